"""Which words a class and a recommendation take, by the reason of the case."""

import pytest

from tests.guidelines.reading import (
    EDITION,
    answer,
    answers_in,
    diagnosed,
    modes,
    patient_text,
    table,
)

SEEN = {"consultation": "neurosurgeon"}
OTHER_CAUSE = {"back_pain": "settles", "pain_cause": "other_known"}

LABELS = table("""
    | departs from the best                   | label                          |
    | -                                       | Low risk                       |
    | core=not_regular                        | Low risk if conditions are met |
    | pain=settles cause=unknown              | Low risk if conditions are met |
    | pain=persistent cause=unknown           | Undetermined                   |
    | spine=disease_reported                  | Undetermined                   |
    | spine=disease_not_advanced              | High risk                      |
    | spine=disease_stage_unknown             | High risk                      |
    | pain=settles cause=spinal_disease       | High risk                      |
    | pain=settles cause=other_known          | Needs a doctor's opinion       |
    | spine=disease_reported pain=settles cause=other_known | Needs a doctor's opinion |
    | spine=disease_not_advanced pain=settles cause=other_known | High risk  |
    | spine=disease_advanced                  | Running excluded               |
""")


@pytest.mark.parametrize(("departs", "label"), LABELS)
def test_risk_labels(departs, label):
    assert answer(**answers_in(departs)).label == label


class TestClassesForThePatient:
    def said(self, **given):
        one = answer(**given)
        return f"{one.patient_title} {one.patient_text}".strip()

    def test_healthy(self):
        assert self.said() == (
            "Running is good for you. You can run. Keep up your other training too."
        )

    def test_with_unmet_conditions(self):
        assert self.said(core_strengthening="not_regular") == (
            "Running is good for you if you do a few things. Here is your list."
        )

    def test_with_pain_but_no_unmet_condition(self):
        assert self.said(back_pain="settles", pain_cause="unknown") == (
            "Running is good for you. If it hurts, follow the steps."
        )

    def test_signed_down_to_conditions_the_steps_are_not_promised_to_a_diagnosed_patient(self):
        given = self.said(
            spine_status="disease_not_advanced",
            back_pain="settles",
            pain_cause="unknown",
            signed_class="conditions",
        )
        assert given == "Running is good for you. If it hurts, follow the rule in your plan."

    def test_signed_up_to_conditions_without_any_open_no_list_is_promised(self):
        assert self.said(signed_class="conditions") == (
            "Running is good for you if you do a few things. They are in your plan."
        )

    def test_find_out_by_pain(self):
        assert self.said(back_pain="persistent", pain_cause="unknown") == (
            "Let us find out why it hurts first."
        )

    def test_find_out_by_a_reported_disease(self):
        assert self.said(spine_status="disease_reported") == (
            "Let us check first what your back really has."
        )

    def test_find_out_by_a_reported_disease_beside_pain_that_settles(self):
        given = self.said(
            spine_status="disease_reported", back_pain="settles", pain_cause="unknown"
        )
        assert given == "Let us check first what your back really has."

    def test_find_out_by_both(self):
        given = self.said(
            spine_status="disease_reported", back_pain="persistent", pain_cause="unknown"
        )
        assert given == (
            "Let us find out why it hurts first. Let us check first what your back really has."
        )

    @pytest.mark.parametrize(
        ("departs", "title"),
        [
            ({"spine_status": "disease_advanced"}, "Let us check first what your back really has."),
            ({**OTHER_CAUSE}, "Let us find out why it hurts first."),
            ({}, "Let us check first what your back really has."),
        ],
    )
    def test_signed_to_find_out(self, departs, title):
        assert answer(**departs, signed_class="find_cause").patient_title == title

    def test_consult_by_spine_disease(self):
        assert self.said(spine_status="disease_not_advanced") == (
            "Talk to a specialist before you run. The risk is high. The choice is yours."
        )

    def test_consult_by_another_known_cause_has_no_word_of_risk(self):
        assert self.said(**OTHER_CAUSE) == (
            "Talk to your doctor before you run. Our guide has no answer for this cause. "
            "The choice is yours."
        )

    def test_consulted(self):
        assert self.said(circumstances=SEEN, spine_status="disease_not_advanced") == (
            "You have seen a specialist. The risk is still high. The choice is yours."
        )

    def test_excluded(self):
        assert self.said(spine_status="disease_advanced") == (
            "Running is not safe for your back. There are other ways to be active."
        )


