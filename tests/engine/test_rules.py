"""The worst factor wins; what is unknown spans a range; what could change is named."""

import pytest

from assessments.engine import CaseErrors, Mode, blocks
from assessments.engine.proof import every_case
from tests.engine import umbrella as u

RULES = u.umbrella()


def codes(classes) -> tuple[str, ...]:
    return tuple(each.code for each in classes)


class TestTheClass:
    @pytest.mark.parametrize(
        ("facts", "code"),
        [
            (u.case("clear", "rubber"), "dry"),
            (u.case("clear", "thin"), "care"),
            (u.case("cloudy", "rubber", "white"), "dry"),
            (u.case("cloudy", "rubber", "dark"), "care"),
            (u.case("storm", "rubber"), "wet"),
            (u.case("storm", "thin"), "wet"),
        ],
    )
    def test_is_the_worst_that_any_factor_gives(self, facts, code):
        assert RULES.classify(facts).code == code
        assert RULES.judge(facts).verdict.risk_class.code == code

    def test_reasons_are_the_factors_that_reach_it(self):
        assert RULES.judge(u.case("cloudy", "thin", "dark")).verdict.reasons == ("sky", "soles")
        assert RULES.judge(u.case("storm", "thin")).verdict.reasons == ("sky",)

    def test_the_best_class_needs_no_reason(self):
        assert RULES.judge(u.case("clear", "rubber")).verdict.reasons == ()

    def test_a_value_outside_its_domain_is_never_classified(self):
        with pytest.raises(KeyError):
            RULES.classify(u.case("green", "rubber"))
        with pytest.raises(KeyError):
            RULES.judge(u.case("clear", "rubber", clouds="white"))

    def test_classes_are_ordered_and_named_by_their_code(self):
        assert sorted([u.WET, u.DRY, u.CARE]) == [u.DRY, u.CARE, u.WET]
        assert str(u.WET) == "wet"


class TestWhatIsUnknown:
    def test_nothing_unknown_leaves_the_class_alone(self):
        judgement = RULES.judge(u.case("cloudy", "rubber", "dark"))
        assert codes(judgement.range) == ("care", "care")
        assert judgement.deciding_questions == ()
        assert not judgement.provisional

    def test_spans_from_the_best_to_the_worst_completion(self):
        assert codes(RULES.judge(u.case("not_seen", "rubber")).range) == ("dry", "wet")
        assert codes(RULES.judge(u.case("not_seen", "thin")).range) == ("care", "wet")

    def test_makes_the_class_provisional_where_the_fact_says_so(self):
        assert RULES.judge(u.case("not_seen", "rubber")).provisional
        assert not RULES.judge(u.case("clear", "not_seen")).provisional

    def test_the_question_that_narrows_most_comes_first(self):
        asked = RULES.judge(u.case("not_seen", "not_seen")).deciding_questions
        assert [question.fact.name for question in asked] == ["sky", "soles"]
        ranges = {value: codes(span) for value, span in asked[0].ranges.items()}
        assert ranges == {"clear": ("dry", "care"), "storm": ("wet", "wet")}

    def test_a_question_that_moves_no_end_is_not_asked(self):
        assert RULES.judge(u.case("storm", "not_seen")).deciding_questions == ()

    def test_ties_stay_in_the_order_of_the_facts(self):
        asked = RULES.judge(u.case("cloudy", "not_seen", "unknown")).deciding_questions
        assert [question.fact.name for question in asked] == ["clouds", "soles"]

    def test_a_case_may_know_better_what_a_fact_may_be(self):
        two_reports = (("sky", ("clear", "storm")),)
        judgement = RULES.judge(u.case("storm", "rubber"), two_reports)
        assert codes(judgement.range) == ("dry", "wet")
        assert judgement.provisional
        assert [question.fact.name for question in judgement.deciding_questions] == ["sky"]

    def test_several_blocks_of_factors_answer_like_one(self, monkeypatch):
        monkeypatch.setattr(blocks, "LARGEST", 0)
        apart, together = u.umbrella(), RULES
        for facts in every_case(together):
            one, other = apart.judge(facts), together.judge(facts)
            assert codes(one.range) == codes(other.range)
            assert one.verdict.reasons == other.verdict.reasons
            assert [question.fact.name for question in one.deciding_questions] == [
                question.fact.name for question in other.deciding_questions
            ]


