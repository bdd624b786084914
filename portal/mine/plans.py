"""What a patient reads of plans beside the plan's own page: what is next, what ended, the risk."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.translation import get_language

from assessments import guidelines, plan_pages, record_changes
from assessments.guidelines.texts import Texts
from assessments.models import AssessmentEnd, Plan
from assessments.models.assessment import ClassCode
from assessments.plan_parts import PatientPlan
from assessments.standing import PENDING, Standing


class Next(StrEnum):
    """The one thing to do next."""

    CALL = "call"
    READ = "read"
    DECIDE = "decide"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Ended:
    """A plan that no longer holds, as the list of older plans names it."""

    id: str
    title: str
    signed_by: str
    signed_on: datetime
    ended_on: datetime
    is_withdrawn: bool


def language_of(plan: Plan) -> str:
    """The language in which this reader sees the plan: the page's where the plan has it."""
    language = get_language() or ""
    for choice in (language, language.split("-")[0], plan.language):
        if choice in plan.texts:
            return choice
    return next(iter(plan.texts))


def texts_of(plan: Plan) -> Texts:
    """What the plan's edition says around the plan, in the plan's language for this reader."""
    return guidelines.edition(plan.assessment.edition).texts(language_of(plan))


def page_of(plan: Plan, now: Standing) -> PatientPlan:
    """The plan in the patient's words, as things stand."""
    return plan_pages.for_patient(plan, now, language_of(plan))


def left_of(plan: Plan, now: Standing) -> PatientPlan | None:
    """What a red flag that is open leaves of it; all of it where there is none."""
    return plan_pages.while_flagged(plan, now, language_of(plan))


def withdrawn_on(now: Standing) -> datetime | None:
    """When the last signed plan was taken back without another in its place, or None."""
    last = now.last_signed
    if last is None or last.is_in_force or last.end.kind != AssessmentEnd.Kind.WITHDRAWN:
        return None
    return last.end.recorded_at


def has_older(now: Standing) -> bool:
    """Whether there was a plan before the one in force."""
    return now.patient.all_of(Plan).filter(assessment__end__isnull=False).exists()


def ended_plans(now: Standing) -> list[Plan]:
    """Every plan that has ended, newest first."""
    plans = now.patient.all_of(Plan).filter(assessment__end__isnull=False)
    return list(
        plans.select_related("assessment__signed_by", "assessment__end").prefetch_related("items")
    )


def named(plan: Plan, now: Standing) -> Ended:
    """An ended plan by its heading; without it where the class is for clinicians only.

    While an urgent flag is open the heading is left out too: it may speak of running.
    """
    says = not (now.patient.clinic.class_for_clinicians_only or now.urgent)
    assessment = plan.assessment
    return Ended(
        id=str(plan.pk),
        title=plan.texts[language_of(plan)]["class"]["title"] if says else "",
        signed_by=str(assessment.signed_by),
        signed_on=assessment.signed_at,
        ended_on=assessment.end.recorded_at,
        is_withdrawn=assessment.end.kind == AssessmentEnd.Kind.WITHDRAWN,
    )


def decision_is_due(now: Standing) -> bool:
    """Whether the informed decision is an open duty: from C3 on (REC-13), until answered."""
    rank = ClassCode(now.plan.class_code).rank
    return rank >= ClassCode.CONSULT.rank and now.choice == PENDING


def is_stale(now: Standing) -> bool:
    """Whether the record is another than the plan in force was signed on."""
    return now.verdict is not None and bool(record_changes.since(now.verdict, now))


def next_step(now: Standing, *, has_read: bool, stale: bool) -> Next:
    """What the patient does next with the plan in force."""
    if stale:
        return Next.CALL
    if not has_read:
        return Next.READ
    return Next.DECIDE if decision_is_due(now) else Next.NOTHING
