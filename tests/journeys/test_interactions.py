"""How many interactions a doctor needs: clicks, choices, fields typed."""

import pytest
from django.contrib.auth import get_user_model

from assessments import standing
from patients.actions import diagnoses
from patients.models import Patient
from tests.journeys.conftest import DESK
from tests.journeys.prepared import asked_today, comes_prepared

# What the doctor may need at most.
TO_A_SIGNED_PLAN, FOR_A_DIAGNOSIS = 10, 6


class Hand:
    """A doctor's hand on mouse and keyboard; it counts what it does."""

    def __init__(self, visitor):
        self.page = visitor.page
        self.visitor = visitor
        self.did: list[str] = []

    def clicks(self, *, role="button", name, exact=False, **within):
        """One click on a button or a link."""
        self._did(f"click {name}")
        self._find(role, name, exact, **within).click()

    def ticks(self, name, *, role="checkbox", exact=False):
        """One choice."""
        self._did(f"tick {name}")
        self._find(role, name, exact).check()

    def types(self, name, words, *, sends=False):
        """One field; Enter at its end belongs to the typing."""
        self._did(f"type {name}")
        box = self.page.locator("main").get_by_label(name).first
        box.fill(words)
        if sends:
            box.press("Enter")

    def _find(self, role, name, exact, within="main"):
        return self.page.locator(within).get_by_role(role, name=name, exact=exact).first

    def _did(self, what):
        self.did.append(what)


@pytest.fixture
def olive(demo):
    return get_user_model().objects.get(email="orthopaedist@harbour.example")


@pytest.fixture
def hand(demo, visit):
    return Hand(visit(DESK).signs_in("orthopaedist@harbour.example"))


def assesses(hand):
    """From the list to the review."""
    hand.page.reload()
    hand.clicks(role="link", name="Assess: Prepared, Petra")
    hand.clicks(name="Save and review")
    hand.page.wait_for_url("**/review/")


def signs(hand, patient, *, after):
    """The signature, and what it took."""
    hand.clicks(name="Sign", exact=True)
    hand.page.wait_for_load_state()
    hand.visitor.reads("Signed by Dr Olive Ortho")
    assert standing.of(patient).plan.items.filter(kind="activity").exists()
    assert len(hand.did) == after <= TO_A_SIGNED_PLAN, hand.did


def test_a_first_plan_for_a_disc(hand, olive):
    level = diagnoses.Level("L5/S1", "III")
    patient = comes_prepared(olive, "disc-displacement-lumbar", "no", level)
    assesses(hand)
    hand.ticks("Walking")
    hand.types("Walking: how much", "30 minutes")
    hand.types("Walking: how often", "every day")
    hand.ticks("I write none: the product's default applies")
    signs(hand, patient, after=7)


def test_a_first_plan_with_the_most_that_a_spine_asks_for(hand, olive):
    level = diagnoses.Level("L5/S1", "III")
    patient = comes_prepared(olive, "spondylolisthesis", "yes", level)
    assesses(hand)
    hand.ticks("Pilates")
    hand.types("Pilates: how much", "small group")
    hand.types("Pilates: how often", "twice a week")
    hand.ticks("Pilates: I have read the caution and include it on purpose")
    hand.types("Movements to do or to avoid", "No deep bending backwards.")
    hand.types("This patient's own stop rule", "Stop and call us.")
    signs(hand, patient, after=9)


def test_the_next_plan_after_something_changed(hand, olive):
    """Lista's disease is judged at last: the list says so, and the last plan is taken over."""
    lista = Patient.objects.get(given_names="Lista")
    known = lista.diagnoses.get()
    diagnoses.change(
        known, by=olive, seen=known.version, reason="Seen the MRI", running_excluded="no"
    )
    asked_today(lista, olive)
    hand.page.reload()
    hand.clicks(role="link", name="Assess again: Slipwell, Lista")
    hand.clicks(name="Save and review")
    hand.clicks(name="Take over the plan of")
    hand.ticks("Pilates: I have read the caution and include it on purpose")
    signs(hand, lista, after=5)
    items = {item.activity: item.dose for item in standing.of(lista).plan.items.all()}
    assert items["pilates"] == "small group, begin gently"


def test_a_new_diagnosis(hand, olive):
    """From the chart: a slipped vertebra with its level and grade."""
    axel = Patient.objects.get(given_names="Axel")
    hand.visitor.opens(f"/clinic/patients/{axel.pk}/")
    hand.clicks(role="link", name="Record a diagnosis")
    hand.types("Which diagnosis?", "spondylolisthesis", sends=True)
    hand.clicks(name="Spondylolisthesis")
    hand.ticks("L5/S1")
    hand._did("choose the grade")
    hand.page.get_by_label("L5/S1, grade").select_option("II")
    hand.clicks(name="Save the diagnosis")
    hand.page.wait_for_url("**/clinic/patients/*/")
    found = axel.diagnoses.get()
    assert (found.region, found.levels.get().grade) == ("lumbosacral", "II")
    assert len(hand.did) == 6 <= FOR_A_DIAGNOSIS, hand.did
