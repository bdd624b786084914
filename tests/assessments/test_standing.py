"""Where a patient stands follows from the records alone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments import standing
from assessments.actions import decisions, intakes, safety, signing
from assessments.models import SafetyCheck
from patients.actions import diagnoses
from patients.refusals import Invalid, NotNow, NotPermitted

pytestmark = pytest.mark.django_db

DISC = {"catalogue_key": "disc-displacement-lumbar", "region": "lumbar"}


def decide(patient, choice):
    return decisions.decide(
        standing.of(patient).plan,
        by=patient.user,
        choice=choice,
        teach_back="It could hurt more.",
        typed_name="Sam Signin",
        language="en",
    )


def test_a_new_patient_has_nothing_and_may_not_be_assessed_yet(patient):
    now = standing.of(patient)
    assert (now.check, now.valid_check, now.intake, now.draft, now.verdict, now.plan) == (None,) * 6
    assert (now.choice, now.is_emergency, now.urgent) == ("pending", False, ())


@pytest.mark.parametrize(
    ("age", "counts"),
    [
        (timedelta(minutes=1), True),
        (timedelta(days=7) - timedelta(minutes=1), True),
        (timedelta(days=7, minutes=1), False),
    ],
)
def test_a_check_counts_for_seven_days(
    patient, orthopaedist, ask_red_flags, monkeypatch, age, counts
):
    check = ask_red_flags(patient, orthopaedist)
    later = check.recorded_at + age
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert (standing.of(patient).valid_check == check) is counts


def test_a_check_made_before_the_last_signature_no_longer_counts(patient, orthopaedist, signed):
    signed(patient, orthopaedist)
    assert standing.of(patient).check is not None
    assert standing.of(patient).valid_check is None


def test_an_emergency_stays_open_until_a_clinician_clears_it(
    patient, orthopaedist, therapist, ask_red_flags
):
    check = ask_red_flags(patient, therapist, RF_03="not_sure")
    ask_red_flags(patient, therapist)
    assert standing.of(patient).open_emergencies == [check]
    with pytest.raises(NotPermitted):
        safety.clear_safety_check(check, by=therapist, reason="looked")
    with pytest.raises(Invalid):
        safety.clear_safety_check(check, by=orthopaedist, reason=" ")
    safety.clear_safety_check(check, by=orthopaedist, reason="sensation normal on examination")
    assert not standing.of(patient).is_emergency
    with pytest.raises(NotNow):
        safety.clear_safety_check(check, by=orthopaedist, reason="again")


def test_there_is_nothing_to_clear_in_a_quiet_check(patient, orthopaedist, ask_red_flags):
    with pytest.raises(NotNow):
        safety.clear_safety_check(
            ask_red_flags(patient, orthopaedist), by=orthopaedist, reason="why not"
        )


def test_an_emergency_diagnosis_is_an_emergency_until_it_is_resolved(patient, orthopaedist):
    cauda = diagnoses.record(
        patient, by=orthopaedist, catalogue_key="cauda-equina", region="lumbosacral"
    )
    assert standing.of(patient).is_emergency
    diagnoses.resolve(cauda, by=orthopaedist, seen=1, reason="operated in time")
    assert not standing.of(patient).is_emergency


def test_a_cleared_urgent_flag_stays_cleared_until_it_went_and_came_back(
    patient, orthopaedist, ask_red_flags
):
    check = ask_red_flags(patient, orthopaedist, RF_10="yes")
    assert standing.of(patient).urgent == ("RF-10",)
    safety.clear_safety_check(check, by=orthopaedist, reason="cured ten years ago")
    ask_red_flags(patient, orthopaedist, RF_10="yes")
    assert standing.of(patient).urgent == ()
    ask_red_flags(patient, orthopaedist)
    ask_red_flags(patient, orthopaedist, RF_10="yes")
    assert standing.of(patient).urgent == ("RF-10",)


def test_a_missing_answer_is_never_a_no(patient, orthopaedist):
    with pytest.raises(Invalid) as refusal:
        safety.record_safety_check(
            patient, by=orthopaedist, answers={"RF-06": "yes"}, conditions={}
        )
    assert {"RF-01", "RF-06a", "fainting"} <= set(refusal.value.errors)
    assert not SafetyCheck.objects.exists()


def test_the_consultation_that_counts_is_a_specialists(patient, orthopaedist):
    intakes.record_consultation(patient, by=orthopaedist, speciality="neurosurgeon", outcome="wait")
    intakes.record_consultation(patient, by=orthopaedist, speciality="other", outcome="also wait")
    assert standing.of(patient).consultation.speciality == "neurosurgeon"


def test_a_decision_holds_until_the_class_is_higher_than_it_was_taken_on(
    runner, orthopaedist, signed
):
    signed(runner, orthopaedist, "running")
    decide(runner, "will_run_within_plan")
    assert standing.of(runner).choice == "will_run_within_plan"
    assert standing.of(runner).will_run

    signed(runner, orthopaedist, "running")
    assert standing.of(runner).choice == "will_run_within_plan"

    diagnoses.record(runner, by=orthopaedist, **DISC)
    signed(runner, orthopaedist, "walking")
    assert standing.of(runner).choice == "pending"
    assert not standing.of(runner).will_run
    assert len(standing.of(runner).decisions) == 1


def test_signing_again_supersedes_and_withdrawing_leaves_nothing_in_force(
    patient, orthopaedist, signed
):
    first = signed(patient, orthopaedist)
    second = signed(patient, orthopaedist)
    first.refresh_from_db()
    assert (first.end.kind, first.end.replaced_by) == ("superseded", second)
    assert standing.of(patient).verdict == second
    with pytest.raises(Invalid):
        signing.withdraw(second, by=orthopaedist, reason="")
    signing.withdraw(second, by=orthopaedist, reason="recorded on the wrong patient")
    assert standing.of(patient).verdict is None
    assert standing.of(patient).last_signed == second
    with pytest.raises(NotNow):
        signing.withdraw(second, by=orthopaedist, reason="once more")


def test_a_no_given_at_home_does_not_close_what_a_clinician_found(
    runner, orthopaedist, therapist, ask_red_flags
):
    found = ask_red_flags(runner, orthopaedist, RF_11="yes")
    ask_red_flags(runner, runner.user)
    ask_red_flags(runner, therapist)
    now = standing.of(runner)
    assert now.urgent == ("RF-11",)
    assert now.urgent_check == found
    ask_red_flags(runner, orthopaedist)
    assert standing.of(runner).urgent == ()


def test_clearing_what_was_found_before_a_later_no_leaves_nothing_open(
    runner, orthopaedist, ask_red_flags
):
    found = ask_red_flags(runner, runner.user, RF_07="not_sure")
    ask_red_flags(runner, runner.user)
    safety.clear_safety_check(found, by=orthopaedist, reason="hands examined, steady")
    assert standing.of(runner).urgent == ()


def test_nobody_runs_against_an_advice_that_is_no_longer_given(runner, orthopaedist, signed):
    disc = diagnoses.record(runner, by=orthopaedist, **DISC)
    signed(runner, orthopaedist, "walking")
    decide(runner, "will_run_against_advice")
    diagnoses.refute(disc, by=orthopaedist, seen=1, reason="nothing on the MRI")
    signed(runner, orthopaedist, "running", shoes="other", usual_surface="cement")
    now = standing.of(runner)
    assert now.verdict.signed_class == "conditions"
    assert (now.choice, now.will_run) == ("pending", False)
