"""What the patient's diary asks somebody to look at; it proposes, and never reclassifies."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assessments.models import DiaryEntry
from assessments.models.assessment import ClassCode
from assessments.models.diary import Activity, EasedBy, Legs
from assessments.safety.pain_score import MINIMAL_IMPORTANT_CHANGE
from assessments.standing import Standing
from patients.permissions import CLINICIANS, Permission
from portal.clinic.duties.duty import Duty, assess_url, digest_of, url_of


def new_leg_symptoms(standing: Standing) -> Iterator[Duty]:
    """Something new in the legs, until a clinician has asked the red flags or looked at it."""
    entry = _newest(standing, has_leg_symptoms)
    if entry is None or _asked_since(standing, entry.told_at):
        return
    yield _duty(
        "diary_legs",
        standing,
        entry,
        _("The diary tells of something new in the legs"),
        _("“%(said)s”, after %(activity)s. Ask the red flags."),
        (_("Ask the red flags"), url_of("assessments:safety", standing)),
        Permission.RECORD_SAFETY_CHECK,
        said=entry.get_leg_symptoms_display(),
    )


def not_easing(standing: Standing) -> Iterator[Duty]:
    """Pain still there after rest: proposes that the pain is persistent (guideline, S3)."""
    entry = _newest(standing, lambda each: each.eased_by == EasedBy.NOTHING)
    if entry is None or _signed_since(standing, entry.told_at):
        return
    is_known = standing.intake is not None and standing.intake.back_pain == "persistent"
    text = (
        _("After %(activity)s, still there after rest. Persistent pain is on the record already.")
        if is_known
        else _(
            "After %(activity)s, still there after rest. This proposes persistent pain; "
            "it counts once you take it over."
        )
    )
    yield _duty(
        "diary_not_easing",
        standing,
        entry,
        _("Pain that did not ease"),
        text,
        (_("Assess"), assess_url(standing)),
        Permission.ASSESS,
    )


def worse_next_morning(standing: Standing) -> Iterator[Duty]:
    """A morning that hurt clearly more than those before it."""
    entry = _newest(standing, is_worse_next_morning)
    if entry is None or _signed_since(standing, entry.morning_told_at):
        return
    yield _duty(
        "diary_morning",
        standing,
        entry,
        _("The next morning hurt more than before"),
        _("%(now)s of 10 after %(activity)s, %(before)s before that."),
        (_("Read the diary"), url_of("clinic:diary", standing)),
        Permission.READ_CHART,
        since=entry.morning_told_at,
        now=entry.next_morning,
        before=entry.morning_before,
    )


def runs_though_excluded(standing: Standing) -> Iterator[Duty]:
    """Running, logged under a signature that excludes it."""
    verdict = standing.verdict
    if verdict is None or verdict.signed_class != ClassCode.EXCLUDED:
        return
    entry = _newest(standing, lambda each: each.activity == Activity.RUNNING)
    zone = standing.patient.clinic.zone
    if entry is None or entry.told_at <= verdict.signed_at:
        return
    if entry.day < timezone.localdate(verdict.signed_at, zone):
        return
    yield _duty(
        "diary_ran",
        standing,
        entry,
        _("Running is logged, and the class excludes it"),
        _("%(minutes)s minutes. Talk it over; the decision is the patient's."),
        (_("Read the diary"), url_of("clinic:diary", standing)),
        Permission.READ_CHART,
        minutes=entry.minutes,
    )


def has_leg_symptoms(entry: DiaryEntry) -> bool:
    """Whether something new was felt in the legs; not sure counts."""
    return entry.leg_symptoms in (Legs.YES, Legs.NOT_SURE)


def is_worse_next_morning(entry: DiaryEntry) -> bool:
    """Whether the morning reached what counts as a change, upwards."""
    if entry.next_morning is None or entry.morning_before is None:
        return False
    return entry.next_morning - entry.morning_before >= MINIMAL_IMPORTANT_CHANGE


def _newest(standing: Standing, asks) -> DiaryEntry | None:
    by_morning = asks is is_worse_next_morning
    found = [entry for entry in standing.diary_to_look_at if asks(entry)]
    return max(
        found,
        key=lambda each: (each.morning_told_at if by_morning else each.told_at, each.pk),
        default=None,
    )


def _asked_since(standing: Standing, moment) -> bool:
    """Whether a clinician went through the red flags after it was told."""
    return any(
        check.recorded_at > moment and check.author_role in CLINICIANS for check in standing.checks
    )


def _signed_since(standing: Standing, moment) -> bool:
    """Whether an assessment was signed after it was told."""
    return standing.verdict is not None and standing.verdict.signed_at > moment


def _duty(kind, standing, entry, title, text, action, permission, since=None, **words) -> Duty:
    since = since or entry.told_at
    words["activity"] = entry.get_activity_display()
    told = " ".join((date_format(entry.day) + ":", text % words))
    if entry.note:
        told = _("%(told)s In the patient's words: “%(note)s”") % {"told": told, "note": entry.note}
    return Duty(
        kind,
        title,
        told,
        *action,
        permission,
        since=since,
        mark=digest_of(str(entry.entry_id), since.isoformat()),
    )
