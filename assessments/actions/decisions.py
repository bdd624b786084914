"""The decision that is the patient's to take, and the marks of those who looked."""

from django.utils.translation import gettext_lazy as _

from assessments import decision_words, policies, standing
from assessments.models import Decision, Plan
from patients import audit, permissions
from patients.deed import action
from patients.models import Patient
from patients.permissions import Permission
from patients.refusals import NotNow


@action
def decide(
    plan: Plan,
    *,
    by,
    choice: str,
    teach_back: str,
    typed_name: str,
    language: str,
    seen: str = "",
) -> Decision:
    """Record what the patient decided about running; a change of mind is another decision.

    Args:
        plan: the plan that was shown.
        by: the patient, nobody else.
        choice: one of `standing.choices_for` the plan's edition and class.
        teach_back: what running could do, in the patient's own words.
        typed_name: the patient's name as typed, in place of a signature.
        language: the language in which the statement was shown.
        seen: which words were on the page (`DecisionWords.seen`); empty where no page was shown.

    Raises:
        NotPermitted; NotNow where the plan or its words changed meanwhile; Invalid with a sentence
        per field.
    """
    patient = plan.patient
    permissions.check(by, Permission.DECIDE, patient=patient)
    Patient.objects.select_for_update().get(pk=patient.pk)
    now = standing.of(patient)
    policies.check_may_decide(now, plan)
    policies.check_decision(plan, choice=choice, teach_back=teach_back, typed_name=typed_name)
    shown = decision_words.of(plan, now, language)
    if seen and seen != shown.seen:
        raise NotNow(
            _("The text about your back has changed. Please read it again before you decide."),
            patient=patient,
        )
    statement = plan.texts[language]["statement"]  # empty where no risk is stated
    decision = Decision.objects.create(
        clinic=patient.clinic,
        patient=patient,
        recorded_by=by,
        plan=plan,
        choice=choice,
        class_code=plan.class_code,
        statement_version=f"{'REC-13 ' if statement else ''}{plan.assessment.edition} {language}",
        statement=statement,
        shown=shown.kept(),
        language=language,
        teach_back=teach_back.strip(),
        typed_name=typed_name.strip(),
    )
    audit.record("decision.taken", by=by, patient=patient, target=decision)
    return decision
