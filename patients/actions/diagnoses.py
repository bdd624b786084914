"""Examinations and diagnoses: recorded, changed, resolved, refuted; never deleted."""

from collections.abc import Iterable, Mapping

from django.forms.models import model_to_dict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients import audit, catalogue, permissions, policies, spine
from patients.deed import action
from patients.models import (
    Diagnosis,
    DiagnosisLevel,
    DiagnosisVersion,
    Examination,
    Patient,
)
from patients.models.diagnosis import RunningExcluded, Status, Verification
from patients.permissions import Permission
from patients.policies import Level
from patients.refusals import Invalid, Stale

FIELDS = (
    "code",
    "code_system",
    "region",
    "side",
    "running_excluded",
    "verification",
    "status",
    "onset",
    "imaging_on",
    "imaging_kind",
    "imaging_finding",
    "note",
)


@action
def record_examination(patient: Patient, *, by, examined_on=None) -> Examination:
    """Record that `by` examined this spine on a day (today unless told)."""
    permissions.check(by, Permission.RECORD_DIAGNOSIS, patient=patient)
    policies.check_stands(patient)
    today = timezone.localdate(timezone=patient.clinic.zone)
    day = examined_on or today
    if day > today:
        raise Invalid(
            {"examined_on": _("This day lies in the future. Enter the day of the examination.")},
            patient=patient,
        )
    examination = Examination.objects.create(
        clinic=patient.clinic, patient=patient, recorded_by=by, examined_on=day
    )
    audit.record("spine.examined", by=by, patient=patient, target=examination)
    return examination


@action
def record(
    patient: Patient, *, by, catalogue_key: str, levels: Iterable[Level] = (), **fields
) -> Diagnosis:
    """Record a diagnosis.

    Args:
        patient: whose spine.
        by: the clinician.
        catalogue_key: an entry of the catalogue.
        levels: the affected levels; each must lie in the region.
        fields: those of FIELDS; without a code the record says what was diagnosed, uncoded.

    Raises:
        NotPermitted, Invalid (a sentence per field).
    """
    permissions.check(by, Permission.RECORD_DIAGNOSIS, patient=patient)
    policies.check_stands(patient)
    fields.setdefault("code_system", patient.clinic.code_system)
    diagnosis = Diagnosis(
        clinic=patient.clinic,
        patient=patient,
        recorded_by=by,
        changed_by=by,
        catalogue_key=catalogue_key,
        kind=_entry(catalogue_key, patient).kind,
        **fields,
    )
    levels = list(levels)
    policies.check_diagnosis(diagnosis, levels)
    diagnosis.save()
    _write_levels(diagnosis, levels)
    audit.record("diagnosis.recorded", by=by, patient=patient, target=diagnosis)
    return diagnosis


@action
def change(
    diagnosis: Diagnosis,
    *,
    by,
    seen: int,
    reason: str,
    levels: Iterable[Level] | None = None,
    **changes,
) -> Diagnosis:
    """Change a diagnosis; what stood before is kept with who changed it, when and why.

    Args:
        diagnosis: the one to change.
        by: the clinician.
        seen: the version that the form showed.
        reason: why, in words.
        levels: the affected levels from now on; None leaves them.
        changes: new values of FIELDS.

    Raises:
        NotPermitted, Invalid, or Stale with both versions where somebody changed it meanwhile.
    """
    permissions.check(by, Permission.RECORD_DIAGNOSIS, patient=diagnosis.patient)
    diagnosis = Diagnosis.objects.select_for_update().get(pk=diagnosis.pk)
    before = as_it_stands(diagnosis)
    if diagnosis.version != seen:
        raise Stale(
            _("Somebody changed this diagnosis after you opened the form."),
            _differences(diagnosis, changes),
            patient=diagnosis.patient,
        )
    if not reason.strip():
        raise Invalid(
            {"reason": _("Say in a few words why you change it.")}, patient=diagnosis.patient
        )
    changed = sorted(name for name, value in changes.items() if getattr(diagnosis, name) != value)
    for name in changed:
        setattr(diagnosis, name, changes[name])
    standing = _levels_of(diagnosis)
    wanted = standing if levels is None else list(levels)
    policies.check_diagnosis(diagnosis, wanted, recoded="code" in changed)
    if wanted != standing:
        changed.append("levels")
    DiagnosisVersion.objects.create(
        clinic=diagnosis.clinic,
        patient=diagnosis.patient,
        recorded_by=by,
        diagnosis=diagnosis,
        number=diagnosis.version,
        stood=before,
        reason=reason.strip(),
    )
    diagnosis.version += 1
    diagnosis.changed_at = timezone.now()
    diagnosis.changed_by = by
    diagnosis.save()
    if wanted != standing:
        diagnosis.levels.all().delete()
        _write_levels(diagnosis, wanted)
    audit.record(
        "diagnosis.changed", by=by, patient=diagnosis.patient, target=diagnosis, fields=changed
    )
    return diagnosis


