"""Each ambiguity that a machine can decide, decided as the edition says."""

import pytest

from tests.guidelines.reading import EDITION, answer, case, codes, diagnosed, modes, patient_text

DISEASE = "disease_not_advanced"


def kinds_and_regions():
    return ("discopathy", "spondylolisthesis", "other_spine_disease")


def test_amb_01_advanced_is_a_clinicians_judgement_and_not_judged_is_provisional():
    not_judged = EDITION.evaluate(diagnosed({"kind": "spondylolisthesis"}))
    assert (not_judged.risk_class.code, not_judged.provisional) == ("consult", True)
    judged = diagnosed({"kind": "spondylolisthesis", "running_excluded": "yes"})
    assert EDITION.evaluate(judged).risk_class.code == "excluded"


def test_amb_02_excluded_yet_the_decision_stays_the_patients():
    offered = EDITION.decisions_offered("excluded")
    assert "will_run_against_advice" in offered
    assert "will_run_within_plan" not in offered
    assert "will_run_within_plan" in EDITION.decisions_offered("consult")
    assert "pending" not in offered
    against = answer({"decision": "will_run_against_advice"}, spine_status="disease_advanced")
    assert modes(against)["REC-06"] == "automatic"


def test_amb_03_never_examined_without_pain_classifies_like_no_disease_but_provisional():
    seen, unseen = answer(), answer(spine_status="not_assessed")
    assert seen.risk_class is unseen.risk_class
    assert (seen.provisional, unseen.provisional) == (False, True)


@pytest.mark.parametrize("kind", kinds_and_regions())
def test_amb_04_all_spine_diseases_behave_the_same(kind):
    given = EDITION.evaluate(diagnosed({"kind": kind, "running_excluded": "no"}))
    assert given.risk_class.code == "consult"


@pytest.mark.parametrize(
    ("cause", "code"),
    [("muscle_weakness", "conditions"), ("unknown", "find_cause"), ("other_known", "consult")],
)
def test_amb_05_persistent_pain_depends_on_its_cause(cause, code):
    assert answer(back_pain="persistent", pain_cause=cause).risk_class.code == code


def test_amb_06_patients_never_read_that_running_will_harm():
    for recommendation in EDITION.texts().recommendations.values():
        for text in recommendation.patient.values():
            assert "will hurt" not in text
            assert "will make" not in text


def test_amb_06_no_word_of_risk_for_another_known_cause():
    given = answer(back_pain="settles", pain_cause="other_known")
    assert "REC-20" not in modes(given)
    assert "risk" not in f"{given.patient_title} {given.patient_text}".lower()
    assert "worse" not in patient_text(given, "REC-11")


def test_amb_07_trails_never_lower_a_class():
    for status in (DISEASE, "disease_advanced"):
        for surface in ("trail", "cement"):
            on_it = answer(spine_status=status, usual_surface=surface, shoes="other")
            assert on_it.rank == {DISEASE: 3, "disease_advanced": 4}[status]


def test_amb_07_trail_shoes_are_kept_back_from_a_diagnosed_patient():
    assert modes(answer(spine_status=DISEASE))["REC-08"] == "if_running"
    assert "REC-08" not in modes(answer(spine_status="disease_reported"))


def test_amb_08_shoes_are_split_by_the_surface():
    assert answer(usual_surface="trail", shoes="low_cushion_trail").risk_class.code == "healthy"
    thin_on_cement = answer(usual_surface="cement", shoes="low_cushion_trail")
    assert thin_on_cement.risk_class.code == "conditions"


def test_amb_09_other_ground_needs_cushioned_shoes():
    assert answer(usual_surface="other", shoes="cushioned").risk_class.code == "healthy"
    assert answer(usual_surface="other", shoes="other").risk_class.code == "conditions"


def test_amb_10_the_stop_rule_has_two_entries():
    assert EDITION.stop_rule.step("S0").leads_to == {
        "yes": "own_rule",
        "no_during": "S1",
        "no_after": "S3",
    }


def test_amb_12_the_stop_rule_stretches_only_after_training_has_stopped():
    text = EDITION.texts().stop_rule.steps["S2"].patient
    assert text.index("Stop") < text.index("stretch")


def test_amb_15_a_novice_alone_is_never_worse_than_conditions():
    assert answer(technique="novice").risk_class.code == "conditions"


@pytest.mark.parametrize("consultation", ["none", "orthopaedist", "neurosurgeon", "other"])
def test_amb_16_a_consultation_leaves_the_class(consultation):
    given = answer({"consultation": consultation}, spine_status=DISEASE)
    assert (given.risk_class.code, given.shown_class.code) == ("consult", "consult")


@pytest.mark.parametrize(
    ("status", "mode"),
    [("no_disease", "offered"), ("disease_reported", "offered"), (DISEASE, "automatic")],
)
def test_amb_17_alternatives_are_automatic_only_for_the_diagnosed(status, mode):
    assert modes(answer(spine_status=status))["REC-01"] == mode


