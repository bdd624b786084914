"""Clearing red flags: by a clinician, with a reason, each check on its own."""

import pytest
from django.urls import reverse

from assessments import standing
from assessments.actions import safety
from patients.permissions import Permission, refusal_words
from tests.patients.pages import errors, text

pytestmark = pytest.mark.django_db

REASON = "Examined: sensation intact, the answer was a misunderstanding."


@pytest.fixture
def outcome(patient):
    return reverse("assessments:safety_outcome", args=[patient.pk])


@pytest.fixture
def clear(patient):
    return reverse("assessments:clear", args=[patient.pk])


def clearing(browser, clear, **typed):
    """What the clearing form sends, with something typed over it."""
    form = browser.get(clear).context["form"]
    sent = {
        "submission_key": form["submission_key"].value(),
        "check_made": form["check_made"].value(),
    }
    return sent | {"reason": REASON} | typed


class TestClearing:
    def test_with_a_reason_the_way_is_free_again(
        self, as_user, orthopaedist, patient, clear, ask_red_flags
    ):
        ask_red_flags(patient, orthopaedist, RF_03="yes")
        browser = as_user(orthopaedist)
        answer = browser.post(clear, clearing(browser, clear))
        assert answer.url == reverse("assessments:assess", args=[patient.pk])
        assert not standing.of(patient).is_emergency
        assert patient.safety_clearances.get().reason == REASON

    def test_says_before_what_will_happen(
        self, as_user, orthopaedist, patient, clear, ask_red_flags
    ):
        ask_red_flags(patient, orthopaedist, RF_03="yes")
        shown = text(as_user(orthopaedist).get(clear))
        assert "What will happen" in shown
        assert "under your name" in shown

    def test_without_a_reason_it_is_refused(
        self, as_user, orthopaedist, patient, clear, ask_red_flags
    ):
        ask_red_flags(patient, orthopaedist, RF_03="yes")
        browser = as_user(orthopaedist)
        answer = browser.post(clear, clearing(browser, clear, reason="   "))
        assert errors(answer) == {"reason": ["Say what you found and why the flag is cleared."]}
        assert standing.of(patient).is_emergency

    def test_each_open_emergency_is_cleared_on_its_own(
        self, as_user, orthopaedist, patient, clear, outcome, ask_red_flags
    ):
        ask_red_flags(patient, orthopaedist, RF_03="yes")
        ask_red_flags(patient, orthopaedist, RF_15="yes")
        browser = as_user(orthopaedist)
        answer = browser.post(clear, clearing(browser, clear))
        assert answer.url == outcome
        assert "RF-03" in text(browser.get(outcome))
        browser.post(clear, clearing(browser, clear))
        assert not standing.of(patient).is_emergency

    def test_sent_twice_clears_once(self, as_user, orthopaedist, patient, clear, ask_red_flags):
        ask_red_flags(patient, orthopaedist, RF_03="yes")
        browser = as_user(orthopaedist)
        sent = clearing(browser, clear)
        assert browser.post(clear, sent).status_code == 302
        assert browser.post(clear, sent).status_code == 302
        assert patient.safety_clearances.count() == 1

    def test_what_a_colleague_cleared_meanwhile_is_not_cleared_again(
        self, as_user, orthopaedist, neurosurgeon, patient, clear, ask_red_flags
    ):
        check = ask_red_flags(patient, orthopaedist, RF_03="yes")
        browser = as_user(orthopaedist)
        sent = clearing(browser, clear)
        safety.clear_safety_check(check, by=neurosurgeon, reason=REASON)
        answer = browser.post(clear, sent)
        assert answer.status_code == 409
        assert "Somebody has cleared this safety check already." in text(answer)

    def test_is_refused_to_a_therapist_with_the_reason(
        self, as_user, therapist, patient, clear, ask_red_flags
    ):
        check = ask_red_flags(patient, therapist, RF_03="yes")
        answer = as_user(therapist).post(clear, {"check_made": check.pk, "reason": REASON})
        assert answer.status_code == 403
        assert str(refusal_words(Permission.CLEAR_EMERGENCY)) in text(answer)
        assert standing.of(patient).is_emergency

    def test_reaches_no_check_of_another_patient(
        self, as_user, orthopaedist, patient, runner, clear, ask_red_flags
    ):
        elsewhere = ask_red_flags(runner, orthopaedist, RF_03="yes")
        ask_red_flags(patient, orthopaedist, RF_03="yes")
        browser = as_user(orthopaedist)
        sent = clearing(browser, clear, check_made=str(elsewhere.pk))
        assert browser.post(clear, sent).status_code == 404
        assert standing.of(runner).is_emergency
