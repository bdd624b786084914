"""A signed assessment as it was frozen: nothing on this page is computed anew."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from assessments import guidelines, record_changes
from assessments.guidelines import Edition
from assessments.models import Assessment, Plan, PlanItem
from assessments.models.assessment import ClassCode, OverrideReason
from assessments.plan_parts import ClaimWords
from assessments.safety import scope
from assessments.verdict_pages import Step, claims_in_words, range_words, steps
from patients.permissions import Role


@dataclass(frozen=True)
class FactWords:
    """A fact as it stood, with who had said it and when."""

    name: str
    value: str
    who: str
    when: datetime | None


@dataclass(frozen=True)
class TraceRow:
    """The row of a factor that was met, what it gave, and on which claims."""

    factor: str
    row: int
    rank: int
    is_reason: bool
    claims: tuple[ClaimWords, ...]


@dataclass(frozen=True)
class RecommendationWords:
    """A recommendation of the plan in the clinician's words."""

    id: str
    name: str
    text: str
    mode: str
    claims: tuple[ClaimWords, ...]


@dataclass(frozen=True)
class LeftOut:
    """What the guideline puts in and the clinician took out, with the reason."""

    id: str
    name: str
    reason: str


@dataclass(frozen=True)
class SignedAssessment:
    """Everything that was frozen at the signature, in words."""

    code: str
    name: str
    label: str
    computed_code: str
    computed_name: str
    is_overridden: bool
    override_reason: str
    override_words: str
    provisional: bool
    steps: tuple[Step, ...]
    range_words: str
    facts: tuple[FactWords, ...]
    trace: tuple[TraceRow, ...]
    recommendations: tuple[RecommendationWords, ...]
    left_out: tuple[LeftOut, ...]
    acknowledged: tuple[str, ...]
    signer_role: str
    edition: str
    provenance: str


def frozen(assessment: Assessment, plan: Plan) -> SignedAssessment:
    """A signed assessment and its plan, in the words of their own edition."""
    edition = guidelines.edition(assessment.edition)
    texts = plan.texts.get("en") or next(iter(plan.texts.values()))
    return SignedAssessment(
        code=assessment.signed_class,
        name=texts["class"]["name"],
        label=texts["label"],
        computed_code=assessment.computed_class,
        computed_name=str(ClassCode(assessment.computed_class).label),
        is_overridden=bool(assessment.override_class),
        override_reason=str(OverrideReason(assessment.override_reason).label),
        override_words=assessment.override_words,
        provisional=assessment.provisional,
        steps=steps(assessment.signed_class, assessment.range_low, assessment.range_high),
        range_words=range_words(
            assessment.range_low,
            assessment.range_high,
            computed=assessment.computed_class if assessment.override_class else "",
        ),
        facts=tuple(_facts(assessment, edition)),
        trace=tuple(_trace(assessment, edition)),
        recommendations=tuple(
            RecommendationWords(
                item.recommendation,
                frozen_text(item)["title"],
                frozen_text(item)["clinician"],
                str(item.get_mode_display()),
                claims_in_words(edition, item.claims),
            )
            for item in plan.items.all()
            if item.kind == PlanItem.Kind.RECOMMENDATION
        ),
        left_out=tuple(
            LeftOut(each["id"], edition.texts().recommendations[each["id"]].name, each["reason"])
            for each in plan.left_out
        ),
        acknowledged=tuple(
            scope.BY_ID[each].title for each in assessment.acknowledgements if each in scope.BY_ID
        ),
        signer_role=role_of(assessment),
        edition=assessment.edition,
        provenance=edition.provenance,
    )


def role_of(assessment: Assessment) -> str:
    """As what the signer signed."""
    return str(Role(assessment.signer_role).label)


def frozen_text(item: PlanItem) -> Mapping[str, str]:
    """An item's texts for clinicians."""
    return item.texts.get("en") or next(iter(item.texts.values()))


def _facts(assessment: Assessment, edition: Edition) -> Iterable[FactWords]:
    spine = assessment.spine
    variables = {**edition.variables, **edition.circumstances}
    yield _fact(
        variables["spine_status"].label(),
        variables["spine_status"].value_label(spine["status"]),
        spine["source"],
    )
    yield FactWords(_("Diagnoses"), record_changes.diagnoses_in_words(spine), "", None)
    answers = assessment.facts["answers"]
    for name, variable in variables.items():
        if name in answers:
            value = variable.value_label(answers[name]["value"])
            yield _fact(variable.label(), value, answers[name]["source"])
    for name in ("consultation", "decision"):
        value = assessment.facts[name]
        if value:
            yield FactWords(variables[name].label(), variables[name].value_label(value), "", None)


def _fact(name: str, value: str, source: Mapping[str, str]) -> FactWords:
    when = parse_datetime(source["at"]) if source.get("at") else None
    return FactWords(name, value, source.get("who", ""), when)


def _trace(assessment: Assessment, edition: Edition) -> Iterable[TraceRow]:
    reasons = assessment.answer["reasons"]
    for cell in assessment.trace:
        yield TraceRow(
            factor=edition.texts().factors[cell["factor"]].title.clinician,
            row=cell["row"],
            rank=cell["rank"],
            is_reason=cell["factor"] in reasons,
            claims=claims_in_words(edition, cell["claims"]),
        )
