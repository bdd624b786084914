"""The diary as its patient reads it: the entries, what they call for, what is asked next."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from assessments import policies
from assessments.models import DiaryEntry
from assessments.models.decision import Choice
from assessments.models.diary import Activity, EasedBy, Legs, Step
from assessments.standing import Standing
from portal.mine import plans

ACTIVITIES = {
    Activity.RUNNING: _("Running"),
    Activity.WALKING: _("Walking"),
    Activity.PILATES: _("Pilates"),
    Activity.YOGA: _("Yoga"),
    Activity.GYM: _("Gym work"),
    Activity.MARTIAL_ARTS: _("Martial arts"),
    Activity.CORE_PLANK: _("Plank and core"),
    Activity.GLUTE_PELVIS: _("Bottom and hips"),
    Activity.STRETCHING: _("Stretching"),
    Activity.OTHER: _("Something else"),
}
EASED_BY = {
    EasedBy.WALKING: _("Walking"),
    EasedBy.STOPPING: _("I stopped"),
    EasedBy.STRETCHING: _("Stretching"),
    EasedBy.REST: _("Rest"),
    EasedBy.NOTHING: _("Nothing. It still hurt after rest"),
}
LEGS = {Legs.YES: _("Yes"), Legs.NO: _("No"), Legs.NOT_SURE: _("I am not sure")}
SURFACES = {
    "trail": _("Soft path or trail"),
    "other": _("Road, track or grass"),
    "cement": _("Concrete or slabs"),
}
SHOES = {
    "cushioned": _("Thick, soft soles"),
    "low_cushion_trail": _("Trail shoes with thin soles"),
    "other": _("Other shoes"),
}
A_PAGE = 30
ASKED_WITHIN = timedelta(hours=1)  # before an entry: a product choice
LATELY = timedelta(days=1)  # for how long the page speaks about what was logged last


@dataclass(frozen=True)
class Line:
    """One entry, as the list shows it."""

    id: str
    row: str
    day: date
    activity: str
    how_long: str
    distance: Decimal | None
    during: int | None
    after: int | None
    morning: int | None
    eased_by: str
    legs: str
    note: str
    is_corrected: bool
    is_own: bool = True


@dataclass(frozen=True)
class Before:
    """What stood in an entry until it was corrected."""

    until: datetime
    line: Line


@dataclass(frozen=True)
class Told:
    """What the page says about the entry logged last: what to do about pain, what the plan says.

    `language` is the plan's. `is_asked` says that the red flags were answered with it, so that they
    are not asked for again.
    """

    hurts: bool
    is_asked: bool
    plan_says: tuple[str, ...]
    language: str


def may_write(now: Standing) -> bool:
    """Whether this patient keeps a diary."""
    return policies.holds(policies.check_may_keep_diary, now)


def page(now: Standing, number: int) -> tuple[list[Line], bool]:
    """One page of the entries as they stand, the newest day first; and whether there are older.

    Those of a record that was put together with this one are read here, and no longer changed.
    """
    corrected = DiaryEntry.objects.filter(first=OuterRef("first"), step=Step.CORRECTED)
    rows = now.patient.all_of(DiaryEntry).as_they_stand().annotate(corrected=Exists(corrected))
    pages = Paginator(rows, A_PAGE)
    shown = pages.get_page(number)
    return [_listed(row, now) for row in shown], shown.has_next()


def _listed(row: DiaryEntry, now: Standing) -> Line:
    told = line(row, is_corrected=row.corrected)
    return replace(told, is_own=row.patient_id == now.patient.pk)


def found(now: Standing, entry_id) -> DiaryEntry | None:
    """The row that an entry of this patient's is now, or None."""
    rows = now.patient.diary_entries.as_they_stand().select_related("first")
    return rows.of_entry(entry_id).first()


