"""The decision that is the patient's to take, and the marks of those who looked."""

from django.utils.translation import gettext_lazy as _

from assessments import policies, standing
from assessments.models import Decision, Plan
from patients import audit, permissions
from patients.deed import action
from patients.folding import fold
from patients.models import Patient
from patients.permissions import Permission
from patients.refusals import Invalid


@action
def decide(
    plan: Plan, *, by, choice: str, teach_back: str, typed_name: str, language: str
) -> Decision:
    """Record what the patient decided about running; a change of mind is another decision.

    Args:
        plan: the plan that was shown.
        by: the patient, nobody else.
        choice: one of `standing.choices_for` the plan's edition and class.
        teach_back: what running could do, in the patient's own words.
        typed_name: the patient's name as typed, in place of a signature.
        language: the language in which the statement was shown.

    Raises:
        NotPermitted; NotNow where the plan changed meanwhile; Invalid with a sentence per field.
    """
    patient = plan.patient
    permissions.check(by, Permission.DECIDE, patient=patient)
    Patient.objects.select_for_update().get(pk=patient.pk)
    policies.check_may_decide(standing.of(patient), plan)
    errors = {}
    if choice not in standing.choices_for(plan.assessment.edition, plan.class_code):
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
    statement = plan.texts[language]["statement"]  # empty where no risk is stated
    decision = Decision.objects.create(
        clinic=patient.clinic,
        patient=patient,
        recorded_by=by,
        plan=plan,
        choice=choice,
        class_code=plan.class_code,
        statement_version=f"REC-13 {plan.assessment.edition} {language}" if statement else "",
        statement=statement,
        language=language,
        teach_back=teach_back.strip(),
        typed_name=typed_name.strip(),
    )
    audit.record("decision.taken", by=by, patient=patient, target=decision)
    return decision
