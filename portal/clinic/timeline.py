"""Everything that happened to a patient's record, newest first, each in one entry."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from assessments.models import Assessment, AssessmentEnd, Intake, SafetyClearance
from assessments.models.assessment import ClassCode
from assessments.models.safety import Outcome
from assessments.safety import red_flags
from assessments.standing import Standing
from patients import versions
from patients.actions.diagnoses import as_it_stands
from patients.models import DiagnosisVersion, Examination
from patients.models.merge import Kind, history_of
from patients.permissions import Role
from portal.clinic.banner import override_words, who_was_consulted

RECENT = 12


@dataclass(frozen=True)
class Entry:
    """One thing that happened: when, what, who, and where to read more.

    `about_running` marks what is hidden while an emergency is open.
    """

    at: datetime
    title: str
    text: str = ""
    who: str = ""
    url: str = ""
    code: str = ""
    about_running: bool = False


@dataclass(frozen=True)
class Timeline:
    """The newest entries, and those that are folded away."""

    recent: list[Entry]
    earlier: list[Entry]
    is_hiding: bool


def of(standing: Standing) -> Timeline:
    """The whole history; one query for each kind of record, however long it is."""
    entries = [
        entry
        for kind in (
            _registration,
            _merges,
            _diagnoses,
            _examinations,
            _intakes,
            _checks,
            _clearances,
            _consultations,
            _assessments,
            _ends,
            _decisions,
        )
        for entry in kind(standing)
    ]
    shown = [entry for entry in entries if not (standing.is_emergency and entry.about_running)]
    shown.sort(key=lambda entry: entry.at, reverse=True)
    return Timeline(shown[:RECENT], shown[RECENT:], len(shown) < len(entries))


def _registration(standing: Standing) -> Iterator[Entry]:
    yield Entry(standing.patient.registered_at, _("Registered"))


def _merges(standing: Standing) -> Iterator[Entry]:
    """Each time when another record was put together with this one, or parted from it."""
    for merge in history_of(standing.patient):
        other = merge.patient if merge.into == standing.patient else merge.into
        title = (
            _("Put together with record %(number)s")
            if merge.kind == Kind.MERGED
            else _("Parted from record %(number)s")
        )
        yield Entry(
            at=merge.recorded_at,
            title=title % {"number": other.record_number},
            text=merge.reason,
            who=str(merge.recorded_by),
        )


def _all(standing: Standing, model):
    """Every row of a kind about this person, with who wrote it."""
    return standing.patient.all_of(model).select_related("recorded_by")


def _diagnoses(standing: Standing) -> Iterator[Entry]:
    """Each diagnosis as it was recorded first, and each change with what it changed."""
    kept: dict = {}
    for version in _all(standing, DiagnosisVersion):
        kept.setdefault(version.diagnosis_id, []).append(version)
    for diagnosis in standing.diagnoses:
        url = reverse("patients:diagnosis", args=[standing.patient.pk, diagnosis.pk])
        after = as_it_stands(diagnosis)
        for version in kept.get(diagnosis.pk, ()):
            yield Entry(
                at=version.recorded_at,
                title=_("%(diagnosis)s: changed") % {"diagnosis": diagnosis.title},
                text=_change_in_words(version, after),
                who=str(version.recorded_by),
                url=url,
            )
            after = version.stood
        yield Entry(
            at=diagnosis.recorded_at,
            title=_("%(diagnosis)s: recorded") % {"diagnosis": diagnosis.title},
            text=_first_facts(after),
            who=str(diagnosis.recorded_by),
            url=url,
        )


def _change_in_words(version, after: dict) -> str:
    changed = [
        _("%(what)s: %(after)s (was: %(before)s)")
        % {"what": what.rstrip("?"), "before": before or "-", "after": now or "-"}
        for what, before, now in versions.differences(version.stood, after)
    ]
    return ". ".join([*changed, version.reason])


def _first_facts(stood: dict) -> str:
    said = dict(versions.facts(stood))
    return ". ".join(
        f"{name.rstrip('?')}: {words}" for name, words in list(said.items())[:4] if words
    )


def _examinations(standing: Standing) -> Iterator[Entry]:
    for examination in _all(standing, Examination):
        yield Entry(
            at=examination.recorded_at,
            title=_("Spine examined on %(day)s") % {"day": date_format(examination.examined_on)},
            who=str(examination.recorded_by),
        )


def _intakes(standing: Standing) -> Iterator[Entry]:
    for intake in _all(standing, Intake):
        names = [str(Intake._meta.get_field(fact).verbose_name) for fact in intake.answered]
        yield Entry(
            at=intake.recorded_at,
            title=(
                _("The patient answered the questions")
                if intake.author_role == Role.PATIENT
                else _("Questions answered")
            ),
            text=capfirst(", ".join(names)),
            who=str(intake.recorded_by),
        )


def _checks(standing: Standing) -> Iterator[Entry]:
    for check in standing.checks:
        positives = [
            f"{red_flags.BY_ID[flag].clinician} ({flag})"
            for found in red_flags.outcome(check.red_flags).positives.values()
            for flag in found
        ]
        home = _("Answered at home.") if check.at_home else ""
        yield Entry(
            at=check.recorded_at,
            title=_("Safety check: %(outcome)s") % {"outcome": Outcome(check.outcome).label},
            text=" ".join(part for part in ("; ".join(positives), home) if part),
            who=str(check.recorded_by),
        )


def _clearances(standing: Standing) -> Iterator[Entry]:
    for clearance in _all(standing, SafetyClearance):
        yield Entry(
            at=clearance.recorded_at,
            title=_("Red flags cleared"),
            text=clearance.reason,
            who=str(clearance.recorded_by),
        )


def _consultations(standing: Standing) -> Iterator[Entry]:
    for consultation in standing.consultations:
        yield Entry(
            at=consultation.recorded_at,
            title=_("Consultation on %(day)s: %(who)s")
            % {
                "day": date_format(consultation.held_on),
                "who": who_was_consulted(consultation),
            },
            text=consultation.outcome,
            who=str(consultation.recorded_by),
        )


def _assessments(standing: Standing) -> Iterator[Entry]:
    for assessment in standing.patient.all_of(Assessment).signed().select_related("signed_by"):
        provisional = _("Provisional.") if assessment.provisional else ""
        yield Entry(
            at=assessment.signed_at,
            title=_("Signed: %(name)s") % {"name": ClassCode(assessment.signed_class).label},
            text=" ".join(part for part in (provisional, override_words(assessment)) if part),
            who=str(assessment.signed_by),
            url=reverse("assessments:signed", args=[standing.patient.pk, assessment.pk]),
            code=assessment.signed_class,
            about_running=True,
        )


def _ends(standing: Standing) -> Iterator[Entry]:
    ends = _all(standing, AssessmentEnd).select_related("assessment")
    for end in ends:
        name = ClassCode(end.assessment.signed_class).label
        withdrawn = end.kind == AssessmentEnd.Kind.WITHDRAWN
        yield Entry(
            at=end.recorded_at,
            title=(_("Withdrawn: %(name)s") if withdrawn else _("Superseded: %(name)s"))
            % {"name": name},
            text=end.reason,
            who=str(end.recorded_by),
            url=reverse("assessments:signed", args=[standing.patient.pk, end.assessment_id]),
            about_running=True,
        )


def _decisions(standing: Standing) -> Iterator[Entry]:
    for decision in standing.decisions:
        yield Entry(
            at=decision.recorded_at,
            title=_("The patient decided: %(choice)s") % {"choice": decision.get_choice_display()},
            text=_("In the patient's words: “%(words)s”") % {"words": decision.teach_back},
            who=decision.typed_name,
            about_running=True,
        )
