"""Plan and diagnoses in a few lines, as the chart shows them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments import facts
from assessments.models.plan import Plan, PlanItem
from assessments.standing import Standing
from assessments.verdict_pages import fact_words
from assessments.verdicts import edition_for, spine_status
from patients import spine_drawing, versions
from patients.actions.diagnoses import as_it_stands
from patients.models import Diagnosis
from patients.models.diagnosis import RunningExcluded, Status, Verification
from patients.spine_drawing import Mark
from portal.clinic.banner import language_of

EXCLUDES = {
    RunningExcluded.NO: gettext_lazy("does not exclude running by itself"),
    RunningExcluded.NOT_JUDGED: gettext_lazy("not judged yet whether it excludes running"),
    RunningExcluded.YES: gettext_lazy("so advanced that it excludes running"),
}

# Written beside a mark.
IN_A_WORD = {
    "discopathy": gettext_lazy("disc"),
    "spondylolisthesis": gettext_lazy("slip"),
    "other_spine_disease": gettext_lazy("other"),
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
    imaging: str


@dataclass(frozen=True)
class SpineSummary:
    """What is known of the spine, drawn and in words."""

    status: str
    is_examined: bool
    established: list[DiagnosisLine]
    reported: list[DiagnosisLine]
    others: list[DiagnosisLine]
    past: list[DiagnosisLine]
    vertebrae: tuple
    marks: tuple
    words: str

    @property
    def counting(self) -> list[DiagnosisLine]:
        """Every spine disease that counts, the confirmed ones first."""
        return [*self.established, *self.reported]


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
    vertebrae, _levels = spine_drawing.drawing()
    return SpineSummary(
        status=fact_words(edition, "spine_status", spine_status(facts.gather(standing), edition)),
        is_examined=standing.is_examined,
        established=[line for line in counting if not _is_reported(line.diagnosis)],
        reported=[line for line in counting if _is_reported(line.diagnosis)],
        others=[_line(each) for each in rest if _holds(each)],
        past=[_line(each) for each in rest if not _holds(each)],
        vertebrae=vertebrae,
        marks=spine_drawing.placed([mark for each in standing.counting for mark in _marks(each)]),
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
        imaging=_imaging(diagnosis),
    )


def _is_reported(diagnosis: Diagnosis) -> bool:
    return diagnosis.verification == Verification.PATIENT_REPORTED


def _imaging(diagnosis: Diagnosis) -> str:
    """What was seen, how and when; empty where nothing is recorded of it."""
    when = date_format(diagnosis.imaging_on, "DATE_FORMAT") if diagnosis.imaging_on else ""
    kind = diagnosis.get_imaging_kind_display() if diagnosis.imaging_kind else ""
    about = ", ".join(str(part) for part in (kind, when) if part)
    return ": ".join(part for part in (about, diagnosis.imaging_finding) if part)


def _marks(diagnosis: Diagnosis) -> Iterator[Mark]:
    """Where a diagnosis sits, with its kind and grade; broken where only the patient reports it."""
    is_reported = _is_reported(diagnosis)
    url = reverse("patients:diagnosis", args=[diagnosis.patient_id, diagnosis.pk])
    for level in diagnosis.levels.all():
        parts = [level.level, IN_A_WORD[diagnosis.kind], level.grade]
        label = " ".join(str(part) for part in parts if part)
        name = f"{diagnosis.title}, {label}"
        if is_reported:
            name = _("%(name)s, reported by the patient") % {"name": name}
        yield Mark(level.level, diagnosis.kind, label, name, url, is_reported)


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
