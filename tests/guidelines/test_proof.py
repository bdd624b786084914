"""The promises hold over every combination; the figures are printed and stand in the document."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from assessments.engine import Advice, GuidelineError
from assessments.guidelines.proof import prove
from tests.guidelines.reading import EDITION

DOCUMENT = Path(__file__).parents[2] / "docs" / "guidelines" / "running-spine.md"


@pytest.fixture(scope="module")
def proof():
    return prove(EDITION)


def test_every_promise_holds_over_every_combination(proof, capsys):
    """One class, monotone, range and activity; each of them raises where it does not hold."""
    rules = proof.rules
    with capsys.disabled():
        sys.stdout.write(
            f"\nProof of {EDITION.id}: {rules.combinations:,} combinations, "
            f"{rules.worsenings:,} one-step worsenings, {rules.certain:,} without anything "
            f"unknown; {dict(rules.by_class)}; claims used {proof.claims_used}, "
            f"not computable {proof.claims_not_computable}\n"
        )
    assert rules.combinations == proof.with_activity == 93_312
    assert sum(rules.by_class.values()) == sum(rules.ranges.values()) == 93_312
    assert rules.by_class == {
        "healthy": 14,
        "conditions": 13_810,
        "find_cause": 12_096,
        "consult": 51_840,
        "excluded": 15_552,
    }


def test_every_claim_is_used_or_excused_with_a_reason(proof):
    assert proof.claims_used + proof.claims_not_computable == len(EDITION.claims) == 52
    for claim, reason in EDITION.not_computable.items():
        assert reason
        assert EDITION.used_by[claim.id] == ()


def test_every_class_row_and_recommendation_cites_a_claim():
    for risk_class in EDITION.classes:
        assert risk_class.cites
    for factor in EDITION.factors.values():
        for row in factor.rows:
            assert row.cites
    for recommendation in EDITION.recommendations.values():
        assert recommendation.cites


def test_the_figures_stand_in_the_document(proof):
    text = DOCUMENT.read_text(encoding="utf-8")
    assert f"{proof.rules.combinations:,} combinations" in text
    assert f"{proof.rules.worsenings:,} one-step worsenings" in text
    for code, count in proof.rules.by_class.items():
        assert f"`{code}` | {count:,} |" in text


class TestABrokenEdition:
    def refusal(self, **changed) -> str:
        with pytest.raises(GuidelineError) as raised:
            prove(replace(EDITION, **changed))
        return str(raised.value)

    def test_without_an_activity_in_a_class(self):
        only_healthy = tuple(
            replace(activity, classes=frozenset({"healthy"})) for activity in EDITION.activities
        )
        says = self.refusal(activities=only_healthy)
        assert says.startswith("No activity on offer in class ")

    def test_where_doing_nothing_could_be_advised(self, monkeypatch):
        rules = EDITION.rules
        standing = rules.standing

        def silent(context):
            given = standing(context)
            advice = tuple(each for each in given.advice if each[0] is not EDITION.never_nothing)
            assert all(isinstance(each, Advice) for each in advice)
            return given._replace(advice=advice)

        monkeypatch.setattr(rules, "standing", silent)
        assert self.refusal().startswith("REC-14 is missing in ")

    def test_with_a_claim_that_nothing_uses(self):
        assert self.refusal(not_computable={}) == (
            "Claim A52: nothing rests on it, and no reason is given"
        )

    def test_with_a_claim_excused_although_it_is_used(self):
        excused = {**EDITION.not_computable, EDITION.claims["A38"]: "A remark."}
        assert self.refusal(not_computable=excused) == (
            "Claim A38: listed as not computable, yet REC-16 uses it"
        )
