"""Facts: named questions with a finite domain, and what an unknown answer may turn out to be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from assessments.engine.errors import GuidelineError


class Domain(StrEnum):
    """The allowed values of one fact, declared best to worst."""


@dataclass(frozen=True, eq=False)
class Applicability:
    """A fact that is asked only while another one has certain values."""

    to: "Fact"
    values: frozenset[Domain]

    def holds(self, values: Mapping[str, str | None]) -> bool:
        """Whether the fact is asked, given the values of the others."""
        return values[self.to.name] in self.values


@dataclass(frozen=True, eq=False)
class Fact:
    """One question of a guideline.

    `unknown` says which values are not an answer, and what each may turn out to be.
    `default` stands where nothing was answered; without one the fact is required.
    A class that rests on an unknown value of a fact that `makes_provisional` is provisional.
    """

    name: str
    domain: type[Domain]
    unknown: Mapping[Domain, Sequence[Domain]] = field(default_factory=dict)
    only_when: Applicability | None = None
    default: Domain | None = None
    makes_provisional: bool = False
    supplied_by: frozenset[str] = frozenset()
    cites: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for value, completions in self.unknown.items():
            place = f"Fact {self.name}, unknown value {value}"
            if not completions:
                raise GuidelineError(f"{place}: it may turn out to be nothing")
            for completion in completions:
                if completion in self.unknown:
                    raise GuidelineError(f"{place}: {completion} is itself unknown")

    @property
    def values(self) -> tuple[Domain, ...]:
        """Every allowed value, best to worst."""
        return tuple(self.domain)

    @cached_property
    def allowed(self) -> frozenset[str]:
        """The allowed values, to look one up."""
        return frozenset(self.domain)

    @cached_property
    def next_worse(self) -> Mapping[str | None, str]:
        """For each value but the worst, the next worse one."""
        return dict(zip(self.values, self.values[1:], strict=False))

    def is_asked(self, values: Mapping[str, str | None]) -> bool:
        """Whether it applies, given the values of the others."""
        return self.only_when is None or self.only_when.holds(values)

    def completions(self, value: str | None) -> tuple[str | None, ...]:
        """What the value may turn out to be: itself alone, unless it is unknown."""
        for unknown, completions in self.unknown.items():
            if value == unknown:
                return tuple(completions)
        return (value,)