class TestClassesForTheClinician:
    def test_another_known_cause_omits_advising_against(self):
        given = answer(**OTHER_CAUSE)
        assert given.name == "Consult before starting"
        assert "advise" not in given.duty

    def test_spine_disease_advises_against(self):
        given = answer(spine_status="disease_not_advanced")
        assert given.name == "Consult before starting (advised against)"
        assert "advise against" in given.duty

    @pytest.mark.parametrize("departs", [{"spine_status": "disease_not_advanced"}, OTHER_CAUSE])
    def test_once_consulted_nothing_says_consult_first(self, departs):
        given = answer(SEEN, **departs)
        assert given.name.startswith("Consulted")
        words = given.words()
        for text in (words.name, words.duty, words.patient_title, words.patient_text):
            assert "before" not in text
        assert "REC-11" not in modes(given)

    def test_another_doctor_is_no_consultation(self):
        given = answer({"consultation": "other"}, spine_status="disease_not_advanced")
        assert given.name == "Consult before starting (advised against)"

    def test_the_unexamined_spine_is_never_called_healthy(self):
        status = EDITION.variables["spine_status"]
        assert status.value_label("not_assessed") == "No spine disease known (not examined)"


CONSULT_TEXTS = table("""
    | departs                        | runs | before                  | could make worse |
    | spine=disease_not_advanced     | no   | before you start to run | yes              |
    | spine=disease_not_advanced     | yes  | before you run any more | yes              |
    | pain=settles cause=other_known | no   | before you start to run | no               |
    | pain=settles cause=other_known | yes  | before you run any more | no               |
    | spine=disease_advanced         | no   | about your back         | no               |
    | spine=disease_advanced         | yes  | about your back         | no               |
""")


@pytest.mark.parametrize(("departs", "runs_now", "before", "worse"), CONSULT_TEXTS)
def test_consult_before_starting_or_going_on(departs, runs_now, before, worse):
    given = answer({"runs_now": runs_now}, **answers_in(departs))
    risk = " Running could make your back worse." if worse == "yes" else ""
    assert patient_text(given, "REC-11") == (
        f"Please see a bone doctor or a brain and spine surgeon {before}.{risk}"
    )


class TestConditionalSentences:
    def test_running_better_is_said_to_those_who_may_run(self):
        assert patient_text(answer(), "REC-03").endswith("You may run better too.")
        excluded = answer(spine_status="disease_advanced")
        assert "run better" not in patient_text(excluded, "REC-03")

    def test_a_verdict_on_running_is_promised_only_where_it_is_open(self):
        open_question = answer(back_pain="persistent", pain_cause="unknown")
        assert "good idea" in patient_text(open_question, "REC-12")
        diseased = answer(
            spine_status="disease_not_advanced", back_pain="persistent", pain_cause="unknown"
        )
        assert "good idea" not in patient_text(diseased, "REC-12")
        reported = answer(spine_status="disease_reported")
        assert "good idea" in patient_text(reported, "REC-22")
        beside = answer(spine_status="disease_reported", **OTHER_CAUSE)
        assert "good idea" not in patient_text(beside, "REC-22")

    def test_the_statement_without_a_word_of_risk_for_another_known_cause(self):
        assert patient_text(answer(**OTHER_CAUSE), "REC-13").startswith(
            "Your doctor has talked with you about your back. If you choose to run, you take the "
            "risk."
        )
        by_spine = answer(spine_status="disease_not_advanced")
        assert "may make your back hurt more" in patient_text(by_spine, "REC-13")

    def test_never_nothing_speaks_to_the_patient_from_find_cause_on(self):
        assert patient_text(answer(), "REC-14") == ""
        assert patient_text(answer(core_strengthening="not_regular"), "REC-14") == ""
        for status in ("disease_reported", "disease_not_advanced", "disease_advanced"):
            assert "keep" not in patient_text(answer(spine_status=status), "REC-14")
            assert patient_text(answer(spine_status=status), "REC-14").startswith("Please do not")


