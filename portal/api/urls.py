"""Addresses of the REST interface; what stands behind them is in the apps."""

from django.urls import path
from drf_spectacular.views import SpectacularAPIView

from assessments.api import assessments, guideline, plans, safety
from patients.api import diagnoses, patients
from portal.api.documentation import documentation
from portal.api.nowhere import Nowhere

app_name = "api"

PATIENT = "patients/<uuid:patient_id>/"

urlpatterns = [
    path("", documentation, name="documentation"),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("guideline/", guideline.Guideline.as_view(), name="guideline"),
    path(
        "guideline/<slug:guideline>/<str:version>/", guideline.Published.as_view(), name="edition"
    ),
    path("evaluate/", guideline.Evaluate.as_view(), name="evaluate"),
    path("catalogue/", diagnoses.Catalogue.as_view(), name="catalogue"),
    path("patients/", patients.Register.as_view(), name="patients"),
    path("patients/search/", patients.Search.as_view(), name="search_patients"),
    path(PATIENT, patients.PatientRecord.as_view(), name="patient"),
    path(f"{PATIENT}diagnoses/", diagnoses.Diagnoses.as_view(), name="diagnoses"),
    path(
        f"{PATIENT}diagnoses/<uuid:diagnosis_id>/",
        diagnoses.DiagnosisRecord.as_view(),
        name="diagnosis",
    ),
    path(f"{PATIENT}safety-checks/", safety.SafetyChecks.as_view(), name="safety_checks"),
    path(f"{PATIENT}intake/", assessments.NewestIntake.as_view(), name="intake"),
    path(f"{PATIENT}assessments/", assessments.Assessments.as_view(), name="assessments"),
    path(
        f"{PATIENT}assessments/<uuid:assessment_id>/",
        assessments.AssessmentRecord.as_view(),
        name="assessment",
    ),
    path(f"{PATIENT}plans/", plans.Plans.as_view(), name="plans"),
    path(f"{PATIENT}plans/<uuid:plan_id>/", plans.PlanRecord.as_view(), name="plan"),
    path(f"{PATIENT}plan/", plans.OwnPlan.as_view(), name="own_plan"),
    path("<path:address>", Nowhere.as_view(), name="nowhere"),
]
