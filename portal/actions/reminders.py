"""Reminders by mail: which a patient wants, and that one was sent."""

from collections.abc import Collection

from assessments.models.reminder import ReminderKind, ReminderOff, ReminderSent
from patients import audit, permissions
from patients.deed import action
from patients.models import Patient
from patients.permissions import Permission


@action
def choose_reminders(patient: Patient, *, by, wanted: Collection[str]) -> Patient:
    """Switch every kind off that is not wanted, and the others on. Raises NotPermitted."""
    permissions.check(by, Permission.CHOOSE_REMINDERS, patient=patient)
    Patient.objects.select_for_update(of=("self",)).get(pk=patient.pk)
    off = set(ReminderKind.values) - set(wanted)
    patient.reminders_off.exclude(kind__in=off).delete()
    stand = set(patient.reminders_off.values_list("kind", flat=True))
    ReminderOff.objects.bulk_create(
        ReminderOff(clinic=patient.clinic, patient=patient, kind=kind)
        for kind in sorted(off - stand)
    )
    audit.record("reminders.chosen", by=by, patient=patient, target=patient)
    return patient


@action
def note_sent(patient: Patient, *, by, kind: str, occasion: str) -> ReminderSent:
    """Keep that the mail server took a reminder; `by` is None, the command."""
    sent = ReminderSent.objects.create(
        clinic=patient.clinic, patient=patient, kind=kind, occasion=occasion
    )
    audit.record("reminder.sent", by=by, patient=patient, target=sent)
    return sent
