"""The red-flag questions: answered before an assessment, cleared by a clinician with a reason."""

from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.actions.intakes import acting_role
from assessments.models import SafetyCheck, SafetyClearance
from assessments.models.safety import Outcome
from assessments.safety import red_flags, scope, text_version
from assessments.safety.red_flags import Action
from patients import audit, permissions
from patients.deed import action
from patients.models import Patient
from patients.permissions import Permission, Role
from patients.policies import check_stands
from patients.refusals import Invalid, NotNow


@action
def record_safety_check(
    patient: Patient,
    *,
    by,
    answers: Mapping[str, str],
    conditions: Mapping[str, str],
    it_hurts: bool = False,
) -> SafetyCheck:
    """Record one round of the questions.

    Args:
        patient: about whom.
        by: a clinician, a therapist or the patient.
        answers: red-flag id -> yes, no or not_sure; "not sure" counts as yes.
        conditions: out-of-scope condition id -> yes, no or not_sure.
        it_hurts: whether a patient is asked because the back hurts now: the red flags alone, and
            an urgent one may be recorded before the last question.

    A patient alone is asked one question after the other, and an emergency ends the asking: such a
    check is recorded with the others open, and counts for no assessment.

    Raises:
        NotPermitted; Invalid naming each question left open (a missing answer is never a no).
    """
    permissions.check(by, Permission.RECORD_SAFETY_CHECK, patient=patient)
    check_stands(patient)
    role = acting_role(by, patient)
    outcome = red_flags.outcome(answers)
    today = timezone.localdate(timezone=patient.clinic.zone)
    outside = scope.outcome(conditions, under_18=scope.is_under_18(patient.birth_date, today))
    missing = [*outcome.unanswered, *([] if it_hurts else outside.unanswered)]
    at_once = (Action.EMERGENCY, Action.URGENT) if it_hurts else (Action.EMERGENCY,)
    stopped = role == Role.PATIENT and outcome.action in at_once
    if missing and not stopped:
        raise Invalid(
            {question: _("Answer with yes, no or not sure.") for question in missing},
            patient=patient,
        )
    asked = {flag.id for flag in red_flags.asked(answers)}
    check = SafetyCheck.objects.create(
        clinic=patient.clinic,
        patient=patient,
        recorded_by=by,
        author_role=role,
        at_home=role == Role.PATIENT,
        red_flags={question: answer for question, answer in answers.items() if question in asked},
        scope=dict(conditions),
        outcome=Outcome.NONE if outcome.action is None else Outcome(outcome.action.value),
        layer_version=text_version(),
    )
    audit.record("safety.checked", by=by, patient=patient, target=check)
    return check


@action
def clear_safety_check(check: SafetyCheck, *, by, reason: str) -> SafetyClearance:
    """A clinician looked into the flags of a check and says what was found."""
    permissions.check(by, Permission.CLEAR_EMERGENCY, patient=check.patient)
    Patient.objects.select_for_update().get(pk=check.patient_id)
    if check.outcome not in (Outcome.EMERGENCY, Outcome.URGENT):
        raise NotNow(_("There is nothing to clear in this safety check."), patient=check.patient)
    if check.clearances.exists():
        raise NotNow(_("Somebody has cleared this safety check already."), patient=check.patient)
    if not reason.strip():
        raise Invalid(
            {"reason": _("Say what you found and why the flag is cleared.")}, patient=check.patient
        )
    clearance = SafetyClearance.objects.create(
        clinic=check.clinic,
        patient=check.patient,
        recorded_by=by,
        check_made=check,
        reason=reason.strip(),
    )
    audit.record("safety.cleared", by=by, patient=check.patient, target=check)
    return clearance
