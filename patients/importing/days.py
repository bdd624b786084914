"""Days as they stand in files, read only where they can be read in one way."""

import re
from datetime import date

from django.utils.translation import gettext as _

from patients import finding
from patients.folding import fold

DAY_FIRST, MONTH_FIRST = "day", "month"
MIDNIGHT = re.compile(r"[T ]00:00(:00(\.0+)?)?$")
YEAR_FIRST = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
YEAR_LAST = re.compile(r"(\d{1,2})([-./ ])(\d{1,2})\2(\d{4})")
RUN = re.compile(r"\d{8}")
SHORT_YEAR = re.compile(r"\d{1,2}[-./ ]\d{1,2}[-./ ]\d{2}")
SERIAL = re.compile(r"\d{5}([.,]\d+)?")
SAID = re.compile(r"(\d{1,2}) ([^\W\d]+) (\d{4})")
SAID_MONTH_FIRST = re.compile(r"([^\W\d]+) (\d{1,2}) (\d{4})")


def day(text: str, slashes: str = "") -> date:
    """The day that a cell means.

    Args:
        text: as it stands in the file.
        slashes: DAY_FIRST or MONTH_FIRST where the person said how 03/04/1985 is meant.

    Raises:
        ValueError, with what to do: also where a day can be read in two ways.

    >>> day("21.03.1985") == day("1985-03-21 00:00:00") == day("March 21, 1985")
    True
    """
    text = MIDNIGHT.sub("", text.strip())
    if found := YEAR_FIRST.fullmatch(text):
        return _date(*found.groups())
    if found := YEAR_LAST.fullmatch(text):
        first, mark, second, year = found.groups()
        return _date(year, *_month_and_day(text, first, second, mark, slashes))
    if RUN.fullmatch(text):
        # No day is both: a year of our time is no day and month.
        if text.startswith(("19", "20")) and int(text[4:6]) <= 12:
            return _date(text[:4], text[4:6], text[6:])
        return _date(text[4:], text[2:4], text[:2])
    if SHORT_YEAR.fullmatch(text):
        raise ValueError(
            _("Write the year with four digits; %(text)s could be one of two.") % {"text": text}
        )
    if SERIAL.fullmatch(text):
        raise ValueError(
            _(
                "Your spreadsheet wrote the day as the number %(text)s. Format the column as a "
                "date such as 1985-03-21 and save it again."
            )
            % {"text": text}
        )
    return _said(text)


def _month_and_day(text, first: str, second: str, mark: str, slashes: str) -> tuple[str, str]:
    """Day first, as everywhere with dots; with slashes some write the month first."""
    if mark != "/" or first == second:
        return second, first
    if slashes == MONTH_FIRST:
        return first, second
    if slashes == DAY_FIRST or int(first) > 12:
        return second, first
    if int(second) > 12:
        return first, second
    raise ValueError(
        _(
            "%(text)s can be read in two ways. Write it such as 1985-03-21, or say when you choose "
            "the file which comes first, day or month."
        )
        % {"text": text}
    )


def _said(text: str) -> date:
    words = fold(text)
    if found := SAID.fullmatch(words):
        number, name, year = found.groups()
    elif found := SAID_MONTH_FIRST.fullmatch(words):
        name, number, year = found.groups()
    else:
        name = ""
    month = finding.months().get(name)
    if not month:
        raise ValueError(_("Write a day such as 1985-03-21 or 21.03.1985."))
    return _date(year, month, number)


def _date(year, month, number) -> date:
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        raise ValueError(
            _("There is no such day. Write one such as 1985-03-21 or 21.03.1985.")
        ) from None
