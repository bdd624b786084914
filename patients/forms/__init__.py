"""Forms of people and diagnoses, and what every form that writes a record shares."""

from patients.forms.contact import ContactForm, InvitePatientForm, RegisterForm, from_words
from patients.forms.diagnosis import (
    ChangeDiagnosisForm,
    ConfirmForm,
    DiagnosisForm,
    ExaminationForm,
    ReasonForm,
)
from patients.forms.submission import SeenForm, SubmissionForm

__all__ = [
    "ChangeDiagnosisForm",
    "ConfirmForm",
    "ContactForm",
    "DiagnosisForm",
    "ExaminationForm",
    "InvitePatientForm",
    "ReasonForm",
    "RegisterForm",
    "SeenForm",
    "SubmissionForm",
    "from_words",
]
