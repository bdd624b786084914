"""Answers, safety checks and drafts over REST: nothing by stealth, nothing twice."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments import standing
from assessments.actions import drafts, safety, signing
from tests.api.conftest import (
    NO_CONDITION,
    NO_RED_FLAG,
    OVERRIDE,
    check_red_flags,
    draft,
    record_disc,
)

pytestmark = pytest.mark.django_db

LINE = {
    "id", "state", "edition", "computed_class", "signed_class", "range", "provisional", "revision",
    "recorded_at", "recorded_by", "changed_at", "signed_at", "signed_by", "signer_role", "plan",
}  # fmt: skip
WHOLE = LINE | {
    "facts", "spine", "answer", "trace", "override_class", "override_reason", "override_words",
    "acknowledgements", "intake", "safety_check", "end",
}  # fmt: skip
CHECKED = {"id", "recorded_at", "outcome", "red_flags", "conditions", "notice"}


@pytest.fixture
def of(runner):
    return f"patients/{runner.pk}/"


@pytest.fixture
def asked(runner, orthopaedist):
    return check_red_flags(runner, orthopaedist)


def first(**answers):
    return {"answers": {"back_pain": "settles", **answers}, "seen_intake": None}


# Drafts -------------------------------------------------------------------------------------------


def test_answers_become_a_draft_with_the_class_of_the_whole_record(
    of, runner, asked, orthopaedist, asking
):
    record_disc(runner, orthopaedist)
    system = asking(orthopaedist)
    answer = system.post(f"{of}assessments/", first(technique="novice"))
    assert answer.status_code == 201
    told = answer.json()
    assert set(told) == WHOLE
    assert (told["state"], told["computed_class"], told["signed_class"]) == (
        "draft", "consult", None,
    )  # fmt: skip
    assert (told["range"], told["provisional"]) == (["consult", "excluded"], True)
    assert told["answer"]["reasons"] == ["spine"]
    assert told["facts"]["answers"]["technique"]["source"]["who"] == "Olive Ortho"
    assert told["safety_check"] == str(asked.pk)
    assert system.get(f"{of}assessments/{told['id']}/").json() == told
    assert system.get(f"{of}assessments/").json() == [{name: told[name] for name in LINE}]
    assert standing.of(runner).draft.pk == uuid.UUID(told["id"])


def test_the_same_key_twice_makes_one_draft_and_one_snapshot(
    of, runner, asked, orthopaedist, asking
):
    system = asking(orthopaedist)
    one = system.post(f"{of}assessments/", first(), key="once")
    two = system.post(f"{of}assessments/", first(), key="once")
    assert (one.status_code, two.status_code) == (201, 201)
    assert one.json() == two.json()
    assert (runner.assessments.count(), runner.intakes.count()) == (1, 1)


def test_the_key_of_a_draft_that_was_discarded_makes_no_other(
    of, runner, asked, orthopaedist, asking
):
    system = asking(orthopaedist)
    system.post(f"{of}assessments/", first(), key="once")
    drafts.discard_draft(standing.of(runner).draft, by=orthopaedist)
    again = system.post(f"{of}assessments/", first(), key="once")
    assert (again.status_code, set(again.json())) == (409, {"reason"})
    assert runner.assessments.count() == 0


def test_without_the_red_flag_questions_there_is_no_draft(of, runner, orthopaedist, asking):
    answer = asking(orthopaedist).post(f"{of}assessments/", first())
    assert answer.status_code == 409
    assert "red-flag questions first" in answer.json()["reason"]
    assert runner.intakes.count() == 0


def test_answers_to_an_older_snapshot_are_refused_with_both_versions(
    of, runner, asked, orthopaedist, neurosurgeon, asking
):
    seen = asking(orthopaedist).post(f"{of}assessments/", first()).json()["intake"]
    draft(runner, neurosurgeon, technique="ergonomic")
    answer = asking(orthopaedist).post(
        f"{of}assessments/", {"answers": {"technique": "novice"}, "seen_intake": seen}
    )
    assert answer.status_code == 409
    assert set(answer.json()) == {"reason", "differences"}
    assert answer.json()["differences"] == [
        {"what": "running technique", "yours": "novice", "now": "ergonomic"}
    ]
    assert runner.intakes.count() == 2


def test_the_newest_answers_are_read_with_their_sources(of, runner, asked, orthopaedist, asking):
    system = asking(orthopaedist)
    assert system.get(f"{of}intake/").status_code == 404
    made = system.post(f"{of}assessments/", first()).json()
    told = system.get(f"{of}intake/").json()
    assert set(told) == {
        "id", "answers", "diagnosis_reported", "sources", "proposals", "recorded_at",
        "recorded_by", "author_role",
    }  # fmt: skip
    assert told["id"] == made["intake"]
    assert told["answers"]["back_pain"] == "settles"
    assert told["sources"]["back_pain"]["role"] == "orthopaedist"
    again = {"answers": {"shoes": "other"}, "seen_intake": told["id"]}
    assert system.post(f"{of}assessments/", again).json()["revision"] == 2


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        ({}, {"answers": [], "seen_intake": []}),
        ({"answers": {}}, {"seen_intake": []}),
        ({"answers": {"back_pain": "bad"}, "seen_intake": None}, {"answers": ["back_pain"]}),
        ({"answers": {"mood": "good"}, "seen_intake": None}, {"answers": ["mood"]}),
        ({"answers": {"back_pain": ["none"]}, "seen_intake": None}, {"answers": ["back_pain"]}),
        (
            {"answers": {"back_pain": "none", "pain_cause": "unknown"}, "seen_intake": None},
            {"answers": ["pain_cause"]},
        ),
        (
            first(pain_cause="spinal_disease"),
            {"answers": ["pain_cause"]},
        ),
        ({"answers": {"technique": "novice"}, "seen_intake": None}, {"answers": ["back_pain"]}),
        (first() | {"signed_by": "me", "clinic": "mine"}, {"signed_by": [], "clinic": []}),
        (first() | {"declined": ["weather"]}, {"declined": ["0"]}),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_where_it_was_sent(
    body, faults, of, runner, asked, orthopaedist, asking
):
    answer = asking(orthopaedist).post(f"{of}assessments/", body)
    assert answer.status_code == 400
    told = answer.json()
    assert {
        name: list(told[name]) if isinstance(told[name], dict) else [] for name in told
    } == faults
    assert (runner.intakes.count(), runner.assessments.count()) == (0, 0)


def test_a_signed_assessment_tells_its_signature_and_its_end(
    of, runner, signed_plan, orthopaedist, asking
):
    system = asking(orthopaedist)
    told = system.get(f"{of}assessments/{signed_plan.assessment_id}/").json()
    assert (told["state"], told["computed_class"], told["signed_class"]) == (
        "signed", "consult", "excluded",
    )  # fmt: skip
    assert (told["override_words"], told["signed_by"]["name"]) == (OVERRIDE, "Olive Ortho")
    assert (told["plan"], told["end"]) == (str(signed_plan.pk), None)
    signing.withdraw(signed_plan.assessment, by=orthopaedist, reason="Wrong patient.")
    told = system.get(f"{of}assessments/{signed_plan.assessment_id}/").json()
    assert told["state"] == "withdrawn"
    assert (told["end"]["reason"], told["end"]["replaced_by"]) == ("Wrong patient.", None)


def test_a_list_of_assessments_costs_no_more_queries(of, runner, signed_plan, orthopaedist, asking):
    system = asking(orthopaedist)

    def queries():
        with CaptureQueriesContext(connection) as made:
            assert system.get(f"{of}assessments/").status_code == 200
        return len(made)

    few = queries()
    check_red_flags(runner, orthopaedist)
    draft(runner, orthopaedist)
    signing.withdraw(signed_plan.assessment, by=orthopaedist, reason="Wrong patient.")
    assert len(system.get(f"{of}assessments/").json()) == 2
    assert queries() == few


# Safety checks ------------------------------------------------------------------------------------


def test_the_staff_read_the_clinicians_words_the_patient_the_patients(
    of, runner, therapist, asking
):
    body = {"red_flags": NO_RED_FLAG | {"RF-01": "not_sure"}, "conditions": NO_CONDITION}
    to_staff = asking(therapist).post(f"{of}safety-checks/", body)
    to_patient = asking(runner.user).post(f"{of}safety-checks/", body)
    for answer in (to_staff, to_patient):
        assert (answer.status_code, set(answer.json())) == (201, CHECKED)
        assert answer.json()["outcome"] == "E"
    assert "RF-01" in to_staff.json()["notice"]["heading"]
    assert to_patient.json()["notice"]["heading"] == "Get help now"
    assert "cauda equina" not in to_patient.content.decode()
    calm = asking(runner.user).post(
        f"{of}safety-checks/", {"red_flags": NO_RED_FLAG, "conditions": NO_CONDITION}
    )
    assert (calm.json()["outcome"], calm.json()["notice"]) == ("none", None)


def test_a_question_left_open_is_never_a_no(of, runner, orthopaedist, asking):
    some = {"red_flags": {**NO_RED_FLAG, "RF-06": "yes"}, "conditions": {}}
    del some["red_flags"]["RF-15"]
    answer = asking(orthopaedist).post(f"{of}safety-checks/", some)
    assert answer.status_code == 400
    assert set(answer.json()["red_flags"]) >= {"RF-15", "RF-06a"}
    assert set(answer.json()["conditions"]) == set(NO_CONDITION)
    assert runner.safety_checks.count() == 0


@pytest.mark.parametrize(
    ("part", "answers"),
    [
        ("red_flags", {"RF-99": "yes"}),
        ("red_flags", {"RF-01": "maybe"}),
        ("conditions", {"weather": "no"}),
    ],
)
def test_an_unknown_question_or_answer_is_refused(part, answers, of, runner, orthopaedist, asking):
    body = {"red_flags": NO_RED_FLAG, "conditions": NO_CONDITION}
    body[part] = body[part] | answers
    answer = asking(orthopaedist).post(f"{of}safety-checks/", body)
    assert answer.status_code == 400
    assert set(answer.json()[part]) == set(answers)


def test_the_staff_read_the_checks_with_what_was_cleared(of, runner, orthopaedist, asking):
    check = check_red_flags(runner, orthopaedist, RF_01="yes")
    safety.clear_safety_check(check, by=orthopaedist, reason="Examined: no deficit.")
    (told,) = asking(orthopaedist).get(f"{of}safety-checks/").json()
    assert set(told) == {
        "id", "recorded_at", "recorded_by", "author_role", "at_home", "outcome", "red_flags",
        "conditions", "clearances", "layer_version",
    }  # fmt: skip
    assert [each["reason"] for each in told["clearances"]] == ["Examined: no deficit."]


def test_the_same_key_twice_makes_one_check(of, runner, orthopaedist, asking):
    body = {"red_flags": NO_RED_FLAG, "conditions": NO_CONDITION}
    system = asking(orthopaedist)
    one = system.post(f"{of}safety-checks/", body, key="once").json()
    assert system.post(f"{of}safety-checks/", body, key="once").json() == one
    assert runner.safety_checks.count() == 1
