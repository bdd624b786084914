"""People the article says nothing about: none is classified in silence."""

from datetime import date

import pytest

from assessments.safety import scope
from assessments.safety.scope import ASKED, Behaviour
from tests.safety.reading import grade

NONE_OF_THEM = {condition.id: "no" for condition in ASKED}

# One condition alone, everything else answered no.
ALONE = """
    condition                            calls_for
    pregnancy_or_recent_birth            acknowledge
    osteoporosis_or_fragility_fracture   acknowledge
    inflammatory_spine_disease           acknowledge
    spinal_infection_or_tumour           acknowledge
    recent_spinal_surgery                acknowledge
    past_chest_pain_on_effort            medical_check
    fainting                             medical_check
    heart_disease                        medical_check
    breathless_at_rest                   medical_check
    claudication                         note
"""
CASES = [line.split() for line in ALONE.strip().splitlines()[1:]]


@pytest.mark.parametrize("answer", ["yes", "not_sure"])
@pytest.mark.parametrize(("condition", "calls_for"), CASES)
def test_one_condition_alone(condition, calls_for, answer):
    found = scope.outcome({**NONE_OF_THEM, condition: answer}, under_18=False)
    assert {b: held for b, held in found.present.items() if held} == {calls_for: (condition,)}
    assert found.complete
    assert not found.refuses_self_service
    assert found.to_acknowledge == ((condition,) if calls_for == "acknowledge" else ())


def test_the_table_names_every_condition_that_is_asked():
    assert [condition for condition, _calls_for in CASES] == [each.id for each in ASKED]


def test_nothing_holds_where_all_is_answered_no():
    found = scope.outcome(NONE_OF_THEM, under_18=False)
    assert not any(found.present.values())
    assert found.complete


@pytest.mark.parametrize("missing", [each.id for each in ASKED])
def test_a_missing_answer_is_listed_and_never_taken_for_a_no(missing):
    found = scope.outcome({**NONE_OF_THEM, missing: None}, under_18=False)
    assert found.unanswered == (missing,)
    assert not found.complete


def test_a_minor_may_not_go_on_alone_and_a_clinician_must_confirm():
    found = scope.outcome(NONE_OF_THEM, under_18=True)
    assert found.refuses_self_service
    assert found.to_acknowledge == ("under_18",)


def test_age_comes_from_the_birth_date_and_is_not_asked():
    with pytest.raises(ValueError, match="under_18 is not among the questions"):
        scope.outcome({"under_18": "no"}, under_18=False)


@pytest.mark.parametrize(
    ("born", "on", "minor"),
    [
        (date(2008, 3, 9), date(2026, 3, 8), True),
        (date(2008, 3, 9), date(2026, 3, 9), False),
        (date(2008, 3, 9), date(2026, 3, 10), False),
        (date(2008, 2, 29), date(2026, 2, 28), True),
        (date(2008, 2, 29), date(2026, 3, 1), False),
        (date(1960, 12, 31), date(2026, 1, 1), False),
    ],
)
def test_the_eighteenth_birthday_from_both_sides(born, on, minor):
    assert scope.is_under_18(born, on) is minor


def test_signing_waits_for_each_acknowledgement():
    found = scope.outcome(
        {**NONE_OF_THEM, "recent_spinal_surgery": "yes", "claudication": "yes"}, under_18=True
    )
    assert scope.unacknowledged(found, []) == ("under_18", "recent_spinal_surgery")
    assert scope.unacknowledged(found, ["under_18"]) == ("recent_spinal_surgery",)
    assert scope.unacknowledged(found, ["recent_spinal_surgery", "under_18"]) == ()


def test_the_banner_leaves_the_judgement_to_the_clinician():
    for condition in scope.CONDITIONS:
        if condition.behaviour == Behaviour.ACKNOWLEDGE:
            assert condition.for_clinician == (
                "The article does not cover this; the clinician's judgement decides."
            )


def test_every_behaviour_is_used_and_labelled():
    assert {condition.behaviour for condition in scope.CONDITIONS} == set(Behaviour)
    assert set(scope.BEHAVIOUR_LABELS) == set(Behaviour)


@pytest.mark.parametrize("condition", scope.CONDITIONS, ids=lambda each: each.id)
def test_patients_can_read_what_they_are_asked_and_told(condition):
    for text in (condition.question, condition.for_patient):
        assert not text or grade(text) < 6
    assert condition.for_patient or condition.behaviour == Behaviour.NOTE
