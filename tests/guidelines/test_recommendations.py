"""Which recommendation stands in which mode: every cell of the guideline's table."""

import pytest

from assessments.engine.proof import every_case
from assessments.guidelines.case import Case
from tests.guidelines.reading import EDITION, RANKS, answer, modes, table

AUTO, OFFER, LATER = "automatic", "offered", "if_running"


def the_cells(facts, code, circumstances) -> dict[str, str]:
    """The table of exact conditions, written out a second time, column by column."""
    spine, pain, cause = facts["spine_status"], facts["back_pain"], facts["pain_cause"]
    surface, technique = facts["usual_surface"], facts["technique"]
    against = circumstances["decision"] == "will_run_against_advice"
    runs = against or circumstances["decision"] == "will_run_within_plan"
    hard_to_stop = circumstances["difficulty_stopping"] == "yes"
    cells: dict[str, str | None] = {"REC-14": AUTO}
    if spine in ("no_disease", "not_assessed"):
        cells["REC-10"] = AUTO
    if spine == "disease_reported":
        cells["REC-22"] = AUTO
    if code in ("healthy", "conditions"):
        cells |= dict.fromkeys(["REC-02", "REC-03", "REC-04", "REC-05", "REC-06", "REC-17"], AUTO)
        cells["REC-01"] = OFFER
        cells["REC-07"] = None if surface == "trail" else AUTO
        cells["REC-08"] = AUTO if surface == "trail" else OFFER
        cells["REC-09"] = OFFER if technique == "ergonomic" else AUTO
    else:
        cells |= dict.fromkeys(["REC-02", "REC-03", "REC-04"], OFFER)
    if code == "conditions":
        cells["REC-18"] = AUTO if pain != "none" and cause == "muscle_weakness" else None
        cells["REC-21"] = AUTO if unmet(facts) else None
    if code == "find_cause":
        cells["REC-01"] = OFFER
        cells["REC-12"] = AUTO if (pain, cause) == ("persistent", "unknown") else None
    if code in ("consult", "excluded"):
        running = AUTO if runs else LATER
        cells |= dict.fromkeys(["REC-01", "REC-13", "REC-16"], AUTO)
        cells |= dict.fromkeys(["REC-05", "REC-06", "REC-09"], running)
        cells["REC-07"] = None if surface == "trail" else running
        cells["REC-08"] = running if surface == "trail" else None
        seen = circumstances["consultation"] in ("orthopaedist", "neurosurgeon")
        cells["REC-11"] = None if seen else AUTO
        cells["REC-12"] = AUTO if pain != "none" and cause == "unknown" else None
        cells["REC-15"] = AUTO if circumstances["discopathy"] == "yes" else None
    else:
        cells["REC-13"] = AUTO if against else None
        cells["REC-16"] = AUTO if hard_to_stop else None
    if code == "excluded":
        cells["REC-19"] = AUTO
    if code == "consult":
        diseased = spine in ("disease_not_advanced", "disease_stage_unknown")
        cells["REC-20"] = AUTO if diseased or cause == "spinal_disease" else None
    return {rec: mode for rec, mode in sorted(cells.items()) if mode}


def unmet(facts) -> bool:
    return (
        facts["technique"] != "ergonomic"
        or facts["core_strengthening"] != "regular"
        or facts["stretching"] != "after"
        or facts["regeneration"] != "yes"
        or (facts["usual_surface"] != "trail" and facts["shoes"] != "cushioned")
    )


SOME = list(every_case(EDITION.rules))[::331]
USUAL = {
    "consultation": "none",
    "decision": "pending",
    "difficulty_stopping": "not_recorded",
    "discopathy": "no",
}


def test_every_combination_has_the_recommendations_of_the_table():
    for facts in every_case(EDITION.rules):
        given = EDITION.evaluate(Case(facts))
        assert modes(given) == the_cells(facts, given.risk_class.code, USUAL), facts