class TestUnmetConditions:
    """AMB-31: each carries its strength; one that is not recorded is to be checked."""

    STRENGTHS = table("""
        | departs                            | factor            | strength  | to check |
        | technique=novice                   | technique         | over_time | no       |
        | technique=not_recorded             | technique         | over_time | yes      |
        | core=not_regular                   | core              | necessary | no       |
        | core=not_recorded                  | core              | necessary | yes      |
        | stretching=before_only             | stretching        | advised   | no       |
        | stretching=none                    | stretching        | necessary | no       |
        | stretching=not_recorded            | stretching        | necessary | yes      |
        | regeneration=no                    | regeneration      | required  | no       |
        | regeneration=not_recorded          | regeneration      | required  | yes      |
        | surface=cement shoes=other         | surface_and_shoes | necessary | no       |
        | surface=cement shoes=not_recorded  | surface_and_shoes | necessary | yes      |
        | surface=other shoes=other          | surface_and_shoes | advised   | no       |
        | surface=other shoes=not_recorded   | surface_and_shoes | advised   | yes      |
        | surface=not_recorded shoes=other   | surface_and_shoes | necessary | yes      |
    """)

    @pytest.mark.parametrize("row", STRENGTHS, ids=lambda row: row[0])
    def test_strength(self, row):
        departs, factor, strength, to_check = row
        (unmet,) = answer(**answers_in(departs)).unmet
        assert (unmet.factor, unmet.strength) == (factor, strength)
        assert unmet.to_be_checked == (to_check == "yes")
        assert unmet.cites

    @pytest.mark.parametrize("row", STRENGTHS, ids=lambda row: row[0])
    def test_what_is_not_recorded_is_to_be_checked_never_not_done(self, row):
        (unmet,) = answer(**answers_in(row[0])).unmet
        for text in (unmet.clinician, unmet.patient):
            assert ("to be checked" in text.lower()) == unmet.to_be_checked

    def test_necessary_ones_are_called_necessary_and_advised_ones_are_not(self):
        for row in self.STRENGTHS:
            (unmet,) = answer(**answers_in(row[0])).unmet
            assert ("necessary" in unmet.clinician) == (unmet.strength == "necessary")
            assert ("advised" in unmet.clinician) == (unmet.strength == "advised")

    def test_the_list_stands_with_its_recommendation(self):
        given = answer(technique="novice", regeneration="no")
        listed = {advice.id: [each.factor for each in advice.unmet] for advice in given.advice()}
        assert listed["REC-21"] == ["technique", "regeneration"]
        assert listed["REC-17"] == []

    def test_nothing_unmet_nothing_listed(self):
        assert answer().unmet == ()


def test_the_surgery_warning_is_the_articles_words_and_no_forecast():
    given = EDITION.evaluate(diagnosed({"kind": "discopathy"}))
    warning = {advice.id: advice for advice in given.advice()}["REC-15"]
    assert "the article's words" in warning.clinician
    assert "might" in warning.patient


def test_who_cannot_change_what():
    """Factors that no training changes say so; the others have a way out."""
    texts = EDITION.texts()
    for name, factor in EDITION.factors.items():
        assert bool(texts.factors[name].cannot_change) != factor.changeable
