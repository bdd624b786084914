"""Somebody is erased: every marker of who it was goes at once, every other with the record."""

import io
from datetime import date

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.management import call_command

from assessments.actions import kept
from assessments.models import Decision
from patients import audit, guards
from patients.actions import access_keys, diagnoses
from patients.models import Diagnosis, Erasure, Patient, PatientIdentifier
from patients.permissions import Permission
from portal import about
from portal.actions import erasing, merging
from tests.conftest import make_patient
from tests.patients.importing.files import upload
from tests.portal.markers import dump, left, plant
from tests.portal.own_plans import ask_red_flags
from tests.portal.test_erasing import ASKED, erase
from tests.portal.walking import record_with_everything

pytestmark = pytest.mark.django_db

# Whose text columns say who somebody is; every other table holds the clinical record.
WHO = {
    "patients.patient",
    "patients.patientidentifier",
    "patients.searchtoken",
    "patients.invitation",
    "patients.importline",
    "portal.user",
}
NOT_SENT = {"assessments.answerskept", "assessments.remindersent"}


@pytest.fixture
def full(clinic, clinic_admin, orthopaedist, runner):
    """Sam, about whom there is a row in every table, with a record merged in and a sign-in."""
    disc = record_with_everything(runner, orthopaedist)["diagnosis_id"]
    disc = Diagnosis.objects.get(pk=disc)
    why = {"reason": "Seen on the MRI.", "note": "Since spring."}
    diagnoses.change(disc, by=orthopaedist, seen=disc.version, **why)
    twin = make_patient(clinic, orthopaedist, "Twinnie", "Record", phone="000 555 0177")
    ask_red_flags(twin, orthopaedist)
    merging.merge(twin, by=clinic_admin, into=runner, reason="Same insurance card.")
    runner.refresh_from_db()
    PatientIdentifier.objects.create(clinic=clinic, patient=runner, system="x", value="y")
    upload(clinic, orthopaedist, f"{runner.record_number},Signin,Sam,{runner.birth_date}")
    kept.keep_own_answers(runner, by=runner.user, given={"RF-01": "no"})
    Authenticator.objects.create(
        user=runner.user, type="webauthn", data={"name": "mkpasskey", "credential": {}}
    )
    EmailAddress.objects.create(user=runner.user, email="mkmail@m.example")
    access_keys.make_key(by=runner.user, name="mkkey", scopes=[Permission.READ_OWN_PLAN], days=30)
    return runner


def rows_of(patient) -> dict:
    records = about.records(patient)
    rows = {
        model: [row.pk for row in model._base_manager.filter(patient__in=records)]
        for model in about.tables()
    }
    return {Patient: [patient.pk], type(patient.user): [patient.user_id], **rows}


def test_every_marker_of_who_it_was_goes_at_once_and_every_other_at_the_end(
    full, clinic_admin, monkeypatch
):
    rows = rows_of(full)
    empty = {model.__name__ for model, ids in rows.items() if not ids}
    assert empty == {"Erasure"}
    planted = plant(rows)
    Patient.objects.filter(pk=full.pk).update(birth_date=date(1990, 7, 23))
    assert len(left(planted, dump())) == sum(map(len, planted.values())) > 60
    full.refresh_from_db()

    monkeypatch.setattr(erasing, "kept_until", lambda patient: erasing._today())
    erasure = erase(full, clinic_admin)

    text = dump()
    gone = {label: found for label, found in planted.items() if label in WHO | NOT_SENT}
    assert left(gone, text) == set()
    typed = Decision._meta.label_lower
    assert not any("typed_name" in each for each in left({typed: planted[typed]}, text))
    for told in ("1990-07-23", "19900723", "mkpasskey", "mkmail", "mkkey", "Twinnie", "5550177"):
        assert told not in text, told
    kept_ones = {label: found for label, found in planted.items() if label not in gone}
    kept_ones[typed] = {each for each in kept_ones[typed] if "typed_name" not in each}
    assert left(kept_ones, text) == {f"{lb}: {m}" for lb, ms in kept_ones.items() for m in ms}

    said = io.StringIO()
    call_command("tidy", stdout=said)
    assert "2 record(s) of erased patients erased" in said.getvalue()
    assert left(planted, dump()) == set()
    assert {model.__name__ for model, ids in rows_left(full).items() if ids} == {"Erasure"}
    assert Erasure.objects.get(pk=erasure.pk).reason == ASKED
    assert guards.installed() == guards.expected()
    assert list(audit.verify()) == []
    call_command("tidy", stdout=said)
    assert "0 record(s) of erased patients erased" in said.getvalue()


def rows_left(patient) -> dict:
    return {model: list(model._base_manager.filter(patient=patient)) for model in about.tables()}
