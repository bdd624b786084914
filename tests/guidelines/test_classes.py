"""The class of every case, as the guideline's own tables write it out."""

from itertools import product

import pytest

from tests.guidelines.reading import BEST, EDITION, RANKS, SHORT, answer, answers_in, case, table

# Columns: no disease or not assessed and every condition met; the same with one unmet; reported;
# a disease not judged to exclude running; a disease that excludes it.
COMBINATIONS = table("""
    | back_pain  | pain_cause      | none, met | none, unmet | reported | disease | advanced |
    | none       | -               | C0        | C1          | C2       | C3      | C4       |
    | settles    | muscle_weakness | C1        | C1          | C2       | C3      | C4       |
    | settles    | unknown         | C1        | C1          | C2       | C3      | C4       |
    | settles    | other_known     | C3        | C3          | C3       | C3      | C4       |
    | settles    | spinal_disease  | C3        | C3          | C3       | C3      | C4       |
    | persistent | muscle_weakness | C1        | C1          | C2       | C3      | C4       |
    | persistent | unknown         | C2        | C2          | C2       | C3      | C4       |
    | persistent | other_known     | C3        | C3          | C3       | C3      | C4       |
    | persistent | spinal_disease  | C3        | C3          | C3       | C3      | C4       |
""")
NO_DISEASE = ("no_disease", "not_assessed")
DISEASE = ("disease_not_advanced", "disease_stage_unknown")


def column(spine_status: str, unmet: bool) -> int:
    if spine_status in NO_DISEASE:
        return 3 if unmet else 2
    return {"disease_reported": 4, "disease_advanced": 6}.get(spine_status, 5)


def test_every_combination_has_the_class_of_the_written_table():
    """All 93,312: nothing but the table, and F3 to F7 reduced to met or unmet."""
    written = {(row[0], row[1] or None): row for row in COMBINATIONS}
    values = {name: fact.values for name, fact in EDITION.facts.items()}
    lifestyle = ("technique", "core_strengthening", "stretching", "regeneration")
    tried = 0
    for spine in values["spine_status"]:
        for (pain, cause), row in written.items():
            for chosen in product(*(values[name] for name in lifestyle)):
                habits = dict(zip(lifestyle, chosen, strict=True))
                poor = any(habits[name] != BEST[name] for name in lifestyle)
                for surface, shoes in product(values["usual_surface"], values["shoes"]):
                    hard = surface != "trail" and shoes != "cushioned"
                    facts = {
                        "spine_status": spine,
                        "back_pain": pain,
                        "pain_cause": cause,
                        **habits,
                        "usual_surface": surface,
                        "shoes": shoes,
                    }
                    expected = row[column(spine, poor or hard)]
                    assert f"C{EDITION.rules.classify(facts).rank}" == expected, facts
                    tried += 1
    assert tried == 93_312


EXAMPLES = table("""
    | case              | departs from the best                                  | class | open |
    | examined, trained | -                                                      | C0    | no   |
    | never examined    | spine=not_assessed                                     | C0    | yes  |
    | thin shoes        | surface=cement shoes=other                             | C1    | no   |
    | desk worker       | pain=persistent cause=muscle_weakness core=not_regular | C1    | no   |
    | ache that settles | spine=not_assessed pain=settles cause=unknown          | C1    | yes  |
    | unexplained pain  | pain=persistent cause=unknown                          | C2    | no   |
    | spondylolisthesis | spine=disease_stage_unknown                            | C3    | yes  |
    | advanced disease  | spine=disease_advanced                                 | C4    | no   |
""")


@pytest.mark.parametrize(
    ("departs", "code", "provisional"), [row[1:] for row in EXAMPLES], ids=[r[0] for r in EXAMPLES]
)
def test_examples(departs, code, provisional):
    given = answer(**answers_in(departs))
    assert f"C{given.rank}" == code
    assert given.provisional == (provisional == "yes")


# Each threshold from both sides: the last answer that still has the better class, the first one
# that has the worse.
THRESHOLDS = table("""
    | beside          | variable     | last                  | is | first                | is |
    | -               | spine        | not_assessed          | C0 | disease_reported     | C2 |
    | -               | spine        | disease_reported      | C2 | disease_not_advanced | C3 |
    | -               | spine        | disease_stage_unknown | C3 | disease_advanced     | C4 |
    | cause=unknown   | pain         | settles               | C1 | persistent           | C2 |
    | pain=settles    | cause        | unknown               | C1 | other_known          | C3 |
    | pain=persistent | cause        | muscle_weakness       | C1 | unknown              | C2 |
    | pain=persistent | cause        | unknown               | C2 | other_known          | C3 |
    | -               | technique    | ergonomic             | C0 | novice               | C1 |
    | -               | core         | regular               | C0 | not_regular          | C1 |
    | -               | stretching   | after                 | C0 | before_only          | C1 |
    | -               | regeneration | yes                   | C0 | no                   | C1 |
    | shoes=other     | surface      | trail                 | C0 | other                | C1 |
    | surface=other   | shoes        | cushioned             | C0 | low_cushion_trail    | C1 |
    | surface=cement  | shoes        | cushioned             | C0 | low_cushion_trail    | C1 |
""")


@pytest.mark.parametrize("row", THRESHOLDS, ids=lambda row: f"{row[1]} {row[4]}")
def test_each_threshold_from_both_sides(row):
    beside, variable, last, better, first, worse = row
    variable, others = SHORT.get(variable, variable), answers_in(beside)
    assert f"C{answer(**others, **{variable: last}).rank}" == better
    assert f"C{answer(**others, **{variable: first}).rank}" == worse
    values = [str(value) for value in EDITION.facts[variable].values]
    assert values.index(first) == values.index(last) + 1


def test_pain_begins_where_it_is_no_longer_absent():
    assert answer().risk_class.code == "healthy"
    for cause in EDITION.facts["pain_cause"].values:
        assert answer(back_pain="settles", pain_cause=cause).rank >= 1


@pytest.mark.parametrize(
    "variable",
    ["technique", "core_strengthening", "stretching", "regeneration", "usual_surface", "shoes"],
)
def test_a_missing_answer_counts_as_badly_as_the_worst_recorded_one(variable):
    for others in ({}, {"shoes": "other"}, {"usual_surface": "cement"}):
        worst = EDITION.facts[variable].values[-2]
        missing = answer(**{**others, variable: "not_recorded"})
        assert missing.factors == answer(**{**others, variable: worst}).factors


def test_the_five_classes_in_order():
    assert tuple(risk_class.code for risk_class in EDITION.classes) == RANKS
    assert [risk_class.rank for risk_class in EDITION.classes] == [0, 1, 2, 3, 4]


def test_reasons_are_the_factors_at_the_rank_of_the_class():
    given = answer(
        spine_status="disease_not_advanced", back_pain="settles", pain_cause="other_known"
    )
    assert given.reasons == ("spine", "pain")
    assert answer().reasons == ()


def test_the_class_alone_is_the_class_of_the_answer():
    one = case(spine_status="disease_reported")
    assert EDITION.classify(one) is EDITION.evaluate(one).risk_class
