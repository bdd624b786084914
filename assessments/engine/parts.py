"""The parts of a guideline: claims, classes, and recommendations with their exact conditions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from assessments.engine.conditions import ALWAYS, Condition, Context


@dataclass(frozen=True)
class Claim:
    """One statement of the source, in our own words, and where it stands there."""

    id: str
    paragraph: int
    text: str
    kind: str


@dataclass(frozen=True, eq=False)
class Wording:
    """Which of several texts is used, and when; the first that holds is taken."""

    name: str
    when: Condition = ALWAYS


@dataclass(frozen=True, eq=False)
class RiskClass:
    """One of the ordered classes; a higher rank is worse."""

    code: str
    rank: int
    cites: tuple[Claim, ...]
    wordings: tuple[Wording, ...] = (Wording("default"),)

    def __str__(self) -> str:
        return self.code

    def __lt__(self, other: "RiskClass") -> bool:
        return self.rank < other.rank


class Mode(StrEnum):
    """How a recommendation stands in the plan."""

    AUTOMATIC = "automatic"
    OFFERED = "offered"
    IF_RUNNING = "if_running"


class Applies:
    """In these classes, while the condition holds, the recommendation stands in this mode."""

    def __init__(self, *classes: RiskClass, mode: Mode, when: Condition = ALWAYS) -> None:
        self.classes = classes
        self.mode = mode
        self.when = when
        self._codes = frozenset(risk_class.code for risk_class in classes)

    def holds(self, context: Context) -> bool:
        """Whether class and condition both fit."""
        return context["class"] in self._codes and self.when.holds(context)


@dataclass(frozen=True, eq=False)
class Recommendation:
    """What is advised, on which claims, and exactly when; the first line that holds is taken."""

    id: str
    cites: tuple[Claim, ...]
    applies: tuple[Applies, ...]
    wordings: tuple[Wording, ...] = (Wording("default"),)

    @cached_property
    def claim_ids(self) -> tuple[str, ...]:
        """The ids of the claims that it rests on."""
        return tuple(claim.id for claim in self.cites)

    def mode(self, context: Context) -> Mode | None:
        """The mode in this context, or nothing where it is not shown."""
        return next((line.mode for line in self.applies if line.holds(context)), None)


@dataclass(frozen=True, eq=False)
class Contradiction:
    """Answers that can be classified and still do not go together; the forms refuse them."""

    name: str
    fact: str
    when: Condition


class Advice(NamedTuple):
    """A recommendation as it stands for one case."""

    recommendation: Recommendation
    mode: Mode


def wording_in(wordings: Sequence[Wording], context: Context) -> str:
    """The name of the first wording whose condition holds; loading made sure that one does."""
    held: Iterator[str] = (wording.name for wording in wordings if wording.when.holds(context))
    return next(held)
