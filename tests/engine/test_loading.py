"""A guideline with a hole, an overlap or an unfounded rule is not loaded; the place is named."""

from dataclasses import replace

import pytest

from assessments.engine import (
    ANY,
    Applies,
    Claim,
    Contradiction,
    Fact,
    Factor,
    GuidelineError,
    Is,
    Mode,
    Recommendation,
    RiskClass,
    Row,
    Wording,
    one_of,
)
from tests.engine import umbrella as u


def refusal(load) -> str:
    with pytest.raises(GuidelineError) as raised:
        load()
    return str(raised.value)


class TestATable:
    def test_with_a_missing_combination(self):
        rows = [row for row in u.SKY_ROWS if row.patterns[1] is not u.Clouds.WHITE]
        assert refusal(lambda: u.sky_factor(rows)) == (
            "Factor sky: no row for sky=cloudy, clouds=white"
        )

    def test_with_a_combination_met_twice(self):
        rows = [*u.SKY_ROWS, Row(u.Sky.CLEAR, ANY, gives=u.WET, cites=[u.S1])]
        assert refusal(lambda: u.sky_factor(rows)) == (
            "Factor sky: sky=clear is met twice, by rows 1 and 6"
        )

    def test_with_a_row_that_cites_no_claim(self):
        rows = [*u.SOLES_ROWS[:2], Row(u.Soles.NOT_SEEN, gives=u.CARE, cites=[])]
        assert refusal(lambda: u.soles_factor(rows)) == "Factor soles, row 3: it cites no claim"

    def test_with_a_row_of_the_wrong_width(self):
        rows = [Row(u.Sky.CLEAR, gives=u.DRY, cites=[u.S1]), *u.SKY_ROWS[1:]]
        assert refusal(lambda: u.sky_factor(rows)) == "Factor sky, row 1: 1 values for 2 facts"

    def test_with_a_value_of_another_fact(self):
        rows = [
            Row(one_of(u.Soles.RUBBER, u.Mood.GOOD), gives=u.DRY, cites=[u.S1]),
            *u.SOLES_ROWS[1:],
        ]
        assert refusal(lambda: u.soles_factor(rows)) == (
            "Factor soles, row 1: good is no value of soles"
        )

    def test_that_reads_a_fact_without_the_one_it_depends_on(self):
        rows = [Row(ANY, gives=u.DRY, cites=[u.S1])]
        assert refusal(lambda: Factor("clouds", reads=(u.clouds,), rows=rows)) == (
            "Factor clouds: it reads clouds without sky, on which it depends"
        )

    def test_whose_way_out_leads_nowhere(self):
        assert refusal(lambda: u.soles_factor(way_out=u.Soles.THIN)) == (
            "Factor soles: its way out leads nowhere from rubber"
        )


class TestAFact:
    def test_whose_unknown_value_may_be_nothing(self):
        assert refusal(lambda: Fact("sky", u.Sky, unknown={u.Sky.NOT_SEEN: ()})) == (
            "Fact sky, unknown value not_seen: it may turn out to be nothing"
        )

    def test_whose_unknown_value_may_be_unknown(self):
        unknown = {u.Sky.NOT_SEEN: (u.Sky.CLEAR, u.Sky.NOT_SEEN)}
        assert refusal(lambda: Fact("sky", u.Sky, unknown=unknown)) == (
            "Fact sky, unknown value not_seen: not_seen is itself unknown"
        )


SECOND_SKY = Factor("second", reads=(u.sky, u.clouds), rows=u.SKY_ROWS)
FOREIGN = Claim("F1", 1, "Another source.", "rule")
SUN = RiskClass("sun", 3, cites=(u.S1,))


