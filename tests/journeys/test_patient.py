"""A patient with a phone: reads the plan, decides, knows what to do when the back hurts."""

import pytest

from assessments.models import DiaryEntry
from tests.journeys.conftest import DESK, PHONE
from tests.journeys.test_questions import taps

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
    patient.reads("A13", "What do studies say?", "One doctor's opinion")
    patient.finds_no_barrier()

    patient.opens("/mine/decision/")
    patient.reads("If you choose to run, you take that risk.", "If you do not run")
    patient.finds_no_barrier()
    patient.page.get_by_role("link", name="I have read it. Go on").click()
    patient.reads("Nothing is written down yet.")
    assert patient.page.locator("input[type=radio]:checked").count() == 0
    patient.finds_no_barrier()
    patient.page.get_by_label("I will run, although my doctor advises against it").check()
    patient.page.get_by_label("In your own words").fill("It could slip further and hurt more.")
    patient.page.get_by_label("Your name").fill("Lista Slipwell")
    patient.page.get_by_role("button", name="Go on").click()
    patient.reads("What will happen", "It could slip further and hurt more.")
    patient.finds_no_barrier()
    patient.page.get_by_role("button", name="Record my decision").click()
    patient.reads("Your decision is recorded.", "This is not part of your plan.")
    patient.finds_no_barrier()

    patient.opens("/mine/plan/")
    patient.reads("This is not part of your plan.", "Soft paths and trails are better.")


@pytest.mark.parametrize("script", [True, False])
def test_before_it_is_recorded_a_decision_is_looked_at_and_changed(visit, script):
    patient = visit(PHONE, java_script_enabled=script).signs_in(UNDECIDED)
    patient.opens("/mine/decision/?step=choose")
    patient.page.locator("form[method=post] >> text=I do not know yet").click()
    patient.page.get_by_label("In your own words").fill("It could slip further.")
    patient.page.get_by_label("Your name").fill("Lista Slipwell")
    patient.page.get_by_role("button", name="Go on").click()
    patient.page.get_by_role("button", name="Change something").click()
    assert patient.page.get_by_label("In your own words").input_value() == "It could slip further."
    patient.page.locator("form[method=post] >> text=I will not run").click()
    patient.page.get_by_role("button", name="Go on").click()
    patient.page.get_by_role("button", name="Record my decision").click()
    patient.reads("I will not run (this holds)")


def test_a_decision_that_lacks_a_part_keeps_what_was_typed(visit):
    patient = visit(PHONE).signs_in(UNDECIDED).opens("/mine/decision/?step=choose")
    patient.page.locator("form[method=post] >> text=I do not know yet").click()
    patient.page.get_by_label("Your name").fill("Lista Slipwell")
    patient.page.evaluate(
        "document.querySelectorAll('form').forEach(form => form.noValidate = true)"
    )
    patient.page.get_by_role("button", name="Go on").click()
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
    if script:
        patient.finds_no_barrier()
    for number in range(15):
        patient.reads(f"Question {number + 1} of 15")
        taps(patient, "No")
    taps(patient, "No. It hurts while I run")
    patient.reads("Slow down and walk.")
    if script:
        patient.finds_no_barrier()
    taps(patient, "It still hurts")
    patient.reads("Stop. Try to stretch.")
    assert patient.page.url.endswith("/mine/hurts/?at=17")
    patient.page.go_back()
    patient.reads("Slow down and walk.")
    taps(patient, "The pain is gone")
    patient.reads("Good. The pain is gone")
    if script:
        patient.finds_no_barrier()
    patient.page.get_by_label("How many minutes?").fill("20")
    assert patient.page.get_by_label("Walking").nth(1).is_checked()
    with patient.page.expect_navigation():
        patient.page.get_by_role("button", name="Save").click()
    patient.reads("Saved. Thank you")
    (entry,) = DiaryEntry.objects.filter(eased_by="walking", minutes=20)
    assert entry.activity == "running"


@pytest.mark.parametrize("script", [True, False])
def test_pain_that_stays_ends_with_the_clinic_and_in_the_diary(visit, script):
    patient = visit(PHONE, java_script_enabled=script).signs_in("hale@patients.example")
    patient.page.get_by_role("link", name="My back hurts now").first.click()
    for words in (*["No"] * 15, "No. It hurts after my run", "It still hurts"):
        taps(patient, words)
    patient.reads("Think about seeing your doctor", "Contact my clinic")
    if script:
        for size, scheme in ((PHONE, "light"), (DESK, "dark")):
            patient.page.set_viewport_size(size)
            patient.page.emulate_media(color_scheme=scheme)
            patient.finds_no_barrier()
    patient.page.get_by_label("How many minutes?").fill("20")
    with patient.page.expect_navigation():
        patient.page.get_by_role("button", name="Save").click()
    patient.reads("Your clinic has this on its list")
    if script:
        patient.finds_no_barrier()
        doctor = visit().signs_in("orthopaedist@harbour.example")
        doctor.opens("/clinic/").reads("Pain that did not ease", "Hale")


def test_an_alarming_answer_while_it_hurts_stops_everything(visit):
    patient = visit(PHONE).signs_in("hale@patients.example").opens("/mine/hurts/")
    taps(patient, "No")
    taps(patient, "Not sure")
    patient.reads("Get help now", "Do not wait for a reply here.")
    patient.does_not_read("Slow down")
    assert patient.page.locator("a[href='tel:112']").first.is_visible()
    assert patient.page.locator("a[href^='tel:']").count() > 1
    patient.finds_no_barrier()
    doctor = visit().signs_in("orthopaedist@harbour.example")
    doctor.opens("/clinic/").reads("Emergency: look into this now", "Hale")


def test_an_urgent_answer_while_it_hurts_takes_running_away(visit):
    patient = visit(PHONE).signs_in("hale@patients.example").opens("/mine/hurts/")
    for words in (*["No"] * 10, "Yes", *["No"] * 4):
        taps(patient, words)
    patient.reads("Do not run until you have been seen.", "Contact my clinic")
    patient.finds_no_barrier()


@pytest.mark.parametrize("page", ["/accounts/", "/accounts/sessions/", "/guideline/", "/nowhere/"])
def test_it_is_one_tap_away_outside_of_the_patients_own_pages_too(visit, page):
    patient = visit(PHONE).signs_in("hale@patients.example").opens(page)
    patient.finds_no_barrier()
    patient.page.get_by_role("link", name="My back hurts now").click()
    patient.reads("Question 1 of 15")


def test_with_an_open_red_flag_nothing_about_running_is_shown(visit):
    patient = visit(PHONE).signs_in("erin@patients.example")
    for path in ("/mine/", "/mine/plan/", "/mine/decision/"):
        patient.opens(path).reads("Get help now").does_not_read("I will run")
