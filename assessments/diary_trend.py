"""Pain and minutes by week, as the patient and the doctor see them: a drawing and its numbers.

Of each week the highest score of each kind; a week without one is a gap and stays a gap. Two weeks
are called changed from two points on. No score is called safe or unsafe (medicine, section 5).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from assessments.models import DiaryEntry
from assessments.safety import pain_score
from assessments.safety.pain_score import Window
from assessments.standing import DIARY_WEEKS, Standing

WEEK = timedelta(days=7)
COLUMNS = {
    Window.DURING: "pain_during",
    Window.AFTER: "pain_after",
    Window.NEXT_MORNING: "next_morning",
}
NAMES = {
    Window.DURING: _("During it"),
    Window.AFTER: _("After it"),
    Window.NEXT_MORNING: _("Next morning"),
}
# The drawing, in its own units: a week's width, and where the two plots stand.
LEFT, WIDE = 40, 34
ZERO, POINT = 120, 10
GROUND, HIGH = 206, 60
ASIDE = {Window.DURING: -8, Window.AFTER: 0, Window.NEXT_MORNING: 8}


@dataclass(frozen=True)
class Week:
    """One week: when it begins, the minutes of every activity, the highest score of each kind."""

    begins: date
    minutes: int
    scores: tuple[int | None, ...]
    middle: int
    bar: int
    top: int


@dataclass(frozen=True)
class Mark:
    """A score in the drawing."""

    x: int
    y: int
    score: int


@dataclass(frozen=True)
class Line:
    """One kind of score over the weeks; `stretches` are the weeks in a row that have one."""

    kind: str
    name: object
    marks: tuple[Mark, ...]
    stretches: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """The last two weeks with a score of one kind, and whether they differ by what counts."""

    name: object
    before: int
    now: int
    said: object


@dataclass(frozen=True)
class Trend:
    """What is drawn and said; empty where nothing was logged in these weeks."""

    weeks: tuple[Week, ...]
    lines: tuple[Line, ...]
    changes: tuple[Change, ...]
    most_minutes: int

    def __bool__(self) -> bool:
        return self.most_minutes > 0


def of(standing: Standing) -> Trend:
    """The last eight weeks of a diary, from Monday to Sunday each; from the standing alone."""
    begins = [standing.monday - WEEK * back for back in reversed(range(DIARY_WEEKS))]
    entries = standing.diary_lately
    by_week = [[each for each in entries if day <= each.day < day + WEEK] for day in begins]
    most = max(map(_minutes, by_week), default=0)
    weeks = tuple(_week(number, day, by_week[number], most) for number, day in enumerate(begins))
    return Trend(
        weeks=weeks,
        lines=tuple(_line(weeks, number, kind) for number, kind in enumerate(COLUMNS)),
        changes=tuple(_changes(weeks)),
        most_minutes=most,
    )


def _minutes(entries: list[DiaryEntry]) -> int:
    return sum(each.minutes or 0 for each in entries)


def _worst(entries: list[DiaryEntry], column: str) -> int | None:
    told = (getattr(each, column) for each in entries)
    return max((score for score in told if score is not None), default=None)


def _week(number: int, begins: date, entries: list[DiaryEntry], most: int) -> Week:
    minutes = _minutes(entries)
    bar = round(HIGH * minutes / most) if most else 0
    return Week(
        begins=begins,
        minutes=minutes,
        scores=tuple(_worst(entries, column) for column in COLUMNS.values()),
        middle=LEFT + WIDE * number + WIDE // 2,
        bar=bar,
        top=GROUND - bar,
    )


def _line(weeks: tuple[Week, ...], number: int, kind: Window) -> Line:
    marks = [
        score if score is None else Mark(week.middle + ASIDE[kind], ZERO - POINT * score, score)
        for week in weeks
        for score in [week.scores[number]]
    ]
    return Line(
        kind=kind.value,
        name=NAMES[kind],
        marks=tuple(mark for mark in marks if mark is not None),
        stretches=tuple(_stretches(marks)),
    )


def _stretches(marks: list[Mark | None]) -> Iterator[str]:
    """The points of each row of weeks that all have a score: nothing is drawn over a gap."""
    row: list[Mark] = []
    for mark in [*marks, None]:
        if mark is not None:
            row.append(mark)
            continue
        if len(row) > 1:
            yield " ".join(f"{each.x},{each.y}" for each in row)
        row = []


def _changes(weeks: tuple[Week, ...]) -> Iterator[Change]:
    for number, kind in enumerate(COLUMNS):
        told = [week.scores[number] for week in weeks if week.scores[number] is not None]
        if len(told) > 1:
            change = pain_score.change(told[-2], told[-1])
            yield Change(NAMES[kind], told[-2], told[-1], change.label)
