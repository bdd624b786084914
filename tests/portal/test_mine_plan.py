"""The signed plan as its patient reads it, and the plans before it."""

import re

import pytest
from django.urls import reverse

from assessments import standing
from assessments.actions import signing
from assessments.models import Plan
from assessments.safety.notices import GET_HELP_NOW
from portal.mine.plans import language_of
from tests.portal.own_plans import (
    HURTING,
    ON_CONCRETE,
    ask_red_flags,
    decide,
    record_disc,
    sign,
)

NOT_IN_PLAN = "This is not part of your plan. Your doctor advises against running."
KEPT_BACK = "Rest is part of training."


@pytest.fixture
def plan_page(as_user, runner):
    """The page as the runner sees it."""

    def page():
        return as_user(runner.user).get(reverse("mine:plan")).content.decode()

    return page


@pytest.fixture
def advised_against(runner, orthopaedist):
    """A plan in C3: a lumbar disc, the runner is advised against running."""
    record_disc(runner, orthopaedist)
    return sign(runner, orthopaedist, HURTING)


def test_alternatives_and_running_stand_on_the_same_grid(plan_page, runner, orthopaedist):
    sign(runner, orthopaedist)

    page = plan_page()

    assert page.count("What it is") == 1 + 2  # the table's row, and one for each of two cards
    assert "Pilates" in page
    assert "Running is in your plan." in page


def test_conditions_say_what_each_would_change_and_why(plan_page, runner, orthopaedist):
    sign(runner, orthopaedist, ON_CONCRETE)

    page = plan_page()

    assert "You need to train your middle often." in page
    assert "It does not change the answer on its own." in page
    assert "All of them together would lead to" in page
    assert "paragraph" in page


def test_every_plan_ends_with_when_to_get_help(plan_page, runner, orthopaedist):
    sign(runner, orthopaedist)

    page = plan_page()

    assert "Get help now if" in page
    assert all(str(line) in page for line in GET_HELP_NOW.values())
    assert "whose field is the knee" in page  # the level of evidence


@pytest.mark.parametrize(
    ("choice", "is_shown", "is_headed"),
    [
        (None, False, False),
        ("will_not_run", False, False),
        ("undecided", False, False),
        ("will_run_within_plan", True, False),
        ("will_run_against_advice", True, True),
    ],
)
def test_texts_for_running_wait_for_the_decision_to_run(
    plan_page, advised_against, runner, choice, is_shown, is_headed
):
    if choice:
        decide(runner, choice)

    page = plan_page()

    assert (KEPT_BACK in page) == is_shown
    assert (NOT_IN_PLAN in page) == is_headed


def test_what_is_kept_back_stands_under_the_heading_that_it_is_not_part_of_the_plan(
    plan_page, advised_against, runner
):
    decide(runner, "will_run_against_advice")

    page = plan_page()

    assert page.index(NOT_IN_PLAN) < page.index(KEPT_BACK)


def test_a_class_for_clinicians_only_leaves_no_trace(plan_page, advised_against, runner):
    runner.clinic.class_for_clinicians_only = True
    runner.clinic.save()

    page = plan_page()

    assert "Talk to a specialist" not in page
    assert "class-consult" not in page
    assert "Pilates" in page


def test_an_older_plan_stays_readable_and_says_that_it_has_ended(
    as_user, plan_page, runner, orthopaedist
):
    older = sign(runner, orthopaedist)
    sign(runner, orthopaedist, ON_CONCRETE)
    address = reverse("mine:older_plan", args=[older.pk])

    assert address in plan_page()
    page = as_user(runner.user).get(address).content.decode()
    assert "This plan has ended" in page
    assert "A new plan took its place on" in page
    assert "Running is good for you." in page


def test_a_withdrawn_plan_stays_readable_and_says_that_it_was_taken_back(
    as_user, plan_page, runner, orthopaedist
):
    older = sign(runner, orthopaedist)
    signing.withdraw(standing.of(runner).verdict, by=orthopaedist, reason="MARKER")

    assert "Your plan does not count any more" in plan_page()
    page = as_user(runner.user).get(reverse("mine:older_plan", args=[older.pk])).content.decode()
    assert "Your doctor took it back on" in page
    assert "MARKER" not in page


def test_an_ended_plan_shows_what_was_chosen_on_it_and_nothing_chosen_since(
    as_user, advised_against, runner, orthopaedist
):
    first = advised_against
    decide(runner, "will_run_against_advice")
    second = sign(runner, orthopaedist, HURTING)
    third = sign(runner, orthopaedist, HURTING)
    decide(runner, "will_not_run")
    sign(runner, orthopaedist, HURTING)

    def older(plan):
        answer = as_user(runner.user).get(reverse("mine:older_plan", args=[plan.pk]))
        return answer.context["plan"].running

    assert "chosen to run all the same" in older(first)
    assert older(second) == "Running is not in your plan."
    assert "chosen not to run" in older(third)


def test_the_plan_in_force_is_not_among_the_older_ones(as_user, runner, orthopaedist):
    plan = sign(runner, orthopaedist)

    answer = as_user(runner.user).get(reverse("mine:older_plan", args=[plan.pk]))

    assert answer.status_code == 404


def test_with_an_urgent_flag_only_what_is_not_running_stays(
    as_user, plan_page, runner, orthopaedist
):
    older = sign(runner, orthopaedist, ON_CONCRETE)
    sign(runner, orthopaedist, ON_CONCRETE)
    ask_red_flags(runner, orthopaedist, RF_10="not_sure")

    page = plan_page()
    assert "Do not run until you have been seen." in page
    assert "Pilates" in page
    for about_running in ("You run at a pace", "Running is", "hard ground"):
        assert about_running not in page
    page = as_user(runner.user).get(reverse("mine:older_plan", args=[older.pk])).content.decode()
    assert "Do not run until you have been seen." in page
    assert "You run at a pace" not in page


def test_the_plan_can_be_printed_with_its_head(plan_page, runner, orthopaedist):
    sign(runner, orthopaedist)

    page = plan_page()

    assert 'class="print-header"' in page
    assert "Sam Signin" in page
    assert "data-print" in page


def test_a_plan_in_a_language_that_the_page_does_not_have_shows_its_own(
    as_user, runner, orthopaedist
):
    plan = sign(runner, orthopaedist)
    in_polish = Plan(
        **{
            field.name: getattr(plan, field.name)
            for field in Plan._meta.concrete_fields
            if field.name != "texts"
        },
        texts={"pl": plan.texts["en"]},
    )
    assert language_of(plan) == "en"
    assert language_of(in_polish) == "pl"


def test_an_urgent_flag_before_any_plan_is_said_just_as_plainly(plan_page, runner, orthopaedist):
    ask_red_flags(runner, orthopaedist, RF_11="yes")

    page = plan_page()

    assert "Do not run until you have been seen." in page
    assert "Contact my clinic" in page
    assert "What you can do until then" not in page


def test_each_way_down_the_plan_leads_to_a_part_that_is_there(plan_page, advised_against, runner):
    decide(runner, "will_run_against_advice")
    page = plan_page()
    ways = re.findall(r'<a href="#(.+?)"', page[page.index('id="plan-contents"') :])
    assert ways == [
        *("plan-activities", "plan-running", "plan-advice", "plan-all-the-same"),
        *("plan-stop-rule", "get-help-now"),
    ]
    assert [page.count(f'id="{way}"') for way in ways] == [1] * len(ways)
