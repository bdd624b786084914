"""Patients about whom everything is there before the doctor begins."""

from assessments.actions import intakes, safety
from assessments.safety import red_flags, scope
from patients.actions import diagnoses, people
from patients.models import Clinic, Patient
from portal.demo.stories import BEST


def asked_today(patient, by):
    """The red flags, every one answered with no."""
    safety.record_safety_check(
        patient,
        by=by,
        answers={flag.id: "no" for flag in red_flags.RED_FLAGS if flag.parent is None},
        conditions={condition.id: "no" for condition in scope.ASKED},
    )


def comes_prepared(by, key, running_excluded, level) -> Patient:
    """Diagnosis, answers and today's red flags are in the record; nobody has assessed yet."""
    patient = people.register(
        Clinic.objects.get(slug="harbour"),
        by=by,
        given_names="Petra",
        family_name="Prepared",
        birth_date="1980-02-03",
    )
    diagnoses.record(
        patient,
        by=by,
        catalogue_key=key,
        region="lumbosacral",
        levels=[level],
        running_excluded=running_excluded,
    )
    intakes.record_intake(patient, by=by, answers={**BEST, "back_pain": "settles"})
    asked_today(patient, by)
    return patient