def row_shown(now: Standing, row_id) -> DiaryEntry | None:
    """The row that a page showed, whether it stands or not; None where it is not this patient's."""
    return now.patient.diary_entries.select_related("first").filter(pk=row_id).first()


def logged_today(now: Standing, activity: str | None) -> DiaryEntry | None:
    """What was logged last today, of this activity where one is named; or None."""
    rows = now.patient.diary_entries.as_they_stand().filter(day=now.today)
    rows = rows.filter(activity=activity) if activity else rows
    return rows.select_related("first", "own_item").order_by("-told_at").first()


def before(row: DiaryEntry) -> list[Before]:
    """What stood in the entry before each correction, the last one first."""
    rows = row.patient.diary_entries.of_entry(row.entry_id).filter(replaced_by__step=Step.CORRECTED)
    rows = rows.select_related("replaced_by", "own_item").order_by("-recorded_at")
    return [Before(each.replaced_by.recorded_at, line(each)) for each in rows]


def morning_to_ask(now: Standing) -> Line | None:
    """Yesterday's activity, while nobody has said how the back was this morning; a run first."""
    yesterday = now.today - timedelta(days=1)
    rows = list(now.patient.diary_entries.as_they_stand().filter(day=yesterday))
    if not rows or any(row.next_morning is not None for row in rows) or not may_write(now):
        return None
    return line(next((row for row in rows if row.activity == Activity.RUNNING), rows[0]))


def told_last(now: Standing) -> Told | None:
    """What to say about the entry logged last, if that was today or yesterday."""
    rows = now.patient.diary_entries.as_they_stand().filter(day__gte=now.today - LATELY)
    last = rows.order_by("-day", "-told_at").first()
    if last is None:
        return None
    hurts = last.eased_by == EasedBy.NOTHING or last.leg_symptoms in (Legs.YES, Legs.NOT_SURE)
    says = _plan_says(now) if last.activity == Activity.RUNNING else ()
    if not (hurts or says):
        return None
    return Told(hurts, _is_asked(now, last), says, plans.language_of(now.plan) if says else "")


def _is_asked(now: Standing, last: DiaryEntry) -> bool:
    """Whether the patient went through the red flags about then, or after it."""
    since = last.told_at - ASKED_WITHIN
    return any(check.at_home and check.recorded_at >= since for check in now.checks[:1])


def _plan_says(now: Standing) -> tuple[str, ...]:
    """What the plan says of running where it does not hold it, or the patient chose otherwise."""
    if now.plan is None:
        return ()
    plan = plans.page_of(now.plan, now)
    is_in_it = any(item.activity == Activity.RUNNING for item in now.plan.items.all())
    if is_in_it and now.choice != Choice.WILL_NOT_RUN:
        return ()
    return (plan.running, plan.class_text) if plan.shows_class else (plan.running,)


def line(row: DiaryEntry, *, is_corrected: bool = False) -> Line:
    """A row in words."""
    return Line(
        id=str(row.entry_id),
        row=str(row.pk),
        day=row.day,
        activity=row.own_item.title if row.own_item else str(ACTIVITIES[Activity(row.activity)]),
        how_long=_how_long(row),
        distance=row.distance,
        during=row.pain_during,
        after=row.pain_after,
        morning=row.next_morning,
        eased_by=_word(EASED_BY, row.eased_by),
        legs=_word(LEGS, row.leg_symptoms) if row.leg_symptoms != Legs.NO else "",
        note=row.note,
        is_corrected=is_corrected,
    )


def _how_long(row: DiaryEntry) -> str:
    if row.minutes is None:
        return ""
    words = ngettext("%(number)d minute", "%(number)d minutes", row.minutes)
    return words % {"number": row.minutes}


def _word(words: dict, value: str) -> str:
    return str(words[value]) if value else ""


def choices(words: dict) -> Iterable[tuple[str, object]]:
    """The values of a question with their words, for a form."""
    return [(str(value), word) for value, word in words.items()]
