"""Importing a file of patients: kept, decided, started, written patient by patient, forgotten."""

import time
from collections.abc import Mapping

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients import audit, permissions
from patients.actions import diagnoses, people
from patients.deed import action
from patients.importing import contact, diagnosis, plan
from patients.importing.reading import Table
from patients.models import Clinic, ImportLine, Patient, PatientImport
from patients.models.importing import Decision, Finding, Outcome
from patients.permissions import Permission
from patients.refusals import Invalid, NotNow, Refused

WITHOUT_THEM = _(
    "Some lines cannot be imported as they are. Mend the file and upload it again, decide about "
    "them, or tick that they are to be left out."
)
CHANGED = _(
    "The register changed after this file was compared with it, so nothing was done with this "
    "patient. Upload the file again."
)


@action
def upload(clinic: Clinic, *, by, table: Table, file_name: str, slashes: str = "") -> PatientImport:
    """Keep the lines of a file, checked and compared with the register; nothing is imported yet.

    What this person uploaded before and did not start is replaced; what is too old is erased.

    Raises:
        NotPermitted; Invalid where this person does not record diagnoses and the file has some;
        NotNow while an import of this person is running.
    """
    permissions.check(by, Permission.IMPORT_PATIENTS, clinic=clinic)
    if table.is_clinical and not permissions.may(by, Permission.RECORD_DIAGNOSIS, clinic=clinic):
        raise Invalid(
            {
                "file": _(
                    "This file holds diagnoses, which your role does not record. Take out the "
                    "columns about diagnoses, or ask a clinician to import it."
                )
            },
            clinic=clinic,
        )
    _forget_outdated()
    mine = clinic.imports.of(by)
    if any(each.is_running for each in mine):
        raise NotNow(
            _("An import of yours is not finished. Let it go on, or end it."), clinic=clinic
        )
    mine.delete()
    kept = PatientImport.objects.create(
        clinic=clinic,
        uploaded_by=by,
        file_name=file_name[:100],
        headings=table.headings,
        unknown=list(table.unknown),
        is_clinical=table.is_clinical,
    )
    lines = plan.lines_of(table, clinic, slashes=slashes)
    _register, found = plan.compare(lines, clinic=clinic, by=by)
    for line in lines:
        line.upload = kept
        line.patient = found[line.person].patient if line.person in found else None
    ImportLine.objects.bulk_create(lines, batch_size=500)
    audit.record("import.uploaded", by=by, clinic=clinic, target=kept)
    return kept


@action
def decide(upload: PatientImport, *, by, decided: Mapping[int, tuple[str, str]]) -> PatientImport:
    """Say of patients who are perhaps registered already what is to be done.

    Args:
        upload: the file.
        by: who uploaded it.
        decided: by the number of the patient's first line, what was decided, and for
            `Decision.SAME` the id of the record.
    """
    upload = _locked(upload, by)
    if upload.started_at:
        raise NotNow(_("This import was started already."), clinic=upload.clinic)
    for line in upload.lines.filter(finding=Finding.LIKELY, number__in=decided):
        decision, record = decided[line.number]
        if decision == Decision.SAME and record not in line.candidates:
            raise Invalid({"decision": _("Choose one of those shown.")}, clinic=upload.clinic)
        upload.lines.filter(person=line.person).update(
            decision=Decision(decision), patient=record if decision == Decision.SAME else None
        )
    audit.record("import.decided", by=by, clinic=upload.clinic, target=upload)
    return upload


@action
def start(upload: PatientImport, *, by, without: bool = False) -> PatientImport:
    """Begin to import; from now on patient by patient (`go_on`).

    The register is asked once more first. `without` leaves out, knowingly, what cannot be imported
    as it is.

    Raises:
        NotPermitted; NotNow where it was started already; Invalid where something is to be left
        out and nobody said so, or nothing is left to be imported.
    """
    upload = _locked(upload, by)
    if upload.started_at:
        raise NotNow(_("This import was started already."), clinic=upload.clinic)
    lines = list(upload.lines.all())
    before = {line.pk: (line.finding, line.candidates, line.faults) for line in lines}
    plan.compare(lines, clinic=upload.clinic, by=by)
    changed = [x for x in lines if (x.finding, x.candidates, x.faults) != before[x.pk]]
    ImportLine.objects.bulk_update(changed, ["finding", "candidates", "faults"], batch_size=500)
    held_back = upload.lines.held_back()
    if held_back.exists() and not without:
        raise Invalid({"without": WITHOUT_THEM}, clinic=upload.clinic)
    held_back.update(outcome=Outcome.LEFT_OUT)
    if not upload.lines.waiting().exists():
        raise Invalid(
            {"without": _("Nothing would be left to import. Mend the file and upload it again.")},
            clinic=upload.clinic,
        )
    busy = upload.lines.waiting().exclude(finding=Finding.THERE)
    idle = upload.lines.waiting().exclude(person__in=busy.values_list("person", flat=True))
    idle.update(outcome=Outcome.THERE)  # nothing to add: no transaction of their own is needed
    upload.started_at = timezone.now()
    upload.save(update_fields=["started_at"])
    audit.record("import.started", by=by, clinic=upload.clinic, target=upload)
    return upload


