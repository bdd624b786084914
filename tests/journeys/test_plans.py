"""The plan: put in order by keyboard, filled in from a template, printed on one page."""

import re

import pytest

from assessments.models import Assessment
from assessments.plan_choices import ActivityChoice, OwnItem
from patients.models import Patient
from tests.journeys.conftest import DESK, PHONE, TABLET
from tests.portal.own_plans import HURTING, decide, sign

PAGE_OF_A_PDF = re.compile(rb"/Type\s*/Page(?!s)")


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


def test_the_plan_and_the_sheet_for_the_trainer_are_one_page_each(visit):
    for slug in ("harbour", "hill"):
        visitor = visit(DESK).signs_in(f"orthopaedist@{slug}.example")
        for patient in Patient.objects.filter(clinic__slug=slug):
            signed = Assessment.objects.in_force().filter(patient=patient).first()
            if signed is None:
                continue
            for sheet in ("paper", "trainer"):
                visitor.opens(f"/clinic/patients/{patient.pk}/assessments/{signed.pk}/{sheet}/")
                printed = visitor.page.pdf(prefer_css_page_size=True, format="A4")
                pages = len(PAGE_OF_A_PDF.findall(printed))
                assert pages == 1, f"{patient.given_names}, {sheet}: {pages} pages"


MOVES = (
    "No deep bending backwards under load, no twisting with a bent back; keep the middle firm in "
    "every exercise, and lift with bent knees, close to the body. Sit no longer than an hour at a "
    "time, then stand up and walk for some minutes."
)
RULE = (
    "Stop at once. Lie down with bent knees for ten minutes, then walk slowly. If the pain goes "
    "down the leg, or is still there in the evening, call us the same day. Do not run again before "
    "we have talked; walking and Pilates may go on as long as they do not hurt."
)
OWN = (
    "Swim on your back, without kicking hard",
    "Walk up the stairs at work",
    "Cycle to work, upright, not on cobbles",
)
ANYWAY = "will_run_against_advice"
WORST = HURTING | {
    "technique": "novice",
    "core_strengthening": "not_regular",
    "stretching": "none",
    "regeneration": "no",
    "usual_surface": "cement",
    "shoes": "other",
}


@pytest.mark.parametrize(
    ("name", "activities", "own", "choice", "size"),
    [
        ("Lista", ("walking", "pilates", "yoga"), 1, "", "small"),
        ("Gail", ("walking", "pilates", "yoga", "gym", "martial_arts"), 3, "", "smallest"),
        ("Pola", ("walking", "pilates", "yoga", "gym", "martial_arts"), 3, ANYWAY, "smallest"),
    ],
)
def test_however_full_a_plan_is_it_stays_on_one_page(visit, name, activities, own, choice, size):
    patient = Patient.objects.get(given_names=name)
    plan = sign(
        patient,
        patient.responsible,
        WORST,
        offered=True,
        activities=tuple(
            ActivityChoice(
                code,
                dose="20 minutes, begin with 10",
                frequency="twice a week, not two days in a row",
                deliberate=True,
            )
            for code in activities
        ),
        own=tuple(OwnItem(words, frequency="three times a week") for words in OWN[:own]),
        movement_cautions=MOVES,
        own_stop_rule=RULE,
        default_stop_rule=False,
    )
    if choice:
        decide(patient, choice)
    visitor = visit(DESK).signs_in("orthopaedist@harbour.example")
    visitor.opens(f"/clinic/patients/{patient.pk}/assessments/{plan.assessment_id}/paper/")
    assert visitor.page.locator(".sheet-text dt").count() == len(activities) + own
    assert visitor.page.locator(f".sheet-{size}").count() == 1
    assert visitor.page.get_by_text("more words than one page holds").count() == 0
    printed = visitor.page.pdf(prefer_css_page_size=True, format="A4")
    assert len(PAGE_OF_A_PDF.findall(printed)) == 1
