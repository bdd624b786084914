"""What an edition says to people: one set of texts for each language, with its review status.

These texts are data of the edition, frozen with it, and never pass through gettext.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from assessments.engine import GuidelineError

if TYPE_CHECKING:
    from assessments.guidelines.edition import Edition


class ReviewStatus(StrEnum):
    """How far the texts of a language have been looked at."""

    DRAFT = "draft"
    PRODUCT_REVIEWED = "product_reviewed"
    CLINICALLY_REVIEWED = "clinically_reviewed"


@dataclass(frozen=True)
class Pair:
    """The same thing in the doctor's words and in the patient's."""

    clinician: str
    patient: str

    def to(self, audience: str) -> str:
        """The text for `clinician` (also therapist, staff) or for `patient`."""
        return self.patient if audience == "patient" else self.clinician


@dataclass(frozen=True)
class VariableText:
    """How one variable is named, asked and explained, and what its values are called.

    `missing` says what to do where it must be answered and was not.
    """

    label: Pair
    question: Pair
    help: Pair
    values: Mapping[str, Pair]
    missing: str = ""


@dataclass(frozen=True)
class FactorText:
    """What a factor is called, and what is said where nobody can change it."""

    title: Pair
    cannot_change: Pair | None = None


@dataclass(frozen=True)
class ClassWords:
    """How a class reads for one reason."""

    name: str
    duty: str
    label: str
    patient_title: str
    patient_text: str


@dataclass(frozen=True)
class ClassText:
    """A class: its definition, and its words for each reason."""

    definition: str
    words: Mapping[str, ClassWords]


@dataclass(frozen=True)
class RecommendationText:
    """A recommendation: its name, the doctor's text, the patient's text for each wording."""

    name: str
    clinician: str
    patient: Mapping[str, str]


@dataclass(frozen=True)
class ActivityText:
    """One activity in the patient's words; cautions belong to the safety layer."""

    name: Pair
    what: str
    why: str
    begin: str
    mind: str


@dataclass(frozen=True)
class StopRuleText:
    """The stop rule as a conversation with the patient."""

    title: Pair
    scope: Pair
    steps: Mapping[str, Pair]
    answers: Mapping[str, str]
    endings: Mapping[str, Pair]
    own_rule_heading: Pair
    default_rule: Pair
    default_rule_source: Pair
    individual: Pair


@dataclass(frozen=True)
class DecisionText:
    """What surrounds the patient's decision; the statement itself is REC-13."""

    choices: Mapping[str, Pair]
    steps: tuple[str, ...]
    awareness: Pair
    teach_back: str
    change_of_mind: str
    against_advice_heading: str
    not_in_plan_heading: str
    run_though_not_in_plan: str
    run_only_as_agreed: str

    def patient_choices(self, *, advised_against: bool, running_in_plan: bool) -> dict[str, str]:
        """What each choice is called for this patient: nobody runs against an advice not given."""
        words = {choice: pair.patient for choice, pair in self.choices.items()}
        if not advised_against:
            words["will_run_against_advice"] = self.run_though_not_in_plan
        if not running_in_plan:
            words["will_run_within_plan"] = self.run_only_as_agreed
        return words


@dataclass(frozen=True)
class Texts:
    """Everything one language needs."""

    language: str
    name: str
    status: ReviewStatus
    reviewed_by: str
    provenance: Pair
    evidence_label: Pair
    variables: Mapping[str, VariableText]
    factors: Mapping[str, FactorText]
    strengths: Mapping[str, Pair]
    conditions: Mapping[str, Pair]
    classes: Mapping[str, ClassText]
    recommendations: Mapping[str, RecommendationText]
    modes: Mapping[str, Pair]
    activities: Mapping[str, ActivityText]
    stop_rule: StopRuleText
    decision: DecisionText
    warnings: Mapping[str, str]
    markers: Mapping[str, Pair]
    claims: Mapping[str, Pair]


def in_both_voices(exact: Mapping[str, str], plain: Mapping[str, str]) -> dict[str, Pair]:
    """Claims by their ids, in the edition's exact words and in plain ones for patients.

    What one of them lacks is empty; `check_texts` then names it.
    """
    return {each: Pair(exact.get(each, ""), plain.get(each, "")) for each in {**exact, **plain}}


def check_texts(texts: Texts, edition: "Edition") -> None:
    """Raise GuidelineError, naming the text, where a language lacks one that the rules need."""
    for name, needed, there in _needs(texts, edition):
        for key in sorted(needed - there):
            raise GuidelineError(f"Texts in {texts.language}: {name} {key} has no text")
        for key in sorted(there - needed):
            raise GuidelineError(f"Texts in {texts.language}: {name} {key} belongs to no rule")


def _needs(texts: Texts, edition: "Edition") -> list[tuple[str, set[str], set[str]]]:
    rules = edition.rules
    variables = {**rules.facts, **rules.circumstances, **edition.recorded}
    needs = [
        ("variable", set(variables), set(texts.variables)),
        ("factor", set(rules.factors), set(texts.factors)),
        (
            "condition",
            {row.says for f in rules.factors.values() for row in f.rows if row.says},
            set(texts.conditions),
        ),
        (
            "strength",
            {row.strength for f in rules.factors.values() for row in f.rows if row.strength},
            set(texts.strengths),
        ),
        ("class", {c.code for c in rules.classes}, set(texts.classes)),
        ("recommendation", {r.id for r in rules.recommendations}, set(texts.recommendations)),
        ("activity", {a.code for a in edition.activities}, set(texts.activities)),
        ("warning", {w.name for w in rules.contradictions}, set(texts.warnings)),
        ("stop rule step", {s.id for s in edition.stop_rule.steps}, set(texts.stop_rule.steps)),
        (
            "claim",
            set(rules.claims),
            {claim for claim, said in texts.claims.items() if said.clinician},
        ),
        (
            "claim in plain words",
            set(rules.claims),
            {claim for claim, said in texts.claims.items() if said.patient},
        ),
    ]
    needs += [
        (f"value of {name}", {str(v) for v in fact.values}, set(texts.variables[name].values))
        for name, fact in variables.items()
        if name in texts.variables
    ]
    needs += [
        (f"class {c.code}, wording", {w.name for w in c.wordings}, set(texts.classes[c.code].words))
        for c in rules.classes
        if c.code in texts.classes
    ]
    needs += [
        (
            f"{r.id}, wording",
            {w.name for w in r.wordings},
            set(texts.recommendations[r.id].patient),
        )
        for r in rules.recommendations
        if r.id in texts.recommendations
    ]
    return needs
