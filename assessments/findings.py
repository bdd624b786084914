"""What a safety check found, in the words of the pages on the clinicians' side."""

from dataclasses import dataclass
from datetime import datetime

from assessments.models import SafetyCheck
from assessments.safety import notices, red_flags, scope
from assessments.safety.answers import ANSWER_CHOICES
from assessments.safety.notices import Notice
from assessments.safety.red_flags import Action
from assessments.safety.scope import Behaviour, Condition
from assessments.standing import Standing

ANSWERED = dict(ANSWER_CHOICES)


@dataclass(frozen=True)
class Finding:
    """One question answered with yes or not sure."""

    id: str
    clinician: str
    answer: str
    calls_for: str


@dataclass(frozen=True)
class Findings:
    """One check: what was answered, and what a clinician reads about it."""

    check: SafetyCheck
    positives: tuple[Finding, ...]
    emergency: Notice | None
    urgent: Notice | None
    routine: Notice | None

    @property
    def counts_until(self) -> datetime:
        """Until when it can be relied on for an assessment."""
        return self.check.recorded_at + red_flags.HOME_CHECK_VALID_FOR


def of(check: SafetyCheck, standing: Standing) -> Findings:
    """What a check found, with the notice that it calls for today.

    An emergency or an urgent flag that a clinician has cleared calls for nothing any more.
    """
    outcome = red_flags.outcome(check.red_flags)
    notice = notices.for_clinician(
        outcome, standing.patient.clinic.emergency_number, at_home=check.at_home
    )
    is_open = check in standing.open_emergencies
    is_newest = check == standing.check
    is_urgent = check == standing.urgent_check and not is_open
    return Findings(
        check=check,
        positives=tuple(
            Finding(
                id=flag.id,
                clinician=flag.clinician,
                answer=ANSWERED[check.red_flags[flag.id]],
                calls_for=red_flags.ACTION_LABELS[flag.action],
            )
            for flag in red_flags.RED_FLAGS
            if any(flag.id in found for found in outcome.positives.values())
        ),
        emergency=notice if is_open else None,
        urgent=_urgent(standing) if is_urgent else None,
        routine=_routine(outcome, standing) if is_newest else None,
    )


def to_clear(standing: Standing) -> SafetyCheck | None:
    """The check that a clinician has to look into next: an open emergency before urgent flags."""
    if standing.open_emergencies:
        return standing.open_emergencies[0]
    return standing.urgent_check


def still_open(standing: Standing) -> Findings | None:
    """What a clinician reads ahead of everything else: the flags that nobody has cleared."""
    check = to_clear(standing)
    return of(check, standing) if check is not None else None


def outside_scope(standing: Standing) -> list[Condition]:
    """What the article says nothing about and holds for this patient, in the table's order."""
    present = standing.outside.present
    holding = {each for behaviour in Behaviour for each in present[behaviour]}
    return [condition for condition in scope.CONDITIONS if condition.id in holding]


def asks_for_a_look(standing: Standing) -> bool:
    """Whether the newest check found something that a clinician reads before going on."""
    if standing.is_emergency or standing.urgent or outside_scope(standing):
        return True
    check = standing.check
    return check is not None and bool(_routine_flags(red_flags.outcome(check.red_flags)))


def _urgent(standing: Standing) -> Notice | None:
    """The notice about what nobody has cleared yet; what was cleared before is left out."""
    return notices.for_clinician(
        _only(Action.URGENT, standing.urgent), standing.patient.clinic.emergency_number
    )


def _routine(outcome: red_flags.Outcome, standing: Standing) -> Notice | None:
    return notices.for_clinician(
        _only(Action.ROUTINE, _routine_flags(outcome)), standing.patient.clinic.emergency_number
    )


def _routine_flags(outcome: red_flags.Outcome) -> tuple[str, ...]:
    return outcome.positives[Action.ROUTINE]


def _only(action: Action, ids: tuple[str, ...]) -> red_flags.Outcome:
    positives = {each: ids if each == action else () for each in red_flags.ACTIONS}
    return red_flags.Outcome(action if ids else None, positives, ())
