"""A doctor with eight minutes: from the name to a signed plan, with and without JavaScript."""

import pytest

from assessments.models import Assessment, Plan
from tests.journeys.conftest import DESK


def finds(doctor, typed: str, name: str):
    """Find a patient by typing, and open the chart."""
    doctor.searches(typed)
    doctor.page.locator("main").get_by_role("link", name=name).first.click()
    doctor.page.wait_for_url("**/clinic/patients/*/")


def records_a_slipped_disc(doctor):
    """The diagnosis in its few steps, found by the words that doctors use."""
    doctor.page.get_by_role("link", name="Record a diagnosis").first.click()
    box = doctor.page.locator("main input[name=look_for]")
    box.fill("slipped disc")
    box.press("Enter")
    doctor.page.get_by_role("button", name="Lumbar / lumbosacral disc displacement").first.click()
    doctor.page.wait_for_url("**/diagnoses/new/")
    doctor.page.go_back()
    doctor.page.get_by_role("button", name="Lumbar / lumbosacral disc displacement").first.click()
    doctor.page.wait_for_url("**/diagnoses/new/")
    doctor.page.get_by_label("lumbosacral", exact=True).check()
    doctor.page.get_by_role("button", name="Save the diagnosis").click()
    doctor.page.wait_for_url("**/clinic/patients/*/")


@pytest.mark.parametrize("script", [True, False])
def test_from_a_name_to_a_signed_plan(visit, script):
    doctor = visit(DESK, java_script_enabled=script).signs_in("orthopaedist@harbour.example")
    finds(doctor, "acheson ax", "Acheson, Axel")
    doctor.reads("No spine disease known (not examined)")

    records_a_slipped_disc(doctor)
    finds(doctor, "1995-11-08", "Acheson, Axel")
    doctor.reads("Lumbar / lumbosacral disc displacement (herniation)")

    doctor.page.get_by_role("link", name="Assess").first.click()
    doctor.page.get_by_label("A spinal disease").check()
    if script:
        doctor.page.get_by_role("heading", name="Consult before starting").wait_for()
    else:
        doctor.page.get_by_role("button", name="Show the class").first.click()
    doctor.reads("Consult before starting (advised against)", "High risk", "provisional")
    doctor.page.get_by_text("claims of the article").first.click()
    doctor.reads("A14")
    doctor.page.get_by_role("button", name="Save and review").first.click()
    doctor.page.wait_for_url("**/review/")

    doctor.page.get_by_role("button", name="Sign").first.click()
    doctor.reads("No plan without an activity (REC-14)")
    doctor.page.get_by_label("Pilates").first.check()
    doctor.page.get_by_label("the product's default", exact=False).first.check()
    doctor.page.get_by_role("button", name="Sign").first.click()
    doctor.page.wait_for_load_state()
    doctor.reads("Signed by Dr Olive Ortho")

    doctor.page.get_by_role("link", name="Plan on paper").first.click()
    doctor.reads("Talk to a specialist before you run.", "Pilates", "Get help now (call 112) if")
    plan = Plan.objects.get(patient__given_names="Axel")
    assert plan.items.filter(activity="pilates").exists()


def test_an_open_emergency_blocks_until_a_clinician_clears_it(visit):
    doctor = visit().signs_in("orthopaedist@harbour.example")
    finds(doctor, "erin", "Emergency, Erin")
    doctor.reads("assess today before any activity advice")
    doctor.page.get_by_role("link", name="Look into it and clear it").first.click()
    doctor.page.locator("main textarea").first.fill("Sensation normal on examination.")
    doctor.page.locator("main button[type=submit]").first.click()
    doctor.page.wait_for_load_state()
    finds(doctor, "erin", "Emergency, Erin")
    doctor.does_not_read("assess today before any activity advice")


def test_the_front_desk_finds_and_registers_but_sees_nothing_clinical(visit):
    desk = visit().signs_in("front-desk@harbour.example")
    desk.searches("slipwell").reads("Slipwell, Lista")
    assert desk.page.url.endswith("/clinic/find/")
    desk.page.locator("main").get_by_role("link", name="Slipwell, Lista").first.click()
    desk.page.wait_for_url("**/contact/")
    desk.does_not_read("Spondylolisthesis", "Consult before starting")
    assessment = Assessment.objects.get(patient__given_names="Lista")
    desk.opens(f"/clinic/patients/{assessment.patient_id}/").reads("Your role does not allow you")
    desk.does_not_read("Spondylolisthesis")
