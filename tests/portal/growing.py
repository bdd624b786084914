"""A record and a clinic that grow long at once: rows copied straight into the tables."""

import copy
import uuid
from datetime import date, timedelta

from django.db import models

from assessments.models import (
    Assessment,
    AssessmentEnd,
    Consultation,
    Decision,
    DiaryEntry,
    Intake,
    Plan,
    PlanItem,
    Review,
    SafetyCheck,
    SafetyClearance,
)
from patients.models import (
    AuditEvent,
    CorrectionRequest,
    Diagnosis,
    DiagnosisLevel,
    DiagnosisVersion,
    Examination,
    Invitation,
    Patient,
)

# Each kind of row of a patient, after what it hangs on; a draft and the verdict in force stay one.
OF_A_PATIENT = (
    Diagnosis,
    DiagnosisLevel,
    DiagnosisVersion,
    Examination,
    Intake,
    SafetyCheck,
    SafetyClearance,
    Consultation,
    Assessment,
    AssessmentEnd,
    Plan,
    PlanItem,
    Decision,
    DiaryEntry,
    CorrectionRequest,
    Review,
)


def grow_record(patient: Patient, times: int) -> None:
    """So many more of every kind of row that the record may hold more than once.

    A copy hangs on the copies of what its original hangs on, and is a day older each time.
    """
    originals = _originals(patient)
    again: dict = {model: [] for model in OF_A_PATIENT}
    for time in range(1, times + 1):
        copies: dict = {}
        for row in originals:
            again[type(row)].append(_copy(row, time, copies))
    for model, rows in again.items():
        model.objects.bulk_create(rows, batch_size=500)


def _originals(patient: Patient) -> list:
    """One row of each kind, with the one that it hangs on; never the verdict in force."""
    found: dict = {}
    for model in OF_A_PATIENT:
        rows = model.objects.filter(patient=patient).order_by("pk")
        if model is Assessment:
            rows = rows.filter(end__isnull=False)
        if model is SafetyCheck:
            rows = rows.filter(clearances__isnull=False)
        if model is DiaryEntry:
            rows = rows.filter(replaces__isnull=True)
        row = next((row for row in rows if _hangs_on(row) <= found.keys()), None)
        assert row is not None, f"{model.__name__} does not grow"
        found[row.pk] = row
    return list(found.values())


def _hangs_on(row) -> set:
    """What it belongs to, and is not a row without."""
    owners = ("diagnosis_id", "check_made_id", "assessment_id", "plan_id")
    return {getattr(row, owner) for owner in owners if hasattr(row, owner)}


def _copy(row, time: int, copies: dict):
    fresh = copy.copy(row)
    fresh._state = models.base.ModelState()
    fresh.pk = uuid.uuid4()
    copies[row.pk] = fresh
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if field.is_relation and value in copies:
            setattr(fresh, field.name, copies[value])
        elif isinstance(field, models.DateTimeField) and value is not None:
            setattr(fresh, field.attname, value - timedelta(days=time))
    return fresh


def grow_clinic(clinic, by, times: int) -> None:
    """So many more patients, invitations of members, and rows of the trail."""
    Patient.objects.bulk_create(
        Patient(
            clinic=clinic,
            record_number=f"G-{uuid.uuid4().hex[:12]}",
            family_name="Growing",
            given_names=f"Given{number}",
            birth_date=date(1970, 1, 1),
            responsible=by,
        )
        for number in range(times)
    )
    last = AuditEvent.objects.filter(chain=str(clinic.pk)).order_by("-number").first()
    AuditEvent.objects.bulk_create(
        AuditEvent(
            chain=last.chain,
            number=1_000_000 + last.number + number,
            at=last.at,
            event="record.read",
            actor=str(by.pk),
            patient=last.patient,
        )
        for number in range(times)
    )
    some = Invitation.objects.filter(clinic=clinic, kind="member").first()
    if some:
        Invitation.objects.bulk_create(_invitation_like(some) for _number in range(times))


def _invitation_like(some: Invitation) -> Invitation:
    fresh = copy.copy(some)
    fresh._state = models.base.ModelState()
    fresh.pk, fresh.code_digest, fresh.mail_digest = uuid.uuid4(), uuid.uuid4().hex, None
    return fresh
