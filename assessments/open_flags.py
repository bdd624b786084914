"""What a patient's safety checks leave open: emergencies, urgent flags, and the check that counts.

Everything here takes the checks newest first, each with what was cleared
(`SafetyCheck.objects.with_clearance`), and asks the database for nothing.
"""

from collections.abc import Sequence
from datetime import datetime
from itertools import takewhile

from assessments.models import SafetyCheck
from assessments.models.safety import Outcome
from assessments.safety import red_flags, scope
from assessments.safety.answers import counts_as_yes
from patients.permissions import CLINICIANS


def emergencies(checks: Sequence[SafetyCheck]) -> list[SafetyCheck]:
    """Those with an emergency that no clinician has cleared, however old."""
    return [
        check for check in checks if check.outcome == Outcome.EMERGENCY and check.cleared_at is None
    ]


def valid(
    checks: Sequence[SafetyCheck], *, signed_at: datetime | None, at: datetime
) -> SafetyCheck | None:
    """The check that counts for an assessment, or None.

    It is at most seven days old, was made after the last signature, and left nothing open.
    Red flags asked at home because the back hurt, with nothing pressing found, leave it valid.

    Args:
        checks: every check, newest first.
        signed_at: when an assessment was signed last, None where none was.
        at: now.
    """
    check = next((each for each in checks if not each.found_nothing_pressing), None)
    if check is None or not red_flags.home_check_counts(check.recorded_at, at):
        return None
    is_asked = not scope.outcome(check.scope, under_18=False).unanswered
    if not (is_asked and red_flags.outcome(check.red_flags).complete):
        return None
    if signed_at is not None and check.recorded_at <= signed_at:
        return None
    return check


def urgent(checks: Sequence[SafetyCheck]) -> tuple[str, ...]:
    """The urgent red flags that nobody has cleared, by id.

    A clinician who asks again and hears no has looked; a no given at home, or to a therapist,
    does not close what was found before it.
    """
    cleared = next((check.red_flags for check in checks if check.cleared_at), {})
    found: set[str] = set()
    earlier: list[dict] = []
    for check in reversed(_since_clearance(checks)):
        flags = red_flags.still_open(cleared, check.red_flags, earlier)
        earlier.append(check.red_flags)
        found = set(flags) if check.author_role in CLINICIANS else found.union(flags)
    return tuple(flag.id for flag in red_flags.RED_FLAGS if flag.id in found)


def urgent_check(checks: Sequence[SafetyCheck]) -> SafetyCheck | None:
    """The newest check that found one of these, or None."""
    flags = urgent(checks)
    return next(
        (
            check
            for check in _since_clearance(checks)
            if any(counts_as_yes(check.red_flags.get(flag)) for flag in flags)
        ),
        None,
    )


def _since_clearance(checks: Sequence[SafetyCheck]) -> list[SafetyCheck]:
    return list(takewhile(lambda check: check.cleared_at is None, checks))
