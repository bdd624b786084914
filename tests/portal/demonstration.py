"""The demonstration as tests walk it: who signs in, and real ids for every address."""

from assessments.models import Assessment, Plan
from patients.models import Diagnosis, Patient

# One of each role, and a patient with a plan.
PEOPLE = (
    "orthopaedist@harbour.example",
    "therapist@harbour.example",
    "front-desk@harbour.example",
    "clinic-admin@harbour.example",
    "platform@demo.example",
    "lista@patients.example",
)


def values(given: str = "Lista") -> dict[str, object]:
    """What stands in the holes of the addresses: one patient of the demonstration, all over."""
    patient = Patient.objects.get(given_names=given)
    signed = Assessment.objects.filter(patient=patient, signed_at__isnull=False).first()
    return {
        "patient_id": patient.pk,
        "diagnosis_id": Diagnosis.objects.filter(patient=patient).first().pk,
        "assessment_id": signed.pk,
        "plan_id": Plan.objects.filter(patient=patient).first().pk,
        "object_id": patient.pk,
        "deed": "resolve",
        "guideline": "running-spine",
        "version": "1.0.0",
    }
