"""A loaded guideline: checked once, then each case is a few look-ups. The worst factor wins."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import product
from operator import itemgetter
from typing import NamedTuple

from assessments.engine.blocks import Group, into_blocks
from assessments.engine.checks import check_guideline
from assessments.engine.conditions import Context
from assessments.engine.facts import Fact
from assessments.engine.parts import (
    Advice,
    Claim,
    Contradiction,
    Recommendation,
    RiskClass,
    wording_in,
)
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


class Judgement(NamedTuple):
    """What the rules say of one case."""

    verdict: Verdict
    range: tuple[RiskClass, RiskClass]
    deciding_questions: tuple[DecidingQuestion, ...]
    provisional: bool
    trace: tuple[Cell, ...]


class Standing(NamedTuple):
    """What is shown for a class under its circumstances, and which wording each part takes."""

    advice: tuple[Advice, ...]
    reason: str
    wordings: Mapping[str, str]
    contradictions: tuple[Contradiction, ...]


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
        contradictions: Sequence[Contradiction] = (),
    ) -> None:
        check_guideline(
            claims, facts, circumstances, factors, classes, recommendations, contradictions
        )
        self.claims = {claim.id: claim for claim in claims}
        self.facts = {fact.name: fact for fact in facts}
        self.circumstances = {fact.name: fact for fact in circumstances}
        self.factors = {factor.name: factor for factor in factors}
        self.classes = tuple(sorted(classes))
        self.recommendations = tuple(recommendations)
        self.contradictions = tuple(contradictions)
        self._blocks = into_blocks(factors)
        self._worst = [(block.read, block.worst) for block in self._blocks]
        self._verdicts = {
            ranks: self._verdict(ranks) for ranks in product(*(f.ranks for f in factors))
        }
        self._subjects = self._find_subjects()
        self._read = itemgetter(*self._subjects)
        self._standing_for = lru_cache(maxsize=8192)(self._find_standing)
        self._questions_for = lru_cache(maxsize=16384)(self._find_questions)
        self._asks = cache(self._find_asks)
        self._completed = cache(self._find_completed)

    @cached_property
    def governing(self) -> frozenset[str]:
        """The facts on which it depends whether another one is asked."""
        return frozenset(fact.only_when.to.name for fact in self.facts.values() if fact.only_when)

    def classify(self, facts: Facts) -> RiskClass:
        """The class alone. Raises KeyError where a value is not in its domain."""
        return self.classes[max([worst[read(facts)] for read, worst in self._worst])]

    def judge(self, facts: Facts, may_be: MayBe = ()) -> Judgement:
        """The class with everything that explains it.

        `may_be` names what a derived fact may turn out to be where several records were combined.
        Raises KeyError where a value is not in its domain.
        """
        groups = [block.find(facts) for block in self._blocks]
        if may_be:
            groups = [self._completed(group, may_be) for group in groups]
        asked: list[DecidingQuestion] = []
        ranks: tuple[int, ...] = ()
        trace: tuple[Cell, ...] = ()
        provisional = False
        for group in groups:
            ranks += group.ranks
            trace += group.cells
            if group.unknown:
                provisional = provisional or group.provisional
                asked += self._questions_for(group, *_span(groups, group))
        low, high = _span(groups)
        if len(asked) > 1:
            asked.sort(key=_mean_width)  # the sort is stable: ties stay in the order of the facts
        return Judgement(
            self._verdicts[ranks],
            (self.classes[low], self.classes[high]),
            tuple(asked),
            provisional,
            trace,
        )

    def standing(self, context: Context) -> Standing:
        """What is shown in this context: recommendations in order, wordings, contradictions."""
        return self._standing_for(self._read(context))

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

    def _find_completed(self, group: Group, may_be: MayBe) -> Group:
        """The group where the case itself says what some facts may turn out to be."""
        return Group(tuple(cell.factor.cell_with(cell.values, may_be) for cell in group.cells))

    def _find_questions(
        self, group: Group, rest_low: int, rest_high: int
    ) -> tuple[DecidingQuestion, ...]:
        """The unknown facts of one block that could move an end, the other blocks given."""
        asked: list[DecidingQuestion] = []
        for cell in group.cells:
            rest = [other for other in group.cells if other is not cell]
            asked += self._asks(
                cell,
                max([rest_low, *(other.low for other in rest)]),
                max([rest_high, *(other.high for other in rest)]),
            )
        return tuple(asked)

    def _find_asks(self, cell: Cell, rest_low: int, rest_high: int) -> tuple[DecidingQuestion, ...]:
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

    def _find_subjects(self) -> tuple[str, ...]:
        """Every name that a condition reads."""
        conditions = [contradiction.when for contradiction in self.contradictions]
        for wordings in [each.wordings for each in self.classes] + [
            each.wordings for each in self.recommendations
        ]:
            conditions += [wording.when for wording in wordings]
        for recommendation in self.recommendations:
            conditions += [line.when for line in recommendation.applies]
        read = {part.subject for condition in conditions for part in condition.parts}
        return ("class", "conditions", *sorted(read - {"class", "conditions"}))

    def _find_standing(self, read: tuple[str | None, ...]) -> Standing:
        context = dict(zip(self._subjects, read, strict=True))
        modes = ((advised, advised.mode(context)) for advised in self.recommendations)
        advice = tuple(Advice(advised, mode) for advised, mode in modes if mode)
        shown = next(each for each in self.classes if each.code == context["class"])
        return Standing(
            advice,
            wording_in(shown.wordings, context),
            {each.id: wording_in(each.wordings, context) for each, _ in advice},
            tuple(each for each in self.contradictions if each.when.holds(context)),
        )


def _span(groups: Sequence[Group], but: Group | None = None) -> tuple[int, int]:
    """The lowest and highest rank that the groups, but one, may come to together."""
    low = high = 0
    for group in groups:
        if group is not but:
            if group.low > low:
                low = group.low
            if group.high > high:
                high = group.high
    return low, high


def _mean_width(question: DecidingQuestion) -> float:
    """Widest narrowing first is smallest mean width first: the present width is one for all."""
    return question.mean_width