@pytest.mark.parametrize("consultation", ["none", "orthopaedist", "neurosurgeon", "other"])
@pytest.mark.parametrize(
    "decision",
    ["pending", "will_not_run", "will_run_within_plan", "will_run_against_advice", "undecided"],
)
@pytest.mark.parametrize("difficulty_stopping", ["yes", "no", "not_recorded"])
@pytest.mark.parametrize("discopathy", ["yes", "no"])
def test_every_circumstance_has_the_recommendations_of_the_table(
    consultation, decision, difficulty_stopping, discopathy
):
    circumstances = {
        "consultation": consultation,
        "decision": decision,
        "difficulty_stopping": difficulty_stopping,
        "discopathy": discopathy,
    }
    for facts in SOME:
        given = EDITION.evaluate(Case(facts), circumstances)
        assert modes(given) == the_cells(facts, given.risk_class.code, circumstances), facts


CITED = table("""
    | rec    | claims                            |
    | REC-01 | A25 A27 A28                       |
    | REC-02 | A20 A21 A23 A24 A29               |
    | REC-03 | A32 A33                           |
    | REC-04 | A20 A22 A29 A30 A31               |
    | REC-05 | A20 A31                           |
    | REC-06 | A42 A43 A45                       |
    | REC-07 | A43 A44                           |
    | REC-08 | A45 A46                           |
    | REC-09 | A2 A5 A6 A7 A8 A9 A10 A11         |
    | REC-10 | A47 A48 A49 A50 A51               |
    | REC-11 | A13 A14                           |
    | REC-12 | A18 A47 A51                       |
    | REC-13 | A16 A26 A34 A35                   |
    | REC-14 | A40 A41                           |
    | REC-15 | A35 A36                           |
    | REC-16 | A38 A39                           |
    | REC-17 | A1 A3 A12 A17                     |
    | REC-18 | A18 A19 A20                       |
    | REC-19 | A37                               |
    | REC-20 | A14 A15 A25                       |
    | REC-21 | A20 A21 A29 A44                   |
    | REC-22 | A13 A47 A48                       |
""")


def test_each_recommendation_cites_its_claims():
    cited = [[rec, " ".join(each.claim_ids)] for rec, each in EDITION.recommendations.items()]
    assert cited == CITED


class TestNeverNothing:
    """REC-14: no plan without an activity."""

    def test_every_class_has_activities_on_offer(self):
        for code in RANKS:
            assert len(EDITION.activities_for(code)) >= 6

    def test_running_counts_only_where_it_may_be_in_the_plan(self):
        runs = {
            code: any(activity.code == "running" for activity in EDITION.activities_for(code))
            for code in RANKS
        }
        assert [code for code, found in runs.items() if found] == ["healthy", "conditions"]

    def test_stretching_and_rest_alone_are_no_activity(self):
        counting = {activity.code for activity in EDITION.activities_for("healthy")}
        assert counting == {activity.code for activity in EDITION.activities} - {
            "stretching",
            "regeneration",
        }

    def test_walking_and_other_are_not_the_articles(self):
        own = [activity.code for activity in EDITION.activities if not activity.from_article]
        assert own == ["walking", "other"]

    def test_the_alternatives_are_the_four_of_the_article(self):
        named = [activity.code for activity in EDITION.activities if activity.alternative]
        assert named == ["pilates", "yoga", "gym", "martial_arts"]


class TestTheSignedClass:
    """An override drives texts and recommendations; factors and range stay as computed."""

    def test_upward(self):
        given = answer(signed_class="excluded")
        assert given.risk_class.code == "healthy"
        assert given.shown_class.code == "excluded"
        assert given.overridden
        assert modes(given)["REC-19"] == AUTO
        assert "REC-17" not in modes(given)
        assert given.factors["spine"] == 0
        assert [each.code for each in given.range] == ["healthy", "healthy"]

    def test_downward_a_spine_disease_stays_the_reason(self):
        given = answer(signed_class="consult", spine_status="disease_advanced")
        assert given.label == "High risk"
        assert modes(given)["REC-20"] == AUTO
        assert given.rank == 4

    def test_the_same_class_is_no_override(self):
        given = answer(signed_class="healthy")
        assert not given.overridden
        assert not answer().overridden

    def test_as_json_names_it_beside_the_computed_one(self):
        given = answer(signed_class="conditions").as_json()
        assert (given["class"], given["signed_class"]) == ("healthy", "conditions")
        assert "signed_class" not in answer().as_json()
