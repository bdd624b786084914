"""Why each sentence of a plan stands there, and running in the same rows as what one can do."""

import pytest
from django.urls import reverse

from assessments import standing
from assessments.guidelines import edition
from portal.mine.plans import page_of
from tests.portal.own_plans import HURTING, ON_CONCRETE, WELL, decide, record_disc, sign

EDITION = edition("running-spine/1.0.0")
UNKNOWN_CAUSE = WELL | {"back_pain": "persistent", "pain_cause": "unknown"}


@pytest.fixture
def read(runner):
    """The plan in force as the runner reads it."""

    def plan():
        now = standing.of(runner)
        return page_of(now.plan, now)

    return plan


@pytest.fixture
def advised_against(runner, orthopaedist):
    """A plan in C3: a lumbar disc, the runner is advised against running."""
    record_disc(runner, orthopaedist)
    return sign(runner, orthopaedist, HURTING)


def test_running_that_is_not_in_the_plan_stands_last_on_the_grid(read, advised_against):
    pilates, running = read().grid

    assert (pilates.name, pilates.note) == ("Pilates", "")
    assert (running.name, running.note) == ("Running", "Not in your plan")
    assert running.why.startswith("We think you should not run. There is a high risk")
    assert running.begin.startswith("Please see a bone doctor")
    assert running.often == "Running is not in your plan."
    assert all((running.what, running.mind))


def test_running_in_the_plan_stands_on_the_grid_once(read, runner, orthopaedist):
    sign(runner, orthopaedist)

    assert [option.name for option in read().grid] == ["Running", "Pilates"]
    assert read().running_option is None


@pytest.mark.parametrize(
    ("answers", "excluded", "says"),
    [
        (HURTING, "yes", "Your back problem is too far on for running."),
        (UNKNOWN_CAUSE, None, "We do not know yet why your back hurts."),
    ],
)
def test_what_running_does_is_said_for_this_class(
    read, runner, orthopaedist, answers, excluded, says
):
    if excluded:
        record_disc(runner, orthopaedist, running_excluded=excluded)
    sign(runner, orthopaedist, answers)

    assert read().running_option.why.startswith(says)


def test_the_grid_says_what_the_patient_has_chosen(read, advised_against, runner):
    decide(runner, "will_run_against_advice")

    assert read().grid[-1].often.endswith("You have chosen to run all the same.")


def test_running_on_the_grid_is_frozen_with_the_plan(advised_against):
    assert (
        advised_against.texts["en"]["running"]["what"]
        == "You run at a pace that feels right for you."
    )


def test_every_sentence_has_its_grounds(read, runner, orthopaedist):
    sign(runner, orthopaedist, ON_CONCRETE)
    plan = read()

    for each in (
        *plan.grid,
        *plan.running_advice,
        *plan.conditions,
        plan.conditions_intro,
        *plan.advice,
        plan.stop_rule,
    ):
        assert each.grounds.claims, each
        assert each.grounds.level == "One doctor's opinion"
    assert "A29" in [claim.id for claim in plan.class_grounds.claims]


def test_claims_are_in_plain_words_and_lead_to_the_exact_ones(
    read, advised_against, as_user, runner
):
    claims = {each.id: each.text for each in read().class_grounds.claims}

    assert claims["A14"].startswith("Has a doctor found a problem in your spine?")
    page = as_user(runner.user).get(reverse("mine:plan")).content.decode()
    assert claims["A14"] in page
    assert EDITION.claims["A14"].text not in page
    assert f'href="{reverse("guideline")}?edition=running-spine/1.0.0#A14"' in page


def test_a_plan_keeps_which_claims_it_rests_on_and_its_edition_says_them(read, advised_against):
    """So a plan that was signed before there were plain words has them too."""
    advice = advised_against.items.get(recommendation="REC-20")
    assert advice.claims == ["A14", "A15", "A25"]
    frozen = f"{advised_against.texts}{[each.texts for each in advised_against.items.all()]}"
    said = EDITION.texts().claims["A25"]
    assert said.patient not in frozen
    assert said.clinician not in frozen
    shown = next(each for each in read().running_advice if each.text == advice.texts["en"]["text"])
    assert said.patient in [claim.text for claim in shown.grounds.claims]


def test_studies_that_point_the_other_way_are_told(read, advised_against, as_user, runner):
    told = "Studies of healthy runners found strong discs."

    note = next(each for each in read().class_grounds.evidence if told in each.text)
    assert any("Sci Rep 2017;7:45975" in source for source in note.sources)
    page = as_user(runner.user).get(reverse("mine:plan")).content.decode()
    assert told in page
    assert "We have no study to show you for this." in page  # where there is none


def test_what_is_not_the_articles_says_so(read, runner, orthopaedist):
    sign(runner, orthopaedist, activities=("walking",), own_stop_rule="Lie down, then call us.")
    plan = read()

    assert plan.options[0].grounds.level.startswith("This is not from the article.")
    assert plan.stop_rule.grounds.level == "Your doctor wrote this rule for you."


def test_a_class_that_the_doctor_signed_instead_names_the_doctor_not_claims(
    read, runner, orthopaedist
):
    sign(runner, orthopaedist, override=("consult", "clinical_judgement", "Too early."))

    assert read().class_grounds.level == "Your doctor chose this for you."
    assert not read().class_grounds.claims
