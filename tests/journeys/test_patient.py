"""A patient with a phone: reads the plan, decides, knows what to do when the back hurts."""

import pytest

from tests.journeys.conftest import PHONE

UNDECIDED = "lista@patients.example"


def test_from_today_to_the_plan_to_a_decision(visit):
    patient = visit(PHONE).signs_in(UNDECIDED)
    patient.reads("Talk to a specialist before you run.", "provisional")

    patient.page.get_by_role("link", name="Read my plan").click()
    patient.reads(
        "Pilates",
        "twice a week",
        "Running is not in your plan.",
        "No deep bending backwards",
        "Lie down with bent knees",
        "Get help now",
    )
    patient.does_not_read("Soft paths and trails are better.")
    first_why = patient.page.get_by_text("Why?").first
    first_why.click()
    patient.reads("A27")

    patient.opens("/mine/decision/")
    patient.reads("If you choose to run, you take that risk.")
    assert patient.page.locator("input[type=radio]:checked").count() == 0
    patient.page.get_by_label("I will run, although my doctor advises against it").check()
    patient.page.get_by_label("In your own words").fill("It could slip further and hurt more.")
    patient.page.get_by_label("Your name").fill("Lista Slipwell")
    patient.page.get_by_role("button", name="Record my decision").click()
    patient.reads("I will run, although my doctor advises against it")

    patient.opens("/mine/plan/")
    patient.reads("This is not part of your plan.", "Soft paths and trails are better.")


def test_a_decision_that_lacks_a_part_keeps_what_was_typed(visit):
    patient = visit(PHONE).signs_in(UNDECIDED).opens("/mine/decision/")
    patient.page.locator("form[method=post] >> text=I do not know yet").click()
    patient.page.get_by_label("Your name").fill("Lista Slipwell")
    patient.page.evaluate(
        "document.querySelectorAll('form').forEach(form => form.noValidate = true)"
    )
    patient.page.get_by_role("button", name="Record my decision").click()
    patient.reads("Nothing is saved yet.")
    assert patient.page.get_by_label("Your name").input_value() == "Lista Slipwell"
    assert patient.page.locator("input[type=radio]:checked").count() == 1
    patient.finds_no_barrier()


@pytest.mark.parametrize("script", [True, False])
def test_the_stop_rule_is_one_tap_away_and_works_without_javascript(visit, script):
    patient = visit(PHONE, java_script_enabled=script).signs_in("hale@patients.example")
    patient.page.get_by_role("link", name="My back hurts now").first.click()
    patient.reads("112", "Nobody watches this")


@pytest.mark.parametrize("script", [True, False])
def test_the_steps_of_the_stop_rule_are_gone_through_and_back(visit, script):
    patient = visit(PHONE, java_script_enabled=script).signs_in("hale@patients.example")
    patient.opens("/mine/hurts/")
    patient.page.get_by_role("button", name="No. It hurts while I run").click()
    patient.reads("Slow down and walk.")
    if script:
        patient.finds_no_barrier()
    patient.page.get_by_role("button", name="It still hurts").click()
    patient.reads("Stop. Try to stretch.")
    assert patient.page.url.endswith("/mine/hurts/?at=2")
    patient.page.go_back()
    patient.reads("Slow down and walk.")
    patient.page.get_by_role("button", name="The pain is gone").click()
    patient.reads("Good. The pain is gone")
    patient.page.get_by_role("link", name="Start again").click()
    patient.reads("Has a doctor told you that you have a spine problem?")


def test_with_an_open_red_flag_nothing_about_running_is_shown(visit):
    patient = visit(PHONE).signs_in("erin@patients.example")
    for path in ("/mine/", "/mine/plan/", "/mine/decision/"):
        patient.opens(path).reads("Get help now").does_not_read("I will run")