class TestParts:
    """What does not fit together, part by part."""

    @pytest.mark.parametrize(
        ("changed", "says"),
        [
            ({"claims": (*u.CLAIMS, u.S1)}, "Claim S1 stands there 2 times"),
            ({"facts": (u.sky, u.clouds, u.soles, u.sky)}, "Fact sky stands there 2 times"),
            ({"circumstances": (u.soles,)}, "Fact soles stands there 2 times"),
            ({"factors": (u.sky_factor(), u.sky_factor())}, "Factor sky stands there 2 times"),
            ({"classes": (u.DRY, u.CARE, u.WET, u.DRY)}, "Class dry stands there 2 times"),
            ({"recommendations": (u.TAKE, u.TAKE)}, "Recommendation TAKE stands there 2 times"),
            (
                {"classes": (u.DRY, u.WET)},
                "Classes: their ranks are [0, 2], not one after another from 0",
            ),
            ({"factors": (u.sky_factor(),)}, "Fact soles: 0 factors read it, and one must"),
            (
                {"factors": (u.sky_factor(), u.soles_factor(), SECOND_SKY)},
                "Fact sky: 2 factors read it, and one must",
            ),
            (
                {"claims": (u.S1, u.S2)},
                "Fact soles: it cites S3, which is no claim here",
            ),
            (
                {"factors": (u.sky_factor(), u.soles_factor((
                    *u.SOLES_ROWS[:2], Row(u.Soles.NOT_SEEN, gives=u.CARE, cites=[FOREIGN])
                )))},
                "Factor soles, row 3: it cites F1, which is no claim here",
            ),
            (
                {"factors": (u.sky_factor(), u.soles_factor((
                    *u.SOLES_ROWS[:2], Row(u.Soles.NOT_SEEN, gives=SUN, cites=[u.S3])
                )))},
                "Factor soles, row 3: it gives sun, which is no class here",
            ),
            (
                {"classes": (replace(u.DRY, cites=()), u.CARE, u.WET)},
                "Factor sky, row 1: it gives dry, which is no class here",
            ),
            (
                {"recommendations": (replace(u.TAKE, cites=()),)},
                "TAKE: it cites no claim",
            ),
            (
                {"recommendations": (replace(u.TAKE, wordings=u.TAKE.wordings[:1]),)},
                "TAKE: its last wording has a condition, so a case may be left without a text",
            ),
            (
                {"recommendations": (replace(
                    u.TAKE, wordings=(Wording("odd", Is("sun", "up")), *u.TAKE.wordings)
                ),)},
                "TAKE, wording odd: nothing is called sun",
            ),
            (
                {"recommendations": (Recommendation(
                    "TAKE", (u.S1,), (Applies(u.WET, mode=Mode.OFFERED, when=Is("sky", "green")),)
                ),)},
                "TAKE: sky is never green",
            ),
            (
                {"recommendations": (Recommendation(
                    "TAKE", (u.S1,), (Applies(SUN, mode=Mode.OFFERED),)
                ),)},
                "TAKE: it applies in sun, which is no class here",
            ),
            (
                {"contradictions": (Contradiction("odd", "mood", Is("mood", "grim")),)},
                "Contradiction odd: mood is never grim",
            ),
            (
                {"contradictions": (Contradiction("odd", "sun", Is("mood", "bad")),)},
                "Contradiction odd: nothing is called sun",
            ),
        ],
    )  # fmt: skip
    def test_refused(self, changed, says):
        assert refusal(lambda: u.umbrella(**changed)) == says

    def test_a_class_that_cites_no_claim(self):
        unfounded = RiskClass("dry", 0, cites=())
        rows = [
            replace_gives(row, unfounded) if row.gives is u.DRY else row for row in u.SOLES_ROWS
        ]
        sky_rows = [
            replace_gives(row, unfounded) if row.gives is u.DRY else row for row in u.SKY_ROWS
        ]
        factors = (u.sky_factor(sky_rows), u.soles_factor(rows))
        says = refusal(lambda: u.umbrella(factors=factors, classes=(unfounded, u.CARE, u.WET)))
        assert says == "Class dry: it cites no claim"

    def test_nothing_amiss(self):
        assert set(u.umbrella().claims) == {"S1", "S2", "S3"}


def replace_gives(row: Row, gives: RiskClass) -> Row:
    return Row(*row.patterns, gives=gives, cites=row.cites)
