"""The plan: put in order by keyboard, filled in from a template."""

import re

import pytest

from assessments.models import Assessment
from tests.journeys.conftest import DESK, PHONE, TABLET


@pytest.fixture
def olive(visit):
    return visit(DESK).signs_in("orthopaedist@harbour.example")


def review_of(name: str) -> str:
    draft = Assessment.objects.drafts().get(patient__given_names=name)
    return f"/clinic/patients/{draft.patient_id}/assessments/{draft.pk}/review/"


def test_a_template_fills_in_the_plan_and_the_keyboard_puts_it_in_order(olive):
    page = olive.opens(review_of("Axel")).page
    page.get_by_label("Template of the clinic").select_option("Instead of running: quiet start")
    page.get_by_role("button", name="Fill in").click()
    olive.reads("Filled in from “Instead of running: quiet start”")
    page.get_by_text("Save this choice as a template").click()
    for size in (PHONE, TABLET, DESK):
        page.set_viewport_size(size)
        olive.finds_no_barrier()
    page.get_by_role("button", name="Move up: Pilates").focus()
    with page.expect_response(re.compile("/review/")):
        page.keyboard.press("Enter")
    said = page.locator("#order-said")
    said.get_by_text("Pilates is number 1 of 4 now.").wait_for(state="attached")
    assert page.evaluate("document.activeElement.id") == "move-up-pilates"
    assert page.locator("#patient-version .plan-order li").first.inner_text().startswith("Pilates")
    with page.expect_response(re.compile("/review/")):
        page.keyboard.press("Enter")  # at the top nothing moves, and the focus stays
    assert page.evaluate("document.activeElement.id") == "move-up-pilates"
    page.get_by_role("button", name="Keep the draft").click()
    page.wait_for_url("**/clinic/patients/*/")
    olive.opens(review_of("Axel"))
    assert page.locator(".order-list li").first.inner_text().startswith("Pilates")


def test_without_javascript_an_item_moves_as_well(visit):
    visitor = visit(DESK, java_script_enabled=False).signs_in("orthopaedist@harbour.example")
    page = visitor.opens(review_of("Axel")).page
    page.get_by_label("Template of the clinic").select_option("Instead of running: quiet start")
    page.get_by_role("button", name="Fill in").click()
    page.get_by_role("button", name="Move down: Walking").click()
    page.wait_for_load_state()
    assert page.locator(".order-list li").first.inner_text().startswith("Pilates")
    assert page.locator("#move-down-walking").get_attribute("autofocus") is not None


def test_the_pages_of_templates_and_of_overrides_have_no_barrier(visit, olive):
    olive.opens("/clinic/plan-templates/").finds_no_barrier()
    olive.page.get_by_role("link", name="Rename").first.click()
    olive.finds_no_barrier()
    olive.opens("/clinic/plan-templates/").page.get_by_role("link", name="Retire").first.click()
    olive.finds_no_barrier().reads("Nobody can fill it in any more.")
    ada = visit(PHONE).signs_in("clinic-admin@harbour.example")
    ada.opens("/clinic/overrides/").finds_no_barrier().reads("Figures below 5 are never shown")