def test_amb_18_muscle_weakness_and_a_diagnosis_the_worst_wins():
    given = answer(spine_status=DISEASE, back_pain="persistent", pain_cause="muscle_weakness")
    assert given.risk_class.code == "consult"
    assert "REC-18" not in modes(given)


@pytest.mark.parametrize(
    ("consultation", "open_duty"),
    [("none", True), ("other", True), ("orthopaedist", False), ("neurosurgeon", False)],
)
def test_amb_19_two_specialities_close_the_duty_to_consult(consultation, open_duty):
    given = answer({"consultation": consultation}, spine_status=DISEASE)
    assert ("REC-11" in modes(given)) == open_duty


def test_amb_20_neutral_wording():
    texts = EDITION.texts()
    spoken = [texts.provenance.patient, texts.decision.awareness.patient]
    spoken += [text for each in texts.recommendations.values() for text in each.patient.values()]
    spoken += [each.clinician for each in texts.recommendations.values()]
    for text in spoken:
        assert not {"he", "she", "his", "her", "himself"} & set(text.lower().split())


def test_amb_22_provenance_stands_with_the_edition():
    assert "knee and ankle" in EDITION.provenance
    assert "A52" in EDITION.provenance


def test_amb_23_what_must_be_answered_before_a_class_and_what_may_be_missing():
    required = [variable.name for variable in EDITION.variables.values() if variable.required]
    assert required == ["spine_status", "back_pain", "pain_cause"]
    least = EDITION.case({"spine_status": "no_disease", "back_pain": "none"})
    assert EDITION.evaluate(least).risk_class.code == "conditions"


def test_amb_27_an_established_disease_is_never_hidden_behind_an_unknown_cause():
    given = answer(spine_status=DISEASE, back_pain="persistent", pain_cause="unknown")
    assert given.risk_class.code == "consult"
    assert {"REC-12", "REC-20"} <= set(modes(given))


def test_amb_28_the_extras_are_for_healthy_runners_too():
    for departs in ({"core_strengthening": "not_regular"}, {"stretching": "none"}):
        assert answer(**departs).risk_class.code == "conditions"


def test_amb_29_a_patients_word_is_neither_a_diagnosis_nor_nothing():
    word = {"kind": "discopathy", "verification": "patient_reported", "running_excluded": "yes"}
    given = EDITION.evaluate(diagnosed(word))
    assert given.risk_class.code == "find_cause"
    assert given.provisional
    assert codes(given.range) == ["healthy", "excluded"]
    assert "REC-22" in modes(given)
    assert "REC-10" not in modes(given)
    assert not EDITION.stop_rule.applies_to("disease_reported")
    refuted = EDITION.evaluate(diagnosed({**word, "verification": "refuted"}))
    assert refuted.risk_class.code == "healthy"
    confirmed = EDITION.evaluate(diagnosed({**word, "verification": "confirmed"}))
    assert confirmed.risk_class.code == "excluded"


@pytest.mark.parametrize("runs_now", ["yes", "no", "not_recorded"])
def test_amb_30_running_already_changes_only_the_wording(runs_now):
    given = answer({"runs_now": runs_now}, spine_status=DISEASE)
    assert given.risk_class.code == "consult"
    assert modes(given) == modes(answer(spine_status=DISEASE))


def test_amb_31_strengths_never_change_the_class():
    for departs in ({"stretching": "before_only"}, {"stretching": "none"}, {"technique": "novice"}):
        assert answer(**departs).rank == 1


def test_every_ambiguity_is_there_once():
    ids = [each.id for each in EDITION.ambiguities]
    assert ids == [f"AMB-{number:02}" for number in range(1, 32)]


def test_a_stop_rule_for_those_without_a_diagnosed_disease():
    applies = {
        status: EDITION.stop_rule.applies_to(status)
        for status in EDITION.facts["spine_status"].values
    }
    assert [status for status, yes in applies.items() if yes] == ["no_disease", "not_assessed"]
    for status, shown in applies.items():
        assert ("REC-10" in modes(EDITION.evaluate(case(spine_status=status)))) == shown


def test_every_step_of_the_stop_rule_ends_somewhere():
    rule = EDITION.stop_rule
    places = {step.id for step in rule.steps} | set(rule.endings)
    for step in rule.steps:
        assert set(step.leads_to.values()) <= places
        assert step.cites
    assert set(rule.endings) == set(EDITION.texts().stop_rule.endings)
    assert {said for step in rule.steps for said in step.leads_to} == set(
        EDITION.texts().stop_rule.answers
    )
    assert rule.step("S3").leads_to["still"] == "see_doctor"


def test_the_product_default_is_the_products_own():
    text = EDITION.texts().stop_rule
    assert text.default_rule.patient == (
        "Stop now. Do not run again until you have talked to your clinic."
    )
    assert "not the article's" in text.default_rule_source.clinician


def test_the_statement_is_no_waiver():
    assert "no waiver" in EDITION.texts().decision.awareness.clinician
