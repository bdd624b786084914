"""The verdict in force as the chart shows it: class, range, override, consultation, signature."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assessments import guidelines
from assessments.models import Assessment, Consultation, Plan
from assessments.models.assessment import ClassCode
from assessments.standing import SPECIALISTS, Standing
from assessments.verdict_pages import Step, range_words, steps


@dataclass(frozen=True)
class Consulted:
    """A consultation beside the class, as prominent as it (AMB-16)."""

    who: str
    on: object
    outcome: str
    closes_the_duty: bool


@dataclass(frozen=True)
class Banner:
    """A signed class in words."""

    code: str
    rank: int
    name: str
    label: str
    provisional: bool
    provisional_words: str
    override_words: str
    steps: tuple[Step, ...]
    range_words: str
    signed_by: str
    signed_on: datetime
    edition: str
    provenance: str


def of(standing: Standing) -> Banner | None:
    """The banner of the verdict in force, or None where there is none."""
    plan = standing.plan
    if plan is None:
        return None
    assessment = plan.assessment
    texts = texts_of(plan)
    consulted = standing.consultation
    by_specialist = consulted is not None and consulted.speciality in SPECIALISTS
    name = texts["class_consulted" if by_specialist else "class"]["name"]
    edition = guidelines.edition(assessment.edition)
    return Banner(
        code=plan.class_code,
        rank=ClassCode(plan.class_code).rank,
        name=name,
        label=texts["label"],
        provisional=assessment.provisional,
        provisional_words=(
            edition.texts().markers["provisional"].clinician if assessment.provisional else ""
        ),
        override_words=override_words(assessment),
        steps=steps(plan.class_code, assessment.range_low, assessment.range_high, named=name),
        range_words=range_words(
            assessment.range_low,
            assessment.range_high,
            computed=assessment.computed_class if assessment.override_class else "",
        ),
        signed_by=str(assessment.signed_by),
        signed_on=assessment.signed_at,
        edition=assessment.edition,
        provenance=edition.provenance,
    )


def consulted(standing: Standing) -> Consulted | None:
    """The consultation that counts, or None."""
    found = standing.consultation
    return found and Consulted(
        who=who_was_consulted(found),
        on=found.held_on,
        outcome=found.outcome,
        closes_the_duty=found.speciality in SPECIALISTS,
    )


def who_was_consulted(consultation: Consultation) -> str:
    """Speciality, and the name where it is known."""
    if not consultation.consultant:
        return consultation.get_speciality_display()
    return f"{consultation.get_speciality_display()}, {consultation.consultant}"


def override_words(assessment: Assessment) -> str:
    """Both classes and why, where a clinician signed another than the computed one."""
    if not assessment.override_class:
        return ""
    words = [
        _("Computed: “%(computed)s”, signed as “%(signed)s”")
        % {
            "computed": ClassCode(assessment.computed_class).label,
            "signed": ClassCode(assessment.override_class).label,
        }
    ]
    if assessment.override_reason:
        words.append(str(assessment.get_override_reason_display()))
    said = f"{': '.join(words)}."
    return f"{said} {assessment.override_words}".strip()


def texts_of(plan: Plan) -> dict:
    """The plan's frozen texts for the reader."""
    return plan.texts[language_of(plan)]


def language_of(plan: Plan) -> str:
    """The reader's language where the plan was frozen in it, else the one that there is."""
    language = get_language() or ""
    return language if language in plan.texts else next(iter(plan.texts))
