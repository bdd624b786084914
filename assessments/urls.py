"""Addresses of the questions, the verdicts and the plans of a patient, on the clinicians' side."""

from django.urls import path

from assessments.views import (
    answers,
    assess,
    consultation,
    paper,
    plan_templates,
    review,
    safety,
    signed,
)

app_name = "assessments"

urlpatterns = [
    path("clinic/patients/<uuid:patient_id>/assess/", assess.assess, name="assess"),
    path("clinic/patients/<uuid:patient_id>/assess/preview/", assess.preview, name="preview"),
    path(
        "clinic/patients/<uuid:patient_id>/assess/discard/",
        assess.discard_kept,
        name="discard_kept",
    ),
    path(
        "clinic/patients/<uuid:patient_id>/assessments/<uuid:assessment_id>/review/",
        review.review,
        name="review",
    ),
    path(
        "clinic/patients/<uuid:patient_id>/assessments/<uuid:assessment_id>/discard/",
        review.discard,
        name="discard",
    ),
    path(
        "clinic/patients/<uuid:patient_id>/assessments/<uuid:assessment_id>/",
        signed.signed,
        name="signed",
    ),
    path(
        "clinic/patients/<uuid:patient_id>/assessments/<uuid:assessment_id>/withdraw/",
        signed.withdraw,
        name="withdraw",
    ),
    path(
        "clinic/patients/<uuid:patient_id>/assessments/<uuid:assessment_id>/paper/",
        paper.paper,
        name="print",
    ),
    path(
        "clinic/patients/<uuid:patient_id>/assessments/<uuid:assessment_id>/trainer/",
        paper.for_trainer,
        name="trainer",
    ),
    path(
        "clinic/patients/<uuid:patient_id>/assessments/<uuid:assessment_id>/text/",
        paper.visit,
        name="visit",
    ),
    path("clinic/plan-templates/", plan_templates.listed, name="plan_templates"),
    path(
        "clinic/plan-templates/<uuid:template_id>/",
        plan_templates.rename,
        name="rename_plan_template",
    ),
    path(
        "clinic/plan-templates/<uuid:template_id>/retire/",
        plan_templates.retire,
        name="retire_plan_template",
    ),
    path("clinic/patients/<uuid:patient_id>/answers/", answers.answers, name="answers"),
    path("clinic/patients/<uuid:patient_id>/safety/", safety.ask, name="safety"),
    path(
        "clinic/patients/<uuid:patient_id>/safety/outcome/", safety.outcome, name="safety_outcome"
    ),
    path("clinic/patients/<uuid:patient_id>/safety/clear/", safety.clear, name="clear"),
    path(
        "clinic/patients/<uuid:patient_id>/consultation/",
        consultation.consultation,
        name="consultation",
    ),
]
