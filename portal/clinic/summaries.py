"""Plan and diagnoses in a few lines, as the chart shows them."""

from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments import facts
from assessments.models.plan import Plan, PlanItem
from assessments.standing import Standing
from assessments.verdict_pages import fact_words
from assessments.verdicts import edition_for, spine_status
from patients import spine, spine_drawing, versions
from patients.actions.diagnoses import as_it_stands
from patients.models import Diagnosis
from patients.models.diagnosis import RunningExcluded, Status, Verification
from portal.clinic.banner import language_of

EXCLUDES = {
    RunningExcluded.NO: gettext_lazy("does not exclude running by itself"),
    RunningExcluded.NOT_JUDGED: gettext_lazy("not judged yet whether it excludes running"),
    RunningExcluded.YES: gettext_lazy("so advanced that it excludes running"),
}


@dataclass(frozen=True)
class PlanSummary:
    """What to do, how often, and until when."""

    activities: list[tuple[str, str]]
    advice: list[str]
    stop_rule: str
    movements: str
    review_on: date | None


@dataclass(frozen=True)
class DiagnosisLine:
    """One diagnosis: where it sits with its grade, and how it stands."""

    diagnosis: Diagnosis
    levels: str
    state: str


@dataclass(frozen=True)
class SpineSummary:
    """What is known of the spine, drawn and in words."""

    status: str
    is_examined: bool
    counting: list[DiagnosisLine]
    others: list[DiagnosisLine]
    past: list[DiagnosisLine]
    vertebrae: tuple
    levels: tuple
    marked: list[str]
    words: str


def plan_of(plan: Plan) -> PlanSummary:
    """The plan as signed, in the language of the reader where it was frozen in it."""
    language = language_of(plan)
    items = list(plan.items.all())
    return PlanSummary(
        activities=[
            (
                item.texts[language]["title"],
                ", ".join(part for part in (item.dose, item.frequency) if part),
            )
            for item in items
            if item.kind != PlanItem.Kind.RECOMMENDATION
        ],
        advice=[
            item.texts[language]["title"]
            for item in items
            if item.kind == PlanItem.Kind.RECOMMENDATION and item.mode == PlanItem.Mode.SHOWN
        ],
        stop_rule=plan.own_stop_rule or capfirst(plan.get_stop_rule_kind_display()),
        movements=plan.movement_cautions,
        review_on=plan.review_on,
    )


def spine_of(standing: Standing) -> SpineSummary:
    """The diagnoses by how they stand, and the drawing of the levels that count."""
    edition = edition_for(standing.patient.clinic)
    counting = [_line(each) for each in standing.counting]
    rest = [each for each in standing.diagnoses if not each.counts]
    vertebrae, levels = spine_drawing.drawing()
    marked = {level.level for each in standing.counting for level in each.levels.all()}
    return SpineSummary(
        status=fact_words(edition, "spine_status", spine_status(facts.gather(standing), edition)),
        is_examined=standing.is_examined,
        counting=counting,
        others=[_line(each) for each in rest if _holds(each)],
        past=[_line(each) for each in rest if not _holds(each)],
        vertebrae=vertebrae,
        levels=levels,
        marked=[level for level in spine.LEVELS if level in marked],
        words=_drawn_words(counting),
    )


def _holds(diagnosis: Diagnosis) -> bool:
    """Whether a diagnosis that is no spine disease (a symptom, a cause) stands today."""
    return diagnosis.status == Status.ACTIVE and diagnosis.verification in (
        Verification.CONFIRMED,
        Verification.PATIENT_REPORTED,
    )


def _line(diagnosis: Diagnosis) -> DiagnosisLine:
    return DiagnosisLine(
        diagnosis=diagnosis,
        levels=versions.levels_in_words(as_it_stands(diagnosis)["levels"], diagnosis.entry.grading)
        or _("Region: %(region)s") % {"region": diagnosis.get_region_display()},
        state=_state(diagnosis),
    )


def _state(diagnosis: Diagnosis) -> str:
    """How far it is established, and whether it excludes running."""
    if diagnosis.verification in (Verification.REFUTED, Verification.ENTERED_IN_ERROR):
        return capfirst(diagnosis.get_verification_display())
    if diagnosis.status == Status.RESOLVED:
        return capfirst(diagnosis.get_status_display())
    parts = [diagnosis.get_verification_display()]
    if diagnosis.counts and diagnosis.verification == Verification.CONFIRMED:
        parts.append(EXCLUDES[diagnosis.running_excluded])
    return capfirst(", ".join(str(part) for part in parts))


def _drawn_words(counting: list[DiagnosisLine]) -> str:
    """The drawing in words: every counting diagnosis with its levels and grades."""
    if not counting:
        return _("No level is marked.")
    return "; ".join(f"{line.diagnosis.title}: {line.levels}" for line in counting)
