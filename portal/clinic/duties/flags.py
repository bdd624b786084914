"""What the red flags ask for."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from assessments.safety import red_flags
from assessments.standing import Standing
from patients.permissions import Permission
from portal.clinic.duties.duty import Duty, day_of, url_of


def urgent_flags(standing: Standing) -> Iterator[Duty]:
    """A flag that asks for a visit within days, not cleared yet."""
    if standing.urgent:
        named = "; ".join(red_flags.BY_ID[flag].clinician for flag in standing.urgent)
        check = standing.urgent_check or standing.check
        yield Duty(
            "urgent_flags",
            _("An urgent red flag is not cleared"),
            _("%(flags)s. See the patient within days; no running until then.") % {"flags": named},
            _("Look into it"),
            url_of("assessments:safety_outcome", standing),
            Permission.READ_CHART,
            since=check.recorded_at,
            mark=str(check.pk),
            is_urgent=True,
        )


def safety_check(standing: Standing) -> Iterator[Duty]:
    """Asked before an assessment; after a signature only once something calls for another."""
    waits = standing.verdict is None or standing.draft is not None
    if not waits or standing.valid_check is not None:
        return
    check = standing.check
    if check is None:
        title, text = (
            _("The red-flag questions were never asked"),
            _("They come before every assessment."),
        )
    else:
        title = _("The red-flag answers no longer count")
        text = _("Last asked on %(day)s. Before an assessment they are asked again.") % {
            "day": day_of(check.recorded_at, standing)
        }
    yield Duty(
        "safety_check",
        title,
        text,
        _("Ask the red flags"),
        url_of("assessments:safety", standing),
        Permission.RECORD_SAFETY_CHECK,
        since=check.recorded_at if check else standing.patient.registered_at,
        mark=str(check.pk if check else standing.patient.pk),
    )
