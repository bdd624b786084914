"""One edition of a guideline: its rules and texts together, and how a case is put to them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Protocol

from assessments.engine import (
    CaseErrors,
    Claim,
    Fact,
    Factor,
    Recommendation,
    RiskClass,
    Rules,
)
from assessments.guidelines.answer import Answer
from assessments.guidelines.case import Case, allowed, check_facts
from assessments.guidelines.parts import Activity, Ambiguity, StopRule
from assessments.guidelines.texts import Texts, check_texts
from assessments.guidelines.variables import Variable

DEFAULT_LANGUAGE = "en"


class Spine(Protocol):
    """What the diagnoses together say of the spine."""

    @property
    def status(self) -> str:
        """The value of `spine_status`."""

    @property
    def may_be(self) -> tuple[str, ...]:
        """What it may turn out to be."""

    @property
    def discopathy(self) -> bool:
        """Whether a disc disease is among the diagnoses that count."""


@dataclass(frozen=True, eq=False)
class Edition:
    """A published edition. Evaluating it reads nothing and writes nothing.

    Raises GuidelineError where a language lacks a text that the rules need.
    """

    guideline: str
    version: str
    in_force_from: date
    rules: Rules
    recorded: Mapping[str, Fact]
    activities: tuple[Activity, ...]
    stop_rule: StopRule
    ambiguities: tuple[Ambiguity, ...]
    not_computable: Mapping[Claim, str]
    decision_cites: tuple[Claim, ...]
    decisions_not_offered: Mapping[str, frozenset[str]]
    names_conditions: Recommendation
    never_nothing: Recommendation
    diagnosis: Callable[..., Any]
    derive_spine_status: Callable[..., Spine]
    languages: Mapping[str, Texts]

    def __post_init__(self) -> None:
        for texts in self.languages.values():
            check_texts(texts, self)

    @property
    def id(self) -> str:
        """Guideline and version, such as `running-spine/1.0.0`."""
        return f"{self.guideline}/{self.version}"

    @property
    def claims(self) -> Mapping[str, Claim]:
        """Every claim by its id, in the order of their ids."""
        return self.rules.claims

    @property
    def facts(self) -> Mapping[str, Fact]:
        """The facts that decide the class, by name."""
        return self.rules.facts

    @property
    def factors(self) -> Mapping[str, Factor]:
        """The factors by name, in order."""
        return self.rules.factors

    @property
    def classes(self) -> tuple[RiskClass, ...]:
        """The classes, best to worst."""
        return self.rules.classes

    @property
    def recommendations(self) -> Mapping[str, Recommendation]:
        """The recommendations by id."""
        return {advised.id: advised for advised in self.rules.recommendations}

    @property
    def provenance(self) -> str:
        """The level of evidence, to stand beside every result."""
        return self.texts().provenance.clinician

    @cached_property
    def variables(self) -> Mapping[str, Variable]:
        """The nine classifying variables in English, by name."""
        return self.variables_in(DEFAULT_LANGUAGE)

    @cached_property
    def circumstances(self) -> Mapping[str, Variable]:
        """What is recorded without classifying, in English, by name."""
        return self.circumstances_in(DEFAULT_LANGUAGE)

    def variables_in(self, language: str) -> dict[str, Variable]:
        """The classifying variables with their words in a language."""
        words = self.texts(language).variables
        return {name: Variable(fact, words[name]) for name, fact in self.facts.items()}

    def circumstances_in(self, language: str) -> dict[str, Variable]:
        """The others: consultation, decision, what the diary and the diagnosis record ask."""
        words = self.texts(language).variables
        others = {**self.rules.circumstances, **self.recorded}
        return {name: Variable(fact, words[name]) for name, fact in others.items()}

    def texts(self, language: str = DEFAULT_LANGUAGE) -> Texts:
        """The texts in a language, or the English ones where the edition has none in it."""
        return self.languages.get(language) or self.languages[DEFAULT_LANGUAGE]

    def risk_class(self, code: str) -> RiskClass:
        """The class with this code. Raises CaseErrors naming the codes there are."""
        for risk_class in self.classes:
            if risk_class.code == code:
                return risk_class
        codes = allowed(risk_class.code for risk_class in self.classes)
        raise CaseErrors({"signed_class": f"There is no class {code!r}. {codes}"})

    def case(
        self,
        answers: Mapping[str, Any],
        *,
        diagnoses: Iterable[Any] | None = None,
        examined: bool = False,
        strict: bool = False,
    ) -> Case:
        """A checked case from answers by variable name; what is missing takes its default.

        The spine is named either by `spine_status` among the answers or by `diagnoses`
        (objects of `edition.diagnosis`) with `examined`. None and "" stand for "not answered",
        unless `strict`. Raises CaseErrors.
        """
        unknown = [name for name in answers if name not in self.facts]
        if unknown:
            says = f"Nothing is asked under this name. {allowed(self.facts)}"
            raise CaseErrors(dict.fromkeys(unknown, says))
        if diagnoses is None:
            return Case(self._complete_facts(answers, strict))
        if answers.get("spine_status") is not None:
            both = "Give either spine_status or diagnoses, not both."
            raise CaseErrors({"spine_status": both, "diagnoses": both})
        spine = self.derive_spine_status(diagnoses, examined=examined)
        facts = self._complete_facts({**answers, "spine_status": spine.status}, strict)
        fact = self.facts["spine_status"]
        known_better = spine.may_be != fact.completions(spine.status)
        return Case(
            facts,
            (("spine_status", spine.may_be),) if known_better else (),
            {"discopathy": "yes" if spine.discopathy else "no"},
        )

    def _complete_facts(self, answers: Mapping[str, Any], strict: bool) -> dict[str, str | None]:
        return check_facts(self.facts.values(), answers, strict=strict, missing=self._missing)

    @cached_property
    def _missing(self) -> dict[str, str]:
        return {name: variable.text.missing for name, variable in self.variables.items()}

    def evaluate(
        self,
        case: Case,
        circumstances: Mapping[str, str | None] | None = None,
        *,
        signed_class: str | RiskClass | None = None,
    ) -> Answer:
        """The answer to a case under its circumstances (consultation, decision, ...).

        `signed_class` is the class that a clinician signed where it may differ from the computed
        one: names, texts and recommendations follow it. Raises CaseErrors.
        """
        given = {**case.circumstances, **(circumstances or {})}
        complete = self._complete(given) if given else self._usual
        signed = self.risk_class(signed_class) if isinstance(signed_class, str) else signed_class
        judgement = self.rules.judge(case.facts, case.may_be)
        return Answer(self, case, judgement, complete, signed)

    def classify(self, case: Case) -> RiskClass:
        """The class alone."""
        return self.rules.classify(case.facts)

    @cached_property
    def _usual(self) -> dict[str, str | None]:
        return self._complete({})

    def _complete(self, given: Mapping[str, str | None]) -> dict[str, str | None]:
        known = self.rules.circumstances
        unknown = [name for name in given if name not in known]
        if unknown:
            raise CaseErrors(
                dict.fromkeys(unknown, f"Nothing is recorded under this name. {allowed(known)}")
            )
        return check_facts(known.values(), given)

    def decisions_offered(self, code: str) -> tuple[str, ...]:
        """What a patient in this class may decide; C4 offers no running within the plan."""
        refused = self.decisions_not_offered.get(code, frozenset()) | {"pending"}
        values = self.rules.circumstances["decision"].values
        return tuple(str(value) for value in values if value not in refused)

    def activities_for(self, code: str) -> tuple[Activity, ...]:
        """The activities that meet REC-14 in this class; running only where it may be in a plan."""
        return tuple(
            activity
            for activity in self.activities
            if activity.meets_never_nothing and code in activity.classes
        )

    @cached_property
    def used_by(self) -> Mapping[str, tuple[str, ...]]:
        """For each claim, the rows, classes, recommendations and rules that rest on it."""
        users: dict[str, list[str]] = {claim: [] for claim in self.claims}
        for factor in self.factors.values():
            for number, row in enumerate(factor.rows, start=1):
                _add(users, row.cites, f"factor {factor.name}, row {number}")
        for risk_class in self.classes:
            _add(users, risk_class.cites, f"class {risk_class.code}")
        for advised in self.rules.recommendations:
            _add(users, advised.cites, advised.id)
        for step in self.stop_rule.steps:
            _add(users, step.cites, f"stop rule {step.id}")
        _add(users, self.stop_rule.cites, "stop rule")
        for activity in self.activities:
            _add(users, activity.cites, f"activity {activity.code}")
        _add(users, self.decision_cites, "informed decision")
        return {claim: tuple(places) for claim, places in users.items()}


def _add(users: dict[str, list[str]], cites: Iterable[Claim], place: str) -> None:
    for claim in cites:
        users[claim.id].append(place)
