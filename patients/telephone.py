"""Telephone numbers compared as one dials them, however they are written."""

import re

ENOUGH = 7  # digits at the end by which two numbers can be the same
PREFIX = 4  # digits that stand before them where one writes the country and another does not


def is_same(one: str, other: str) -> bool:
    """Whether both reach the same telephone: with or without spaces, country or leading zeros.

    >>> is_same("+49 (0)171 / 123 45 67", "0171-1234567")
    True
    >>> is_same("0171 1234567", "0172 1234567")
    False
    """
    short, long = sorted((_dialled(one), _dialled(other)), key=len)
    if len(short) < ENOUGH:
        return bool(short) and short == long
    return long.endswith(short) and len(long) - len(short) <= PREFIX


def key(number: str) -> str:
    """By what a number is looked up: its last digits; empty where there are too few.

    The sign in front keeps it apart from the words that somebody types.
    """
    digits = _dialled(number)
    return f"#{digits[-ENOUGH:]}" if len(digits) >= ENOUGH else ""


def _dialled(number: str) -> str:
    """The digits without the zeros that stand for "abroad" or "another town"."""
    return re.sub(r"\D", "", number.replace("(0)", "")).lstrip("0")
