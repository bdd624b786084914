"""What the database itself refuses, tried with raw SQL."""

import pytest
from django.db import IntegrityError, connection, transaction

from patients import guards
from patients.actions import diagnoses
from tests.conftest import make_patient

pytestmark = pytest.mark.django_db


def refuse(sql: str, *values) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "SET CONSTRAINTS ALL IMMEDIATE" if connection.vendor != "sqlite" else "SELECT 1"
        )
        with pytest.raises(IntegrityError) as error, transaction.atomic():
            cursor.execute(sql, values)
    return str(error.value)


def key(row) -> str:
    return row.pk.hex if connection.vendor == "sqlite" else str(row.pk)


def test_the_installed_triggers_are_those_that_the_models_ask_for():
    assert guards.installed() == guards.expected()
    assert len(guards.expected()) > 30


def test_installing_twice_and_lifting_twice_is_harmless():
    guards.install()
    guards.install()
    assert guards.installed() == guards.expected()
    guards.lift()
    guards.lift()
    assert guards.installed() == set()
    guards.install()
    assert guards.installed() == guards.expected()


@pytest.mark.parametrize("table", ["patients_auditevent", "patients_submission"])
def test_no_row_of_the_trail_is_deleted(patient, orthopaedist, table):
    diagnoses.record_examination(patient, by=orthopaedist, key="once")
    assert table in refuse(f"DELETE FROM {table}")


def test_an_audit_row_cannot_be_rewritten(patient):
    said = refuse("UPDATE patients_auditevent SET actor = 'somebody else'")
    assert "only ever added" in said


def test_an_examination_can_be_neither_changed_nor_replaced_nor_deleted(patient, orthopaedist):
    examination = diagnoses.record_examination(patient, by=orthopaedist)
    refuse("UPDATE patients_examination SET examined_on = '2001-01-01'")
    refuse("DELETE FROM patients_examination")
    if connection.vendor == "sqlite":
        columns = "id, clinic_id, patient_id, recorded_at, recorded_by_id, examined_on"
        refuse(
            f"INSERT OR REPLACE INTO patients_examination ({columns}) SELECT id, clinic_id, "
            "patient_id, recorded_at, recorded_by_id, '2001-01-01' FROM patients_examination"
        )
    else:
        refuse("TRUNCATE patients_examination CASCADE")
    examination.refresh_from_db()
    assert examination.examined_on.year > 2001


def test_a_clinical_row_belongs_to_the_clinic_of_its_patient(
    patient, orthopaedist, other_clinic, other_orthopaedist
):
    examination = diagnoses.record_examination(patient, by=orthopaedist)
    elsewhere = make_patient(other_clinic, other_orthopaedist)
    said = refuse(
        "INSERT INTO patients_examination "
        "(id, clinic_id, patient_id, recorded_at, recorded_by_id, examined_on) "
        "SELECT %s, clinic_id, %s, recorded_at, recorded_by_id, examined_on "
        "FROM patients_examination WHERE id = %s",
        "0" * 32,
        key(elsewhere),
        key(examination),
    )
    assert "not the patient's clinic" in said


def test_a_diagnosis_is_never_deleted(patient, orthopaedist):
    diagnoses.record(
        patient, by=orthopaedist, catalogue_key="disc-degeneration-lumbar", region="lumbar"
    )
    assert "never deleted" in refuse("DELETE FROM patients_diagnosis")
