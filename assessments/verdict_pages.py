"""A verdict as a clinician reads it while answering and before signing: plain data for the page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.guidelines import Answer, Edition
from assessments.models.assessment import ClassCode
from assessments.plan_parts import ClaimWords
from assessments.safety import evidence
from assessments.safety.evidence import EvidenceNote
from assessments.verdicts import WayOut, ways_out

SPINE = "spine_status"


@dataclass(frozen=True)
class Step:
    """One of the five classes in the drawing of the range."""

    code: str
    name: str
    possible: bool
    present: bool


@dataclass(frozen=True)
class Reason:
    """What reached the class: the factor, what is known of it, and the claims of its row."""

    factor: str
    words: str
    claims: tuple[ClaimWords, ...]


@dataclass(frozen=True)
class Outcome:
    """What one answer to a question would leave possible."""

    answer: str
    words: str


@dataclass(frozen=True)
class Question:
    """What is not known and could move an end of the range, with what each answer would leave."""

    fact: str
    question: str
    answers: tuple[Outcome, ...]


@dataclass(frozen=True)
class WayOutWords:
    """What the patient could change, and the better class that would follow."""

    what: str
    code: str
    name: str
    advice: str


@dataclass(frozen=True)
class Verdict:
    """The class with everything that stands beside it."""

    code: str
    rank: int
    name: str
    label: str
    duty: str
    provisional: bool
    provisional_words: str
    steps: tuple[Step, ...]
    range_words: str
    reasons: tuple[Reason, ...]
    questions: tuple[Question, ...]
    ways_out: tuple[WayOutWords, ...]
    no_way_out: tuple[tuple[str, str], ...]
    cannot_change: tuple[str, ...]
    warnings: tuple[str, ...]
    evidence: tuple[EvidenceNote, ...]
    edition: str
    provenance: str


def verdict_of(answer: Answer) -> Verdict:
    """The computed answer in words; where a class was signed, its name and duty follow that one."""
    edition, texts = answer.edition, answer.edition.texts()
    reasons = tuple(_reasons(answer))
    low, high = answer.range
    ways = ways_out(answer)
    return Verdict(
        code=answer.shown_class.code,
        rank=answer.shown_class.rank,
        name=answer.name,
        label=answer.label,
        duty=answer.duty,
        provisional=answer.provisional,
        provisional_words=texts.markers["provisional"].clinician if answer.provisional else "",
        steps=steps(answer.risk_class.code, low.code, high.code),
        range_words=range_words(low.code, high.code),
        reasons=reasons,
        questions=tuple(_question(asked, edition) for asked in answer.deciding_questions),
        ways_out=tuple(
            WayOutWords(", ".join(way.names), way.class_code, way.clinician, _advice_then(way))
            for way in ways
            if way.better
        ),
        no_way_out=tuple(
            (way.names[0], _advice_then(way))
            for way in ways
            if len(way.names) == 1 and not way.better
        ),
        cannot_change=tuple(
            words.clinician
            for factor in answer.reasons
            if (words := texts.factors[factor].cannot_change)
        ),
        warnings=answer.warnings,
        evidence=evidence.notes_for({claim.id for reason in reasons for claim in reason.claims}),
        edition=edition.id,
        provenance=edition.provenance,
    )


def _advice_then(way: WayOut) -> str:
    """Which recommendations a change would bring and take away."""
    parts = [
        words % {"names": ", ".join(f"{each.name} ({each.id})" for each in advice)}
        for words, advice in (
            (_("New: %(names)s."), way.new),
            (_("Falls away: %(names)s."), way.gone),
        )
        if advice
    ]
    return " ".join(parts) or _("The recommendations stay as they are.")


def steps(present: str, low: str, high: str, *, named: str = "") -> tuple[Step, ...]:
    """The five classes, best to worst: which are possible, and which it is.

    `named` is what the present one is called where its words depend on more than the class.
    """
    reach = range(ClassCode(low).rank, ClassCode(high).rank + 1)
    return tuple(
        Step(
            code=each.value,
            name=named if named and each.value == present else str(each.label),
            possible=each.rank in reach,
            present=each.value == present,
        )
        for each in ClassCode
    )


def range_words(low: str, high: str, *, computed: str = "") -> str:
    """How far the class could still move, in words.

    `computed` is named where a clinician signed another class: the range is the guideline's.
    """
    if computed:
        return _("The guideline's own class is “%(computed)s”. %(range)s") % {
            "computed": ClassCode(computed).label,
            "range": range_words(low, high),
        }
    if low == high:
        return _("Certain as far as the guideline goes: nothing that is still unknown changes it.")
    return _("With what is not known yet it could be anything from “%(low)s” to “%(high)s”.") % {
        "low": ClassCode(low).label,
        "high": ClassCode(high).label,
    }


def claims_in_words(edition: Edition, ids: Iterable[str]) -> tuple[ClaimWords, ...]:
    """Claims with their paragraph and our wording, each once."""
    texts = edition.texts()
    return tuple(
        ClaimWords(each, edition.claims[each].paragraph, texts.claims[each].clinician)
        for each in dict.fromkeys(ids)
    )


def fact_words(edition: Edition, fact: str, value: str | None) -> str:
    """A fact's value as clinicians call it; empty where it does not apply."""
    variables = {**edition.circumstances, **edition.variables}
    return variables[fact].value_label(value) if value else ""


def _reasons(answer: Answer) -> Iterable[Reason]:
    edition = answer.edition
    unmet = {each.factor: each for each in answer.unmet}
    for cell in answer.trace:
        if cell.factor.name not in answer.reasons:
            continue
        condition = unmet.get(cell.factor.name)
        known = [fact_words(edition, fact, value) for fact, value in cell.facts.items() if value]
        yield Reason(
            factor=edition.texts().factors[cell.factor.name].title.clinician,
            words=(
                f"{condition.clinician} ({condition.strength_label})"
                if condition
                else "; ".join(known)
            ),
            claims=claims_in_words(edition, (claim.id for claim in cell.row.cites)),
        )


def _question(asked, edition: Edition) -> Question:
    variable = edition.variables[asked.fact.name]
    return Question(
        fact=asked.fact.name,
        question=variable.question(),
        answers=tuple(
            Outcome(variable.value_label(value), _leaves(best.code, worst.code))
            for value, (best, worst) in asked.ranges.items()
        ),
    )


def _leaves(low: str, high: str) -> str:
    if low == high:
        return _("then it is “%(low)s”") % {"low": ClassCode(low).label}
    return _("then from “%(low)s” to “%(high)s”") % {
        "low": ClassCode(low).label,
        "high": ClassCode(high).label,
    }
