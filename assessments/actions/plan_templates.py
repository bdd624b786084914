"""Common plans of a clinic: kept, named anew, retired. Nothing in them is about a patient."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments import plan_templates
from assessments.models import PlanTemplate
from assessments.models.plan_template import LONGEST_NAME
from assessments.plan_choices import PlanChoices
from patients import audit, permissions
from patients.deed import action
from patients.models import Clinic, Patient
from patients.permissions import Permission
from patients.refusals import Invalid, NotNow

MOST_MONTHS = 24


@action
def save_plan_template(
    patient: Patient, *, by, name: str, choices: PlanChoices, review_in_months: int | None = None
) -> PlanTemplate:
    """Keep what was chosen for somebody as a template for anybody in the clinic.

    The same under the same name again leads to the one that is there.

    Args:
        patient: on whose page it was chosen; nothing of this patient may be in it.
        by: the clinician.
        name: how colleagues find it.
        choices: what it fills in (`plan_templates.of`).
        review_in_months: after how long the plan is looked at again, if that belongs to it.

    Raises:
        NotPermitted; Invalid with a sentence per field.
    """
    permissions.check(by, Permission.ASSESS, patient=patient)
    clinic = Clinic.objects.select_for_update().get(pk=patient.clinic_id)
    name = name.strip()
    there = clinic.plan_templates.current().filter(name__iexact=name).first()
    if there and (there.chosen(), there.review_in_months) == (choices, review_in_months):
        return there
    errors = _faults_of_name(clinic, name)
    if not choices.in_order():
        errors["name"] = _("Tick an activity or write an own item first.")
    if review_in_months is not None and not 1 <= review_in_months <= MOST_MONTHS:
        errors["months"] = _("Enter 1 to 24 months, or nothing.")
    found = plan_templates.told_of(patient, name, choices)
    if found:
        errors["name"] = _(
            "A template holds nothing of a patient. Take out: %(words)s. "
            "Then save it, and write it in again for this patient."
        ) % {"words": ", ".join(found)}
    if errors:
        raise Invalid(errors, clinic=clinic)
    template = PlanTemplate.objects.create(
        clinic=clinic,
        recorded_by=by,
        name=name,
        choices=choices.as_draft(),
        review_in_months=review_in_months,
    )
    audit.record("plan_template.saved", by=by, clinic=clinic, target=template)
    return template


@action
def rename_plan_template(template: PlanTemplate, *, by, name: str) -> PlanTemplate:
    """Give a template another name. Raises NotNow where it is retired; Invalid with a sentence."""
    locked = _locked(template, by)
    errors = _faults_of_name(locked.clinic, name.strip(), besides=locked)
    if errors:
        raise Invalid(errors, clinic=locked.clinic)
    locked.name = name.strip()
    locked.save(update_fields=["name"])
    audit.record(
        "plan_template.renamed", by=by, clinic=locked.clinic, target=locked, fields=["name"]
    )
    return locked


@action
def retire_plan_template(template: PlanTemplate, *, by) -> PlanTemplate:
    """Offer a template no more; plans that it filled in stay as they are. NotNow if it is."""
    locked = _locked(template, by)
    locked.retired_at = timezone.now()
    locked.save(update_fields=["retired_at"])
    audit.record("plan_template.retired", by=by, clinic=locked.clinic, target=locked)
    return locked


def _locked(template: PlanTemplate, by) -> PlanTemplate:
    permissions.check(by, Permission.ASSESS, clinic=template.clinic)
    Clinic.objects.select_for_update().get(pk=template.clinic_id)
    found = PlanTemplate.objects.get(pk=template.pk)
    if found.is_retired:
        raise NotNow(_("This template is retired already."), clinic=template.clinic)
    return found


def _faults_of_name(clinic: Clinic, name: str, besides: PlanTemplate | None = None) -> dict:
    others = clinic.plan_templates.current().filter(name__iexact=name)
    if not name:
        return {"name": _("Enter a name by which colleagues find it.")}
    if len(name) > LONGEST_NAME:
        return {"name": _("Enter a name of at most 80 characters.")}
    if others.exclude(pk=besides.pk if besides else None).exists():
        return {"name": _("There is a template of this name. Choose another, or retire that one.")}
    return {}
