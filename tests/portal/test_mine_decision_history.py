"""What becomes of a decision later: it holds, it falls with a higher class, it stays readable."""

import pytest
from django.urls import reverse

from assessments.actions import signing
from tests.portal.own_plans import HURTING, ON_CONCRETE, decide, record_disc, sign


@pytest.fixture
def plan(runner, orthopaedist):
    """C3: a lumbar disc, advised against running."""
    record_disc(runner, orthopaedist)
    return sign(runner, orthopaedist, HURTING)


@pytest.fixture
def phone(as_user, runner):
    """The runner's phone, signed in."""
    return as_user(runner.user)


def test_a_higher_class_asks_again_and_keeps_what_was_chosen(phone, runner, orthopaedist):
    sign(runner, orthopaedist)
    decide(runner, "will_run_within_plan", teach_back="Kept words.")
    record_disc(runner, orthopaedist)
    sign(runner, orthopaedist, HURTING)

    page = phone.get(reverse("mine:decision")).content.decode()

    assert "Please choose again" in page
    assert "Kept words." in page
    assert 'name="choice"' in page
    assert "this holds" not in page


def test_once_the_plan_is_taken_back_no_choice_is_said_to_hold(phone, plan, runner, orthopaedist):
    decide(runner, "will_not_run", teach_back="Kept words.")
    signing.withdraw(plan.assessment, by=orthopaedist, reason="Wrong patient.")

    page = phone.get(reverse("mine:decision")).content.decode()

    assert "Your plan does not count any more" in page
    assert "Kept words." in page
    assert "this holds" not in page


def test_the_list_that_the_class_speaks_of_stands_beside_it(phone, runner, orthopaedist):
    sign(runner, orthopaedist, ON_CONCRETE)

    page = phone.get(reverse("mine:decision")).content.decode()

    assert page.index("Here is your list.") < page.index("You need to train your middle often.")
