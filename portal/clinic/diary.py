"""The patient's diary in the clinician's words: a line for each entry, with what stood before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from assessments.models import DiaryEntry
from assessments.models.diary import EasedBy, Legs, Step
from assessments.standing import Standing

A_PAGE = 30
PAIN = {
    "pain_during": gettext_lazy("during %(score)d"),
    "pain_after": gettext_lazy("after %(score)d"),
    "next_morning": gettext_lazy("next morning %(score)d"),
}
ASKS_FOR_A_LOOK = (Legs.YES, Legs.NOT_SURE)


@dataclass(frozen=True)
class Line:
    """One entry as it stands: what was done, how the back was, and what was corrected."""

    day: date
    title: str
    words: str
    alarming: tuple[str, ...]
    note: str
    before: tuple[str, ...]


def page(standing: Standing, number: int) -> tuple[list[Line], bool]:
    """One page of the entries, the newest day first; and whether there are older ones.

    Three queries: how many there are, the entries, and what stood in them until a correction.
    """
    rows = (
        standing.patient.all_of(DiaryEntry).as_they_stand().order_by("-day", "-recorded_at", "pk")
    )
    pages = Paginator(rows, A_PAGE)
    shown = pages.get_page(number)
    before = _before([row.first_id for row in shown if row.first_id])
    return [_line(row, before.get(row.first_id, ())) for row in shown], shown.has_next()


def title_of(row: DiaryEntry) -> str:
    """The activity with its minutes, and the distance where it is told."""
    parts = [row.own_item.title if row.own_item else capfirst(row.get_activity_display())]
    if row.minutes is not None:
        minutes = ngettext("%(number)d minute", "%(number)d minutes", row.minutes)
        parts.append(minutes % {"number": row.minutes})
    if row.distance is not None:
        parts.append(_("%(number)s km") % {"number": row.distance.normalize()})
    return ", ".join(parts)


def words_of(row: DiaryEntry) -> str:
    """Pain, what eased it, shoes and surface; empty where nothing of it is told."""
    pain = [
        str(words) % {"score": score}
        for field, words in PAIN.items()
        if (score := getattr(row, field)) is not None
    ]
    parts = [_("Pain (0 to 10): %(scores)s") % {"scores": ", ".join(pain)}] if pain else []
    if row.eased_by and row.eased_by != EasedBy.NOTHING:
        parts.append(_("Eased by %(what)s") % {"what": row.get_eased_by_display()})
    return ". ".join(parts)


def alarming(row: DiaryEntry) -> Iterator[str]:
    """What a clinician may have to look at."""
    if row.eased_by == EasedBy.NOTHING:
        yield _("Still hurt after rest")
    if row.leg_symptoms in ASKS_FOR_A_LOOK:
        yield _("New in the legs: %(said)s") % {"said": row.get_leg_symptoms_display()}


def _line(row: DiaryEntry, before: tuple[str, ...]) -> Line:
    return Line(
        day=row.day,
        title=title_of(row),
        words=words_of(row),
        alarming=tuple(alarming(row)),
        note=row.note,
        before=before,
    )


def _before(entries: list) -> dict[object, tuple[str, ...]]:
    """What stood in each of these entries until it was corrected, the last first."""
    corrected = DiaryEntry.objects.filter(first__in=entries, step=Step.CORRECTED)
    found: dict[object, tuple[str, ...]] = {}
    for row in corrected.select_related("replaces__own_item").order_by("-recorded_at"):
        stood = row.replaces
        parts = [
            date_format(stood.day),
            title_of(stood),
            words_of(stood),
            *alarming(stood),
            f"“{stood.note}”" if stood.note else "",
        ]
        said = ". ".join(part for part in parts if part)
        found[row.first_id] = (*found.get(row.first_id, ()), said)
    return found
