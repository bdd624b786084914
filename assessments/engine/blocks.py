"""Blocks: neighbouring factors looked up at once, so that a case costs two or three look-ups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from operator import itemgetter
from typing import Any

from assessments.engine.tables import Cell, Factor

LARGEST = 2048
"""Combinations in one block at most: small enough to build at load, large enough to be worth it."""


@dataclass(frozen=True, eq=False)
class Group:
    """The cells of one block for one combination of its facts, with what they come to."""

    cells: tuple[Cell, ...]

    @cached_property
    def ranks(self) -> tuple[int, ...]:
        """The rank of each factor, in order."""
        return tuple(cell.rank for cell in self.cells)

    @cached_property
    def low(self) -> int:
        """The worst of the ranks, should all that is unknown turn out at its best."""
        return max(cell.low for cell in self.cells)

    @cached_property
    def high(self) -> int:
        """The worst of the ranks, should all that is unknown turn out at its worst."""
        return max(cell.high for cell in self.cells)

    @cached_property
    def provisional(self) -> bool:
        """Whether a class that rests on it is provisional."""
        return any(cell.provisional for cell in self.cells)

    @cached_property
    def unknown(self) -> bool:
        """Whether any of its facts is unknown."""
        return any(cell.unknown for cell in self.cells)


class Block:
    """A few neighbouring factors and the group for every combination of what they read."""

    def __init__(self, factors: Sequence[Factor]) -> None:
        self.names = tuple(name for factor in factors for name in factor.names)
        self.read = itemgetter(*self.names)
        self.groups: dict[Any, Group] = {}
        self.worst: dict[Any, int] = {}
        for cells in product(*(factor.cells.values() for factor in factors)):
            values = {name: value for cell in cells for name, value in cell.facts.items()}
            group = Group(cells)
            self.groups[self.read(values)] = group
            self.worst[self.read(values)] = max(group.ranks)

    def find(self, facts: Mapping[str, str | None]) -> Group:
        """The group of a case. Raises KeyError where a value is not in its domain."""
        return self.groups[self.read(facts)]


def into_blocks(factors: Sequence[Factor]) -> list[Block]:
    """The factors in order, as few blocks as fit."""
    shares: list[list[Factor]] = []
    size = 0
    for factor in factors:
        size *= len(factor.cells)
        if shares and size <= LARGEST:
            shares[-1].append(factor)
        else:
            shares.append([factor])
            size = len(factor.cells)
    return [Block(share) for share in shares]
