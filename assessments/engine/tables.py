"""Factors: decision tables over a few facts, compiled at load so that nothing is missing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from assessments.engine.errors import GuidelineError
from assessments.engine.facts import Domain, Fact
from assessments.engine.parts import Claim, RiskClass

Values = tuple[str | None, ...]
"""One value for each fact that a factor reads; None where the fact does not apply."""


class AnyValue:
    """The pattern that every value meets, also "does not apply"."""


ANY = AnyValue()
Pattern = Domain | frozenset[Domain] | AnyValue


def one_of(*values: Domain) -> frozenset[Domain]:
    """The pattern that any of the named values meets."""
    return frozenset(values)


class Row:
    """One line of a decision table: patterns in the order of the facts, and what they give.

    `strength` says how strongly the source asks for what is missing in this row, `says` which
    sentence words it.
    """

    def __init__(
        self,
        *patterns: Pattern,
        gives: RiskClass,
        cites: Sequence[Claim],
        strength: str | None = None,
        says: str | None = None,
    ) -> None:
        self.patterns = patterns
        self.gives = gives
        self.cites = tuple(cites)
        self.strength = strength
        self.says = says

    def meets(self, values: Values) -> bool:
        """Whether each value meets its pattern."""
        return all(
            isinstance(pattern, AnyValue)
            or (value in pattern if isinstance(pattern, frozenset) else value == pattern)
            for pattern, value in zip(self.patterns, values, strict=True)
        )


@dataclass(frozen=True)
class Completion:
    """What a factor may still contribute once one of its unknown facts has this answer."""

    answer: str
    low: int
    high: int


@dataclass(frozen=True, eq=False)
class Cell:
    """A factor's verdict on one combination: its row, its rank, and what it may turn out to be."""

    factor: "Factor"
    values: Values
    number: int
    row: Row
    rank: int
    low: int
    high: int
    unknown: tuple[tuple[Fact, tuple[Completion, ...]], ...]

    @property
    def facts(self) -> dict[str, str | None]:
        """The values by the name of their fact."""
        return dict(zip(self.factor.names, self.values, strict=True))

    @property
    def provisional(self) -> bool:
        """Whether a class that rests on it is provisional."""
        return any(fact.makes_provisional for fact, _ in self.unknown)

    @property
    def to_be_checked(self) -> bool:
        """Whether it rests on something that nobody has answered."""
        return bool(self.unknown)


class Factor:
    """What one side of the case contributes on its own.

    `way_out` is the answer that brings the factor back to rank 0, where a person can change it.
    Raises GuidelineError where a combination is missing, met twice, or cites no claim.
    """

    def __init__(
        self,
        name: str,
        *,
        reads: Sequence[Fact],
        rows: Sequence[Row],
        way_out: Mapping[Fact, Domain] | None = None,
    ) -> None:
        self.name = name
        self.reads = tuple(reads)
        self.names = tuple(fact.name for fact in reads)
        self.rows = tuple(rows)
        self.way_out = {fact.name: value for fact, value in (way_out or {}).items()}
        self._check_facts()
        self._check_rows()
        chosen = {values: self._row_for(values) for values in self._combinations()}
        self._row_numbers = chosen
        self.cells: dict[Values, Cell] = {values: self._cell(values, {}) for values in chosen}
        self._check_way_out()
        self.cell_with = cache(self._cell_with)

    @property
    def changeable(self) -> bool:
        """Whether a person can change it."""
        return bool(self.way_out)

    @property
    def ranks(self) -> tuple[int, ...]:
        """The ranks that it can reach, lowest first."""
        return tuple(sorted({cell.rank for cell in self.cells.values()}))

    def _check_facts(self) -> None:
        for fact in self.reads:
            if fact.only_when and fact.only_when.to not in self.reads:
                raise GuidelineError(
                    f"Factor {self.name}: it reads {fact.name} without {fact.only_when.to.name}, "
                    f"on which it depends"
                )

    def _check_rows(self) -> None:
        for number, row in enumerate(self.rows, start=1):
            place = f"Factor {self.name}, row {number}"
            if len(row.patterns) != len(self.reads):
                raise GuidelineError(
                    f"{place}: {len(row.patterns)} values for {len(self.reads)} facts"
                )
            if not row.cites:
                raise GuidelineError(f"{place}: it cites no claim")
            for fact, pattern in zip(self.reads, row.patterns, strict=True):
                named = pattern if isinstance(pattern, frozenset) else {pattern}
                for value in named - {ANY}:
                    if not isinstance(value, fact.domain):
                        raise GuidelineError(f"{place}: {value} is no value of {fact.name}")

    def _combinations(self) -> Iterator[Values]:
        """Every combination; None stands for a fact that does not apply."""
        for values in product(*((*fact.values, None) for fact in self.reads)):
            by_name = dict(zip(self.names, values, strict=True))
            if all(
                (by_name[fact.name] is not None) == fact.is_asked(by_name) for fact in self.reads
            ):
                yield values

    def _row_for(self, values: Values) -> int:
        met = [number for number, row in enumerate(self.rows) if row.meets(values)]
        if len(met) != 1:
            case = ", ".join(f"{n}={v}" for n, v in zip(self.names, values, strict=True) if v)
            if not met:
                raise GuidelineError(f"Factor {self.name}: no row for {case}")
            rows = " and ".join(str(number + 1) for number in met)
            raise GuidelineError(f"Factor {self.name}: {case} is met twice, by rows {rows}")
        return met[0]

    def _check_way_out(self) -> None:
        for values, cell in self.cells.items():
            after = self.way_out_from(cell)
            if self.way_out and self.cells[after].rank != 0:
                case = ", ".join(str(value) for value in values)
                raise GuidelineError(f"Factor {self.name}: its way out leads nowhere from {case}")

    def way_out_from(self, cell: Cell) -> Values:
        """The values once the way out has been taken."""
        return tuple({**cell.facts, **self.way_out}.values())

    def _cell_with(self, values: Values, may_be: tuple[tuple[str, tuple[str, ...]], ...]) -> Cell:
        """The cell of these values where the case itself says what some may turn out to be."""
        return self._cell(values, dict(may_be))

    def _cell(self, values: Values, may_be: Mapping[str, tuple[str, ...]]) -> Cell:
        number = self._row_numbers[values]
        row = self.rows[number]
        options = [
            may_be.get(fact.name) or fact.completions(value)
            for fact, value in zip(self.reads, values, strict=True)
        ]
        low, high = self._span(options)
        unknown = tuple(
            (fact, tuple(self._completion(options, at, answer) for answer in options[at]))
            for at, fact in enumerate(self.reads)
            if options[at] != (values[at],)
        )
        return Cell(self, values, number + 1, row, row.gives.rank, low, high, unknown)

    def _completion(
        self, options: Sequence[Sequence[str | None]], at: int, answer: str | None
    ) -> Completion:
        low, high = self._span([*options[:at], (answer,), *options[at + 1 :]])
        return Completion(str(answer), low, high)

    def _span(self, options: Sequence[Sequence[str | None]]) -> tuple[int, int]:
        """The lowest and highest rank over every completion."""
        ranks = [
            self.rows[self._row_numbers[completed]].gives.rank for completed in product(*options)
        ]
        return min(ranks), max(ranks)
