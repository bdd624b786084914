"""What the diary asks a clinician to look at: closed by a deed, back for something new."""

import pytest
from django.urls import reverse

from assessments import standing
from assessments.actions import diary
from portal.actions import worklist
from portal.clinic import duties
from portal.clinic.worklist import candidates, items
from tests.portal.own_plans import HURTING, ask_red_flags, log, record_disc, sign

pytestmark = pytest.mark.django_db

KINDS = ("diary_legs", "diary_not_easing", "diary_morning", "diary_ran")


def told(patient) -> list:
    return [duty for duty in duties.of(standing.of(patient)) if duty.kind in KINDS]


def kinds(patient) -> list[str]:
    return [duty.kind for duty in told(patient)]


def mark_reviewed(patient, doctor):
    for duty in told(patient):
        worklist.mark_reviewed(patient, by=doctor, kind=duty.kind, mark=duty.mark)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ({"leg_symptoms": "yes"}, ["diary_legs"]),
        ({"leg_symptoms": "not_sure"}, ["diary_legs"]),
        ({"leg_symptoms": "no"}, []),
        ({"pain_after": 4, "eased_by": "nothing"}, ["diary_not_easing"]),
        ({"pain_after": 9, "eased_by": "rest"}, []),
        ({}, []),
    ],
)
def test_what_an_entry_asks_for(runner, said, kind):
    log(runner, **said)
    assert kinds(runner) == kind


@pytest.mark.parametrize(("morning", "kind"), [(4, []), (5, ["diary_morning"])])
def test_a_morning_two_points_worse_than_before(runner, morning, kind):
    log(runner, 3, next_morning=3)
    log(runner, 2, next_morning=morning)
    assert kinds(runner) == kind


def test_a_run_under_a_class_that_excludes_it(runner, orthopaedist):
    log(runner)
    record_disc(runner, orthopaedist, running_excluded="yes")
    sign(runner, orthopaedist, HURTING)
    assert kinds(runner) == []  # logged before anybody had excluded it
    log(runner, activity="walking")
    assert kinds(runner) == []
    log(runner, 1)
    assert kinds(runner) == []  # of a day before the signature
    log(runner)
    assert kinds(runner) == ["diary_ran"]


def test_an_advice_against_running_is_not_an_exclusion(runner, orthopaedist):
    record_disc(runner, orthopaedist)
    sign(runner, orthopaedist, HURTING)
    log(runner)
    assert kinds(runner) == []


def test_it_says_what_the_patient_wrote_and_only_proposes(runner, orthopaedist):
    sign(runner, orthopaedist)
    log(runner, pain_after=4, eased_by="nothing", note="It stayed all night.")

    (duty,) = told(runner)

    assert "This proposes persistent pain; it counts once you take it over." in duty.text
    assert "It stayed all night." in duty.text
    assert standing.of(runner).intake.back_pain == "none"
    assert standing.of(runner).verdict.signed_class == "healthy"


def test_pain_that_did_not_ease_is_answered_by_a_signature(runner, orthopaedist):
    log(runner, pain_after=4, eased_by="nothing")
    sign(runner, orthopaedist)
    assert kinds(runner) == []


def test_new_things_in_the_legs_are_answered_by_a_clinician_alone(runner, orthopaedist):
    log(runner, leg_symptoms="yes")
    ask_red_flags(runner, runner.user)
    assert kinds(runner) == ["diary_legs"]
    ask_red_flags(runner, orthopaedist)
    assert kinds(runner) == []


def test_a_review_holds_while_only_something_else_is_changed(runner, therapist):
    entry = log(runner, 1, leg_symptoms="yes")
    mark_reviewed(runner, therapist)
    before = [duty.mark for duty in told(runner)]

    row = diary.record_morning(entry, by=runner.user, pain=0)
    row = diary.change(row, by=runner.user, minutes=45)
    assert [duty.mark for duty in told(runner)] == before

    diary.change(row, by=runner.user, leg_symptoms="not_sure")
    assert [duty.mark for duty in told(runner)] != before


def test_what_was_taken_back_asks_for_nothing(runner):
    diary.take_back(log(runner, leg_symptoms="yes"), by=runner.user)
    assert kinds(runner) == []


def test_they_stand_after_urgent_flags_and_before_a_decision_against_advice(against, orthopaedist):
    ask_red_flags(against, orthopaedist, RF_10="yes")
    log(against, leg_symptoms="yes", pain_after=4, eased_by="nothing")
    patient = candidates.with_invitation(type(against).objects.filter(pk=against.pk)).get()

    found = [item.kind for item in items.of(standing.of(patient))]

    assert found[:4] == ["urgent_flags", "diary_legs", "diary_not_easing", "against_advice"]


def test_an_open_emergency_comes_before_them(as_user, runner, orthopaedist):
    log(runner, leg_symptoms="yes")
    ask_red_flags(runner, runner.user, RF_01="yes")
    page = as_user(orthopaedist).get(reverse("clinic:home")).content.decode()
    assert "Emergency: look into this now" in page
    assert "something new in the legs" not in page


def test_they_stand_on_the_first_page_and_on_the_chart(as_user, runner, orthopaedist):
    log(runner, leg_symptoms="yes")
    doctor = as_user(orthopaedist)
    assert "Diary: something new in the legs" in doctor.get(reverse("clinic:home")).content.decode()
    chart = doctor.get(reverse("clinic:chart", args=[runner.pk])).content.decode()
    assert "The diary tells of something new in the legs" in chart