class TestWhatCouldChange:
    def test_a_changeable_factor_names_the_answer_and_the_class(self):
        (change,) = RULES.judge(u.case("clear", "thin")).verdict.changes
        assert change.factors == ("soles",)
        assert change.answers == {"soles": "rubber"}
        assert change.risk_class is u.DRY

    def test_it_is_honest_where_another_factor_stays(self):
        (change,) = RULES.judge(u.case("storm", "thin")).verdict.changes
        assert change.risk_class is u.WET

    def test_nothing_to_change_at_its_best(self):
        assert RULES.judge(u.case("storm", "rubber")).verdict.changes == ()


class TestTheTrace:
    def test_says_which_row_of_which_factor_on_which_claims(self):
        first, second = RULES.judge(u.case("cloudy", "thin", "dark")).trace
        assert (first.factor.name, first.number, first.rank) == ("sky", 3, 1)
        assert first.facts == {"sky": "cloudy", "clouds": "dark"}
        assert [claim.id for claim in first.row.cites] == ["S2"]
        assert (second.factor.name, second.number) == ("soles", 2)
        assert second.row.says == "thin"

    def test_says_what_is_to_be_checked(self):
        first, second = RULES.judge(u.case("clear", "not_seen")).trace
        assert not first.to_be_checked
        assert second.to_be_checked


class TestWhatIsShown:
    def standing(self, facts, risk_class, conditions, mood="good"):
        context = {**facts, "mood": mood, "class": risk_class, "conditions": conditions}
        return RULES.standing(context)

    def test_the_first_line_that_holds_gives_the_mode(self):
        wet = self.standing(u.case("storm", "thin"), "wet", "unmet")
        assert wet.advice == ((u.TAKE, Mode.AUTOMATIC),)
        care = self.standing(u.case("clear", "thin"), "care", "unmet")
        assert care.advice == ((u.TAKE, Mode.OFFERED),)

    def test_what_holds_nowhere_is_not_shown(self):
        assert self.standing(u.case("clear", "rubber"), "care", "met").advice == ()
        assert self.standing(u.case("clear", "rubber"), "care", "met", mood="bad").advice

    def test_wordings_follow_their_conditions(self):
        soaked = self.standing(u.case("storm", "thin"), "wet", "unmet")
        assert (soaked.reason, soaked.wordings) == ("storm", {"TAKE": "soaked"})
        dark = self.standing(u.case("cloudy", "thin", "dark"), "wet", "unmet")
        assert (dark.reason, dark.wordings) == ("default", {"TAKE": "default"})

    def test_contradictions_are_named(self):
        odd = self.standing(u.case("clear", "rubber"), "dry", "met", mood="bad")
        assert [each.name for each in odd.contradictions] == ["odd"]
        assert self.standing(u.case("clear", "rubber"), "dry", "met").contradictions == ()

    def test_conditions_read_as_sentences(self):
        take = u.TAKE
        assert take.applies[0].when.describe() == "always"
        assert take.applies[1].when.describe() == "(`mood` is `bad`, or `conditions` is `unmet`)"
        assert take.wordings[0].when.describe() == "`soles` is `thin` and `sky` is `storm`"


def test_errors_of_a_case_say_what_to_do_for_each_field():
    errors = CaseErrors({"sky": "Look at the sky.", "soles": "Look at the shoes."})
    assert errors.errors == {"sky": "Look at the sky.", "soles": "Look at the shoes."}
    assert str(errors) == "sky: Look at the sky.; soles: Look at the shoes."
