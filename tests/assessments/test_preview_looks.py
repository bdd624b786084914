"""The class drawn while one answers: one look for each person, patient and ten minutes."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from patients.models import AuditEvent
from tests.assessments.stories import page_of
from tests.conftest import make_patient
from tests.patients.pages import filled

pytestmark = pytest.mark.django_db

LIVE = {"HX-Request": "true"}


@pytest.fixture
def draw(as_user):
    def drawn(patient, by):
        answer = as_user(by).post(
            reverse("assessments:preview", args=[patient.pk]), {"back_pain": "none"}, headers=LIVE
        )
        assert answer.status_code == 200

    return drawn


def looks(patient, page="preview") -> int:
    """How often the page was shown for this patient, as the trail has it."""
    return AuditEvent.objects.filter(
        patient=patient.pk, event="record.read", target=f"page:assessments:{page}"
    ).count()


def test_answer_after_answer_is_one_look_until_ten_minutes_passed(
    draw, patient, orthopaedist, monkeypatch
):
    draw(patient, orthopaedist)
    draw(patient, orthopaedist)
    assert looks(patient) == 1
    later = timezone.now() + timedelta(minutes=10, seconds=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    draw(patient, orthopaedist)
    assert looks(patient) == 2


def test_another_patient_and_another_reader_are_looks_of_their_own(
    draw, clinic, patient, orthopaedist, neurosurgeon
):
    other = make_patient(clinic, orthopaedist, "Paula", "Present")
    draw(patient, orthopaedist)
    draw(other, orthopaedist)
    assert (looks(patient), looks(other)) == (1, 1)
    draw(patient, neurosurgeon)
    assert looks(patient) == 2


def test_a_page_sent_whole_is_a_look_each_time(as_user, patient, orthopaedist):
    browser = as_user(orthopaedist)
    for _time in range(2):
        browser.post(reverse("assessments:preview", args=[patient.pk]), {"back_pain": "none"})
    assert looks(patient) == 2


def test_the_review_drawn_anew_belongs_to_the_look_that_opened_it(as_user, orthopaedist, draft):
    browser = as_user(orthopaedist)
    sent = filled(browser.get(page_of(draft)))
    for _time in range(2):
        assert browser.post(page_of(draft), sent, headers=LIVE).status_code == 200
    assert looks(draft.patient, "review") == 1
