"""Days in files: read in the usual notations, and refused where they can be read in two ways."""

from datetime import date

import pytest

from patients.importing.days import DAY_FIRST, MONTH_FIRST, day

MARCH = date(1985, 3, 21)
APRIL = date(1985, 4, 3)


@pytest.mark.parametrize(
    "text",
    [
        "1985-03-21",
        "1985/3/21",
        "21.03.1985",
        "21.3.1985",
        "21-03-1985",
        "21 03 1985",
        "21/03/1985",
        "03/21/1985",
        "19850321",
        "21031985",
        "21 March 1985",
        "March 21, 1985",
        "21 Mar 1985",
        "1985-03-21 00:00:00",
        "1985-03-21T00:00",
    ],
)
def test_one_day_is_read_in_every_usual_notation(text):
    assert day(text) == MARCH


def test_a_day_with_slashes_is_read_as_somebody_said():
    with pytest.raises(ValueError, match="can be read in two ways"):
        day("03/04/1985")
    assert day("03/04/1985", DAY_FIRST) == APRIL
    assert day("04/03/1985", MONTH_FIRST) == APRIL
    assert day("03.04.1985", MONTH_FIRST) == APRIL, "with dots the day is first everywhere"
    assert day("05/05/1985") == date(1985, 5, 5)


def test_what_somebody_said_does_not_make_another_day_of_it():
    with pytest.raises(ValueError, match="no such day"):
        day("21/03/1985", MONTH_FIRST)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("21.3.85", "four digits"),
        ("31127", "Format the column as a date"),
        ("31.02.1985", "no such day"),
        ("1985", "Write a day such as"),
        ("in spring", "Write a day such as"),
        ("12 Nevermonth 1985", "Write a day such as"),
    ],
)
def test_what_is_no_day_is_told_with_what_to_do(text, sentence):
    with pytest.raises(ValueError, match=sentence):
        day(text)
