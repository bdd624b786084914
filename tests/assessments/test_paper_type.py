"""In which type a plan is printed: the more lines, the smaller, and said where one page is over."""

from dataclasses import replace
from unittest.mock import patch

import pytest
from django.urls import reverse

from assessments import one_page, paper_type, plan_pages, standing
from assessments.paper_type import Type, Words, of
from tests.portal.own_plans import sign

pytestmark = pytest.mark.django_db

TOO_LONG = "more words than one page holds"
SMALLER = {
    Type.USUAL: Type.SMALL,
    Type.SMALL: Type.SMALLEST,
    Type.SMALLEST: Type.TIGHTEST,
    Type.TIGHTEST: None,
}


@pytest.mark.parametrize("kind", list(Type))
def test_a_type_is_left_when_its_lines_are_full(kind):
    full, over = (Words(("Lift.\n" * lines,)) for lines in (kind.value.lines, kind.value.lines + 1))
    assert kind.takes(full) == kind.value.lines
    assert of(full) == kind
    assert of(over) == SMALLER[kind]


def test_what_stands_across_the_page_takes_a_line_of_each_column():
    assert Type.USUAL.takes(Words((), ("Your doctor decided so.",))) == 2
    assert Type.SMALLEST.takes(Words(("Walk.",), ("Your doctor decided so.",))) == 4


def test_a_line_goes_on_below_and_capitals_sooner():
    assert Type.USUAL.takes(Words(("a" * 440,))) == 10
    assert Type.USUAL.takes(Words(("a" * 441,))) == 11
    assert Type.USUAL.takes(Words(("A" * 440,))) == 15


def test_every_word_of_a_plan_is_counted(patient, orthopaedist):
    """Each text that stands on the sheet makes the plan longer."""
    sign(patient, orthopaedist)
    now = standing.of(patient)
    page = plan_pages.for_patient(now.plan, now)
    before = paper_type.of_plan(page)
    for part in ("class_text", "movement_cautions", "running"):
        longer = paper_type.of_plan(replace(page, **{part: "a" * 4400}))
        assert Type.USUAL.takes(longer) >= Type.USUAL.takes(before) + 90, part
    for part in ("markers", "health_notes", "cannot_change"):
        longer = paper_type.of_plan(replace(page, **{part: ("a" * 4400,)}))
        assert Type.USUAL.takes(longer) >= Type.USUAL.takes(before) + 90, part


def test_only_what_no_type_holds_is_said_to_take_two_pages(as_user, patient, orthopaedist):
    doctor = as_user(orthopaedist)
    for moves, is_said in (("Keep your back straight.", False), ("Lift well.\n" * 200, True)):
        with patch.object(one_page, "check"):  # as plans were signed before there was a limit
            plan = sign(patient, orthopaedist, movement_cautions=moves)
        sheet = doctor.get(reverse("assessments:print", args=[patient.pk, plan.assessment_id]))
        assert (TOO_LONG in sheet.text) is is_said
