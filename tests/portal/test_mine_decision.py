"""The patient's decision: the risk first, nothing chosen beforehand, changed at any time."""

import uuid
from html import unescape

import pytest
from django.urls import reverse

from assessments import standing
from assessments.actions import signing
from assessments.models import Decision
from assessments.plan_choices import OwnItem
from tests.portal.deciding import send
from tests.portal.own_plans import HURTING, ask_red_flags, decide, record_disc, sign

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


def test_a_decision_is_recorded_with_the_words_that_were_shown(phone, plan, runner):
    answer = send(phone, plan)

    assert answer.url == reverse("mine:decision")
    decision = Decision.objects.get()
    assert decision.choice == "will_not_run"
    assert decision.teach_back == "It could hurt more and get worse."
    assert decision.statement == plan.texts["en"]["statement"]
    page = phone.get(answer.url).content.decode()
    assert "Your decision is recorded. You can change your mind at any time." in page
    assert "You chose this on" in page
    assert 'name="choice"' not in page


@pytest.mark.parametrize(
    ("paid_by", "said"),
    [
        ("", "Your clinic has not said who pays for this portal."),
        ("the clinic <alone>", "Who pays for this portal: the clinic &lt;alone&gt;"),
    ],
)
def test_who_pays_is_said_and_kept_with_the_decision(phone, plan, clinic, paid_by, said):
    type(clinic).objects.filter(pk=clinic.pk).update(paid_by=paid_by)
    for page in ("mine:decision", "mine:about"):
        assert said in phone.get(reverse(page)).text
    send(phone, plan)
    kept = {each["id"]: each["text"] for each in Decision.objects.get().shown}
    assert kept["paid_by"] == unescape(said)


def test_what_the_doctor_added_in_words_stands_among_what_may_be_good(phone, runner, orthopaedist):
    record_disc(runner, orthopaedist)
    own = OwnItem("Swim on your back", is_activity=True)
    plan = sign(runner, orthopaedist, HURTING, activities=(), own=(own,))
    assert "Swim on your back" in phone.get(reverse("mine:decision")).text
    assert send(phone, plan).url == reverse("mine:decision")


def test_a_change_of_mind_is_another_decision_and_the_history_stays(phone, plan):
    send(phone, plan, teach_back="First words.")
    send(phone, plan, choice="will_run_against_advice", teach_back="Second words.")

    page = phone.get(reverse("mine:decision")).content.decode()

    assert Decision.objects.count() == 2
    assert page.index("Second words.") < page.index("First words.")
    assert page.count("this holds") == 1


def test_the_same_form_sent_twice_makes_one_decision(phone, plan):
    key = str(uuid.uuid4())

    for _ in range(2):
        assert send(phone, plan, submission_key=key).status_code == 302

    assert Decision.objects.count() == 1


def test_an_old_form_sent_again_with_another_choice_is_not_taken_for_a_new_decision(phone, plan):
    key = str(uuid.uuid4())
    send(phone, plan, submission_key=key)

    answer = send(phone, plan, submission_key=key, choice="undecided")

    assert "nothing new was recorded" in phone.get(answer.url).content.decode()
    assert Decision.objects.get().choice == "will_not_run"


@pytest.mark.parametrize(
    ("left_out", "says"),
    [
        ({"choice": ""}, "Choose one of the answers."),
        ({"choice": "pending"}, "Choose one of the answers."),
        ({"teach_back": "  "}, "Say in your own words what running could do to your back."),
        ({"typed_name": ""}, "Type your name."),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_is_kept(phone, plan, left_out, says):
    answer = send(phone, plan, **left_out)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.count(says) >= 2  # in the summary and at the field
    kept = {"teach_back": "It could hurt more and get worse.", "typed_name": "Sam Signin"}
    for field in kept.keys() - left_out.keys():
        assert kept[field] in page
    assert not Decision.objects.exists()


def test_a_form_that_lost_its_plan_or_names_none_is_refused(phone, plan):
    for lost in ("", "nonsense", str(uuid.uuid4())):
        assert send(phone, plan, plan=lost).status_code == 404
    assert not Decision.objects.exists()


def test_a_plan_that_changed_meanwhile_keeps_the_words_and_shows_the_new_title(
    phone, plan, runner, orthopaedist
):
    record_disc(runner, orthopaedist, running_excluded="yes")
    newer = sign(runner, orthopaedist, HURTING)

    answer = send(phone, plan, choice="will_run_within_plan", teach_back="My own words.")

    page = answer.content.decode()
    assert answer.status_code == 409
    assert newer.texts["en"]["class"]["title"] in page
    assert "You had chosen: “I will run only as my doctor and I agree”" in page
    assert "My own words." in page
    assert "Sam Signin" in page
    assert "checked" not in page
    assert f'value="{newer.pk}"' in page
    assert not Decision.objects.exists()


def test_after_the_new_plan_was_shown_the_kept_form_can_be_sent(phone, plan, runner, orthopaedist):
    newer = sign(runner, orthopaedist, HURTING)
    form = send(phone, plan).context["form"]
    key = str(form["submission_key"].value())

    send(phone, newer, submission_key=key)

    assert Decision.objects.get().plan == newer


def test_a_plan_taken_back_meanwhile_keeps_the_words(phone, plan, runner, orthopaedist):
    signing.withdraw(standing.of(runner).verdict, by=orthopaedist, reason="MARKER")

    answer = send(phone, plan, teach_back="My own words.")

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Your doctor took your plan back while you were writing." in page
    assert "My own words." in page
    assert "MARKER" not in page


def test_an_urgent_flag_that_came_up_meanwhile_says_so_and_asks_nothing(
    phone, plan, runner, orthopaedist
):
    ask_red_flags(runner, orthopaedist, RF_10="yes")

    answer = send(phone, plan, teach_back="My own words.")

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Please be seen by your clinic first." in page
    assert "Nothing was saved." in page
    assert "My own words." in page
    assert "Do not run until you have been seen." in page
    assert "Your plan has changed" not in page
    assert 'name="choice"' not in page
    assert not Decision.objects.exists()


def test_an_emergency_that_came_up_meanwhile_comes_first(phone, plan, runner, orthopaedist):
    ask_red_flags(runner, orthopaedist, RF_01="yes")

    answer = send(phone, plan)

    assert answer.status_code == 409
    assert 'href="tel:112"' in answer.content.decode()
    assert not Decision.objects.exists()


def test_a_class_for_clinicians_only_is_not_named_here(phone, plan, runner):
    runner.clinic.class_for_clinicians_only = True
    runner.clinic.save()

    page = phone.get(reverse("mine:decision")).content.decode()

    assert "Talk to a specialist" not in page
    assert "class-consult" not in page
    assert STATEMENT in page


def test_with_an_urgent_flag_the_decision_waits(phone, plan, runner, orthopaedist):
    decide(runner, "will_not_run", teach_back="Kept words.")
    ask_red_flags(runner, orthopaedist, RF_10="yes")

    page = phone.get(reverse("mine:decision"), {"change": "yes"}).content.decode()

    assert "Do not run until you have been seen." in page
    assert 'name="choice"' not in page
    assert "Kept words." in page


def test_without_a_plan_there_is_nothing_to_decide(phone, runner):
    page = phone.get(reverse("mine:decision")).content.decode()

    assert "You have no plan yet" in page
    assert 'name="choice"' not in page


@pytest.mark.parametrize("name", ["today", "plan", "hurts", "about"])
def test_nothing_else_waits_for_the_decision(phone, plan, name):
    assert phone.get(reverse(f"mine:{name}")).status_code == 200
