"""The proof tries every combination, and fails on a guideline that breaks a promise."""

from dataclasses import replace

import pytest

from assessments.engine import ANY, Fact, GuidelineError, Row
from assessments.engine.proof import every_case, one_step_worse, prove
from tests.engine import umbrella as u


def test_every_case_once_with_facts_only_where_they_apply():
    cases = list(every_case(u.umbrella()))
    assert len({tuple(case.values()) for case in cases}) == len(cases) == (3 + 3) * 3
    for case in cases:
        assert (case["clouds"] is None) == (case["sky"] != "cloudy")


def test_a_fact_that_begins_to_apply_takes_each_value():
    worse = list(one_step_worse(u.umbrella(), u.case("clear", "rubber")))
    assert worse == [
        u.case("cloudy", "rubber", "white"),
        u.case("cloudy", "rubber", "unknown"),
        u.case("cloudy", "rubber", "dark"),
        u.case("clear", "thin"),
    ]


def test_a_fact_that_ceases_to_apply_is_left_out():
    worse = list(one_step_worse(u.umbrella(), u.case("cloudy", "not_seen", "dark")))
    assert worse == [u.case("not_seen", "not_seen")]


def test_counts():
    proof = prove(u.umbrella())
    assert proof.combinations == 18
    assert sum(proof.by_class.values()) == sum(proof.ranges.values()) == 18
    assert proof.certain == 8


def broken(rows, sky=u.sky):
    clouds = replace(u.clouds, only_when=replace(u.clouds.only_when, to=sky))
    factor = u.sky_factor(rows, reads=(sky, clouds))
    return u.umbrella(factors=(factor, u.soles_factor()), facts=(sky, clouds, u.soles))


def test_a_worse_answer_that_lowers_the_class_is_found():
    rows = [*u.SKY_ROWS[:-1], Row(u.Sky.STORM, ANY, gives=u.DRY, cites=[u.S1])]
    sky = Fact("sky", u.Sky, cites=("S1",))
    with pytest.raises(GuidelineError, match="A worse answer lowers the class: sky=storm"):
        prove(broken(rows, sky))


def test_a_range_that_leaves_out_the_class_is_found():
    rows = [
        *u.SKY_ROWS[:3],
        Row(u.Sky.NOT_SEEN, ANY, gives=u.WET, cites=[u.S1]),
        Row(u.Sky.STORM, ANY, gives=u.CARE, cites=[u.S2]),
    ]
    with pytest.raises(GuidelineError, match="The range leaves out the class for sky=not_seen"):
        prove(broken(rows))


def test_two_ways_of_evaluating_that_differ_are_found(monkeypatch):
    rules = u.umbrella()
    monkeypatch.setattr(rules, "classify", lambda facts: u.WET)
    with pytest.raises(GuidelineError, match="Two classes for sky=clear, soles=rubber"):
        prove(rules)


def test_a_range_without_anything_unknown_is_found(monkeypatch):
    rules = u.umbrella()
    judge = rules.judge
    monkeypatch.setattr(rules, "judge", lambda facts: judge(facts)._replace(range=(u.DRY, u.WET)))
    with pytest.raises(GuidelineError, match="A range without anything unknown for sky=clear"):
        prove(rules)
