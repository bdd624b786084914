"""The questions of an assessment by keyboard alone, and single keys switched off."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from patients.models import Patient
from tests.journeys.conftest import DESK, PHONE


@pytest.fixture
def doctor(visit):
    """On the questions about Axel, whose back aches on runs."""
    doctor = visit(DESK).signs_in("orthopaedist@harbour.example")
    axel = Patient.objects.get(given_names="Axel")
    doctor.opens(reverse("assessments:assess", args=[axel.pk]))
    expect(doctor.page.get_by_text("By keyboard")).to_be_visible()
    return doctor


def has_focus(page, name: str):
    expect(page.locator(f"input[name={name}]:focus")).to_have_count(1)


def test_a_number_calls_up_its_question_and_arrows_answer(doctor):
    page = doctor.page
    page.keyboard.press("1")
    has_focus(page, "back_pain")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_label("Persists after rest, or chronic")).to_be_checked()
    expect(page.locator("#verdict")).to_contain_text("Find out first")
    page.wait_for_timeout(1000)
    page.keyboard.press("4")
    has_focus(page, "core_strengthening")
    page.wait_for_timeout(1000)
    page.keyboard.type("11")
    has_focus(page, "runs_now")


def test_one_key_goes_from_gap_to_gap_and_then_to_the_button(doctor):
    page = doctor.page
    open_ones = page.locator(".choices input[value=not_recorded]:checked")
    names = [each.get_attribute("name") for each in open_ones.all()]
    assert len(names) > 1
    for name in names:
        page.keyboard.press("n")
        has_focus(page, name)
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("n")
    expect(page.get_by_role("button", name="Save and review")).to_be_focused()


def test_the_help_opens_by_its_key_and_says_what_the_keys_do(doctor):
    doctor.page.keyboard.press("?")
    expect(doctor.page.get_by_text("the question with this number")).to_be_visible()
    doctor.finds_no_barrier()
    doctor.page.set_viewport_size(PHONE)
    doctor.finds_no_barrier()
    doctor.page.keyboard.press("?")
    expect(doctor.page.get_by_text("the question with this number")).to_be_hidden()


def test_in_a_text_field_the_keys_are_text(doctor):
    finder = doctor.page.get_by_role("searchbox", name="Find a patient")
    finder.focus()
    doctor.page.keyboard.type("n1?")
    expect(finder).to_have_value("n1?")
    expect(finder).to_be_focused()


def test_switched_off_they_do_nothing_also_after_coming_back(doctor):
    page = doctor.page
    page.keyboard.press("?")
    page.get_by_label("Single keys do this").uncheck()
    for _time in range(2):
        for key in ("1", "n", "/"):
            page.keyboard.press(key)
            expect(page.locator("[data-answers] :focus")).to_have_count(0)
        expect(page.get_by_role("searchbox", name="Find a patient")).not_to_be_focused()
        page.reload()
    assert page.evaluate("Object.keys(localStorage)") == ["single-keys"]
