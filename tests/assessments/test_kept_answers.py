"""Answers that are kept while a doctor asks: found again by that doctor alone, until saved."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments import standing
from assessments.actions import kept
from assessments.models import AnswersKept
from patients.models import AuditEvent
from patients.refusals import NotPermitted
from tests.assessments.conftest import BEST
from tests.assessments.test_assess_page import answered
from tests.patients.pages import filled, text

pytestmark = pytest.mark.django_db

COMES_BACK = "You answered these on"


@pytest.fixture
def page(patient):
    return reverse("assessments:assess", args=[patient.pk])


@pytest.fixture
def browser(as_user, orthopaedist, patient, ask_red_flags):
    ask_red_flags(patient, orthopaedist)
    return as_user(orthopaedist)


@pytest.fixture
def answer(browser, patient, page):
    """One more answer on a page that was just opened: `answer(back_pain="none")`."""

    def answer(**typed):
        sent = filled(browser.get(page), **typed)
        browser.post(reverse("assessments:preview", args=[patient.pk]), sent)
        return sent

    return answer


def test_come_back_with_their_class_and_are_no_intake(answer, browser, patient, page):
    answer(back_pain="persistent", pain_cause="unknown", technique="novice")
    response = browser.get(page)
    assert COMES_BACK in text(response)
    assert filled(response)["technique"] == ["novice"]
    assert response.context["verdict"].code == "find_cause"
    assert (patient.intakes.count(), patient.assessments.count()) == (0, 0)


def test_are_overwritten_by_the_next(answer, browser, patient, page):
    answer(back_pain="none")
    answer(back_pain="settles")
    assert filled(browser.get(page))["back_pain"] == ["settles"]
    assert AnswersKept.objects.count() == 1


def test_an_answer_kept_over_the_record_names_no_source(
    answer, browser, patient, orthopaedist, page
):
    answered(patient, orthopaedist)
    answer(shoes="other")
    sources = {each.fact: each.source for each in browser.get(page).context["form"].running()}
    assert sources["shoes"] is None
    assert sources["technique"].who == str(orthopaedist)


def test_nobody_else_finds_them(answer, as_user, neurosurgeon, patient, page):
    answer(**BEST)
    response = as_user(neurosurgeon).get(page)
    assert COMES_BACK not in text(response)
    assert filled(response)["technique"] == ["not_recorded"]


def test_are_gone_once_they_are_saved(answer, browser, patient, page):
    sent = answer(**BEST)
    browser.post(page, {**sent, "deed": "draft"})
    assert standing.of(patient).draft is not None
    assert not AnswersKept.objects.exists()


def test_one_that_arrives_after_they_were_saved_keeps_nothing(answer, browser, patient, page):
    sent = answer(**BEST)
    browser.post(page, {**sent, "deed": "draft"})
    browser.post(reverse("assessments:preview", args=[patient.pk]), sent)
    assert not AnswersKept.objects.exists()


def test_are_discarded_when_one_says_so(answer, browser, patient, page):
    answer(**BEST)
    browser.post(reverse("assessments:discard_kept", args=[patient.pk]))
    response = browser.get(page)
    assert COMES_BACK not in text(response)
    assert filled(response)["technique"] == ["not_recorded"]


def test_after_seven_days_are_not_shown_and_with_the_next_deleted(
    answer, browser, clinic, patient, orthopaedist, neurosurgeon, page
):
    answer(**BEST)
    week_ago = timezone.now() - timedelta(days=7, seconds=1)
    AnswersKept.objects.update(recorded_at=week_ago)
    assert COMES_BACK not in text(browser.get(page))
    kept.keep_answers(patient, by=neurosurgeon, given={}, seen=None, page="another")
    assert [each.recorded_by for each in AnswersKept.objects.all()] == [neurosurgeon]


def test_only_answers_that_are_offered_are_kept(answer, browser, page):
    answer(back_pain="none", shoes="<script>")
    assert AnswersKept.objects.get().given["back_pain"] == "none"
    assert "shoes" not in AnswersKept.objects.get().given


def test_somebody_recorded_others_meanwhile_and_both_are_shown(
    answer, browser, patient, neurosurgeon, page
):
    answer(**BEST)
    answered(patient, neurosurgeon, technique="novice")
    response = browser.post(page, filled(browser.get(page), deed="draft"))
    assert response.status_code == 409
    assert [what for what, *_words in response.context["stale"]["differences"]] == [
        "Running technique"
    ]


def test_the_trail_says_that_answering_began_and_no_answer(answer, patient):
    answer(back_pain="none")
    answer(back_pain="settles")
    rows = AuditEvent.objects.filter(patient=patient.pk, event="answers.kept")
    assert [row.fields for row in rows] == [[]]


def test_a_therapist_keeps_nothing(patient, therapist):
    with pytest.raises(NotPermitted):
        kept.keep_answers(patient, by=therapist, given={}, seen=None, page="a page")
