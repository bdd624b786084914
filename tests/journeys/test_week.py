"""What the plan holds is ticked by a tap and taken back by another, and the doctor sees it."""

import pytest
from django.urls import reverse

from patients.models import Patient
from tests.journeys.conftest import DESK, PHONE
from tests.journeys.hand import Hand
from tests.journeys.test_deciding import looks_right


@pytest.mark.parametrize("script", [True, False])
def test_a_day_is_ticked_in_one_tap_and_taken_back_in_another(visit, script):
    runner = visit(PHONE, java_script_enabled=script).signs_in("conrad@patients.example")
    page = runner.opens("/mine/").page
    days = page.get_by_role("group", name="Training your middle")
    hand = Hand(runner)

    hand.taps_on(days.get_by_role("button").last)
    runner.reads("Noted: done on")
    assert days.get_by_role("button", pressed=True).count() == 1
    assert page.url.endswith("/mine/#this-week")
    if script:
        looks_right(runner)
    hand.taps_on(days.get_by_role("button", pressed=True))
    runner.reads("Taken back: not done on")
    assert days.get_by_role("button", pressed=True).count() == 0
    assert hand.taps == 2


def test_the_doctor_reads_on_the_chart_what_was_ticked_on_the_plan(visit):
    runner = visit(PHONE).signs_in("conrad@patients.example").opens("/mine/plan/")
    with runner.page.expect_navigation():
        runner.page.get_by_role("group", name="Running").get_by_role("button").last.click()
    runner.reads("Noted: done on")
    assert runner.page.url.endswith("/mine/plan/#this-week")
    looks_right(runner)

    doctor = visit(DESK).signs_in("orthopaedist@harbour.example")
    conrad = Patient.objects.get(given_names="Conrad")
    doctor.opens(reverse("clinic:chart", args=[conrad.pk])).reads("Done, by the patient's diary")
    doctor.finds_no_barrier()


def test_every_day_is_reached_by_keyboard(visit):
    runner = visit(PHONE).signs_in("conrad@patients.example").opens("/mine/")
    page = runner.page
    last = page.get_by_role("group", name="Training your middle").get_by_role("button").last
    last.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    runner.reads("Noted: done on")
