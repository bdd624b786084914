"""What is proved of a guideline by trying every combination of its facts."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from assessments.engine.errors import GuidelineError
from assessments.engine.rules import Facts, Rules


@dataclass(frozen=True)
class Proof:
    """How many combinations were tried, and what they gave."""

    combinations: int
    by_class: Mapping[str, int]
    worsenings: int
    certain: int
    ranges: Mapping[tuple[str, str], int]


def every_case(rules: Rules) -> Iterator[dict[str, str | None]]:
    """Every combination of the facts; a fact that does not apply is None."""
    facts = rules.facts
    dependent = [fact for fact in facts.values() if fact.only_when]
    options = [(*fact.values, None) if fact.only_when else fact.values for fact in facts.values()]
    for values in product(*options):
        case: dict[str, str | None] = dict(zip(facts, values, strict=True))
        if all((case[fact.name] is not None) == fact.is_asked(case) for fact in dependent):
            yield case


def one_step_worse(rules: Rules, case: Facts) -> Iterator[dict[str, str | None]]:
    """Every case that differs by the next worse value of one fact.

    A fact that begins to apply thereby takes each of its values in turn.
    """
    governing = rules.governing
    for name, fact in rules.facts.items():
        worse = fact.next_worse.get(case[name])
        if worse is not None:
            changed = {**case, name: worse}
            yield from _completed(rules, changed) if name in governing else [changed]


def prove(rules: Rules) -> Proof:
    """Try every combination. Raises GuidelineError naming the first case that breaks a promise.

    Each case has one class, the same by both ways of evaluating; no worse answer lowers it; the
    range contains it, and is it alone where nothing is unknown.
    """
    ranks: dict[tuple[str | None, ...], int] = {}
    by_class: Counter[str] = Counter()
    ranges: Counter[tuple[str, str]] = Counter()
    certain = 0
    for case in every_case(rules):
        judgement = rules.judge(case)
        given = judgement.verdict.risk_class
        low, high = judgement.range
        if rules.classify(case) is not given:
            raise GuidelineError(f"Two classes for {_named(case)}")
        if not low.rank <= given.rank <= high.rank:
            raise GuidelineError(f"The range leaves out the class for {_named(case)}")
        if not any(cell.unknown for cell in judgement.trace):
            certain += 1
            if low is not high:
                raise GuidelineError(f"A range without anything unknown for {_named(case)}")
        ranks[tuple(case.values())] = given.rank
        by_class[given.code] += 1
        ranges[low.code, high.code] += 1
    worsenings = _check_monotone(rules, ranks)
    return Proof(len(ranks), by_class, worsenings, certain, ranges)


def _check_monotone(rules: Rules, ranks: Mapping[tuple[str | None, ...], int]) -> int:
    """How many one-step worsenings were compared; none of them lowers the class."""
    names = list(rules.facts)
    compared = 0
    for values, rank in ranks.items():
        case = dict(zip(names, values, strict=True))
        for worse in one_step_worse(rules, case):
            compared += 1
            if ranks[tuple(worse.values())] < rank:
                raise GuidelineError(f"A worse answer lowers the class: {_named(worse)}")
    return compared


def _completed(rules: Rules, case: dict[str, str | None]) -> Iterator[dict[str, str | None]]:
    """The case with facts that begin or cease to apply put right."""
    for name, fact in rules.facts.items():
        if not fact.is_asked(case):
            case[name] = None
        elif case[name] is None:
            for value in fact.values:
                yield from _completed(rules, {**case, name: value})
            return
    yield case


def _named(case: Facts) -> str:
    return ", ".join(f"{name}={value}" for name, value in case.items() if value is not None)
