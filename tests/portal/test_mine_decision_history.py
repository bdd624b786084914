"""What becomes of a decision later: it holds, it falls with a higher class, it stays readable."""

import pytest
from django.urls import reverse

from assessments.actions import signing
from patients.actions import diagnoses
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
    assert "Your doctor now sees a higher risk for your back." in page
    assert "Then it said: “Running is good for you.”" in page
    assert "Now it says: “Talk to a specialist before you run.”" in page
    assert "Kept words." in page
    assert "Read this first" in page
    assert "this holds" not in page


def test_where_the_class_is_for_clinicians_only_the_higher_risk_is_told_without_its_name(
    phone, runner, orthopaedist
):
    sign(runner, orthopaedist)
    decide(runner, "will_run_within_plan")
    record_disc(runner, orthopaedist)
    sign(runner, orthopaedist, HURTING)
    runner.clinic.class_for_clinicians_only = True
    runner.clinic.save()

    page = phone.get(reverse("mine:decision")).content.decode()

    assert "Please choose again" in page
    assert "Now it says" not in page
    assert "What I read before I chose" in page
    assert "Running is good for you." not in page


def test_an_answer_that_is_not_offered_any_more_is_told_as_that(phone, runner, orthopaedist):
    found = record_disc(runner, orthopaedist)
    sign(runner, orthopaedist, HURTING)
    decide(runner, "will_run_against_advice")
    diagnoses.resolve(found, by=orthopaedist, seen=found.version, reason="Healed.")
    sign(runner, orthopaedist)

    page = phone.get(reverse("mine:decision")).content.decode()

    assert "What you chose is not one of the answers now." in page
    assert "higher risk" not in page


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
