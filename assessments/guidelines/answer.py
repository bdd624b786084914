"""What an edition says of one case: class, range, reasons, way out, advice, and their words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assessments.engine import (
    Advice,
    Cell,
    Change,
    DecidingQuestion,
    Judgement,
    RiskClass,
    Standing,
)
from assessments.guidelines.texts import ClassWords, Texts

if TYPE_CHECKING:
    from assessments.guidelines.case import Case
    from assessments.guidelines.edition import Edition


@dataclass(frozen=True)
class UnmetCondition:
    """A condition that is not met, or not known to be, with how strongly the article asks it."""

    factor: str
    strength: str
    to_be_checked: bool
    clinician: str
    patient: str
    strength_label: str
    cites: tuple[str, ...]


@dataclass(frozen=True)
class AdviceWords:
    """A recommendation as it stands for one case, with both texts in one language."""

    id: str
    mode: str
    name: str
    clinician: str
    patient: str
    cites: tuple[str, ...]
    unmet: tuple[UnmetCondition, ...] = ()


class Answer:
    """The answer to one case.

    Class, reasons, factors, range, questions, changes and trace are computed and stay so.
    Name, label, texts and recommendations follow the class that was signed, where one was.
    """

    def __init__(
        self,
        edition: "Edition",
        case: "Case",
        judgement: Judgement,
        circumstances: Mapping[str, str | None],
        signed_class: RiskClass | None,
    ) -> None:
        verdict = judgement.verdict
        self.edition = edition
        self.case = case
        self.judgement = judgement
        self.risk_class: RiskClass = verdict.risk_class
        self.signed_class = signed_class
        self.shown_class: RiskClass = signed_class or verdict.risk_class
        self.provisional: bool = judgement.provisional
        self.reasons: tuple[str, ...] = verdict.reasons
        self.factors: Mapping[str, int] = verdict.factors
        self.range: tuple[RiskClass, RiskClass] = judgement.range
        self.deciding_questions: tuple[DecidingQuestion, ...] = judgement.deciding_questions
        self.changes: tuple[Change, ...] = verdict.changes
        self.trace: tuple[Cell, ...] = judgement.trace
        self.circumstances: dict[str, str | None] = dict(circumstances)
        self.context: dict[str, str | None] = {
            **case.facts,
            **self.circumstances,
            "class": self.shown_class.code,
            "conditions": "unmet" if verdict.changes else "met",
        }
        self.standing: Standing = edition.rules.standing(self.context)
        self.recommendations: tuple[Advice, ...] = self.standing.advice

    @property
    def rank(self) -> int:
        """The rank of the computed class, 0 to 4."""
        return self.risk_class.rank

    @property
    def overridden(self) -> bool:
        """Whether the class that was signed is another than the computed one."""
        return self.shown_class is not self.risk_class

    @property
    def reason(self) -> str:
        """Which wording of the shown class applies, such as `spine_disease` or `other_cause`."""
        return self.standing.reason

    @property
    def warnings(self) -> tuple[str, ...]:
        """Contradictions that can be classified nevertheless, in words."""
        return tuple(self.contradictions().values())

    def contradictions(self, language: str = "en") -> dict[str, str]:
        """The same by the field that a form would refuse."""
        texts = self.edition.texts(language)
        return {
            contradiction.fact: texts.warnings[contradiction.name]
            for contradiction in self.standing.contradictions
        }

    @property
    def label(self) -> str:
        """The risk label that stands beside the name."""
        return self.words().label

    @property
    def name(self) -> str:
        """The name of the class for clinicians."""
        return self.words().name

    @property
    def duty(self) -> str:
        """What must happen."""
        return self.words().duty

    @property
    def patient_title(self) -> str:
        """The name of the class for the patient."""
        return self.words().patient_title

    @property
    def patient_text(self) -> str:
        """The sentences under it; empty where the title says all."""
        return self.words().patient_text

    def words(self, language: str = "en") -> ClassWords:
        """The shown class in words, by its reason."""
        return self.edition.texts(language).classes[self.shown_class.code].words[self.reason]

    @property
    def unmet(self) -> tuple[UnmetCondition, ...]:
        """The conditions that are not met or not known, in the order of the factors."""
        return self.unmet_conditions()

    def unmet_conditions(self, language: str = "en") -> tuple[UnmetCondition, ...]:
        """The same in a language."""
        texts = self.edition.texts(language)
        return tuple(_unmet(cell, texts) for cell in self.trace if cell.row.strength)

    def advice(self, language: str = "en") -> tuple[AdviceWords, ...]:
        """Every recommendation with its mode and both texts, in order."""
        texts = self.edition.texts(language)
        return tuple(self._advice_words(advice, texts) for advice in self.recommendations)

    def _advice_words(self, advice: Advice, texts: Texts) -> AdviceWords:
        recommendation, mode = advice
        text = texts.recommendations[recommendation.id]
        names_conditions = recommendation is self.edition.names_conditions
        return AdviceWords(
            id=recommendation.id,
            mode=mode,
            name=text.name,
            clinician=text.clinician,
            patient=text.patient[self.standing.wordings[recommendation.id]],
            cites=recommendation.claim_ids,
            unmet=self.unmet_conditions(texts.language) if names_conditions else (),
        )

    def as_json(self) -> dict[str, Any]:
        """The answer as the command and the REST interface give it, without the case's id."""
        low, high = self.range
        answer: dict[str, Any] = {
            "edition": self.edition.id,
            "class": self.risk_class.code,
            "rank": self.risk_class.rank,
            "label": self.label,
            "provisional": self.provisional,
            "reasons": list(self.reasons),
            "factors": dict(self.factors),
            "range": [low.code, high.code],
            "deciding_questions": [
                {
                    "fact": question.fact.name,
                    "ranges": {
                        value: [best.code, worst.code]
                        for value, (best, worst) in question.ranges.items()
                    },
                }
                for question in self.deciding_questions
            ],
            "changes": [
                {
                    "factors": list(change.factors),
                    "answers": dict(change.answers),
                    "class": change.risk_class.code,
                }
                for change in self.changes
            ],
            "recommendations": [
                {
                    "id": recommendation.id,
                    "mode": str(mode),
                    "claims": [*recommendation.claim_ids],
                }
                for recommendation, mode in self.recommendations
            ],
            "warnings": list(self.warnings),
        }
        if self.signed_class:
            answer["signed_class"] = self.signed_class.code
        return answer


def _unmet(cell: Cell, texts: Texts) -> UnmetCondition:
    row = cell.row
    says = texts.conditions[str(row.says)]
    strength = str(row.strength)
    return UnmetCondition(
        factor=cell.factor.name,
        strength=strength,
        to_be_checked=cell.to_be_checked,
        clinician=says.clinician,
        patient=says.patient,
        strength_label=texts.strengths[strength].clinician,
        cites=tuple(claim.id for claim in row.cites),
    )