@action
def refute(diagnosis: Diagnosis, *, by, seen: int, reason: str) -> Diagnosis:
    """The clinician examined and the disease is not there; that is an examination too."""
    refuted = change(diagnosis, by=by, seen=seen, reason=reason, verification=Verification.REFUTED)
    record_examination(refuted.patient, by=by)
    return refuted


@action
def confirm(
    diagnosis: Diagnosis,
    *,
    by,
    seen: int,
    reason: str,
    running_excluded: str = RunningExcluded.NOT_JUDGED,
) -> Diagnosis:
    """What the patient reported is so."""
    return change(
        diagnosis,
        by=by,
        seen=seen,
        reason=reason,
        verification=Verification.CONFIRMED,
        running_excluded=running_excluded,
    )


@action
def resolve(diagnosis: Diagnosis, *, by, seen: int, reason: str) -> Diagnosis:
    """The disease was there and is no more."""
    return change(diagnosis, by=by, seen=seen, reason=reason, status=Status.RESOLVED)


@action
def enter_in_error(diagnosis: Diagnosis, *, by, seen: int, reason: str) -> Diagnosis:
    """It should never have been recorded, for instance because it is another patient's."""
    return change(
        diagnosis, by=by, seen=seen, reason=reason, verification=Verification.ENTERED_IN_ERROR
    )


def as_it_stands(diagnosis: Diagnosis) -> dict:
    """The whole diagnosis as plain values, the way a version keeps it."""
    plain = model_to_dict(diagnosis, fields=FIELDS)
    return {
        **{name: _plain(value) for name, value in plain.items()},
        "catalogue_key": diagnosis.catalogue_key,
        "version": diagnosis.version,
        "changed_at": diagnosis.changed_at.isoformat(),
        "changed_by": str(diagnosis.changed_by_id),
        "levels": [
            {
                "level": level.level,
                "grade": level.grade,
                "slip_percent": _plain(level.slip_percent),
            }
            for level in _levels_of(diagnosis)
        ],
    }


def _plain(value):
    return value if value is None or isinstance(value, str) else str(value)


def _levels_of(diagnosis: Diagnosis) -> list[Level]:
    levels = [Level(row.level, row.grade, row.slip_percent) for row in diagnosis.levels.all()]
    return sorted(levels, key=lambda level: spine.LEVELS.index(level.level))


def _write_levels(diagnosis: Diagnosis, levels: Iterable[Level]) -> None:
    DiagnosisLevel.objects.bulk_create(
        DiagnosisLevel(
            clinic=diagnosis.clinic,
            patient=diagnosis.patient,
            diagnosis=diagnosis,
            level=level.level,
            grade=level.grade,
            slip_percent=level.slip_percent,
        )
        for level in levels
    )


def _differences(diagnosis: Diagnosis, changes: Mapping) -> list[tuple]:
    return [
        (Diagnosis._meta.get_field(name).verbose_name, value, getattr(diagnosis, name))
        for name, value in changes.items()
        if getattr(diagnosis, name) != value
    ]


def _entry(key: str, patient: Patient):
    try:
        return catalogue.get(key)
    except KeyError as error:
        raise Invalid(
            {"catalogue_key": _("Choose a diagnosis from the list.")}, patient=patient
        ) from error
