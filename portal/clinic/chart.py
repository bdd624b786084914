"""The patient on one page."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from patients.access import load_patient, require
from patients.permissions import Permission


@require_GET
@load_patient
@require(Permission.READ_CHART)
def chart(request, patient):
    """Who it is, and the diagnoses."""
    context = {"patient": patient, "diagnoses": patient.diagnoses.all()}
    return render(request, "clinic/chart.html", context)
