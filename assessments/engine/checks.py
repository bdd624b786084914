"""What must be true of a guideline before it may be loaded, beyond its single tables."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from assessments.engine.conditions import Always, Condition
from assessments.engine.errors import GuidelineError
from assessments.engine.facts import Fact
from assessments.engine.parts import Claim, Contradiction, Recommendation, RiskClass, Wording
from assessments.engine.tables import Factor

CONDITIONS = {"met", "unmet"}
"""The values of the subject `conditions`: whether every changeable factor is at rank 0."""


def check_guideline(
    claims: Sequence[Claim],
    facts: Sequence[Fact],
    circumstances: Sequence[Fact],
    factors: Sequence[Factor],
    classes: Sequence[RiskClass],
    recommendations: Sequence[Recommendation],
    contradictions: Sequence[Contradiction],
) -> None:
    """Raise GuidelineError, naming the place, where the parts do not fit together."""
    _once("Claim", (claim.id for claim in claims))
    _once("Fact", (fact.name for fact in (*facts, *circumstances)))
    _once("Factor", (factor.name for factor in factors))
    _once("Class", (risk_class.code for risk_class in classes))
    _once("Recommendation", (recommendation.id for recommendation in recommendations))
    _check_ranks(classes)
    _check_readers(facts, factors)
    known = {claim.id for claim in claims}
    subjects = {
        **{fact.name: set(map(str, fact.values)) for fact in (*facts, *circumstances)},
        "class": {risk_class.code for risk_class in classes},
        "conditions": CONDITIONS,
    }
    for fact in (*facts, *(each for each in circumstances if each.cites)):
        _check_claims(f"Fact {fact.name}", fact.cites, known)
    for factor in factors:
        for number, row in enumerate(factor.rows, start=1):
            place = f"Factor {factor.name}, row {number}"
            _check_claims(place, (claim.id for claim in row.cites), known)
            if row.gives not in classes:
                raise GuidelineError(f"{place}: it gives {row.gives}, which is no class here")
    for risk_class in classes:
        place = f"Class {risk_class.code}"
        _check_claims(place, (claim.id for claim in risk_class.cites), known)
        _check_wordings(place, risk_class.wordings, subjects)
    for recommendation in recommendations:
        place = recommendation.id
        _check_claims(place, (claim.id for claim in recommendation.cites), known)
        _check_wordings(place, recommendation.wordings, subjects)
        for line in recommendation.applies:
            _check_condition(place, line.when, subjects)
            for risk_class in line.classes:
                if risk_class not in classes:
                    raise GuidelineError(
                        f"{place}: it applies in {risk_class}, which is no class here"
                    )
    for contradiction in contradictions:
        place = f"Contradiction {contradiction.name}"
        _check_condition(place, contradiction.when, subjects)
        if contradiction.fact not in subjects:
            raise GuidelineError(f"{place}: nothing is called {contradiction.fact}")


def _once(what: str, names: Iterable[str]) -> None:
    for name, count in Counter(names).items():
        if count > 1:
            raise GuidelineError(f"{what} {name} stands there {count} times")


def _check_ranks(classes: Sequence[RiskClass]) -> None:
    ranks = sorted(risk_class.rank for risk_class in classes)
    if ranks != list(range(len(classes))):
        raise GuidelineError(f"Classes: their ranks are {ranks}, not one after another from 0")


def _check_readers(facts: Sequence[Fact], factors: Sequence[Factor]) -> None:
    """Each fact belongs to one factor, so that factors may be completed apart from each other."""
    readers = Counter(fact.name for factor in factors for fact in factor.reads)
    for fact in facts:
        if readers[fact.name] != 1:
            raise GuidelineError(
                f"Fact {fact.name}: {readers[fact.name]} factors read it, and one must"
            )


def _check_claims(place: str, cites: Iterable[str], known: set[str]) -> None:
    cited = list(cites)
    if not cited:
        raise GuidelineError(f"{place}: it cites no claim")
    for claim in cited:
        if claim not in known:
            raise GuidelineError(f"{place}: it cites {claim}, which is no claim here")


def _check_wordings(
    place: str, wordings: Sequence[Wording], subjects: Mapping[str, set[str]]
) -> None:
    for wording in wordings:
        _check_condition(f"{place}, wording {wording.name}", wording.when, subjects)
    if not isinstance(wordings[-1].when, Always):
        raise GuidelineError(
            f"{place}: its last wording has a condition, so a case may be left without a text"
        )


def _check_condition(place: str, condition: Condition, subjects: Mapping[str, set[str]]) -> None:
    for part in condition.parts:
        if part.subject not in subjects:
            raise GuidelineError(f"{place}: nothing is called {part.subject}")
        for value in part.values:
            if value not in subjects[part.subject]:
                raise GuidelineError(f"{place}: {part.subject} is never {value}")
