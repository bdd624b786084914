"""The plan on paper: one A4 page, however full it is, and so the sheet for the trainer."""

import re

import pytest

from assessments import one_page, standing
from assessments.actions import intakes
from assessments.models import Assessment
from assessments.models.decision import Choice
from assessments.models.intake import LONGEST_OUTCOME
from assessments.paper_type import Type
from assessments.plan_choices import ActivityChoice, OwnItem
from patients.models import Patient
from patients.refusals import Invalid
from tests.journeys.conftest import DESK
from tests.portal.own_plans import HURTING, decide, sign

PAGE_OF_A_PDF = re.compile(rb"/Type\s*/Page(?!s)")
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
WORST = HURTING | {
    "technique": "novice",
    "core_strengthening": "not_regular",
    "stretching": "none",
    "regeneration": "no",
    "usual_surface": "cement",
    "shoes": "other",
}


EVERY = ("walking", "pilates", "yoga", "gym", "martial_arts")
TIGHTEST = Type.TIGHTEST.value


def pages(visitor, assessment, sheet="paper") -> int:
    """How many pages of paper a sheet takes."""
    where = f"/clinic/patients/{assessment.patient_id}/assessments/{assessment.pk}/{sheet}/"
    printed = visitor.opens(where).page.pdf(prefer_css_page_size=True, format="A4")
    return len(PAGE_OF_A_PDF.findall(printed))


def test_every_plan_of_the_demonstration_and_its_sheet_for_the_trainer(visit):
    for slug in ("harbour", "hill"):
        visitor = visit(DESK).signs_in(f"orthopaedist@{slug}.example")
        for patient in Patient.objects.filter(clinic__slug=slug):
            signed = Assessment.objects.in_force().filter(patient=patient).first()
            if signed is None:
                continue
            for sheet in ("paper", "trainer"):
                assert pages(visitor, signed, sheet) == 1, f"{patient.given_names}, {sheet}"


def full(patient, activities=EVERY, own=OWN, dose="20 minutes, begin with 10", **choices):
    """A plan with all of this in it, and everything that the guideline offers."""
    often = choices.pop("often", "twice a week, not two days in a row")
    return sign(
        patient,
        patient.responsible,
        WORST,
        offered=True,
        activities=tuple(
            ActivityChoice(code, dose=dose, frequency=often, deliberate=True) for code in activities
        ),
        own=tuple(OwnItem(words, frequency=often) for words in own),
        default_stop_rule=False,
        **{"movement_cautions": MOVES, "own_stop_rule": RULE} | choices,
    )


@pytest.mark.parametrize(
    ("name", "activities", "own", "size"),
    [("Lista", EVERY[:3], OWN[:1], "small"), ("Gail", EVERY, OWN, "smallest")],
)
def test_the_more_words_the_smaller_the_type(visit, name, activities, own, size):
    patient = Patient.objects.get(given_names=name)
    plan = full(patient, activities, own)
    visitor = visit(DESK).signs_in("orthopaedist@harbour.example")
    assert pages(visitor, plan.assessment) == 1
    assert visitor.page.locator(".sheet-text dt").count() == len(activities) + len(own)
    assert visitor.page.locator(f".sheet-{size}").count() == 1


def as_full_as_may_be(patient, names, line, **choices):
    """A plan in which these texts have as many lines as are signed; one more was refused."""
    plan = full(patient, **choices | dict.fromkeys(names, "x"))
    now = standing.of(patient)
    taken = max(map(Type.TIGHTEST.takes, one_page.fullest(plan, list(plan.items.all()), now)))
    lines = (TIGHTEST.lines - taken) // len(names) + 1
    with pytest.raises(Invalid):
        full(patient, **choices | dict.fromkeys(names, line(lines + 1)))
    return full(patient, **choices | dict.fromkeys(names, line(lines)))


def running_on(text):
    """A paragraph of so many lines, one after the other."""
    words = text.lower() * 100
    return lambda lines: words[: lines * TIGHTEST.characters - 1]


def each_anew(line):
    """So many short lines."""
    return lambda lines: f"{line}\n" * lines


@pytest.mark.parametrize(
    ("names", "line", "choices"),
    [
        (("movement_cautions",), running_on(MOVES), {}),
        (("own_stop_rule",), running_on(RULE), {}),
        (("movement_cautions", "own_stop_rule"), each_anew("Lift well, with bent knees."), {}),
        (
            ("movement_cautions",),
            each_anew("Lift."),
            {"dose": MOVES[:60], "often": RULE[:50], "own": (MOVES[:100],) * 3},
        ),
    ],
    ids=["moves", "own rule", "short lines", "doses and own items"],
)
def test_as_full_as_a_signature_allows_and_all_that_may_come_later(visit, names, line, choices):
    """In Polish, against advice, after a long consultation."""
    pola = Patient.objects.get(given_names="Pola")
    plan = as_full_as_may_be(pola, names, line, **choices)
    decide(pola, Choice.AGAINST_ADVICE)
    intakes.record_consultation(
        pola,
        by=pola.responsible,
        speciality="neurosurgeon",
        outcome=(MOVES + RULE + MOVES)[:LONGEST_OUTCOME],
    )
    visitor = visit(DESK).signs_in("orthopaedist@harbour.example")
    assert pages(visitor, plan.assessment) == 1
    assert visitor.page.locator(".sheet-tightest").count() == 1
    assert visitor.page.get_by_text("more words than one page holds").count() == 0
    assert pages(visitor, plan.assessment, "trainer") == 1
