"""A loaded guideline: checked once, then each case is a few look-ups. The worst factor wins."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from operator import itemgetter
from typing import Any

from assessments.engine.checks import check_guideline
from assessments.engine.conditions import Context
from assessments.engine.facts import Fact
from assessments.engine.parts import Advice, Claim, Recommendation, RiskClass
from assessments.engine.tables import Cell, Factor

Facts = Mapping[str, str | None]
"""A value for every classifying fact; None where the fact does not apply."""
MayBe = tuple[tuple[str, tuple[str, ...]], ...]
"""What some facts may turn out to be, where the case itself knows better than the fact."""


@dataclass(frozen=True, eq=False)
class Change:
    """What somebody could change, and the class that would follow."""

    factors: tuple[str, ...]
    answers: Mapping[str, str]
    risk_class: RiskClass


@dataclass(frozen=True, eq=False)
class DecidingQuestion:
    """An unknown fact whose answer alone could move an end of the range."""

    fact: Fact
    ranges: Mapping[str, tuple[RiskClass, RiskClass]]
    mean_width: float


@dataclass(frozen=True, eq=False)
class Verdict:
    """Everything that follows from the ranks of the factors."""

    risk_class: RiskClass
    reasons: tuple[str, ...]
    factors: Mapping[str, int]
    changes: tuple[Change, ...]


@dataclass(frozen=True, eq=False)
class Judgement:
    """What the rules say of one case."""

    verdict: Verdict
    range: tuple[RiskClass, RiskClass]
    deciding_questions: tuple[DecidingQuestion, ...]
    provisional: bool
    trace: tuple[Cell, ...]


class Rules:
    """A guideline that can be evaluated.

    Raises GuidelineError, naming the place, when its parts do not fit together.
    """

    def __init__(
        self,
        *,
        claims: Sequence[Claim],
        facts: Sequence[Fact],
        circumstances: Sequence[Fact],
        factors: Sequence[Factor],
        classes: Sequence[RiskClass],
        recommendations: Sequence[Recommendation],
    ) -> None:
        check_guideline(claims, facts, circumstances, factors, classes, recommendations)
        self.claims = {claim.id: claim for claim in claims}
        self.facts = {fact.name: fact for fact in facts}
        self.circumstances = {fact.name: fact for fact in circumstances}
        self.factors = {factor.name: factor for factor in factors}
        self.classes = tuple(sorted(classes))
        self.recommendations = tuple(recommendations)
        self._tables = [_table(factor) for factor in factors]
        self._ranks = [
            (key, {at: cell.rank for at, cell in cells.items()}) for key, cells in self._tables
        ]
        self._place = {
            fact.name: place for place, factor in enumerate(factors) for fact in factor.reads
        }
        self._verdicts = {
            ranks: self._verdict(ranks) for ranks in product(*(f.ranks for f in factors))
        }
        self._read = itemgetter(*self._subjects())
        self._advice_for = lru_cache(maxsize=4096)(self._find_advice)
        self._questions_for = cache(self._find_questions)

    def classify(self, facts: Facts) -> RiskClass:
        """The class alone. Raises KeyError where a value is not in its domain."""
        return self.classes[max([ranks[key(facts)] for key, ranks in self._ranks])]

    def judge(self, facts: Facts, may_be: MayBe = ()) -> Judgement:
        """The class with everything that explains it.

        `may_be` names what a derived fact may turn out to be where several records were combined.
        Raises KeyError where a value is not in its domain.
        """
        cells = [cells[key(facts)] for key, cells in self._tables]
        for name, _ in may_be:
            place = self._place[name]
            cells[place] = cells[place].factor.cell_with(cells[place].values, may_be)
        lows = [cell.low for cell in cells]
        highs = [cell.high for cell in cells]
        asked: list[DecidingQuestion] = []
        provisional = False
        for place, cell in enumerate(cells):
            if cell.unknown:
                provisional = provisional or cell.provisional
                rest_low = max(lows[:place] + lows[place + 1 :], default=0)
                rest_high = max(highs[:place] + highs[place + 1 :], default=0)
                asked += self._questions_for(cell, rest_low, rest_high)
        if len(asked) > 1:
            asked.sort(key=_mean_width)  # the sort is stable: ties stay in the order of the facts
        return Judgement(
            self._verdicts[tuple([cell.rank for cell in cells])],
            (self.classes[max(lows)], self.classes[max(highs)]),
            tuple(asked),
            provisional,
            tuple(cells),
        )

    def advise(self, context: Context) -> tuple[Advice, ...]:
        """Every recommendation that is shown in this context, in order, with its mode."""
        return self._advice_for(self._read(context))

    def _verdict(self, ranks: tuple[int, ...]) -> Verdict:
        worst = max(ranks)
        by_factor = dict(zip(self.factors, ranks, strict=True))
        reasons = tuple(name for name, rank in by_factor.items() if rank == worst > 0)
        return Verdict(self.classes[worst], reasons, by_factor, tuple(self._changes(by_factor)))

    def _changes(self, ranks: Mapping[str, int]) -> Iterator[Change]:
        """Each changeable factor that is not at its best, alone, then all of them together."""
        open_factors = [name for name, rank in ranks.items() if rank and self.factors[name].way_out]
        together = [tuple(open_factors)] if len(open_factors) > 1 else []
        for names in [(name,) for name in open_factors] + together:
            left = max((rank for name, rank in ranks.items() if name not in names), default=0)
            answers: dict[str, str] = {}
            for name in names:
                answers |= self.factors[name].way_out
            yield Change(names, answers, self.classes[left])

    def _find_questions(
        self, cell: Cell, rest_low: int, rest_high: int
    ) -> tuple[DecidingQuestion, ...]:
        """The unknown facts of one factor that could move an end, the other factors given."""
        present = (max(rest_low, cell.low), max(rest_high, cell.high))
        questions = []
        for fact, completions in cell.unknown:
            spans = {
                completion.answer: (max(rest_low, completion.low), max(rest_high, completion.high))
                for completion in completions
            }
            if any(span != present for span in spans.values()):
                widths = [high - low for low, high in spans.values()]
                ranges = {
                    answer: (self.classes[low], self.classes[high])
                    for answer, (low, high) in spans.items()
                }
                questions.append(DecidingQuestion(fact, ranges, sum(widths) / len(widths)))
        return tuple(questions)

    def _subjects(self) -> list[str]:
        """Every name that a condition of a recommendation reads."""
        read = {
            part.subject
            for recommendation in self.recommendations
            for line in recommendation.applies
            for part in line.when.parts
        }
        return ["class", "conditions", *sorted(read - {"class", "conditions"})]

    def _find_advice(self, read: tuple[str | None, ...]) -> tuple[Advice, ...]:
        context = dict(zip(self._subjects(), read, strict=True))
        modes = ((advised, advised.mode(context)) for advised in self.recommendations)
        return tuple(Advice(advised, mode) for advised, mode in modes if mode)


def _table(factor: Factor) -> tuple[Callable[[Facts], Any], dict[Any, Cell]]:
    """How a factor is looked up: by its one value, or by the tuple of its values."""
    if len(factor.names) == 1:
        return itemgetter(*factor.names), {at[0]: cell for at, cell in factor.cells.items()}
    return itemgetter(*factor.names), dict(factor.cells)


def _mean_width(question: DecidingQuestion) -> float:
    """Widest narrowing first is smallest mean width first: the present width is one for all."""
    return question.mean_width
