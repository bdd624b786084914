"""Two records of one person put together, and parted again; nothing in either is rewritten.

docs/adr/0021-merged-records.md says how the record that stays reads both.
"""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.models import Assessment
from patients import audit, permissions
from patients.actions.invitations import end
from patients.actions.people import index
from patients.deed import action
from patients.models import Merge, Patient
from patients.models.merge import Kind
from patients.permissions import Permission
from patients.refusals import Invalid, NotNow, Refused

ITSELF = _("This is one and the same record. Choose the other record of this person.")
ANOTHER_CLINIC = _(
    "The two records belong to different clinics, and each clinic keeps its own. Nothing is merged."
)
MERGED_ALREADY = _("One of the two was merged already. Open the record that stays, and look again.")
TOOK_IN_ANOTHER = _(
    "Another record was merged into the one that would go. Keep that one, or part those two first."
)
BOTH_SIGN_IN = _(
    "Both records have a sign-in, so two people may be reading. Ask the patient which one is in "
    "use; close the portal for the other record, then merge."
)
GOES_WITH_SIGN_IN = _(
    "The record that would go has a sign-in. Keep that record; or close the portal for it first, "
    "and invite the patient to the other."
)
GOES_WITH_CLASS = _(
    "In the record that would go an assessment is in force. Keep that record; or ask a clinician "
    "to withdraw the assessment first. A class never passes from one record to another."
)
BOTH_IN_FORCE = _(
    "In both records an assessment is in force. Ask a clinician to read both and to withdraw one, "
    "then merge into the other."
)
GOES_WITH_DRAFT = _(
    "In the record that would go a draft waits for a signature. Ask a clinician to sign or to "
    "discard it first, or keep that record."
)
NOT_MERGED = _("These two records are not put together. There is nothing to part.")


@action
def merge(patient: Patient, *, by, into: Patient, reason: str) -> Merge:
    """Put a record together with another of the same person, which stays.

    Every row stays where it was written; the record that stays reads both from now on, and what
    was signed in it is marked as resting on another record. Unused sheets to the record that goes
    open nothing any more.

    Args:
        patient: the record that goes.
        by: who merges records in this clinic; never the person.
        into: the record that stays.
        reason: how one knows that both are one person, in words.

    Raises:
        NotPermitted; NotNow with what to do first (`check_may_merge`); Invalid without a reason.
    """
    for record in (patient, into):
        permissions.check(by, Permission.MERGE_PATIENTS, patient=record)
    patient, into = _locked(patient, into)
    check_may_merge(patient, into)
    reason = _reason(reason, patient)
    now = timezone.now()
    for sheet in patient.invitations.not_ended().select_for_update():
        end(sheet, by=by)
    patient.merged_into = into
    _joined([patient, into], now)
    index(into)
    return _record(Kind.MERGED, patient, into, reason, now, by)


@action
def part(patient: Patient, *, by, into: Patient, reason: str) -> Merge:
    """Take a record out of the one into which it was merged.

    Each record keeps the rows that were written in it: whatever was written since the merge stays
    in the record that took the other in, and what was signed there since rests on both, which its
    chart says. Raises NotPermitted; NotNow where the two are not together; Invalid without a
    reason.
    """
    for record in (patient, into):
        permissions.check(by, Permission.MERGE_PATIENTS, patient=record)
    patient, into = _locked(patient, into)
    if patient.merged_into_id != into.pk:
        raise NotNow(NOT_MERGED, patient=into)
    reason = _reason(reason, patient)
    now = timezone.now()
    patient.merged_into = None
    _joined([patient, into], now)
    index(into)
    return _record(Kind.PARTED, patient, into, reason, now, by)


def check_may_merge(patient: Patient, into: Patient) -> None:
    """Raise NotNow, with what to do first, unless this record may go into that one now.

    What is alive in a record - a sign-in, a class in force, a draft - never changes its place: it
    must stand in the record that stays, or end first.
    """
    if patient.pk == into.pk:
        raise NotNow(ITSELF, patient=patient)
    if patient.clinic_id != into.clinic_id:
        raise NotNow(ANOTHER_CLINIC, patient=patient)
    if patient.merged_into_id or into.merged_into_id:
        raise NotNow(MERGED_ALREADY, patient=patient)
    if patient.merged_from.exists():
        raise NotNow(TOOK_IN_ANOTHER, patient=patient)
    if patient.user_id:
        raise NotNow(BOTH_SIGN_IN if into.user_id else GOES_WITH_SIGN_IN, patient=patient)
    in_force = set(
        Assessment.objects.in_force()
        .filter(patient__in=[patient, into])
        .order_by()
        .values_list("patient", flat=True)
    )
    if patient.pk in in_force:
        raise NotNow(BOTH_IN_FORCE if into.pk in in_force else GOES_WITH_CLASS, patient=patient)
    if Assessment.objects.drafts().filter(patient=patient).exists():
        raise NotNow(GOES_WITH_DRAFT, patient=patient)


def what_is_in_the_way(patient: Patient, into: Patient) -> str:
    """The sentence with which merging would be refused now; empty where it would not be."""
    try:
        check_may_merge(patient, into)
    except Refused as refusal:
        return str(refusal.reason)
    return ""


def _locked(patient: Patient, into: Patient) -> tuple[Patient, Patient]:
    """Both as they stand now, held until the deed is done; always in the same order."""
    ids = [patient.pk, into.pk]
    held = Patient.objects.select_for_update(of=("self",)).select_related("clinic")
    found = {each.pk: each for each in held.filter(pk__in=ids).order_by("pk")}
    return found[patient.pk], found[into.pk]


def _reason(reason: str, patient: Patient) -> str:
    if not reason.strip():
        raise Invalid(
            {"reason": _("Say how you know; colleagues will read this in both histories.")},
            patient=patient,
        )
    return reason.strip()


def _joined(records: list[Patient], now) -> None:
    """From now on what was signed before is compared with what the records say together."""
    for record in records:
        record.joined_at = now
        record.version += 1
        record.save(update_fields=["merged_into", "joined_at", "version"])


def _record(kind, patient: Patient, into: Patient, reason: str, now, by) -> Merge:
    """The append-only row, and a row of the trail in both records."""
    row = Merge.objects.create(
        clinic=patient.clinic,
        patient=patient,
        into=into,
        kind=kind,
        reason=reason,
        recorded_at=now,
        recorded_by=by,
    )
    for record in (patient, into):
        audit.record(
            "patient.merged" if kind == Kind.MERGED else "patient.parted",
            by=by,
            patient=record,
            target=row,
            fields=["merged_into"],
        )
    return row
