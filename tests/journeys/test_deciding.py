"""A patient decides by steps, counted; looked at in every state, in two sizes, light and dark."""

from assessments import standing
from patients.actions import diagnoses
from patients.models import Patient
from portal.models import User
from tests.journeys.conftest import DESK, PHONE
from tests.journeys.hand import Hand

LOOKS = [(PHONE, "light"), (PHONE, "dark"), (DESK, "light"), (DESK, "dark")]


def looks_right(visitor) -> None:
    for size, scheme in LOOKS:
        visitor.page.set_viewport_size(size)
        visitor.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        visitor.finds_no_barrier()
    visitor.page.set_viewport_size(PHONE)


def test_a_decision_takes_five_taps_and_two_fields_from_the_first_page(visit):
    patient = visit(PHONE).signs_in("lista@patients.example")
    patient.opens("/mine/plan/").opens("/mine/")
    page, hand = patient.page, Hand(patient)

    hand.taps_on(page.get_by_role("link", name="Take my decision"))
    for why in page.locator("summary:visible").all():
        why.click()
    looks_right(patient)
    hand.taps_on(page.get_by_role("link", name="I have read it. Go on"))
    looks_right(patient)
    hand.writes("It could slip further.", page.get_by_label("In your own words"))
    hand.taps_on(page.get_by_text("I will run, although my doctor advises against it"))
    hand.writes("Lista Slipwell", page.get_by_label("Your name"))
    hand.taps_on(page.get_by_role("button", name="Go on"))
    patient.reads("Is this right?")
    looks_right(patient)
    hand.taps_on(page.get_by_role("button", name="Record my decision"))
    patient.reads("Your decision is recorded.")
    page.get_by_text("What I read before I chose").click()
    patient.reads("If you do not run")
    looks_right(patient)

    assert (hand.taps, hand.fields) == (5, 2)


def test_a_plan_that_may_not_fit_and_a_decision_that_fell_are_told(visit):
    patient = visit(PHONE).signs_in("hale@patients.example")
    hale = Patient.objects.get(given_names="Hale")
    doctor = User.objects.get(email="orthopaedist@harbour.example")
    diagnoses.record(
        hale,
        by=doctor,
        catalogue_key="disc-displacement-lumbar",
        region="lumbosacral",
        levels=[diagnoses.Level("L5/S1")],
    )
    assert standing.of(hale).plan

    for address in ("/mine/", "/mine/plan/"):
        patient.opens(address).reads("Your plan may not fit any more", "Call your clinic.")
        looks_right(patient)
