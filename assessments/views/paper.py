"""The plan on paper: one page to hand over."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from assessments import findings, plan_pages, standing
from assessments.safety.notices import URGENT_FOR_PATIENT
from assessments.views.signed import load_signed
from patients.access import load_patient, require
from patients.clinic_time import in_clinic_time
from patients.permissions import Permission


@require_GET
@load_patient
@require(Permission.READ_CHART, look="plan.printed")
@load_signed
@in_clinic_time
def paper(request, patient, assessment):
    """The plan in the patient's words, with the stop rule and when to get help.

    While a red flag is open nothing about running is handed over.
    """
    now = standing.of(patient)
    context = {
        "patient": patient,
        "assessment": assessment,
        "now": now,
        "flags": findings.still_open(now),
        "urgent": URGENT_FOR_PATIENT if now.urgent else None,
        "plan": plan_pages.while_flagged(assessment.plan, now, patient.language),
    }
    return render(request, "assessments/paper.html", context)
