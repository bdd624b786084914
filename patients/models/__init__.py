"""People, their diagnoses, and the trail of who did what."""

from patients.models.access_key import AccessKey
from patients.models.audit import AuditEvent, AuditHead, Submission
from patients.models.clinic import Clinic, Membership
from patients.models.correction import CorrectionRequest
from patients.models.diagnosis import Diagnosis, DiagnosisLevel, DiagnosisVersion, Examination
from patients.models.erasure import Erasure
from patients.models.importing import ImportLine, PatientImport
from patients.models.invitation import Invitation
from patients.models.merge import Merge
from patients.models.patient import Patient, PatientIdentifier, SearchToken

__all__ = [
    "AccessKey",
    "AuditEvent",
    "AuditHead",
    "Clinic",
    "CorrectionRequest",
    "Diagnosis",
    "DiagnosisLevel",
    "DiagnosisVersion",
    "Erasure",
    "Examination",
    "ImportLine",
    "Invitation",
    "Membership",
    "Merge",
    "Patient",
    "PatientIdentifier",
    "PatientImport",
    "SearchToken",
    "Submission",
]
