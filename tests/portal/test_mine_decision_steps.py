"""The steps of a decision: the risk, the choice, a last look, and only then it is recorded."""

import pytest
from django.urls import reverse

from assessments import standing
from assessments.actions import intakes
from assessments.models import Decision
from tests.portal.deciding import CHOICES, send
from tests.portal.own_plans import HURTING, decide, record_disc, sign

STATEMENT = "Your doctor has told you about your back and about the risk."
SURGERY = "you might need an operation"
HARD_TO_STOP = "It can be very hard to stop running"


@pytest.fixture
def plan(runner, orthopaedist):
    """C3: a lumbar disc, advised against running."""
    record_disc(runner, orthopaedist)
    return sign(runner, orthopaedist, HURTING)


@pytest.fixture
def phone(as_user, runner):
    """The runner's phone, signed in."""
    return as_user(runner.user)


def choosing(phone, **query):
    """The second step, where one chooses."""
    return phone.get(reverse("mine:decision"), {"step": "choose"} | query).content.decode()


def test_the_risk_is_explained_before_any_choice_is_offered(phone, plan):
    page = phone.get(reverse("mine:decision")).content.decode()

    for risk in (STATEMENT, SURGERY, HARD_TO_STOP):
        assert risk in page
    assert "One doctor&#x27;s opinion" in page
    assert 'name="choice"' not in page
    assert reverse("mine:decision") + "?step=choose" in page


def test_both_ways_stand_side_by_side_with_what_is_hard_and_what_is_good(phone, plan):
    words = phone.get(reverse("mine:decision")).context["words"]

    run, not_run = words.sides
    assert [each.id for each in run.hard] == ["REC-20", "REC-15", "running"]
    assert [each.id for each in not_run.hard] == ["REC-16", "REC-14"]
    assert [each.text.split(":")[0] for each in not_run.good] == ["Pilates"]
    assert run.good[0].grounds.claims


def test_nothing_is_chosen_beforehand(phone, plan, runner):
    for _ in range(2):
        page = choosing(phone, change="yes")
        assert page.count('name="choice"') == len(CHOICES)
        assert "checked" not in page
        decide(runner, "will_not_run")


@pytest.mark.parametrize(
    ("class_code", "missing"),
    [
        ("healthy", {"will_run_against_advice"}),
        ("consult", set()),
        ("excluded", {"will_run_within_plan"}),
    ],
)
def test_the_choices_follow_the_class(phone, runner, orthopaedist, class_code, missing):
    if class_code != "healthy":
        judged = "yes" if class_code == "excluded" else "no"
        record_disc(runner, orthopaedist, running_excluded=judged)
    assert sign(runner, orthopaedist).class_code == class_code

    page = choosing(phone)

    offered = {choice for choice in CHOICES if f'value="{choice}"' in page}
    assert offered == set(CHOICES) - missing


def test_what_will_happen_is_said_before_it_happens(phone, plan):
    page = send(phone, plan, step="check", choice="will_run_against_advice").content.decode()

    for line in (
        "Your choice, your words, your name and the date are written down.",
        "The text that you read is kept with them.",
        "Your plan page then also shows what to mind when you run.",
        "You can change your mind at any time.",
        "It could hurt more and get worse.",
        CHOICES["will_run_against_advice"],
    ):
        assert line in page
    assert page.index("What will happen") < page.index("Record my decision")
    assert not Decision.objects.exists()


@pytest.mark.parametrize("step", ["", "check", "edit", "nonsense"])
def test_nothing_is_recorded_without_the_last_step(phone, plan, step):
    assert send(phone, plan, step=step).status_code == 200
    assert not Decision.objects.exists()


def test_one_may_go_back_from_the_last_look_and_finds_everything_as_it_was(phone, plan):
    page = send(phone, plan, step="edit").content.decode()

    assert "It could hurt more and get worse." in page
    assert 'value="Sam Signin"' in page
    assert page.count("checked") == 1
    assert "Nothing is written down yet." in page


def test_another_name_is_told_before_the_last_look(phone, plan):
    page = send(phone, plan, step="check", typed_name="Somebody Else").content.decode()

    assert "Type your own name in full: Sam Signin." in page
    assert "What will happen" not in page


def test_a_plan_that_changed_is_told_before_the_last_look(phone, plan, runner, orthopaedist):
    sign(runner, orthopaedist, HURTING)

    answer = send(phone, plan, step="check")

    assert answer.status_code == 409
    assert "Your plan has changed" in answer.content.decode()


def test_words_that_changed_since_they_were_read_are_read_again(phone, plan, runner, orthopaedist):
    seen = phone.get(reverse("mine:decision")).context["words"].seen
    intakes.record_consultation(
        runner,
        by=orthopaedist,
        held_on=standing.of(runner).today,
        outcome="Gently.",
        speciality="neurosurgeon",
    )

    answer = send(phone, plan, seen=seen)

    assert answer.status_code == 409
    assert "The text about your back has changed." in answer.content.decode()
    assert "Read it again" in answer.content.decode()
    assert not Decision.objects.exists()


def test_what_was_shown_is_kept_word_for_word(phone, plan):
    words = phone.get(reverse("mine:decision")).context["words"]
    send(phone, plan, seen=words.seen, language="en")

    kept = Decision.objects.get()
    texts = [each["text"] for each in kept.shown]
    assert (kept.language, kept.statement_version) == ("en", "REC-13 running-spine/1.0.0 en")
    for text in (words.page.class_title, words.statement.text, *dict(words.choices).values()):
        assert text in texts
    assert all(each.text in texts for side in words.sides for each in (*side.hard, *side.good))
    page = phone.get(reverse("mine:decision")).content.decode()
    assert "What I read before I chose" in page


def test_running_against_advice_brings_what_to_mind_under_its_heading(phone, plan):
    send(phone, plan, choice="will_run_against_advice")

    page = phone.get(reverse("mine:decision")).content.decode()

    heading = page.index("This is not part of your plan. Your doctor advises against running.")
    assert heading < page.index("Rest is part of training.")
