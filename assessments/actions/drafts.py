"""Drafts of an assessment: made from the record, kept, discarded; nothing here is signed."""

from collections.abc import Collection, Mapping

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments import facts as record_facts
from assessments import policies, standing
from assessments.actions.intakes import record_intake
from assessments.actions.kept import forget_answers
from assessments.guidelines import Answer, CaseErrors
from assessments.models import Assessment
from assessments.plan_choices import PlanChoices
from assessments.verdicts import edition_for, evaluate
from patients import audit, permissions
from patients.deed import action
from patients.models import Patient
from patients.permissions import Permission
from patients.refusals import Invalid, NotNow, Stale


@action
def assess(
    patient: Patient,
    *,
    by,
    answers: Mapping[str, str],
    declined: Collection[str] = (),
    seen=None,
) -> Assessment:
    """Record the answers and draft an assessment from the whole record.

    What was kept of this clinician's answers on the way is deleted.

    Args:
        patient: whom it is about.
        by: the clinician.
        answers: fact -> value; "" is "not recorded".
        declined: facts whose proposal by the patient is not accepted.
        seen: the id of the snapshot of answers that the page was filled from.

    Raises:
        NotPermitted; NotNow before the red-flag questions; Invalid with a sentence per fact;
        Stale where somebody answered meanwhile.
    """
    permissions.check(by, Permission.ASSESS, patient=patient)
    patient = held(patient)
    policies.check_may_assess(standing.of(patient))
    intake = record_intake(
        patient, by=by, answers=answers, declined=declined, seen=seen, check_seen=True
    )
    now = standing.of(patient)
    gathered = record_facts.gather(now)
    answer = evaluated(gathered, patient)
    draft = now.draft or Assessment(clinic=patient.clinic, patient=patient)
    is_new = draft._state.adding
    if not is_new:
        draft.revision += 1
    draft.recorded_by = by
    draft.changed_at = timezone.now()
    draft.intake = intake
    draft.safety_check = now.valid_check
    freeze(draft, gathered, answer)
    draft.override_class = ""
    draft.override_rank = None
    draft.save()
    forget_answers(patient, by=by)
    audit.record(
        "assessment.drafted" if is_new else "assessment.redrafted",
        by=by,
        patient=patient,
        target=draft,
    )
    return draft


@action
def keep_draft(
    assessment: Assessment,
    *,
    by,
    seen: int,
    choices: PlanChoices,
    besides: Mapping[str, object] | None = None,
) -> Assessment:
    """Keep what was ticked so far, unsigned.

    Args:
        assessment: the draft.
        by: the clinician.
        seen: the draft's revision that the page showed.
        choices: the plan as ticked so far, however incomplete.
        besides: what else stood on the page (override, acknowledgements), as plain values.

    Raises:
        NotPermitted; NotNow where it was signed meanwhile; Stale where the draft was changed.
    """
    permissions.check(by, Permission.ASSESS, patient=assessment.patient)
    draft = locked(assessment)
    if draft.is_signed:
        raise NotNow(_("This assessment is signed already."), patient=draft.patient)
    check_revision(draft, seen)
    draft.recorded_by = by
    draft.draft_plan = {**choices.as_draft(), "besides": dict(besides or {})}
    draft.revision += 1
    draft.changed_at = timezone.now()
    draft.save()
    audit.record("plan.drafted", by=by, patient=draft.patient, target=draft)
    return draft


@action
def discard_draft(assessment: Assessment, *, by) -> Assessment:
    """Throw an unsigned draft away; the answers and the safety check stay."""
    permissions.check(by, Permission.ASSESS, patient=assessment.patient)
    draft = locked(assessment)
    if draft.is_signed:
        raise NotNow(
            _("This assessment is signed. Withdraw it instead."), patient=assessment.patient
        )
    audit.record("assessment.discarded", by=by, patient=draft.patient, target=draft)
    Assessment.objects.filter(pk=draft.pk).delete()
    return assessment


def held(patient: Patient) -> Patient:
    """The patient as the record is made up now, held for this transaction."""
    held = Patient.objects.select_for_update(of=("self",)).select_related("clinic")
    return held.get(pk=patient.pk)


def locked(assessment: Assessment) -> Assessment:
    """The draft, locked for this transaction. Raises NotNow where somebody discarded it.

    The patient is locked first, as everywhere: whoever drafts anew meanwhile waits.
    """
    Patient.objects.select_for_update().get(pk=assessment.patient_id)
    try:
        return Assessment.objects.select_for_update().get(pk=assessment.pk)
    except Assessment.DoesNotExist as error:
        raise NotNow(
            _("Somebody discarded this draft meanwhile. Start a new assessment."),
            patient=assessment.patient,
        ) from error


def check_revision(draft: Assessment, seen: int) -> None:
    """Raise Stale unless the page showed the draft as it is now."""
    if draft.revision != seen:
        raise Stale(
            _("Somebody changed this draft after you opened the page. Nothing was saved."),
            patient=draft.patient,
        )


def evaluated(gathered: record_facts.Facts, patient: Patient) -> Answer:
    """The guideline's answer to these facts. Raises Invalid with a sentence per fact."""
    try:
        return evaluate(gathered, edition_for(patient.clinic))
    except CaseErrors as faults:
        raise Invalid(faults.errors, patient=patient) from faults


def freeze(draft: Assessment, gathered: record_facts.Facts, answer: Answer) -> None:
    """Write facts, class, range, reasons and trace into the draft."""
    low, high = answer.range
    draft.edition = answer.edition.id
    draft.facts = gathered.frozen()
    draft.spine = gathered.frozen_spine() | {"status": str(answer.case.facts["spine_status"])}
    draft.computed_class = answer.risk_class.code
    draft.computed_rank = answer.risk_class.rank
    draft.range_low, draft.range_high = low.code, high.code
    draft.provisional = answer.provisional
    draft.answer = answer.as_json()
    draft.trace = [
        {
            "factor": cell.factor.name,
            "row": cell.number,
            "rank": cell.rank,
            "claims": [claim.id for claim in cell.row.cites],
        }
        for cell in answer.trace
    ]
