"""By keyboard alone, the focus always seen: a doctor signs, a patient logs a walk and has pain."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from playwright.sync_api import expect

from assessments import standing
from assessments.models import DiaryEntry
from patients.actions import diagnoses
from patients.models import Patient
from portal.demo.people import PHRASE
from tests.journeys.conftest import DESK, PHONE, TABLET
from tests.journeys.prepared import asked_today, comes_prepared

FOCUSED = """() => {
  const at = document.activeElement;
  const label = at.labels && at.labels.length ? at.labels[0].innerText : "";
  const shown = getComputedStyle(at);
  return {
    name: (at.getAttribute("aria-label") || label || at.innerText || "").trim(),
    kind: at.type || at.tagName.toLowerCase(),
    seen: shown.outlineStyle !== "none" || shown.boxShadow !== "none",
  };
}"""
MOST_STEPS = 120


class Keys:
    """Nothing but Tab, Space, Enter and letters."""

    def __init__(self, page):
        self.page = page

    def goes_to(self, name: str):
        """Press Tab until this has the focus; it is always to be seen where one is."""
        for _step in range(MOST_STEPS):
            self.page.keyboard.press("Tab")
            at = self.page.evaluate(FOCUSED)
            # Within a date the browser draws its own ring, around the calendar's button.
            if at["kind"] not in ("body", "date"):
                assert at["seen"], f"the focus on {at} is not to be seen"
            if at["name"].startswith(name):
                return
        raise AssertionError(f"“{name}” is not reached by Tab on {self.page.url}")

    def presses(self, name: str):
        """Go to a link or a button and press Enter."""
        self.goes_to(name)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def ticks(self, name: str):
        """Go to a box and press Space."""
        self.goes_to(name)
        self.page.keyboard.press("Space")

    def types(self, name: str, words: str):
        """Go to a field and type."""
        self.goes_to(name)
        self.page.keyboard.type(words)


@pytest.fixture
def olive(demo):
    return get_user_model().objects.get(email="orthopaedist@harbour.example")


def test_from_the_list_to_a_signed_plan(visit, olive):
    level = diagnoses.Level("L5/S1", "III")
    patient = comes_prepared(olive, "disc-displacement-lumbar", "no", level)
    doctor = visit(DESK).signs_in("orthopaedist@harbour.example")
    keys = Keys(doctor.page)
    keys.presses("Assess: Prepared, Petra")
    keys.presses("Save and review")
    keys.ticks("Walking")
    keys.types("Walking: how much", "30 minutes")
    keys.types("Walking: how often", "every day")
    keys.types("This patient's own stop rule", "Stop and call us.")
    keys.presses("Sign")
    doctor.reads("Signed by Dr Olive Ortho")
    item = standing.of(patient).plan.items.get(activity="walking")
    assert (item.dose, item.frequency) == ("30 minutes", "every day")


def test_what_is_compared_with_the_last_signature_has_no_barrier(visit, olive):
    gail = Patient.objects.get(given_names="Gail")
    asked_today(gail, olive)
    doctor = visit(DESK).signs_in("orthopaedist@harbour.example")
    doctor.opens(reverse("assessments:assess", args=[gail.pk]))
    doctor.page.get_by_label("Persists after rest, or chronic").check()
    expect(doctor.page.locator("#verdict")).to_contain_text("Persists after rest")
    doctor.reads("Since the last signed assessment")
    for size, scheme in ((PHONE, "light"), (TABLET, "dark"), (DESK, "light")):
        doctor.page.set_viewport_size(size)
        doctor.page.emulate_media(color_scheme=scheme)
        doctor.finds_no_barrier()


def test_a_patient_logs_a_walk_and_goes_through_the_questions_when_it_hurts(visit):
    patient = visit(DESK).opens("/accounts/login/")
    keys = Keys(patient.page)
    keys.types("Email", "hale@patients.example")
    keys.types("Password", PHRASE)
    keys.presses("Sign in")
    keys.presses("Log activity")
    keys.goes_to("Running")
    patient.page.keyboard.press("ArrowDown")
    keys.types("How many minutes?", "25")
    keys.presses("Save")
    patient.reads("Saved. Thank you")
    entry = DiaryEntry.objects.order_by("-recorded_at").first()
    assert (entry.activity, entry.minutes) == ("walking", 25)

    keys.presses("My back hurts now")
    for number in range(15):
        patient.reads(f"Question {number + 1} of 15")
        keys.presses("No")
    keys.presses("No. It hurts while I run")
    patient.reads("Slow down and walk.")
