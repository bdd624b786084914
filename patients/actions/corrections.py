"""A patient asks to have something put right; a clinician answers."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients import audit, permissions
from patients.deed import action
from patients.models import CorrectionRequest, Patient
from patients.models.correction import About, Outcome
from patients.permissions import Permission
from patients.policies import check_stands
from patients.refusals import Invalid, NotNow

LONGEST = 2000  # characters


@action
def ask_correction(patient: Patient, *, by, about: str, words: str) -> CorrectionRequest:
    """Ask to have something put right; it stands on the worklist until somebody answers.

    Args:
        patient: whose record.
        by: the patient, nobody else.
        about: one of `About`.
        words: what is wrong and what is right, in own words.

    Raises:
        NotPermitted; NotNow where the record was merged or erased; Invalid with a sentence each.
    """
    permissions.check(by, Permission.ASK_CORRECTION, patient=patient)
    check_stands(patient)
    errors = {}
    if about not in About.values:
        errors["about"] = _("Choose what it is about.")
    if not words.strip():
        errors["words"] = _("Write what is wrong, and what is right.")
    elif len(words.strip()) > LONGEST:
        errors["words"] = _("Please write less than 2000 letters.")
    if errors:
        raise Invalid(errors, patient=patient)
    asked = CorrectionRequest.objects.create(
        clinic=patient.clinic, patient=patient, recorded_by=by, about=about, words=words.strip()
    )
    audit.record("correction.asked", by=by, patient=patient, target=asked)
    return asked


@action
def answer_correction(
    asked: CorrectionRequest, *, by, outcome: str, answer: str
) -> CorrectionRequest:
    """Say what became of it, in words that the patient reads. The record itself is changed apart.

    Raises NotPermitted; NotNow where a colleague was quicker; Invalid without an outcome or words.
    """
    permissions.check(by, Permission.ANSWER_CORRECTION, patient=asked.patient)
    asked = CorrectionRequest.objects.select_for_update(of=("self",)).get(pk=asked.pk)
    if not asked.is_waiting:
        raise NotNow(_("A colleague has answered this already."), patient=asked.patient)
    errors = {}
    if outcome not in (Outcome.CORRECTED, Outcome.LEFT):
        errors["outcome"] = _("Choose what became of it.")
    if not answer.strip():
        errors["answer"] = _("Write what you did, or why it stays. The patient reads it.")
    if errors:
        raise Invalid(errors, patient=asked.patient)
    asked.outcome, asked.answer = outcome, answer.strip()
    asked.answered_at, asked.answered_by = timezone.now(), by
    asked.save(update_fields=["outcome", "answer", "answered_at", "answered_by"])
    audit.record("correction.answered", by=by, patient=asked.patient, target=asked)
    return asked
