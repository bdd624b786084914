"""Answers that are kept while somebody is still asked, so that nothing is lost on the way."""

from collections.abc import Mapping
from uuid import UUID

from django.utils import timezone

from assessments.models import AnswersKept
from patients import audit, permissions
from patients.deed import action, was_done
from patients.models import Patient
from patients.permissions import Permission


@action
def keep_answers(
    patient: Patient, *, by, given: Mapping[str, str], seen: UUID | None, page: str
) -> AnswersKept | None:
    """Keep what stands on one doctor's page, in place of what was kept before.

    The trail has a row where keeping begins, not for each answer: it names no answer anyway.
    What is outdated at this clinic is deleted along the way.

    Args:
        patient: about whom.
        by: the clinician, who alone finds it again.
        given: what stands in the form, by field.
        seen: the id of the snapshot of answers that the page was filled from.
        page: the page's submission key. Once it was sent for good nothing is kept any more, and
            None is returned: an answer that arrives late brings nothing back.

    Raises:
        NotPermitted.
    """
    permissions.check(by, Permission.ASSESS, patient=patient)
    if was_done(by=by, key=page):
        return None
    return _keep(patient, by, given, seen)


@action
def keep_own_answers(patient: Patient, *, by, given: Mapping[str, str]) -> AnswersKept:
    """Keep what a patient has answered so far before a visit; raises NotPermitted.

    Args:
        patient: the patient's own record.
        by: the patient.
        given: question -> answer.
    """
    permissions.check(by, Permission.ANSWER_BEFORE_VISIT, patient=patient)
    return _keep(patient, by, given, None)


def _keep(patient: Patient, by, given: Mapping[str, str], seen: UUID | None) -> AnswersKept:
    Patient.objects.select_for_update().get(pk=patient.pk)
    AnswersKept.objects.outdated().filter(clinic=patient.clinic).delete()
    kept, is_new = AnswersKept.objects.update_or_create(
        patient=patient,
        recorded_by=by,
        defaults={"given": dict(given), "seen": seen, "recorded_at": timezone.now()},
        create_defaults={"clinic": patient.clinic, "given": dict(given), "seen": seen},
    )
    if is_new:
        audit.record("answers.kept", by=by, patient=patient, target=kept)
    return kept


@action
def discard_answers(patient: Patient, *, by) -> Patient:
    """Throw away what somebody answered, on either page, and did not save."""
    if not permissions.may(by, Permission.ANSWER_BEFORE_VISIT, patient=patient):
        permissions.check(by, Permission.ASSESS, patient=patient)
    Patient.objects.select_for_update().get(pk=patient.pk)
    if forget_answers(patient, by=by):
        audit.record("answers.discarded", by=by, patient=patient)
    return patient


@action
def forget_outdated(*, by=None) -> int:
    """Erase everywhere what is too old to be shown; how many pages of answers there were."""
    outdated = list(AnswersKept.objects.outdated().select_related("patient__clinic"))
    for each in outdated:
        audit.record("answers.forgotten", by=by, patient=each.patient, target=each)
        each.delete()
    return len(outdated)


def forget_answers(patient: Patient, *, by) -> bool:
    """Delete what is kept of this doctor and patient; whether there was anything.

    A part of other actions: a draft takes its place.
    """
    records = Patient.objects.with_merged([patient.pk])
    kept = AnswersKept.objects.filter(patient__in=records.values("pk"), recorded_by=by)
    deleted, _rows = kept.delete()
    return bool(deleted)
