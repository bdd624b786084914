"""A patient with a phone keeps a diary: few taps, by touch alone, with and without JavaScript."""

import pytest

from tests.journeys.conftest import DESK, PHONE
from tests.journeys.hand import Hand

LOOKS = [(PHONE, "light"), (PHONE, "dark"), (DESK, "light"), (DESK, "dark")]


@pytest.mark.parametrize("script", [True, False])
def test_a_run_is_logged_in_three_taps_and_one_number(visit, script):
    runner = visit(PHONE, java_script_enabled=script).signs_in("conrad@patients.example")
    runner.opens("/mine/")
    hand = Hand(runner)

    hand.taps_on(runner.page.get_by_role("link", name="Log activity"))
    hand.taps_on(runner.page.get_by_text("Running", exact=True))
    hand.types("30", runner.page.get_by_label("How many minutes?"))
    hand.taps_on(runner.page.get_by_role("button", name="Save"))

    runner.reads("Saved. Thank you for writing it down.", "Running", "30 minutes")
    assert (hand.taps, hand.numbers) == (3, 1)


def test_this_morning_is_answered_by_one_tap(visit):
    runner = visit(PHONE).signs_in("hale@patients.example").opens("/mine/")
    runner.reads("How was your back this morning?")
    hand = Hand(runner)
    hand.taps_on(runner.page.get_by_role("button", name="2", exact=True))
    runner.reads("Saved. Thank you.").does_not_read("How was your back this morning?")
    assert hand.taps == 1


def test_pain_is_said_with_a_tap_and_put_right_later(visit):
    runner = visit(PHONE).signs_in("conrad@patients.example").opens("/mine/diary/log/")
    page = runner.page
    page.get_by_text("Walking", exact=True).first.click()
    page.get_by_label("How many minutes?").fill("20")
    page.get_by_text("Say more, if you like").click()
    page.get_by_role("group", name="How much did your back hurt during it?").get_by_text(
        "4", exact=True
    ).click()
    page.get_by_role("button", name="Save").click()
    runner.reads("during 4")

    page.get_by_role("link", name="Walking").click()
    page.get_by_label("How many minutes?").fill("25")
    page.get_by_role("button", name="Save").click()
    runner.reads("25 minutes", "during 4").does_not_read("20 minutes")


def test_an_excluded_patient_logs_a_run_without_blame(visit):
    max_ = visit(PHONE).signs_in("max@patients.example").opens("/mine/diary/")
    max_.reads(
        "Thank you for telling us about your run",
        "Running is not in your plan.",
        "There are other ways to be active.",
    )


@pytest.mark.parametrize("who", ["hale", "gail", "max", "lista"])
def test_the_diary_has_no_barrier(visit, who):
    patient = visit(PHONE).signs_in(f"{who}@patients.example")
    for path in ("/mine/diary/", "/mine/diary/log/"):
        patient.opens(path)
        for size, scheme in LOOKS:
            patient.page.set_viewport_size(size)
            patient.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            patient.finds_no_barrier()
    patient.page.get_by_text("Say more, if you like").click()
    patient.finds_no_barrier()
    patient.page.get_by_role("button", name="Save").click()
    patient.reads("2 things need another look.").finds_no_barrier()
    first = patient.opens("/mine/diary/").page.locator(".rows a").first
    if first.count():
        first.click()
        patient.finds_no_barrier()
