"""Range, deciding questions and changes agree with their definitions on every combination."""

import pytest

from assessments.engine.proof import every_case
from tests.guidelines import by_force
from tests.guidelines.reading import EDITION

CASES = [tuple(case.values()) for case in every_case(EDITION.rules)]


@pytest.fixture(scope="module")
def judged():
    """Every case with what the rules say of it."""
    return [
        (case, EDITION.rules.judge(dict(zip(by_force.NAMES, case, strict=True)))) for case in CASES
    ]


def test_the_facts_stand_in_the_order_of_the_specification():
    assert tuple(EDITION.facts) == by_force.NAMES
    assert len(set(CASES)) == 93_312


def test_factors(judged):
    for case, judgement in judged:
        assert judgement.verdict.factors == by_force.ranks(case), case


def test_range(judged):
    for case, judgement in judged:
        low, high = judgement.range
        assert (low.rank, high.rank) == by_force.span(case), case


def test_deciding_questions_in_their_order(judged):
    for case, judgement in judged:
        asked = [
            (
                question.fact.name,
                {value: (low.rank, high.rank) for value, (low, high) in question.ranges.items()},
            )
            for question in judgement.deciding_questions
        ]
        assert asked == by_force.questions(case), case


def test_changes(judged):
    for case, judgement in judged:
        found = [
            (list(change.factors), dict(change.answers), change.risk_class.rank)
            for change in judgement.verdict.changes
        ]
        assert found == by_force.changes(case), case
