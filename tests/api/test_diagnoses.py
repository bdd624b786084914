"""Diagnoses over REST: recorded once, through the same action and with the same refusals."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from patients import catalogue
from patients.models.audit import AuditEvent
from tests.api.conftest import NOTE, record_disc

pytestmark = pytest.mark.django_db

DIAGNOSIS = {
    "id", "catalogue_key", "title", "kind", "code", "code_system", "region", "levels", "side",
    "running_excluded", "verification", "status", "counts", "onset", "imaging_on", "imaging_kind",
    "imaging_finding", "note", "version", "recorded_at", "recorded_by", "changed_at", "changed_by",
}  # fmt: skip
SLIP = {
    "catalogue_key": "spondylolisthesis",
    "region": "lumbosacral",
    "levels": [{"level": "L5/S1", "grade": "II", "slip_percent": "31.5"}],
    "code": "M43.17",
    "running_excluded": "yes",
    "imaging_kind": "radiograph",
    "imaging_on": "2026-01-15",
    "imaging_finding": "Anterolisthesis\nof L5.",
    "note": " as typed ",
}


def slip(**changes):
    key = next(each.key for each in catalogue.ENTRIES if each.grading == "meyerding")
    return SLIP | {"catalogue_key": key, "code": ""} | changes


def sentences_of(fault):
    """Every sentence, however deep it stands."""
    if isinstance(fault, dict):
        return [each for inner in fault.values() for each in sentences_of(inner)]
    return [each for each in fault if each.endswith(".")]


@pytest.fixture
def of(patient):
    return f"patients/{patient.pk}/diagnoses/"


def test_what_was_sent_is_recorded_and_can_be_read(of, patient, orthopaedist, asking):
    system = asking(orthopaedist)
    answer = system.post(of, slip())
    assert answer.status_code == 201
    recorded = answer.json()
    assert set(recorded) == DIAGNOSIS
    assert recorded["levels"] == [{"level": "L5/S1", "grade": "II", "slip_percent": "31.5"}]
    assert (recorded["note"], recorded["imaging_finding"]) == (
        " as typed ",
        SLIP["imaging_finding"],
    )
    assert recorded["recorded_by"] == {"id": str(orthopaedist.pk), "name": "Olive Ortho"}
    assert (recorded["code_system"], recorded["counts"]) == ("icd10cm", True)
    assert system.get(of).json() == [recorded]
    assert system.get(f"{of}{recorded['id']}/").json() == recorded
    assert patient.diagnoses.get().clinic == patient.clinic
    assert AuditEvent.objects.filter(event="diagnosis.recorded").count() == 1


def test_the_same_key_twice_makes_one_record(of, patient, orthopaedist, asking):
    system = asking(orthopaedist)
    key = str(uuid.uuid4())
    first, again = system.post(of, slip(), key=key), system.post(of, slip(), key=key)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert patient.diagnoses.count() == 1
    assert system.post(of, slip(), key=str(uuid.uuid4())).status_code == 201
    assert patient.diagnoses.count() == 2


def test_a_key_never_answers_with_another_patients_record(of, runner, orthopaedist, asking):
    system = asking(orthopaedist)
    first = system.post(of, slip(), key="the-same").json()
    second = system.post(f"patients/{runner.pk}/diagnoses/", slip(), key="the-same").json()
    assert first["id"] != second["id"]
    assert runner.diagnoses.count() == 1


def test_a_key_that_is_too_long_is_refused(of, patient, orthopaedist, asking):
    answer = asking(orthopaedist).post(of, slip(), key="k" * 201)
    assert (answer.status_code, set(answer.json())) == (400, {"Idempotency-Key"})
    assert patient.diagnoses.count() == 0


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({"region": "thoracic", "levels": [{"level": "T4/T5", "slip_percent": "-3"}]}, {"levels"}),
        ({"levels": [{"level": "L4/L5"}]}, {"levels"}),
        ({"levels": [{"level": "L5/S1"}, {"level": "L5/S1"}]}, {"levels"}),
        ({"levels": [{"level": "L5/S1", "grade": "I", "slip_percent": "80"}]}, {"levels"}),
        ({"levels": [{"level": "S9"}]}, {"levels"}),
        ({"levels": [{"level": "L5/S1", "side": "left"}]}, {"levels"}),
        ({"levels": "L5/S1"}, {"levels"}),
        ({"onset": "2999-01-01"}, {"onset"}),
        ({"onset": "yesterday"}, {"onset"}),
        ({"code": "M51.26"}, {"code"}),
        ({"running_excluded": "perhaps"}, {"running_excluded"}),
        ({"catalogue_key": "back"}, {"catalogue_key"}),
        ({"note": "a\x00b"}, {"note"}),
        ({"clinic": "another", "recorded_by": "me"}, {"clinic", "recorded_by"}),
        ({"patient": "another", "region": "nowhere"}, {"patient", "region"}),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_field_by_field(
    changes, faults, of, patient, orthopaedist, asking
):
    answer = asking(orthopaedist).post(of, slip(**changes))
    assert answer.status_code == 400
    assert set(answer.json()) == faults
    assert all(sentences_of(fault) for fault in answer.json().values())
    assert patient.diagnoses.count() == 0


def test_a_refusal_says_what_may_be_given(of, orthopaedist, asking):
    system = asking(orthopaedist)
    answer = system.post(of, slip(running_excluded="perhaps", clinic="another"))
    assert answer.json()["running_excluded"] == ["Use one of: not_judged, no, yes."]
    assert answer.json()["clinic"][0].startswith("This cannot be given here. Give only: catalogue_")
    missing = system.post(of, {})
    assert set(missing.json()) == {"catalogue_key", "region"}


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("{", "This cannot be read. It is not JSON"),
        ('{"region": "lumbar", "region": "cervical"}', "stands there twice"),
        ('{"onset": NaN}', "NaN is not a number that JSON has"),
        ('{"onset": 1e999}', "1e999 is not a number that JSON has"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_a_body_that_is_no_json_is_refused_with_what_is_wrong(
    body, words, of, orthopaedist, asking
):
    answer = asking(orthopaedist).post(of, body)
    assert answer.status_code == 400
    assert words in answer.json()["reason"]


def test_a_list_and_a_form_are_refused(of, orthopaedist, asking):
    system = asking(orthopaedist)
    assert system.post(of, [slip()]).status_code == 400
    assert system.client.post(f"/api/v1/{of}", {"region": "lumbar"}).status_code == 415


def test_a_long_list_costs_no_more_queries(of, patient, orthopaedist, asking):
    system = asking(orthopaedist)

    def queries():
        with CaptureQueriesContext(connection) as made:
            assert system.get(of).status_code == 200
        return len(made)

    record_disc(patient, orthopaedist)
    few = queries()
    for _ in range(8):
        record_disc(patient, orthopaedist)
    assert queries() == few


def test_the_catalogue_says_what_can_be_recorded(of, orthopaedist, asking):
    entries = asking(orthopaedist).get("catalogue/").json()
    assert [entry["key"] for entry in entries] == [each.key for each in catalogue.ENTRIES]
    disc = next(each for each in entries if each["key"] == "disc-displacement-lumbar")
    assert set(disc) == {
        "key", "title", "kind", "counts_as_spine_disease", "regions", "grading", "codes",
    }  # fmt: skip
    assert disc["grading"] == "pfirrmann"
    assert all(code["title"] == "" for code in disc["codes"] if code["system"] == "icd10")


def test_notes_for_colleagues_reach_no_patient(runner, orthopaedist, asking):
    record_disc(runner, orthopaedist)
    own = asking(runner.user)
    for path in ("", "diagnoses/", "plan/", "assessments/"):
        assert NOTE not in own.get(f"patients/{runner.pk}/{path}").content.decode()
