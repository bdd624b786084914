"""The decision is the patient's alone, on the plan that was shown."""

import pytest

from assessments import standing
from assessments.actions import decisions
from assessments.models import Decision
from patients.actions import diagnoses
from patients.refusals import Invalid, NotNow, NotPermitted

pytestmark = pytest.mark.django_db

WORDS = {"teach_back": "It could hurt more.", "typed_name": "Sam Signin", "language": "en"}


@pytest.fixture
def plan(runner, orthopaedist, signed):
    """A plan that advises against running, because of a disc."""
    diagnoses.record(
        runner, by=orthopaedist, catalogue_key="disc-displacement-lumbar", region="lumbar"
    )
    signed(runner, orthopaedist, "walking")
    return standing.of(runner).plan


def test_the_statement_is_kept_as_it_was_shown(plan, runner):
    decision = decisions.decide(plan, by=runner.user, choice="will_not_run", **WORDS)
    assert decision.statement == plan.texts["en"]["statement"]
    assert decision.statement_version == "REC-13 running-spine/1.0.0 en"
    assert decision.class_code == "consult"


@pytest.mark.parametrize("who", ["orthopaedist", "clinic_admin", "other_orthopaedist"])
def test_nobody_decides_for_the_patient(plan, who, request):
    with pytest.raises(NotPermitted):
        decisions.decide(plan, by=request.getfixturevalue(who), choice="will_not_run", **WORDS)
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"choice": "pending"}, "choice"),
        ({"choice": ""}, "choice"),
        ({"teach_back": " "}, "teach_back"),
        ({"typed_name": ""}, "typed_name"),
    ],
)
def test_each_part_of_a_decision_is_needed(plan, runner, change, field):
    with pytest.raises(Invalid) as refusal:
        decisions.decide(plan, by=runner.user, **{"choice": "undecided", **WORDS, **change})
    assert set(refusal.value.errors) == {field}


def test_a_plan_that_was_replaced_is_not_decided_upon(plan, runner, orthopaedist, signed):
    signed(runner, orthopaedist, "walking")
    with pytest.raises(NotNow):
        decisions.decide(plan, by=runner.user, choice="will_not_run", **WORDS)


def test_an_open_emergency_comes_before_any_decision(plan, runner, orthopaedist, ask_red_flags):
    ask_red_flags(runner, orthopaedist, RF_01="yes")
    with pytest.raises(NotNow):
        decisions.decide(plan, by=runner.user, choice="will_not_run", **WORDS)


@pytest.mark.parametrize(
    ("class_code", "within_plan", "against_advice"),
    [
        ("healthy", True, False),
        ("conditions", True, False),
        ("find_cause", True, True),
        ("consult", True, True),
        ("excluded", False, True),
    ],
)
def test_what_may_be_chosen_depends_on_the_class(class_code, within_plan, against_advice):
    choices = standing.choices_for("running-spine/1.0.0", class_code)
    assert ("will_run_within_plan" in choices) is within_plan
    assert ("will_run_against_advice" in choices) is against_advice
    assert {"will_not_run", "undecided"} <= set(choices)
    assert "pending" not in choices


def test_an_open_urgent_flag_comes_before_any_decision(plan, runner, orthopaedist, ask_red_flags):
    ask_red_flags(runner, orthopaedist, RF_07="yes")
    with pytest.raises(NotNow, match="be seen"):
        decisions.decide(plan, by=runner.user, choice="will_not_run", **WORDS)


@pytest.mark.parametrize(
    ("typed", "fits"), [("sam SIGNIN", True), ("Signin", True), ("Somebody Else", False)]
)
def test_the_name_typed_is_the_patients_own(plan, runner, typed, fits):
    values = {**WORDS, "typed_name": typed}
    if fits:
        decided = decisions.decide(plan, by=runner.user, choice="undecided", **values)
        assert decided.typed_name == typed
    else:
        with pytest.raises(Invalid, match="Sam Signin"):
            decisions.decide(plan, by=runner.user, choice="undecided", **values)
        assert not Decision.objects.exists()
