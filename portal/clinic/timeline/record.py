"""Examinations and diagnoses with their changes, as the history tells them."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assessments.standing import Standing
from patients import versions
from patients.actions.diagnoses import as_it_stands
from patients.models import Diagnosis, DiagnosisVersion, Examination
from patients.words import in_words, name_of
from portal.clinic.timeline.entry import Entry, rows


def diagnoses(standing: Standing) -> Iterator[Entry]:
    """Each diagnosis as it was recorded first, and each change with what it changed."""
    kept: dict = {}
    for version in rows(standing, DiagnosisVersion):
        kept.setdefault(version.diagnosis_id, []).append(version)
    for diagnosis in standing.diagnoses:
        url = reverse("patients:diagnosis", args=[standing.patient.pk, diagnosis.pk])
        after = as_it_stands(diagnosis)
        for version in kept.get(diagnosis.pk, ()):
            yield Entry(
                kind="diagnoses",
                at=version.recorded_at,
                title=_("%(diagnosis)s: %(how)s")
                % {"diagnosis": diagnosis.title, "how": _how_it_changed(version.stood, after)},
                text=_change_in_words(version, after),
                who=str(version.recorded_by),
                url=url,
            )
            after = version.stood
        yield Entry(
            kind="diagnoses",
            at=diagnosis.recorded_at,
            title=_("%(diagnosis)s: recorded") % {"diagnosis": diagnosis.title},
            text=_first_facts(after),
            who=str(diagnosis.recorded_by),
            url=url,
        )


def examinations(standing: Standing) -> Iterator[Entry]:
    """Who examined the spine, and when."""
    for examination in rows(standing, Examination):
        yield Entry(
            kind="diagnoses",
            at=examination.recorded_at,
            title=_("Spine examined on %(day)s") % {"day": date_format(examination.examined_on)},
            who=str(examination.recorded_by),
        )


def _change_in_words(version, after: dict) -> str:
    changed = [
        _("%(what)s: %(after)s (was: %(before)s)")
        % {"what": what.rstrip("?"), "before": before or "-", "after": now or "-"}
        for what, before, now in versions.differences(version.stood, after)
    ]
    return ". ".join([*changed, version.reason])


def _how_it_changed(before: dict, after: dict) -> str:
    """Confirmed, refuted, resolved or the like; "changed" where it stands as it stood."""
    for field in ("verification", "status"):
        if before[field] != after[field]:
            return in_words(Diagnosis, field, after[field])
    return _("changed")


def _first_facts(stood: dict) -> str:
    said = {name: words for name, words in versions.facts(stood) if words}
    first = list(said.items())[:4]
    imaging = name_of(Diagnosis, "imaging_kind")
    if imaging in said and imaging not in dict(first):
        first.append((imaging, versions.imaging_in_words(stood)))
    return ". ".join(f"{name.rstrip('?')}: {words}" for name, words in first)


def corrections(standing: Standing) -> Iterator[Entry]:
    """What the patient asked to have put right, and what was answered."""
    for asked in standing.corrections:
        url = reverse("clinic:correction", args=[standing.patient.pk, asked.pk])
        about = {"about": asked.get_about_display()}
        if not asked.is_waiting:
            yield Entry(
                kind="corrections",
                at=asked.answered_at,
                title=_("Answered to “%(about)s”: %(outcome)s")
                % {**about, "outcome": asked.get_outcome_display()},
                text=asked.answer,
                who=str(asked.answered_by),
                url=url,
            )
        yield Entry(
            kind="corrections",
            at=asked.recorded_at,
            title=_("Correction asked for: %(about)s") % about,
            text=asked.words,
            who=str(asked.recorded_by),
            url=url,
        )


TOLD_BY = (diagnoses, examinations, corrections)