def go_on(upload: PatientImport, *, by, seconds: float) -> PatientImport:
    """Import the next patients for about so long, each with all diagnoses or not at all.

    What one patient's record refuses is written down at the line, and the next one follows. What
    was interrupted goes on where it stopped.
    """
    if upload.started_at is None:
        raise NotNow(_("This import is not started yet."), clinic=upload.clinic)
    until = time.monotonic() + seconds
    while person := upload.lines.waiting().order_by("number").values_list("person").first():
        try:
            import_person(upload, by=by, person=person[0])
        except (Invalid, NotNow) as refusal:
            refuse_person(upload, by=by, person=person[0], refusal=refusal)
        if time.monotonic() >= until:
            break
    return upload if upload.lines.waiting().exists() else finish(upload, by=by)


@action
def import_person(upload: PatientImport, *, by, person: int) -> PatientImport:
    """One patient of the file with every diagnosis that is not there yet, in one transaction.

    Raises:
        NotPermitted, Invalid; NotNow where the register changed meanwhile.
    """
    upload = _locked(upload, by)
    if upload.started_at is None:
        raise NotNow(_("This import is not started yet."), clinic=upload.clinic)
    lines = list(upload.lines.waiting().filter(person=person).select_related("patient"))
    if not lines:
        return upload  # another page was quicker
    patient = _registered(upload, by, lines)
    for line in lines:
        line.outcome, line.patient = Outcome.THERE, patient
        if line.finding in (Finding.NEW, Finding.ADDS):
            line.outcome = Outcome.DONE
            if plan.has_diagnosis(line.values):
                diagnoses.record(patient, by=by, **diagnosis.fields_of(line.values))
    ImportLine.objects.bulk_update(lines, ["outcome", "finding", "patient"])
    if any(line.outcome == Outcome.DONE for line in lines):
        audit.record("patient.imported", by=by, patient=patient, target=upload)
    return upload


@action
def refuse_person(upload: PatientImport, *, by, person: int, refusal: Refused) -> PatientImport:
    """Write down at the lines of a patient why they were not imported."""
    upload = _locked(upload, by)
    errors = refusal.errors if isinstance(refusal, Invalid) else {plan.WHOLE_LINE: refusal.reason}
    faults = [(name, str(sentence)) for name, sentence in errors.items()]
    upload.lines.waiting().filter(person=person).update(outcome=Outcome.REFUSED, faults=faults)
    audit.record("import.refused", by=by, clinic=upload.clinic, target=upload)
    return upload


@action
def finish(upload: PatientImport, *, by) -> PatientImport:
    """Count what was done, and erase what the file said of everybody."""
    upload = _locked(upload, by)
    if upload.finished_at or upload.lines.waiting().exists():
        return upload
    done = upload.lines.filter(outcome=Outcome.DONE)
    told = Q(values__has_key="diagnosis")
    upload.done = {
        "patients": done.filter(finding=Finding.NEW).values("person").distinct().count(),
        "diagnoses": done.filter(told).count(),
        **{outcome or "waiting": n for outcome, n in upload.lines.counted("outcome").items()},
    }
    upload.finished_at = timezone.now()
    upload.save(update_fields=["done", "finished_at"])
    upload.lines.filter(outcome__in=[Outcome.DONE, Outcome.THERE]).delete()
    upload.lines.update(values={}, candidates=[], patient=None)
    audit.record("import.finished", by=by, clinic=upload.clinic, target=upload)
    return upload


@action
def discard(upload: PatientImport, *, by) -> Clinic:
    """Erase what was uploaded; patients who were imported already stay registered."""
    upload = _locked(upload, by)
    clinic = upload.clinic
    audit.record("import.discarded", by=by, clinic=clinic, target=upload)
    upload.delete()
    return clinic


@action
def forget_outdated(*, by=None) -> int:
    """Erase every upload that is older than a day; how many there were."""
    return _forget_outdated()


def _forget_outdated() -> int:
    outdated = list(PatientImport.objects.outdated().select_related("clinic"))
    for each in outdated:
        audit.record("import.forgotten", by=None, clinic=each.clinic, target=each)
        each.delete()
    return len(outdated)


def _locked(upload: PatientImport, by) -> PatientImport:
    """The upload as it stands, for its owner alone, while this transaction lasts."""
    permissions.check(by, Permission.IMPORT_PATIENTS, clinic=upload.clinic)
    found = PatientImport.objects.of(by).select_for_update().filter(pk=upload.pk).first()
    if found is None:
        raise NotNow(
            _("This upload is no longer there. Upload the file again."), clinic=upload.clinic
        )
    return found


def _registered(upload: PatientImport, by, lines: list[ImportLine]) -> Patient:
    """The patient of these lines: who is there, or else registered now."""
    told = plan.contact_of(lines)
    decision, chosen = lines[0].decision, lines[0].patient
    mine = upload.lines.exclude(patient=None).exclude(person=lines[0].person)
    register, found = plan.compare(
        lines, clinic=upload.clinic, by=by, besides=mine.values_list("patient", flat=True)
    )
    known = found[lines[0].person]
    if known.faults:
        raise NotNow(CHANGED, clinic=upload.clinic)
    if known.patient is not None:
        return known.patient
    if decision == Decision.SAME and chosen is not None:
        register.load_diagnoses([chosen])
        plan.judge_diagnoses(lines, register, chosen)
        return chosen
    if known.likely and decision != Decision.ANOTHER:
        raise NotNow(CHANGED, clinic=upload.clinic)
    plan.judge_diagnoses(lines, register, None)
    doctors = contact.doctors_of(upload.clinic) if "responsible" in told else {}
    fields = contact.fields_of(told, doctors)
    if "responsible" in told and fields["responsible"] is None:
        raise NotNow(CHANGED, clinic=upload.clinic)
    number = told.get("record_number", "")
    return people.register(upload.clinic, by=by, record_number=number, **fields)
