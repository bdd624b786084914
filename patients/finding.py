"""What somebody types to find a patient, read in every way in which it can be meant."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import chain, groupby, product
from math import prod

from django.utils import timezone
from django.utils.dates import MONTHS, MONTHS_3

from patients import telephone
from patients.folding import fold

Reading = tuple[str, ...]  # words that must all fit
Term = tuple[Reading, ...]  # readings of which one must fit

OLDEST_YEAR = 1900
# A day in one piece, day or month first; the year may have two digits.
DAY = r"(?P<first>\d{1,2}) (?P<second>\d{1,2}) (?P<year>\d{4}|\d{2})"
RUN = r"(?P<run>\d{8})"
# A birth date as one says it, "21 March 1985" or "March 21, 1985", is looked up by its numbers.
SAID = r"(?P<day>\d{1,2}) (?P<month>[^\W\d]{3,}) (?P<said>\d{4})"
SAID_MONTH_FIRST = r"(?P<month_>[^\W\d]{3,}) (?P<day_>\d{1,2}) (?P<said_>\d{4})"
MOST_READINGS = 64  # of a run of numbers; more is nothing that somebody types to find a patient
PARTS = re.compile(rf"\b(?:{DAY}|{RUN}|{SAID}|{SAID_MONTH_FIRST})\b|\w+")


def terms(text: str) -> list[Term]:
    """The terms of a text, each of which must fit in one of its readings.

    Numbers one after another may also be a telephone, which is looked up whole.

    >>> terms("Zoë 5.3.85")
    [(('zoe',),), (('5', '3', '85'), ('19850305',), ('19850503',))]
    >>> terms("0171 / 1234567")
    [(('0171', '1234567'), ('#1234567',))]
    """
    found: list[Term] = []
    for is_numbers, run in groupby(_parts(text), key=_is_numbers):
        together = list(run)
        found += _perhaps_called(together) if is_numbers else together
    return found


def _is_numbers(term: Term) -> bool:
    return all(word.isdigit() for word in term[0])


def _perhaps_called(run: Sequence[Term]) -> list[Term]:
    """The same numbers, or one term that may be a telephone too."""
    called = telephone.key("".join(word for term in run for word in term[0]))
    if not called or prod(map(len, run)) > MOST_READINGS:
        return list(run)
    return [(*(tuple(chain(*each)) for each in product(*run)), (called,))]


def _parts(text: str) -> list[Term]:
    """Each word of a text, and each day in whatever notation, as one term."""
    folded, found, start = fold(text), [], 0
    while part := PARTS.search(folded, start):
        days = _days(part)
        if len(part[0].split()) > 1 and not days:
            word = part[0].split()[0]
            found.append(((word,),))
            start = part.start() + len(word)
            continue
        plain = () if part["month"] or part["month_"] else (tuple(part[0].split()),)
        found.append((*plain, *((day.strftime("%Y%m%d"),) for day in days)))
        start = part.end()
    return found


def _days(part: re.Match) -> list[date]:
    """The days that a part may mean; none where it is no day."""
    if part["first"] and len(part["year"]) == 4:
        return []  # its three numbers are words by which a patient is found
    if part["first"]:
        year, one, other = _whole_year(part["year"]), int(part["first"]), int(part["second"])
        return [day for day in (_day(year, other, one), _day(year, one, other)) if day]
    if part["run"]:
        run = part["run"]
        day = _day(int(run[4:]), int(run[2:4]), int(run[:2]))
        return [day] if day else []
    month = months().get(part["month"] or part["month_"] or "")
    if not month:
        return []
    day = _day(int(part["said"] or part["said_"]), month, int(part["day"] or part["day_"]))
    return [day] if day else []


def _day(year: int, month: int, day: int) -> date | None:
    """The day, unless there is none or nobody alive was born on it."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if found.year >= OLDEST_YEAR and found <= timezone.localdate() else None


def _whole_year(digits: str) -> int:
    """A year of two digits is the last one so called that has begun."""
    this = timezone.localdate().year
    year = this // 100 * 100 + int(digits)
    return year if year <= this else year - 100


def months() -> dict[str, int]:
    """The number of each month by its folded names, in the language of now."""
    return {
        fold(str(name)): number for names in (MONTHS, MONTHS_3) for number, name in names.items()
    }
