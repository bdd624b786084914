"""Cases over REST: the same contract as the command, one case or many, nothing stored."""

import json

import pytest
from django.apps import apps

from assessments.guidelines import contract
from assessments.guidelines.contract import answer_case
from patients.permissions import Permission
from tests.api.conftest import system_key

pytestmark = pytest.mark.django_db

BEST = {
    "spine_status": "no_disease",
    "back_pain": "none",
    "technique": "ergonomic",
    "core_strengthening": "regular",
    "stretching": "after",
    "regeneration": "yes",
    "usual_surface": "trail",
    "shoes": "cushioned",
}
# The guideline's examples (section 4.3): answers that are not the best, class, provisional.
EXAMPLES = {
    "1": ({}, "healthy", False),
    "2": ({"spine_status": "not_assessed"}, "healthy", True),
    "4": ({"usual_surface": "cement", "shoes": "other"}, "conditions", False),
    "8": (
        {
            "back_pain": "persistent",
            "pain_cause": "muscle_weakness",
            "core_strengthening": "not_regular",
        },
        "conditions",
        False,
    ),
    "9": (
        {"spine_status": "not_assessed", "back_pain": "settles", "pain_cause": "unknown"},
        "conditions",
        True,
    ),
    "10": ({"back_pain": "persistent", "pain_cause": "unknown"}, "find_cause", False),
    "14": ({"spine_status": "disease_stage_unknown"}, "consult", True),
    "16": ({"spine_status": "disease_advanced"}, "excluded", False),
}
CASES = [{"id": number, **BEST, **answers} for number, (answers, *_) in EXAMPLES.items()]
BAD = [
    {},
    {"id": "no-spine", "back_pain": "none"},
    {"id": "two-spines", **BEST, "diagnoses": []},
    {"id": "unknown-key", **BEST, "age": 44},
    {"id": "unknown-value", **BEST, "shoes": "red"},
    {"id": "cause-without-pain", **BEST, "pain_cause": "unknown"},
    {"id": 7, **BEST},
    {"id": "deep", **BEST, "shoes": {"left": ["red"]}},
    {"id": "odd", "diagnoses": [{"kind": "rash"}], "back_pain": "none"},
    {"id": "\ud800 unpaired", **BEST, "\udfff": 1},
    "case",
    None,
    7,
]


@pytest.fixture
def system(orthopaedist, asking):
    return asking(orthopaedist)


@pytest.mark.parametrize("number", EXAMPLES)
def test_an_example_of_the_guideline_is_answered_as_the_contract_does(number, system):
    case = next(case for case in CASES if case["id"] == number)
    answer = system.post("evaluate/", case)
    assert answer.status_code == 200
    assert answer.json() == answer_case(case)
    assert (answer.json()["class"], answer.json()["provisional"]) == EXAMPLES[number][1:]


@pytest.mark.parametrize("case", BAD, ids=repr)
def test_a_bad_case_is_answered_as_the_contract_does(case, system):
    answer = system.post("evaluate/", json.dumps(case))
    assert answer.status_code == 400
    assert answer.json() == answer_case(case)
    assert set(answer.json()) == {"id", "errors"}


def test_in_a_list_the_bad_are_answered_in_their_place_and_the_rest_goes_on(system):
    mixed = [CASES[0], *BAD, CASES[-1]]
    answer = system.post("evaluate/", json.dumps(mixed))
    assert answer.status_code == 200
    assert answer.json() == [answer_case(case) for case in mixed]
    assert system.post("evaluate/", []).json() == []


def test_the_bare_diagnoses_of_a_record_system_are_enough(system):
    case = {"diagnoses": [{"kind": "discopathy"}], "back_pain": "none"}
    answer = system.post("evaluate/", case).json()
    assert (answer["id"], answer["class"], answer["range"]) == (
        None, "consult", ["consult", "excluded"],
    )  # fmt: skip


def test_ten_thousand_cases_are_the_most(system, monkeypatch):
    monkeypatch.setattr("assessments.api.guideline.MOST_CASES", 3)
    assert len(system.post("evaluate/", CASES[:3]).json()) == 3
    refused = system.post("evaluate/", CASES[:4])
    assert refused.status_code == 400
    assert refused.json() == {"id": None, "errors": {"case": "Send at most 3 cases at once."}}


def test_ten_thousand_whole_cases_fit_into_one_body(settings):
    whole = {**CASES[3], "decision": "will_run_against_advice", "difficulty_stopping": "yes"}
    assert len(json.dumps([whole] * 10_000)) < settings.DATA_UPLOAD_MAX_MEMORY_SIZE


def test_a_body_that_is_too_large_is_refused_in_the_same_form(system, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = system.post("evaluate/", CASES)
    assert (answer.status_code, set(answer.json())) == (413, {"reason"})


def test_a_case_nested_to_the_limit_is_refused_not_failed(system):
    for depth in range(50, 1000, 50):
        nested = '{"id": ' + "[" * depth + "]" * depth + ', "spine_status": "no_disease"}'
        answer = system.post("evaluate/", nested)
        assert answer.status_code == 400
        assert answer.json().get("id") is None


def test_a_case_too_deep_to_be_written_down_is_refused(system, monkeypatch):
    def too_deep(case):
        raise RecursionError

    monkeypatch.setattr(contract, "answer_case", too_deep)
    answer = system.post("evaluate/", CASES[0])
    assert answer.status_code == 400
    assert "nested too deeply" in answer.json()["errors"]["case"]


def test_nothing_is_stored_and_nothing_of_a_case_reaches_the_trail(system):
    def rows():
        models = [m for m in apps.get_models() if m._meta.app_label != "sessions"]
        return {model._meta.label: model._base_manager.count() for model in models}

    before = rows()
    assert system.post("evaluate/", CASES).status_code == 200
    assert rows() == before


def test_a_patient_is_told_where_the_own_plan_is(runner, asking):
    answer = asking(runner.user).post("evaluate/", CASES[0])
    assert answer.status_code == 403
    assert "portal" in answer.json()["reason"]


def test_a_system_may_ask_with_a_key_that_reads_the_guideline(clinic, clinic_admin, asking):
    record_system = system_key(clinic, clinic_admin, Permission.READ_GUIDELINE)
    other = system_key(clinic, clinic_admin, Permission.READ_CHART)
    assert asking(secret=record_system.secret).post("evaluate/", CASES[0]).status_code == 200
    assert asking(secret=other.secret).post("evaluate/", CASES[0]).status_code == 403
