"""What is recorded at once while a patient says that the back hurts now."""

from collections.abc import Mapping
from uuid import UUID

from assessments import standing
from assessments.actions import diary
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


@action
def send_from_phone(
    patient: Patient,
    *,
    by,
    made_as: UUID,
    red_flags: Mapping[str, str],
    still_hurts: bool,
    entry: Mapping | None,
) -> SafetyCheck:
    """Record what was said without a network: the diary, the red flags, pain that stays; all or
    nothing.

    Args:
        patient: the patient's own record.
        by: the patient.
        made_as: the number that the phone gave it; what came in with it before is not written
            again, whoever signed in.
        red_flags: as `answer_red_flags` takes them.
        still_hurts: whether the pain was still there after rest, by the stop rule.
        entry: as `diary.log` takes it; None where nothing was written down.

    Raises:
        what `diary.log` and `answer_red_flags` raise.
    """
    check_may_answer_alone(patient, by)
    Patient.objects.select_for_update().get(pk=patient.pk)
    if patient.diary_entries.filter(made_as=made_as).exists():
        return standing.of(patient).check
    if entry is not None:
        diary.log(patient, by=by, made_as=made_as, **entry)
    if still_hurts:
        still_hurts_after_rest(patient, by=by)
    return answer_red_flags(patient, by=by, red_flags=red_flags)
