"""The patient's first page: what holds now, and the one thing to do next."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from assessments import standing
from assessments.actions import safety, signing
from tests.portal.own_plans import (
    ON_CONCRETE,
    ask_red_flags,
    decide,
    draft,
    record_disc,
    sign,
)

RUNNING_IS_GOOD = "Running is good for you."


@pytest.fixture
def today(as_user, runner):
    """The page as the runner sees it."""

    def page():
        return as_user(runner.user).get(reverse("mine:today")).content.decode()

    return page


def test_the_class_stands_in_words_with_its_icon_and_who_signed_it(today, runner, orthopaedist):
    sign(runner, orthopaedist)

    page = today()

    assert RUNNING_IS_GOOD in page
    assert "icon-class" in page
    assert "Signed by Olive Ortho on" in page
    assert "Next check-up:" in page


def test_a_class_for_clinicians_only_leaves_no_trace(today, runner, orthopaedist):
    record_disc(runner, orthopaedist)
    sign(runner, orthopaedist)
    runner.clinic.class_for_clinicians_only = True
    runner.clinic.save()

    page = today()

    assert "Talk to a specialist" not in page
    assert "class-consult" not in page
    assert "Read my plan" in page


def test_the_list_that_the_class_speaks_of_stands_under_it(today, runner, orthopaedist):
    sign(runner, orthopaedist, ON_CONCRETE)

    page = today()

    assert page.index("Here is your list.") < page.index("You need to train your middle often.")


def test_no_list_stands_where_the_class_speaks_of_none(today, runner, orthopaedist):
    record_disc(runner, orthopaedist)
    sign(runner, orthopaedist, ON_CONCRETE)

    assert "You need to train your middle often." not in today()


def test_first_the_plan_is_read_then_the_decision_is_taken_then_nothing(
    as_user, runner, orthopaedist
):
    record_disc(runner, orthopaedist)
    sign(runner, orthopaedist)
    browser = as_user(runner.user)

    def next_thing():
        return browser.get(reverse("mine:today")).context["next"]

    assert next_thing() == "read"
    browser.get(reverse("mine:plan"))
    assert next_thing() == "decide"
    decide(runner, "undecided")
    assert next_thing() == "nothing"


@pytest.mark.parametrize("flag", ["RF_03", "RF_10"])
def test_a_plan_that_a_red_flag_held_back_is_still_to_be_read(as_user, runner, orthopaedist, flag):
    record_disc(runner, orthopaedist)
    sign(runner, orthopaedist)
    check = ask_red_flags(runner, orthopaedist, **{flag: "yes"})
    browser = as_user(runner.user)
    browser.get(reverse("mine:plan"))
    safety.clear_safety_check(check, by=orthopaedist, reason="Looked into; nothing found.")

    assert browser.get(reverse("mine:today")).context["next"] == "read"
    browser.get(reverse("mine:plan"))
    assert browser.get(reverse("mine:today")).context["next"] == "decide"


def test_without_advice_against_running_no_decision_is_asked_for(as_user, runner, orthopaedist):
    sign(runner, orthopaedist, ON_CONCRETE)
    browser = as_user(runner.user)
    browser.get(reverse("mine:plan"))

    assert browser.get(reverse("mine:today")).context["next"] == "nothing"


def test_a_new_plan_is_to_be_read_again_and_says_that_it_replaces_the_old_one(
    as_user, runner, orthopaedist
):
    sign(runner, orthopaedist)
    browser = as_user(runner.user)
    browser.get(reverse("mine:plan"))
    sign(runner, orthopaedist, ON_CONCRETE)

    assert "takes the place of the old one" in browser.get(reverse("mine:today")).content.decode()


def test_a_check_up_that_is_overdue_says_so(as_user, runner, orthopaedist, monkeypatch):
    plan = sign(runner, orthopaedist)
    monkeypatch.setattr(standing.Standing, "today", plan.review_on + timedelta(days=1))

    assert "Your check-up was due on" in as_user(runner.user).get("/mine/").content.decode()


@pytest.mark.parametrize("is_drafted", [False, True])
def test_before_a_signature_there_is_no_plan_not_even_a_draft(
    today, runner, orthopaedist, is_drafted
):
    if is_drafted:
        draft(runner, orthopaedist)

    page = today()

    assert "You have no plan yet" in page
    assert RUNNING_IS_GOOD not in page


def test_a_withdrawn_plan_is_said_to_be_gone_and_what_to_do(today, runner, orthopaedist):
    sign(runner, orthopaedist)
    signing.withdraw(standing.of(runner).verdict, by=orthopaedist, reason="MARKER colleagues only")

    page = today()

    assert "Your plan does not count any more" in page
    assert "Call your clinic" in page
    assert RUNNING_IS_GOOD not in page
    assert "MARKER" not in page


def test_an_open_urgent_flag_stands_in_place_of_everything_about_running(
    today, runner, orthopaedist
):
    sign(runner, orthopaedist)
    ask_red_flags(runner, orthopaedist, RF_10="yes")

    page = today()

    assert "Do not run until you have been seen." in page
    assert RUNNING_IS_GOOD not in page


def test_a_cleared_flag_brings_the_plan_back(today, runner, orthopaedist):
    sign(runner, orthopaedist)
    check = ask_red_flags(runner, orthopaedist, RF_10="yes")
    safety.clear_safety_check(check, by=orthopaedist, reason="Looked into; nothing found.")

    assert RUNNING_IS_GOOD in today()


@pytest.mark.parametrize("name", ["today", "plan", "decision", "hurts"])
def test_an_open_emergency_hides_everything_but_how_to_get_help(
    as_user, runner, orthopaedist, name
):
    sign(runner, orthopaedist)
    ask_red_flags(runner, orthopaedist, RF_03="yes")

    answer = as_user(runner.user).get(reverse(f"mine:{name}"))

    text = answer.content.decode()
    assert "Get help now" in text
    assert 'href="tel:112"' in text
    assert RUNNING_IS_GOOD not in text
    assert "plan" not in answer.context


def test_an_older_plan_is_hidden_in_an_emergency_too(as_user, runner, orthopaedist):
    older = sign(runner, orthopaedist)
    sign(runner, orthopaedist)
    ask_red_flags(runner, orthopaedist, RF_03="yes")

    answer = as_user(runner.user).get(reverse("mine:older_plan", args=[older.pk]))

    assert "Get help now" in answer.content.decode()
    assert RUNNING_IS_GOOD not in answer.content.decode()


def test_the_decision_that_holds_is_named_and_a_fallen_one_is_asked_for_again(
    today, runner, orthopaedist
):
    sign(runner, orthopaedist)
    decide(runner, "will_run_within_plan")
    assert "I will run the way my plan says" in today()

    record_disc(runner, orthopaedist)
    sign(runner, orthopaedist)
    page = today()
    assert "I will run the way my plan says" not in page
    assert "Please choose again" in page


def test_dates_are_written_out(today, runner, orthopaedist):
    plan = sign(runner, orthopaedist)
    review = plan.review_on

    assert f"Next check-up: {review.day} {review:%B} {review.year}" in today()
    assert timezone.localdate().strftime("%Y-%m-%d") not in strip_tags(today())
