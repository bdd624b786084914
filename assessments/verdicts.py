"""From facts to the guideline's answer, and to the words that pages show of it."""

from dataclasses import dataclass

from django.utils import timezone

from assessments import guidelines
from assessments.facts import Facts
from assessments.guidelines import Answer, Edition
from assessments.guidelines.answer import AdviceWords
from assessments.standing import PENDING


def edition_for(clinic) -> Edition:
    """The edition in force today at a clinic."""
    return guidelines.in_force(timezone.localdate(timezone=clinic.zone))


def evaluate(
    facts: Facts,
    edition: Edition,
    *,
    signed_class: str | None = None,
    decision: str | None = None,
    consultation: str | None = None,
) -> Answer:
    """The answer to these facts.

    `decision` and `consultation` stand in for what the record says, as while a plan is frozen.
    Raises CaseErrors with a sentence per fact, for instance before the pain was asked about.
    """
    case = edition.case(
        dict(facts.answers), diagnoses=_diagnoses(facts, edition), examined=facts.examined
    )
    return edition.evaluate(
        case,
        {
            "consultation": facts.consultation if consultation is None else consultation,
            "decision": facts.decision if decision is None else decision,
            "difficulty_stopping": facts.advising.get("difficulty_stopping"),
            "runs_now": facts.advising.get("runs_now"),
        },
        signed_class=signed_class or None,
    )


def spine_status(facts: Facts, edition: Edition) -> str:
    """What the diagnoses together say of the spine; there before anything else was answered."""
    spine = edition.derive_spine_status(_diagnoses(facts, edition), examined=facts.examined)
    return str(spine.status)


def _diagnoses(facts: Facts, edition: Edition) -> list:
    names = ("kind", "running_excluded", "verification", "status")
    return [
        edition.diagnosis({name: diagnosis[name] for name in names})
        for diagnosis in facts.diagnoses
    ]


def evaluate_for_plan(facts: Facts, edition: Edition, signed_class: str) -> Answer:
    """The answer that a plan is frozen from: as if no decision were taken yet."""
    return evaluate(facts, edition, signed_class=signed_class, decision=PENDING)


@dataclass(frozen=True)
class WayOut:
    """What somebody could change, in words, with what would follow (guideline, 4.5).

    `names` and `patient_names` are what `factors` are called; `holds` are the recommendations that
    would be automatic then, `new` and `gone` how they differ from those that are now.
    """

    factors: tuple[str, ...]
    names: tuple[str, ...]
    patient_names: tuple[str, ...]
    class_code: str
    clinician: str
    patient_title: str
    better: bool
    holds: tuple[AdviceWords, ...]
    new: tuple[AdviceWords, ...]
    gone: tuple[AdviceWords, ...]


def ways_out(answer: Answer, language: str = "en") -> list[WayOut]:
    """Each change of the answer with the class and the recommendations that would follow."""
    edition, texts = answer.edition, answer.edition.texts(language)
    today = _automatic(answer, language)
    found = []
    for change in answer.changes:
        facts = {**answer.case.facts, **change.answers}
        then = edition.evaluate(edition.case(_given(facts)), answer.circumstances)
        holds = _automatic(then, language)
        found.append(
            WayOut(
                factors=change.factors,
                names=tuple(texts.factors[name].title.clinician for name in change.factors),
                patient_names=tuple(texts.factors[name].title.patient for name in change.factors),
                class_code=change.risk_class.code,
                clinician=then.words(language).name,
                patient_title=then.words(language).patient_title,
                better=change.risk_class.rank < answer.rank,
                holds=tuple(holds.values()),
                new=tuple(each for each in holds.values() if each.id not in today),
                gone=tuple(each for each in today.values() if each.id not in holds),
            )
        )
    return found


def _automatic(answer: Answer, language: str) -> dict[str, AdviceWords]:
    return {each.id: each for each in answer.advice(language) if each.mode == "automatic"}


def _given(facts) -> dict:
    return {name: value for name, value in facts.items() if value is not None}
