"""Conditions: sentences about a case that a machine can decide and a person can read."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass

Context = Mapping[str, str | None]
"""What a condition may look at: facts and circumstances by name, `class`, `conditions`."""


class Condition(ABC):
    """Something that holds in a context or does not; conditions combine with `&` and `|`."""

    @property
    @abstractmethod
    def parts(self) -> tuple["Is", ...]:
        """The single statements it is made of."""

    @abstractmethod
    def holds(self, context: Context) -> bool:
        """Whether it holds."""

    @abstractmethod
    def describe(self) -> str:
        """The condition as a person reads it."""

    def __and__(self, other: "Condition") -> "Both":
        return Both(self, other)

    def __or__(self, other: "Condition") -> "Either":
        return Either(self, other)


class Always(Condition):
    """The condition that asks nothing."""

    @property
    def parts(self) -> tuple["Is", ...]:
        """None."""
        return ()

    def holds(self, context: Context) -> bool:
        """Always."""
        return True

    def describe(self) -> str:
        """Nothing to add."""
        return "always"


ALWAYS = Always()


class Is(Condition):
    """One subject has one of the named values."""

    def __init__(self, subject: str, *values: str) -> None:
        self.subject = subject
        self.values = values

    @property
    def parts(self) -> tuple["Is", ...]:
        """Itself."""
        return (self,)

    def holds(self, context: Context) -> bool:
        """Whether the subject has one of the values."""
        return context[self.subject] in self.values

    def describe(self) -> str:
        """As `subject is a or b`."""
        return f"`{self.subject}` is {' or '.join(f'`{value}`' for value in self.values)}"


@dataclass(frozen=True, eq=False)
class Both(Condition):
    """Two conditions at once."""

    left: Condition
    right: Condition

    @property
    def parts(self) -> tuple[Is, ...]:
        """The statements of both."""
        return self.left.parts + self.right.parts

    def holds(self, context: Context) -> bool:
        """Whether both hold."""
        return self.left.holds(context) and self.right.holds(context)

    def describe(self) -> str:
        """As `a and b`."""
        return f"{self.left.describe()} and {self.right.describe()}"


@dataclass(frozen=True, eq=False)
class Either(Condition):
    """At least one of two conditions."""

    left: Condition
    right: Condition

    @property
    def parts(self) -> tuple[Is, ...]:
        """The statements of both."""
        return self.left.parts + self.right.parts

    def holds(self, context: Context) -> bool:
        """Whether one of them holds."""
        return self.left.holds(context) or self.right.holds(context)

    def describe(self) -> str:
        """As `(a, or b)`."""
        return f"({self.left.describe()}, or {self.right.describe()})"
