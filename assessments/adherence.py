"""What of a plan was done, day by day: the diary alone says so (docs/adr/0029).

How often is the doctor's own words; nothing here counts it or calls a week enough.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from assessments import plan_lines
from assessments.models import DiaryEntry, PlanItem
from assessments.models.diary import Activity
from assessments.standing import Standing

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Day:
    """One day of the week: whether it was done, and by which entries.

    `tick` is the row of an entry that says nothing but that it was done, and may be taken back
    whole; `entry` is one that says more.
    """

    day: date
    is_to_come: bool
    tick: str
    entry: str

    @property
    def is_done(self) -> bool:
        """Whether the diary says so."""
        return bool(self.tick or self.entry)


@dataclass(frozen=True)
class Line:
    """One thing of the plan: how often the doctor set it, and the days on which it was done."""

    id: str
    name: str
    often: str
    days: tuple[Day, ...]
    last_week: int

    @property
    def done(self) -> int:
        """On how many days of this week."""
        return sum(day.is_done for day in self.days)


def can_be_ticked(item: PlanItem) -> bool:
    """Whether an item is something that one does on a day; rest days are not."""
    is_own = item.kind == PlanItem.Kind.OWN
    return is_own or (item.kind == PlanItem.Kind.ACTIVITY and item.activity in Activity.values)


def is_of(item: PlanItem, entry: DiaryEntry) -> bool:
    """Whether an entry counts for an item: by its activity, an own item by being named."""
    if item.kind == PlanItem.Kind.OWN:
        return entry.own_item_id == item.pk
    return entry.own_item_id is None and entry.activity == item.activity


def of(now: Standing, language: str) -> tuple[Line, ...]:
    """This week, from Monday on, of everything in the plan in force; from the standing alone.

    Args:
        now: where the patient stands.
        language: one of the plan's.
    """
    items = [item for item in now.plan.items.all() if can_be_ticked(item)] if now.plan else []
    if not items:
        return ()
    return tuple(_line(item, now.diary_lately, now.monday, now.today, language) for item in items)


def _line(
    item: PlanItem, entries: Iterable[DiaryEntry], monday: date, today: date, language: str
) -> Line:
    found = [entry for entry in entries if entry.day >= monday - WEEK and is_of(item, entry)]
    return Line(
        id=str(item.pk),
        name=item.texts[language]["title"],
        often=plan_lines.often(item),
        days=tuple(
            _day(monday + timedelta(days=number), found, today) for number in range(WEEK.days)
        ),
        last_week=len({entry.day for entry in found if entry.day < monday}),
    )


def _day(day: date, entries: Iterable[DiaryEntry], today: date) -> Day:
    found = [entry for entry in entries if entry.day == day]
    return Day(
        day=day,
        is_to_come=day > today,
        tick=next((str(entry.pk) for entry in found if entry.is_only_a_tick), ""),
        entry=next((str(entry.entry_id) for entry in found if not entry.is_only_a_tick), ""),
    )
