"""The signature: a clinician takes responsibility for class and plan; and how it ends."""

from collections.abc import Collection

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments import facts as record_facts
from assessments import one_page, plan_texts, planning, policies, record_changes, standing
from assessments.actions.drafts import check_revision, evaluated, freeze, held, locked
from assessments.actions.intakes import acting_role, fault_of_outcome, record_consultation
from assessments.models import Assessment, AssessmentEnd, Plan, PlanItem
from assessments.models.assessment import ClassCode
from assessments.plan_choices import PlanChoices
from assessments.standing import Standing
from assessments.verdicts import edition_for
from patients import audit, permissions
from patients.deed import action
from patients.models import Patient
from patients.permissions import Permission
from patients.refusals import Invalid, Stale


@action
def sign(
    assessment: Assessment,
    *,
    by,
    seen: int,
    choices: PlanChoices,
    override_class: str = "",
    override_reason: str = "",
    override_words: str = "",
    acknowledged: Collection[str] = (),
    consultation_outcome: str | None = None,
) -> Assessment:
    """The clinician takes responsibility for the class and the plan.

    Args:
        assessment: the draft.
        by: the clinician.
        seen: the draft's revision that the page showed.
        choices: the plan as ticked and edited.
        override_class: the class signed instead of the computed one, or "".
        override_reason: from the list; needed downward.
        override_words: the same in words; needed downward.
        acknowledged: out-of-scope conditions that the clinician confirms.
        consultation_outcome: words where this visit is the consultation, else None.

    Raises:
        NotPermitted; NotNow (emergency open, questions outstanding, signed meanwhile); Invalid with
        a sentence per field; Stale where the record is another than the draft was made from.
    """
    patient = assessment.patient
    permissions.check(by, Permission.SIGN_ASSESSMENT, patient=patient)
    patient = held(patient)
    draft = locked(assessment)
    now = standing.of(patient)
    policies.check_may_sign(now, draft)
    check_revision(draft, seen)
    _check_unchanged(draft, now)
    override_class = "" if override_class == draft.computed_class else override_class
    _check_class(override_class)
    code = override_class or draft.computed_class
    edition = edition_for(patient.clinic)
    role = acting_role(by, patient)
    consulted = None if consultation_outcome is None else str(role)
    gathered = record_facts.gather(now)
    answers = plan_texts.answers_for(gathered, edition, code, consultation=consulted)
    _check_everything(
        draft,
        now,
        answers.now,
        choices,
        override_class,
        override_reason,
        override_words,
        acknowledged,
        consultation_outcome,
    )
    as_signed = plan_texts.under_class(draft, code)
    one_page.check(*plan_texts.unsaved(as_signed, choices, answers, now, by=by), now)
    if consultation_outcome is not None:
        record_consultation(
            patient,
            by=by,
            speciality=str(role),
            outcome=consultation_outcome,
            consultant=str(by),
        )
        now = standing.of(patient)
        gathered = record_facts.gather(now)
        answers = plan_texts.answers_for(gathered, edition, code)
    freeze(draft, gathered, evaluated(gathered, patient))
    draft.override_class = override_class
    draft.override_rank = ClassCode(override_class).rank if override_class else None
    draft.override_reason = override_reason if override_class else ""
    draft.override_words = override_words.strip() if override_class else ""
    draft.acknowledgements = {each: str(by) for each in sorted(acknowledged)}
    draft.draft_plan = choices.as_draft()
    draft.signed_at = timezone.now()
    draft.signed_by = by
    draft.signer_role = role
    draft.safety_check = now.valid_check
    draft.save()
    _write_plan(draft, choices, answers, now, by)
    if now.verdict is not None:
        _end(now.verdict, by, AssessmentEnd.Kind.SUPERSEDED, replaced_by=draft)
    audit.record(
        "assessment.signed",
        by=by,
        patient=patient,
        target=draft,
        fields=["override_class"] if override_class else [],
    )
    return draft


@action
def withdraw(assessment: Assessment, *, by, reason: str) -> AssessmentEnd:
    """End a signed assessment without another in its place; the patient reads that it is gone."""
    permissions.check(by, Permission.SIGN_ASSESSMENT, patient=assessment.patient)
    Patient.objects.select_for_update().get(pk=assessment.patient_id)
    policies.check_may_withdraw(Assessment.objects.get(pk=assessment.pk))
    if not reason.strip():
        raise Invalid(
            {"reason": _("Say why you withdraw it; colleagues will read this.")},
            patient=assessment.patient,
        )
    end = _end(assessment, by, AssessmentEnd.Kind.WITHDRAWN, reason=reason.strip())
    audit.record("assessment.withdrawn", by=by, patient=assessment.patient, target=assessment)
    return end


def _check_unchanged(draft: Assessment, now: Standing) -> None:
    """A draft is signed only on the record that it was made from."""
    differences = record_changes.since(draft, now)
    if differences:
        raise Stale(
            _(
                "The record has changed since this draft was made. Nothing was signed: "
                "assess again with what is known now."
            ),
            differences,
            patient=draft.patient,
        )


def _check_class(code: str) -> None:
    if code and code not in ClassCode.values:
        raise Invalid({"override_class": _("Choose one of the five classes.")})


def _check_everything(
    draft, now, answer, choices, override_class, reason, words, acknowledged, outcome
) -> None:
    """Every fault of the page at once, so that nobody meets them one by one."""
    errors: dict = {}
    if outcome is not None and (fault := fault_of_outcome(outcome)):
        errors["consultation_outcome"] = fault
    for check, values in (
        (
            policies.check_override,
            (draft.computed_class, override_class, reason, words),
        ),
        (policies.check_acknowledged, (now, acknowledged)),
        (planning.check, (choices, answer, now)),
    ):
        try:
            check(*values)
        except Invalid as refusal:
            errors.update(refusal.errors)
    if errors:
        raise Invalid(errors, patient=draft.patient)


def _write_plan(draft: Assessment, choices: PlanChoices, answers, now: Standing, by) -> Plan:
    plan, items = plan_texts.unsaved(draft, choices, answers, now, by=by)
    plan.save(force_insert=True)
    PlanItem.objects.bulk_create(items)
    audit.record("plan.signed", by=by, patient=draft.patient, target=plan)
    return plan


def _end(assessment: Assessment, by, kind: str, replaced_by=None, reason="") -> AssessmentEnd:
    return AssessmentEnd.objects.create(
        clinic=assessment.clinic,
        patient=assessment.patient,
        recorded_by=by,
        assessment=assessment,
        kind=kind,
        replaced_by=replaced_by,
        reason=reason,
    )
