"""May this happen *now*? Each `check_*` raises a sentence for a person; `holds` says yes or no.

Whether this person may at all is a permission (`patients.permissions`).
"""

from collections.abc import Callable, Collection

from django.utils.translation import gettext_lazy as _

from assessments.models import Assessment
from assessments.models.assessment import ClassCode, OverrideReason
from assessments.safety import scope
from assessments.standing import Standing, choices_for
from patients.folding import fold
from patients.refusals import Invalid, NotNow, Refused


def holds(check: Callable, *args, **kwargs) -> bool:
    """The boolean twin of a check, for templates and views: whether it would pass."""
    try:
        check(*args, **kwargs)
    except Refused:
        return False
    return True


def check_no_emergency(standing: Standing) -> None:
    """An open emergency comes before everything about running."""
    if standing.open_emergencies:
        raise NotNow(
            _(
                "The safety check found a possible emergency. "
                "Look after that first; then clear it with a reason."
            ),
            patient=standing.patient,
        )
    if standing.emergency_diagnoses:
        raise NotNow(
            _(
                "An emergency diagnosis is active. "
                "Nothing can be signed until it is resolved or refuted."
            ),
            patient=standing.patient,
        )


def check_may_assess(standing: Standing) -> None:
    """The red-flag questions come before every assessment."""
    if standing.check is None:
        raise NotNow(_("Go through the red-flag questions first."), patient=standing.patient)
    if standing.valid_check is None:
        raise NotNow(
            _("Go through the red-flag questions first: the last answers no longer count."),
            patient=standing.patient,
        )


def check_may_sign(standing: Standing, assessment: Assessment) -> None:
    """A draft, with its questions answered, and nothing urgent in the way."""
    if assessment.is_signed:
        raise NotNow(
            _("This assessment is signed already. Open it, or start a new one."),
            patient=standing.patient,
        )
    check_no_emergency(standing)
    check_may_assess(standing)
    if not standing.intake or not standing.intake.back_pain:
        raise NotNow(
            _("Ask whether the back hurts first; without that answer nothing can be signed."),
            patient=standing.patient,
        )
    check_cause_fits(standing)


def check_cause_fits(standing: Standing) -> None:
    """A spine disease as the cause of pain needs that disease on the record."""
    intake = standing.intake
    confirmed = any(each.verification == "confirmed" for each in standing.counting)
    if intake and intake.pain_cause == "spinal_disease" and not confirmed:
        raise NotNow(
            _(
                "The cause of the pain says spine disease, but none is confirmed on the record. "
                "Record the disease or change the cause."
            ),
            patient=standing.patient,
        )


def check_acknowledged(standing: Standing, acknowledged: Collection[str]) -> None:
    """What lies outside the article is acknowledged one by one."""
    missing = [each for each in standing.outside.to_acknowledge if each not in acknowledged]
    if missing:
        raise Invalid(
            {
                f"acknowledge_{each}": _("Confirm that your own judgement decides here.")
                for each in missing
            },
            patient=standing.patient,
        )


def check_override(computed: str, signed: str, reason: str, words: str, *, patient=None) -> None:
    """Upward freely; downward only with a reason from the list and in words."""
    if not signed or signed == computed:
        return
    errors = {}
    if reason not in OverrideReason.values:
        errors["override_reason"] = _("Choose one of the reasons on the list.")
    if ClassCode(signed).rank < ClassCode(computed).rank:
        if not reason:
            errors["override_reason"] = _("Choose why you sign a lower class.")
        if not words.strip():
            errors["override_words"] = _("Say in your own words why you sign a lower class.")
    if reason == OverrideReason.NON_SPECIFIC and (computed, signed) != (
        ClassCode.FIND_CAUSE,
        ClassCode.CONDITIONS,
    ):
        errors["override_reason"] = _(
            "This reason leads from “find out first” to “beneficial with conditions” only."
        )
    if errors:
        raise Invalid(errors, patient=patient)


def check_may_withdraw(assessment: Assessment) -> None:
    """Only what is in force can be withdrawn."""
    if not assessment.is_in_force:
        raise NotNow(
            _("This assessment is not in force, so there is nothing to withdraw."),
            patient=assessment.patient,
        )


def check_may_decide(standing: Standing, plan) -> None:
    """There is a plan in force, it is the one shown, and no emergency is open."""
    if standing.is_emergency:
        raise NotNow(
            _("Please get help first. You can decide about running later."),
            patient=standing.patient,
        )
    if standing.urgent:
        raise NotNow(
            _("Please be seen by your clinic first. You can decide about running after that."),
            patient=standing.patient,
        )
    if standing.plan is None or standing.plan.pk != plan.pk:
        raise NotNow(
            _("Your plan has changed. Please read the new one before you decide."),
            patient=standing.patient,
        )


def check_decision(plan, *, choice: str, teach_back: str, typed_name: str) -> None:
    """What a decision needs: a choice that is offered, own words, and the patient's own name."""
    patient, errors = plan.patient, {}
    if choice not in choices_for(plan.assessment.edition, plan.class_code):
        errors["choice"] = _("Choose one of the answers.")
    if not teach_back.strip():
        errors["teach_back"] = _("Say in your own words what running could do to your back.")
    if not typed_name.strip():
        errors["typed_name"] = _("Type your name.")
    elif not set(fold(patient.family_name).split()) <= set(fold(typed_name).split()):
        errors["typed_name"] = _("Type your own name in full: %(name)s.") % {
            "name": patient.full_name
        }
    if errors:
        raise Invalid(errors, patient=patient)


def check_may_keep_diary(standing: Standing) -> None:
    """Whoever is of age keeps the own diary; an open emergency comes before it."""
    if standing.is_emergency:
        raise NotNow(
            _("Please get help first. You can write in your diary later."),
            patient=standing.patient,
        )
    if scope.is_under_18(standing.patient.birth_date, standing.today):
        raise NotNow(
            _("You are under 18. Please tell your doctor about your training instead."),
            patient=standing.patient,
        )
