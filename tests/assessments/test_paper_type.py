"""In which type a plan is printed: the more words, the smaller, and said where one page is over."""

from dataclasses import replace

import pytest
from django.urls import reverse

from assessments import paper_type, plan_pages, standing
from assessments.paper_type import LINE, LONGEST, Type
from tests.portal.own_plans import sign

pytestmark = pytest.mark.django_db

TOO_LONG = "more words than one page holds"


@pytest.fixture
def page(patient, orthopaedist):
    sign(patient, orthopaedist)
    now = standing.of(patient)
    return plan_pages.for_patient(now.plan, now)


def with_moves(page, characters):
    """The same plan with a caution that makes it just this long."""
    bare = replace(page, movement_cautions="")
    return replace(bare, movement_cautions="x" * (characters - paper_type.length(bare) - LINE))


@pytest.mark.parametrize(
    ("characters", "expected"),
    [
        (LONGEST[Type.USUAL], Type.USUAL),
        (LONGEST[Type.USUAL] + 1, Type.SMALL),
        (LONGEST[Type.SMALL], Type.SMALL),
        (LONGEST[Type.SMALL] + 1, Type.SMALLEST),
        (LONGEST[Type.SMALLEST], Type.SMALLEST),
        (LONGEST[Type.SMALLEST] + 1, None),
    ],
)
def test_the_largest_type_that_holds_it(page, characters, expected):
    assert paper_type.of(with_moves(page, characters)) == expected


def test_a_line_that_begins_anew_costs_more_than_its_letters(page):
    one = paper_type.length(replace(page, movement_cautions="Lift. Sit. Walk."))
    three = paper_type.length(replace(page, movement_cautions="Lift.\nSit.\nWalk."))
    assert three == one + 2 * LINE - 2


def test_only_what_no_type_holds_is_said_to_take_two_pages(as_user, patient, orthopaedist):
    doctor = as_user(orthopaedist)
    for moves, is_said in (("Keep your back straight.", False), ("Lift well.\n" * 100, True)):
        plan = sign(patient, orthopaedist, movement_cautions=moves)
        sheet = doctor.get(reverse("assessments:print", args=[patient.pk, plan.assessment_id]))
        assert (TOO_LONG in sheet.text) is is_said
