"""In which type a sheet is printed, so that it stays on one A4 page.

No program knows before printing how high a page will be, so its lines are counted as each type
would break them. How many each holds was measured in a browser, in both languages, with a wide
typeface and long words in every place where a clinician writes (tests/journeys/test_paper.py).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from math import ceil

from assessments.plan_parts import PatientPlan


@dataclass(frozen=True)
class Words:
    """Everything of a sheet whose length is not the same on each: in columns, or across them."""

    in_columns: tuple[str, ...]
    across: tuple[str, ...] = ()


@dataclass(frozen=True)
class Setting:
    """How a type is set: its columns, the characters of a line in one, and the lines of a page."""

    columns: int
    characters: int
    lines: int


class Type(Enum):
    """How a sheet is printed; the name is the end of its class in the style sheet."""

    USUAL = Setting(2, 44, 52)
    SMALL = Setting(2, 48, 75)
    SMALLEST = Setting(3, 39, 160)
    TIGHTEST = Setting(3, 41, 180)

    def __str__(self) -> str:
        return self.name.lower()

    def takes(self, words: Words) -> int:
        """How many lines of its columns these words take."""
        columns, characters = self.value.columns, self.value.characters
        across = _lines(words.across, columns * characters)
        return _lines(words.in_columns, characters) + columns * across


def of(words: Words) -> Type | None:
    """The largest type that keeps a sheet on one page; None where not even the smallest does."""
    return next((each for each in Type if each.takes(words) <= each.value.lines), None)


def of_plan(plan: PatientPlan) -> Words:
    """The words of a plan on its sheet."""
    return Words(
        across=(
            plan.class_text,
            *plan.markers,
            *plan.health_notes,
            plan.consultation.outcome if plan.consultation else "",
            *plan.stop_rule.steps,
        ),
        in_columns=(
            *(part for line in plan.in_order for part in (f"{line.name} {line.often}", line.text)),
            plan.movement_cautions,
            plan.running,
            *(advice.text for advice in (*plan.running_advice, *plan.against_advice, *plan.advice)),
            plan.conditions_intro.text if plan.conditions_intro else "",
            *(condition.text for condition in plan.conditions),
            *plan.cannot_change,
            plan.stop_rule.intro,
        ),
    )


def _lines(texts: Iterable[str], width: int) -> int:
    """How many lines of this width the texts take; a capital letter is half as wide again."""
    return sum(
        max(1, ceil((len(line) + sum(map(str.isupper, line)) / 2) / width))
        for text in texts
        for line in text.splitlines()
    )
