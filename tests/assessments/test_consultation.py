"""Recording a consultation: who, when, what came of it; a duty closed, no class lowered."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments import standing
from tests.patients.pages import errors, filled, send, text
from tests.portal.own_plans import record_disc, sign

pytestmark = pytest.mark.django_db

OUTCOME = "No operation needed at present."


@pytest.fixture
def recording(patient):
    return reverse("assessments:consultation", args=[patient.pk])


def test_who_when_and_outcome_are_recorded(as_user, orthopaedist, patient, recording):
    answer = send(
        as_user(orthopaedist),
        recording,
        speciality="neurosurgeon",
        consultant="Dr Nia Neuro",
        held_on="2026-05-04",
        outcome=OUTCOME,
    )
    assert answer.url == reverse("clinic:chart", args=[patient.pk])
    recorded = patient.consultations.get()
    assert (recorded.speciality, recorded.consultant) == ("neurosurgeon", "Dr Nia Neuro")
    assert (str(recorded.held_on), recorded.outcome) == ("2026-05-04", OUTCOME)


def test_today_at_the_clinic_stands_there_already(as_user, orthopaedist, patient, recording):
    today = timezone.localdate(timezone=patient.clinic.zone)
    assert filled(as_user(orthopaedist).get(recording))["held_on"] == [str(today)]


def test_says_that_it_closes_the_duty_and_never_lowers_the_class(as_user, orthopaedist, recording):
    shown = text(as_user(orthopaedist).get(recording))
    assert "closes the duty to consult before running. It never lowers the class." in shown
    assert "Another speciality is recorded too, but leaves the duty open." in shown


@pytest.mark.parametrize(
    ("speciality", "closes"), [("orthopaedist", True), ("neurosurgeon", True), ("other", False)]
)
def test_only_the_two_specialities_close_the_duty_and_the_class_stays(
    as_user, orthopaedist, patient, recording, speciality, closes
):
    record_disc(patient, orthopaedist)
    sign(patient, orthopaedist)
    send(as_user(orthopaedist), recording, speciality=speciality, outcome=OUTCOME)
    chart = as_user(orthopaedist).get(reverse("clinic:chart", args=[patient.pk]))
    kinds = {duty.kind for duty, _may, _reviewed in chart.context["duties"]}
    assert ("consultation" not in kinds) == closes
    assert standing.of(patient).verdict.signed_class == "consult"


def test_each_fault_is_named_and_what_was_typed_stays(as_user, orthopaedist, patient, recording):
    tomorrow = timezone.localdate() + timedelta(days=2)
    answer = send(as_user(orthopaedist), recording, outcome="", consultant="Dr Who", held_on="")
    assert errors(answer) == {
        "speciality": ["Choose who was consulted."],
        "held_on": ["Enter the day of the consultation."],
        "outcome": ["Enter what came out of it, in a few words."],
    }
    assert filled(answer)["consultant"] == ["Dr Who"]
    answer = send(
        as_user(orthopaedist),
        recording,
        speciality="orthopaedist",
        outcome=OUTCOME,
        held_on=str(tomorrow),
    )
    assert errors(answer) == {
        "held_on": ["This day lies in the future. Enter the day of the consultation."]
    }
    assert not patient.consultations.exists()


def test_nobody_was_consulted_before_the_patient_was_born(
    as_user, orthopaedist, patient, recording
):
    filling = {"speciality": "orthopaedist", "outcome": OUTCOME}
    before = str(patient.birth_date - timedelta(days=1))
    answer = send(as_user(orthopaedist), recording, **filling, held_on=before)
    assert errors(answer) == {
        "held_on": ["This day lies before the patient's birth. Enter the day of the consultation."]
    }
    assert not patient.consultations.exists()


def test_sent_twice_is_recorded_once(as_user, orthopaedist, patient, recording):
    browser = as_user(orthopaedist)
    sent = filled(browser.get(recording), speciality="orthopaedist", outcome=OUTCOME)
    browser.post(recording, sent)
    browser.post(recording, sent)
    assert patient.consultations.count() == 1


def test_earlier_ones_stand_below(as_user, orthopaedist, recording):
    send(as_user(orthopaedist), recording, speciality="orthopaedist", outcome=OUTCOME)
    assert OUTCOME in text(as_user(orthopaedist).get(recording))


def test_is_closed_to_therapists_and_other_clinics(
    as_user, therapist, other_orthopaedist, recording
):
    assert as_user(therapist).get(recording).status_code == 403
    assert as_user(other_orthopaedist).get(recording).status_code == 404
