"""How often another class is signed than the computed one: figures for whoever runs a clinic.

A guideline learns from them. They come from the listed reasons alone, never from the words, and
nothing in them is about fewer than `FEWEST` assessments: what is fewer stands together with other
figures, so that no difference between a total and what is shown gives it away.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from assessments.models import Assessment
from assessments.models.assessment import ClassCode, OverrideReason

FEWEST = 5
AS_COMPUTED = ("", "")


@dataclass(frozen=True)
class Line:
    """To which class, for which listed reason, how often."""

    to: str
    reason: str
    number: int

    @property
    def to_name(self) -> str:
        """The class in words."""
        return str(ClassCode(self.to).label)

    @property
    def reason_name(self) -> str:
        """The listed reason in words; upward needs none."""
        return str(OverrideReason(self.reason).label) if self.reason else ""


@dataclass(frozen=True)
class Group:
    """The assessments whose class a factor gave: how many, and what was signed instead.

    `as_computed` is None where it would give a small number away; `together` counts what is shown
    in no line of its own.
    """

    factor: str
    computed: str
    signed: int
    as_computed: int | None
    lines: tuple[Line, ...]
    together: int

    @property
    def computed_name(self) -> str:
        """The computed class in words."""
        return str(ClassCode(self.computed).label)

    @property
    def rate(self) -> int | None:
        """Another class than the computed one, in percent of what was signed."""
        if self.as_computed is None:
            return None
        return round(100 * (self.signed - self.as_computed) / self.signed)


def years(clinic) -> list[int]:
    """The years of which figures can be asked, newest first; none of a clinic without a signature.

    Figures stand for whole years, which do not overlap: the difference between two periods would
    tell of the days between.
    """
    first = Assessment.objects.signed().filter(clinic=clinic).order_by("signed_at").first()
    if first is None:
        return []
    last = counted_until(clinic, clinic_day(clinic).year) - timedelta(days=1)
    return list(range(last.year, timezone.localtime(first.signed_at, clinic.zone).year - 1, -1))


def counted_until(clinic, year: int) -> date:
    """The day on which the count of a year ends: the running year counts to the end of last month.

    Otherwise whoever looks every day would see each signature as it comes.
    """
    return min(date(year + 1, 1, 1), clinic_day(clinic).replace(day=1))


def clinic_day(clinic) -> date:
    """Today at the clinic."""
    return timezone.localdate(timezone=clinic.zone)


def of(clinic, year: int) -> list[Group]:
    """The groups of a clinic's year that are large enough, by factor and class. One query."""
    midnight = time(tzinfo=clinic.zone)
    period = (
        datetime.combine(date(year, 1, 1), midnight),
        datetime.combine(counted_until(clinic, year), midnight),
    )
    rows = (
        Assessment.objects.signed()
        .filter(clinic=clinic, signed_at__gte=period[0], signed_at__lt=period[1])
        .values_list("computed_class", "override_class", "override_reason", "answer__reasons")
    )
    return grouped(rows.iterator(chunk_size=2000))


def grouped(rows: Iterable[tuple[str, str, str, Iterable[str]]]) -> list[Group]:
    """Groups from (class computed, class signed instead, listed reason, factors that gave it).

    An assessment counts once for each factor that gave its class.
    """
    counted: dict[tuple[str, str], Counter] = {}
    for computed, override, reason, factors in rows:
        for factor in factors:
            signed = (override, reason) if override else AS_COMPUTED
            counted.setdefault((factor, computed), Counter())[signed] += 1
    groups = [
        _group(factor, computed, signed)
        for (factor, computed), signed in counted.items()
        if signed.total() >= FEWEST
    ]
    return sorted(groups, key=lambda each: (each.factor, ClassCode(each.computed).rank))


def hidden(numbers: Mapping) -> set:
    """Which figures of a group are not shown singly.

    Those below `FEWEST`; and while all of these together are fewer than `FEWEST`, so that their
    difference to the total would be too, the smallest of the others beside them.
    """
    small = {key for key, number in numbers.items() if number < FEWEST}
    if not small:
        return set()
    for key in sorted(numbers.keys() - small, key=lambda key: (numbers[key], key)):
        if sum(numbers[each] for each in small) >= FEWEST:
            break
        small.add(key)
    return small


def _group(factor: str, computed: str, signed: Counter) -> Group:
    not_shown = hidden(signed)
    return Group(
        factor=factor,
        computed=computed,
        signed=signed.total(),
        as_computed=None if AS_COMPUTED in not_shown else signed[AS_COMPUTED],
        lines=tuple(
            Line(to, reason, number)
            for (to, reason), number in sorted(signed.items(), key=lambda each: -each[1])
            if (to, reason) not in not_shown | {AS_COMPUTED}
        ),
        together=sum(signed[each] for each in not_shown),
    )
