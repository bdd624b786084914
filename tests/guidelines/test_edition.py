"""Editions in force, what an edition offers to forms and pages, and its words."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from assessments import guidelines
from assessments.engine import CaseErrors, GuidelineError
from assessments.guidelines.texts import ReviewStatus
from tests.guidelines.reading import BEST, EDITION, answer


class TestInForce:
    def test_the_edition_of_a_day(self):
        assert guidelines.in_force(on=EDITION.in_force_from) is EDITION
        assert guidelines.in_force(on=date(2030, 1, 1)) is EDITION

    def test_before_the_first_edition(self):
        with pytest.raises(LookupError, match="No edition was in force on"):
            guidelines.in_force(on=EDITION.in_force_from - timedelta(days=1))

    def test_a_later_edition_takes_over_and_the_earlier_one_stays_runnable(self, monkeypatch):
        begins = EDITION.in_force_from + timedelta(days=365)
        later = replace(EDITION, version="1.1.0", in_force_from=begins)
        monkeypatch.setitem(guidelines.EDITIONS, later.id, later)
        assert guidelines.in_force(on=later.in_force_from) is later
        assert guidelines.in_force(on=later.in_force_from - timedelta(days=1)) is EDITION
        assert guidelines.edition("running-spine/1.0.0") is EDITION

    def test_by_its_id(self):
        assert guidelines.edition("running-spine/1.0.0").id == "running-spine/1.0.0"
        with pytest.raises(LookupError, match=r"there are running-spine/1\.0\.0"):
            guidelines.edition("running-spine/9.9.9")


class TestCases:
    def test_an_unknown_name_is_refused(self):
        with pytest.raises(CaseErrors) as raised:
            EDITION.case({**BEST, "tecnique": "novice"})
        assert set(raised.value.errors) == {"tecnique"}

    def test_the_spine_named_twice_is_refused(self):
        with pytest.raises(CaseErrors) as raised:
            EDITION.case(BEST, diagnoses=[])
        assert set(raised.value.errors) == {"spine_status", "diagnoses"}

    @pytest.mark.parametrize("nothing", [None, ""])
    def test_none_and_empty_text_stand_for_not_answered(self, nothing):
        case = EDITION.case({**BEST, "technique": nothing, "pain_cause": nothing})
        assert case.facts["technique"] == "not_recorded"
        assert case.facts["pain_cause"] is None

    def test_pain_without_its_cause_says_what_to_do(self):
        with pytest.raises(CaseErrors) as raised:
            EDITION.case({**BEST, "back_pain": "settles"})
        assert raised.value.errors["pain_cause"].startswith(
            "Choose what caused the pain, or 'not known yet'."
        )

    def test_a_wrong_pain_does_not_blame_its_cause(self):
        with pytest.raises(CaseErrors) as raised:
            EDITION.case({**BEST, "back_pain": "awful", "pain_cause": "unknown"})
        assert set(raised.value.errors) == {"back_pain"}

    def test_an_unknown_circumstance_is_refused(self):
        with pytest.raises(CaseErrors) as raised:
            answer({"weather": "rain"})
        assert set(raised.value.errors) == {"weather"}

    def test_a_circumstance_outside_its_values_is_refused(self):
        with pytest.raises(CaseErrors, match='consultation cannot be "nurse"'):
            answer({"consultation": "nurse"})

    def test_a_class_that_does_not_exist_cannot_be_signed(self):
        with pytest.raises(CaseErrors, match="There is no class 'risky'"):
            answer(signed_class="risky")

    def test_a_class_may_be_signed_by_itself_or_by_its_code(self):
        by_code = answer(signed_class="consult")
        one = EDITION.case(BEST)
        assert EDITION.evaluate(one, signed_class=EDITION.classes[3]).name == by_code.name


class TestVariables:
    def test_the_nine_with_who_may_answer(self):
        clinician_only = [
            name
            for name, variable in EDITION.variables.items()
            if variable.supplied_by == {"clinician"}
        ]
        assert clinician_only == ["spine_status", "pain_cause"]
        assert len(EDITION.variables) == 9

    @pytest.mark.parametrize("audience", ["clinician", "patient"])
    def test_everything_is_worded_for_both(self, audience):
        for variable in [*EDITION.variables.values(), *EDITION.circumstances.values()]:
            assert variable.label(audience)
            assert variable.question(audience).endswith("?")
            assert variable.help(audience)
            assert variable.cites or variable.name in {
                "kind",
                "running_excluded",
                "verification",
                "status",
            }
            for value, label in variable.choices(audience):
                assert label == variable.value_label(value, audience)

    def test_a_fact_that_does_not_apply_has_no_label(self):
        assert EDITION.variables["pain_cause"].value_label(None) == ""

    def test_defaults(self):
        assert EDITION.variables["technique"].default == "not_recorded"
        assert EDITION.variables["back_pain"].default is None

    def test_what_a_patient_may_be_asked_next(self):
        asked = answer(spine_status="not_assessed", technique="not_recorded").deciding_questions
        by_patient = [each.fact.name for each in asked if "patient" in each.fact.supplied_by]
        assert "spine_status" not in by_patient


class TestWords:
    def test_a_language_that_is_not_there_falls_back_to_english_as_a_whole(self):
        assert EDITION.texts("xx").language == "en"
        assert answer().words("xx") == answer().words("en")

    def test_the_review_status_is_part_of_the_texts(self):
        assert EDITION.texts().status is ReviewStatus.DRAFT

    def test_a_signed_class_speaks_with_its_own_words(self):
        given = answer(signed_class="excluded")
        assert given.name == "Excluded by definition"
        assert given.duty.startswith("No running in the plan")
        assert given.patient_text == "There are other ways to be active."

    def test_the_trace_leads_from_the_class_to_the_claims(self):
        (spine, *_) = answer(spine_status="disease_not_advanced").trace
        assert (spine.factor.name, spine.number) == ("spine", 4)
        assert [claim.id for claim in spine.row.cites] == ["A13", "A14", "A15", "A25"]

    def test_every_claim_says_where_it_stands(self):
        for claim in EDITION.claims.values():
            assert 1 <= claim.paragraph <= 20
            assert claim.text

    def test_activities_say_what_why_how_to_begin_and_what_to_mind(self):
        for activity in EDITION.activities:
            text = EDITION.texts().activities[activity.code]
            assert all((text.what, text.why, text.begin, text.mind, text.name.patient))


class TestALanguageThatIsNotComplete:
    """A text that the rules need and a language lacks stops the edition from loading."""

    @pytest.mark.parametrize(
        ("part", "key", "says"),
        [
            ("variables", "shoes", "variable shoes has no text"),
            ("factors", "core", "factor core has no text"),
            ("conditions", "core_to_check", "condition core_to_check has no text"),
            ("strengths", "advised", "strength advised has no text"),
            ("classes", "consult", "class consult has no text"),
            ("recommendations", "REC-07", "recommendation REC-07 has no text"),
            ("activities", "yoga", "activity yoga has no text"),
            ("warnings", "cause_without_disease", "warning cause_without_disease has no text"),
            ("claims", "A7", "claim A7 has no text"),
        ],
    )
    def test_is_refused(self, part, key, says):
        english = EDITION.texts()
        texts = {name: text for name, text in getattr(english, part).items() if name != key}
        assert self.refusal(replace(english, **{part: texts})) == f"Texts in en: {says}"

    @pytest.mark.parametrize("language", ["en", "pl"])
    @pytest.mark.parametrize(
        ("lacks", "says"),
        [("patient", "claim in plain words A36"), ("clinician", "claim A36")],
    )
    def test_a_claim_in_one_voice_alone(self, language, lacks, says):
        texts = EDITION.texts(language)
        claims = {**texts.claims, "A36": replace(texts.claims["A36"], **{lacks: ""})}
        assert self.refusal(replace(texts, claims=claims), language) == (
            f"Texts in {language}: {says} has no text"
        )

    def test_a_value_without_a_label(self):
        shoes = EDITION.texts().variables["shoes"]
        values = {value: label for value, label in shoes.values.items() if value != "other"}
        assert self.changed("variables", "shoes", replace(shoes, values=values)) == (
            "Texts in en: value of shoes other has no text"
        )

    def test_a_wording_that_no_rule_takes(self):
        healthy = EDITION.texts().classes["healthy"]
        words = {**healthy.words, "odd": healthy.words["default"]}
        assert self.changed("classes", "healthy", replace(healthy, words=words)) == (
            "Texts in en: class healthy, wording odd belongs to no rule"
        )

    def test_a_recommendation_without_one_of_its_wordings(self):
        rec = EDITION.texts().recommendations["REC-11"]
        patient = {name: text for name, text in rec.patient.items() if name != "excluded"}
        assert self.changed("recommendations", "REC-11", replace(rec, patient=patient)) == (
            "Texts in en: REC-11, wording excluded has no text"
        )

    def changed(self, part, key, text) -> str:
        english = EDITION.texts()
        return self.refusal(replace(english, **{part: {**getattr(english, part), key: text}}))

    def refusal(self, texts, language="en") -> str:
        with pytest.raises(GuidelineError) as raised:
            replace(EDITION, languages={**EDITION.languages, language: texts})
        return str(raised.value)
