"""What a patient answers alone before a visit: the red flags and the questions, sent together."""

from collections.abc import Mapping

from django.utils import timezone

from assessments.actions.intakes import record_intake
from assessments.actions.kept import forget_answers
from assessments.actions.safety import record_safety_check
from assessments.models import Intake, SafetyCheck
from assessments.safety import scope
from patients import permissions
from patients.deed import action
from patients.models import Patient
from patients.permissions import Permission
from patients.refusals import NotNow


@action
def send_before_visit(
    patient: Patient,
    *,
    by,
    red_flags: Mapping[str, str],
    conditions: Mapping[str, str],
    answers: Mapping[str, str],
    diagnosis_reported: str | None,
) -> Intake:
    """Record a patient's answers to everything, in one piece; what was kept of them is forgotten.

    Args:
        patient: the patient's own record.
        by: the patient.
        red_flags: red-flag id -> yes, no or not_sure.
        conditions: out-of-scope condition id -> yes, no or not_sure.
        answers: fact -> value, without those that the patient is not sure of.
        diagnosis_reported: what the patient was told the back has; None leaves what stands.

    Raises:
        NotPermitted; NotNow for somebody under 18; Invalid naming each question left open.
    """
    check_may_answer_alone(patient, by)
    record_safety_check(patient, by=by, answers=red_flags, conditions=conditions)
    intake = record_intake(patient, by=by, answers=answers, diagnosis_reported=diagnosis_reported)
    forget_answers(patient, by=by)
    return intake


@action
def stop_for_emergency(
    patient: Patient, *, by, red_flags: Mapping[str, str], conditions: Mapping[str, str]
) -> SafetyCheck:
    """Record an alarming answer at once, the questions after it left open; the asking is over.

    Raises NotPermitted; NotNow for somebody under 18; Invalid where nothing is alarming.
    """
    check_may_answer_alone(patient, by)
    check = record_safety_check(patient, by=by, answers=red_flags, conditions=conditions)
    forget_answers(patient, by=by)
    return check


def check_may_answer_alone(patient: Patient, by) -> None:
    """Raise NotPermitted for anybody but the patient, NotNow for somebody under 18."""
    permissions.check(by, Permission.ANSWER_BEFORE_VISIT, patient=patient)
    if scope.is_under_18(patient.birth_date, timezone.localdate(timezone=patient.clinic.zone)):
        raise NotNow(scope.BY_ID[scope.UNDER_18].for_patient, patient=patient)
