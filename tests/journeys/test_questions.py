"""A patient on a phone answers the questions before the visit, stops, goes on, and sends them."""

import pytest
from playwright.sync_api import expect

from assessments.models import AnswersKept, Intake, SafetyCheck
from tests.journeys.conftest import DESK, PHONE

HALE = "hale@patients.example"


def taps(patient, words: str):
    """One tap on an answer; the next page comes."""
    with patient.page.expect_navigation():
        patient.page.get_by_role("button", name=words, exact=True).first.click()


def answers_all(patient):
    """No to everything, the first answer where there is no such word, nothing written."""
    while "/questions/" in patient.page.url and not patient.page.url.endswith("/questions/"):
        no = patient.page.get_by_role("button", name="No", exact=True)
        with patient.page.expect_navigation():
            (no if no.count() else patient.page.locator("main form button").first).click()


@pytest.mark.parametrize("script", [True, False])
def test_one_answers_stops_goes_on_and_sends(visit, script):
    patient = visit(PHONE, java_script_enabled=script).signs_in(HALE)
    patient.page.get_by_role("link", name="Questions before my visit").click()
    patient.reads("It takes about five minutes.")
    patient.page.get_by_role("link", name="Start").click()
    taps(patient, "No")
    taps(patient, "No")
    patient.page.get_by_role("link", name="Stop here for now").click()
    patient.reads("34 questions are left.")
    patient.page.get_by_role("link", name="Go on").click()
    patient.reads("Is the skin between your legs numb or tingly?")
    answers_all(patient)
    patient.reads("Please look through your answers.")
    with patient.page.expect_navigation():
        patient.page.get_by_role("button", name="Send my answers").click()
    patient.reads("Your answers are with your clinic")
    assert SafetyCheck.objects.filter(at_home=True).count() == 1
    assert Intake.objects.filter(author_role="patient").count() == 1
    assert not AnswersKept.objects.exists()


def test_an_alarming_answer_shows_where_to_get_help_at_once(visit):
    patient = visit(PHONE).signs_in(HALE).opens("/mine/questions/3/")
    taps(patient, "Not sure")
    patient.reads("Get help now")
    expect(patient.page.get_by_role("link", name="112").first).to_be_visible()
    patient.does_not_read("Questions before my visit")
    patient.finds_no_barrier()


def test_no_page_of_it_has_a_barrier(visit):
    patient = visit(PHONE).signs_in(HALE)
    for where in ("", "1/", "27/", "36/"):
        patient.opens(f"/mine/questions/{where}")
        for size, scheme in ((PHONE, "light"), (DESK, "dark")):
            patient.page.set_viewport_size(size)
            patient.page.emulate_media(color_scheme=scheme)
            patient.finds_no_barrier()
    patient.page.set_viewport_size(PHONE)
    patient.opens("/mine/questions/1/")
    answers_all(patient)
    patient.finds_no_barrier()


def test_a_thumb_finds_every_answer(visit):
    patient = visit(PHONE).signs_in(HALE).opens("/mine/questions/1/")
    for button in patient.page.locator("main form button").all():
        assert button.bounding_box()["height"] >= 48
