"""What is recorded at once while a patient says that the back hurts now."""

from collections.abc import Mapping

from assessments import standing
from assessments.actions.before_visit import check_may_answer_alone, stop_for_emergency
from assessments.actions.intakes import record_intake
from assessments.actions.safety import record_safety_check
from assessments.models import Intake, SafetyCheck
from assessments.safety.red_flags import Action, outcome
from patients.deed import action
from patients.models import Patient


@action
def answer_red_flags(patient: Patient, *, by, red_flags: Mapping[str, str]) -> SafetyCheck:
    """Record the red flags of somebody whose back hurts now.

    Args:
        patient: the patient's own record.
        by: the patient.
        red_flags: red-flag id -> yes, no or not_sure: all that were asked; fewer where one of them
            is an emergency or urgent, so that nobody waits for the last answer.

    Raises:
        NotPermitted; NotNow for somebody under 18; Invalid naming each question left open.
    """
    if outcome(red_flags).action == Action.EMERGENCY:
        return stop_for_emergency(patient, by=by, red_flags=red_flags, conditions={})
    check_may_answer_alone(patient, by)
    return record_safety_check(patient, by=by, answers=red_flags, conditions={}, it_hurts=True)


@action
def still_hurts_after_rest(patient: Patient, *, by) -> Intake:
    """Propose persistent pain, as the stop rule says (S3, A51); a clinician's answer stays.

    Where it is on record or proposed already, nothing is written. Raises like `answer_red_flags`.
    """
    check_may_answer_alone(patient, by)
    last = standing.of(patient).intake
    proposed = last and last.proposals.get("back_pain", {}).get("value")
    if last is not None and "persistent" in (last.back_pain, proposed):
        return last
    return record_intake(patient, by=by, answers={"back_pain": "persistent"})
