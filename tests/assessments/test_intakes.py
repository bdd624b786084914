"""Answers about pain and running: who may say what, and whose word stands."""

import pytest

from assessments import standing
from assessments.actions import intakes
from patients import permissions
from patients.actions import diagnoses
from patients.permissions import Role
from patients.refusals import Invalid, NotPermitted, Stale

pytestmark = pytest.mark.django_db


def say(patient, by, **answers):
    return intakes.record_intake(patient, by=by, answers=answers)


def test_what_is_not_answered_now_is_carried_over_with_its_source(runner, orthopaedist, therapist):
    say(runner, orthopaedist, back_pain="settles", stretching="after")
    later = say(runner, therapist, technique="novice")
    assert (later.back_pain, later.stretching, later.technique) == ("settles", "after", "novice")
    assert later.sources["stretching"]["who"] == "Olive Ortho"
    assert later.sources["technique"] == {
        "role": "therapist",
        "who": "Thea Therapist",
        "at": later.sources["technique"]["at"],
    }
    assert later.answered == ["technique"]


def test_a_patient_over_a_clinicians_value_only_proposes(runner, orthopaedist):
    say(runner, orthopaedist, back_pain="settles")
    proposed = say(runner, runner.user, back_pain="persistent", shoes="cushioned")
    assert (proposed.back_pain, proposed.shoes) == ("settles", "cushioned")
    assert proposed.proposals["back_pain"]["value"] == "persistent"


def test_a_patients_own_value_is_the_patients_to_change(runner):
    say(runner, runner.user, back_pain="settles")
    changed = say(runner, runner.user, back_pain="persistent")
    assert (changed.back_pain, changed.proposals) == ("persistent", {})


def test_a_proposal_is_settled_by_the_clinicians_same_answer(runner, orthopaedist):
    say(runner, orthopaedist, back_pain="settles")
    say(runner, runner.user, back_pain="persistent")
    accepted = say(runner, orthopaedist, back_pain="persistent")
    assert (accepted.back_pain, accepted.proposals) == ("persistent", {})


def test_a_declined_proposal_is_gone_and_the_value_stands(runner, orthopaedist):
    say(runner, orthopaedist, back_pain="settles")
    say(runner, runner.user, back_pain="persistent")
    declined = intakes.record_intake(runner, by=orthopaedist, answers={}, declined=["back_pain"])
    assert (declined.back_pain, declined.proposals) == ("settles", {})


def test_a_proposal_nobody_looked_at_stays_open(runner, orthopaedist):
    say(runner, orthopaedist, back_pain="settles")
    say(runner, runner.user, back_pain="persistent")
    assert "back_pain" in say(runner, orthopaedist, back_pain="settles").proposals


@pytest.mark.parametrize("who", ["therapist", "patient"])
def test_the_cause_of_pain_is_a_clinicians_to_judge(who, runner, therapist):
    by = {"therapist": therapist, "patient": runner.user}[who]
    answered = say(runner, by, back_pain="persistent", pain_cause="muscle_weakness")
    assert answered.pain_cause == "unknown"


def test_pain_begins_with_an_unknown_cause_and_without_pain_there_is_none(runner, orthopaedist):
    assert say(runner, orthopaedist, back_pain="settles").pain_cause == "unknown"
    assert say(runner, orthopaedist, back_pain="none").pain_cause == ""


def test_an_answer_can_be_taken_back_to_not_recorded(runner, orthopaedist):
    say(runner, orthopaedist, back_pain="none", technique="ergonomic")
    assert say(runner, orthopaedist, technique="").technique == ""


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"back_pain": "none", "pain_cause": "unknown"}, "pain_cause"),
        ({"back_pain": "persistent", "pain_cause": "spinal_disease"}, "pain_cause"),
        ({"back_pain": "awful"}, "back_pain"),
        ({"weather": "fine"}, "weather"),
    ],
)
def test_what_contradicts_itself_is_refused_at_its_field(answers, field, runner, orthopaedist):
    with pytest.raises(Invalid) as refusal:
        say(runner, orthopaedist, **answers)
    assert set(refusal.value.errors) == {field}
    assert standing.of(runner).intake is None


def test_a_spinal_disease_as_the_cause_needs_that_disease_confirmed(runner, orthopaedist):
    diagnoses.record(
        runner,
        by=orthopaedist,
        catalogue_key="disc-displacement-lumbar",
        region="lumbosacral",
        levels=[diagnoses.Level("L5/S1")],
    )
    answered = say(runner, orthopaedist, back_pain="persistent", pain_cause="spinal_disease")
    assert answered.pain_cause == "spinal_disease"


def test_answers_given_meanwhile_are_noticed_and_both_versions_named(runner, orthopaedist):
    first = say(runner, orthopaedist, back_pain="none")
    say(runner, orthopaedist, back_pain="settles")
    with pytest.raises(Stale) as refusal:
        intakes.record_intake(
            runner,
            by=orthopaedist,
            answers={"back_pain": "persistent"},
            seen=first.pk,
            check_seen=True,
        )
    assert [difference[1:] for difference in refusal.value.differences] == [
        ("persistent", "settles")
    ]
    assert standing.of(runner).intake.back_pain == "settles"


def test_the_same_submission_makes_one_snapshot(runner, orthopaedist):
    first, second = (
        intakes.record_intake(runner, by=orthopaedist, answers={"back_pain": "none"}, key="once")
        for _time in range(2)
    )
    assert first == second
    assert runner.intakes.count() == 1


def test_the_front_desk_answers_nothing(runner, front_desk):
    with pytest.raises(NotPermitted):
        say(runner, front_desk, back_pain="none")


def test_what_the_patient_reports_in_words_is_kept_until_it_is_changed(runner):
    intakes.record_intake(runner, by=runner.user, answers={}, diagnosis_reported=" a slipped disc ")
    assert say(runner, runner.user, back_pain="none").diagnosis_reported == "a slipped disc"


def test_who_judges_the_cause_of_pain_is_said_by_the_table_of_permissions_alone(monkeypatch):
    judge, watch = permissions.GRANTS[Role.ORTHOPAEDIST], permissions.GRANTS[Role.THERAPIST]
    assert intakes.may_answer(Role.ORTHOPAEDIST, "pain_cause")
    assert not intakes.may_answer(Role.THERAPIST, "pain_cause")
    monkeypatch.setitem(permissions.GRANTS, Role.THERAPIST, judge)
    monkeypatch.setitem(permissions.GRANTS, Role.ORTHOPAEDIST, watch)
    assert intakes.may_answer(Role.THERAPIST, "pain_cause")
    assert not intakes.may_answer(Role.ORTHOPAEDIST, "pain_cause")
    assert intakes.may_answer(Role.ORTHOPAEDIST, "back_pain")
