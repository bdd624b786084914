"""I examined the spine: once, by whom and when."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.patients.pages import errors, filled, send

TOMORROW = str(date.today() + timedelta(days=2))


@pytest.fixture
def examined(patient):
    return reverse("patients:examine", args=[patient.pk])


def test_today_by_one_click(as_user, orthopaedist, patient, examined):
    answer = send(as_user(orthopaedist), examined)
    assert answer.url == reverse("clinic:chart", args=[patient.pk])
    examination = patient.examinations.get()
    assert examination.recorded_by == orthopaedist
    assert examination.examined_on == timezone.localdate(timezone=patient.clinic.zone)


def test_sent_twice_counts_once(as_user, orthopaedist, patient, examined):
    browser = as_user(orthopaedist)
    sent = filled(browser.get(examined))
    browser.post(examined, sent)
    browser.post(examined, sent)
    assert patient.examinations.count() == 1


def test_tomorrow_is_refused(as_user, orthopaedist, patient, examined):
    answer = send(as_user(orthopaedist), examined, examined_on=TOMORROW)
    assert errors(answer) == {
        "examined_on": ["This day lies in the future. Enter the day of the examination."]
    }
    assert not patient.examinations.exists()


def test_is_not_for_therapists(as_user, therapist, examined):
    assert as_user(therapist).post(examined).status_code == 403
