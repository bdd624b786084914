"""What may be recorded, and where: each check raises with a sentence that says what to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients import catalogue, spine
from patients.models import Diagnosis, Patient
from patients.refusals import Invalid, NotNow

OLDEST = 120  # years; a birth date further back is a slip of the pen
MERGED = _(
    "This record was merged into another one. Nothing was saved: open the record that stays and "
    "enter it there."
)

ERASED = _("This patient was erased. Nothing more is entered into the record.")


def check_stands(patient: Patient) -> None:
    """Raise NotNow where the record was merged into another, or erased: nothing new goes in."""
    found = Patient.objects.filter(pk=patient.pk).values_list("merged_into", "erased_at").first()
    into, erased_at = found or (None, None)
    if into is not None:
        raise NotNow(MERGED, patient=patient)
    if erased_at is not None:
        raise NotNow(ERASED, patient=patient)


@dataclass(frozen=True)
class Level:
    """One affected level as entered: where, which grade, and the measured slip in per cent."""

    level: str
    grade: str = ""
    slip_percent: Decimal | None = None


def check_patient(patient: Patient, *, exclude: Sequence[str] = ()) -> None:
    """Raise Invalid, with a sentence per field, where contact data cannot be as entered."""
    try:
        patient.full_clean(exclude, validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        raise Invalid(
            {name: texts[0] for name, texts in error.message_dict.items()}, clinic=patient.clinic
        ) from error
    today = timezone.localdate(timezone=patient.clinic.zone)
    if patient.birth_date > today:
        raise Invalid(
            {"birth_date": _("This date lies in the future. Enter the day of birth.")},
            clinic=patient.clinic,
        )
    if patient.age(today) > OLDEST:
        raise Invalid(
            {"birth_date": _("This date is over 120 years ago. Check the year.")},
            clinic=patient.clinic,
        )


def check_diagnosis(diagnosis: Diagnosis, levels: Sequence[Level], *, recoded: bool = True) -> None:
    """Raise Invalid, with a sentence per field, where a diagnosis cannot be as entered.

    `recoded` is false where a change leaves the code alone: an old record keeps the code of the
    release it was coded in.
    """
    errors: dict = {}
    try:
        about = ["patient", "clinic", "recorded_by", "changed_by"]
        # The database holds the constraints; the choices of the fields say the same without asking.
        diagnosis.full_clean(exclude=about, validate_constraints=False)
    except ValidationError as error:
        errors.update({name: texts[0] for name, texts in error.message_dict.items()})
    key = diagnosis.catalogue_key
    if "region" not in errors:
        _note(errors, "region", catalogue.check_region, key, diagnosis.region)
    if recoded and diagnosis.code and "code_system" not in errors:
        _note(errors, "code", catalogue.check_code, key, diagnosis.code_system, diagnosis.code)
    if diagnosis.code and not errors:
        _note(errors, "code", catalogue.check_code_region, key, diagnosis.code, diagnosis.region)
    errors.update(_check_days(diagnosis))
    if "region" not in errors:
        errors.update(_check_levels(diagnosis, levels))
    if errors:
        raise Invalid(errors, patient=diagnosis.patient)


def _check_days(diagnosis: Diagnosis) -> dict:
    today = timezone.localdate(timezone=diagnosis.clinic.zone)
    born = diagnosis.patient.birth_date
    errors = {}
    for name in ("onset", "imaging_on"):
        day = getattr(diagnosis, name)
        if day is not None and day > today:
            errors[name] = _("This day lies in the future. Enter today or an earlier day.")
        elif day is not None and day < born:
            errors[name] = _("This day lies before the patient's birth. Check the year.")
    return errors


def _check_levels(diagnosis: Diagnosis, levels: Sequence[Level]) -> dict:
    if len({level.level for level in levels}) < len(levels):
        return {"levels": _("A level is there twice. Keep one of them.")}
    errors: dict = {}
    entry = diagnosis.entry
    for level in levels:
        _note(errors, "levels", spine.check_level, diagnosis.region, level.level)
        if entry.kind == catalogue.Kind.DISCOPATHY:
            _note(errors, "levels", spine.check_disc_level, level.level)
        if level.grade and not entry.grading:
            errors.setdefault("levels", _("This diagnosis has no grade. Leave the grade empty."))
        if entry.grading == catalogue.MEYERDING:
            _note(errors, "levels", spine.check_slip, level.grade, level.slip_percent)
        elif level.slip_percent is not None:
            errors.setdefault(
                "levels", _("A slip is measured for a spondylolisthesis only. Leave it empty here.")
            )
    return errors


def _note(errors: dict, field: str, check, *values) -> None:
    """Keep the sentence of the first check that a field fails."""
    try:
        check(*values)
    except ValueError as error:
        errors.setdefault(field, str(error))
