"""Recording that a specialist was consulted."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments import standing
from assessments.actions import intakes
from assessments.forms.consultation import ConsultationForm
from patients.access import load_patient, require
from patients.clinic_time import in_clinic_time
from patients.permissions import Permission
from patients.views.ways import trail


@require_http_methods(["GET", "POST"])
@load_patient
@require(Permission.RECORD_CONSULTATION)
@in_clinic_time
def consultation(request, patient):
    """Who, when, and what came out of it: closes the duty to consult, never lowers a class."""
    form = ConsultationForm(request.POST or None, clinic=patient.clinic)
    if request.method == "POST" and form.is_valid():
        recorded = form.apply(
            intakes.record_consultation, patient, by=request.user, **form.entered()
        )
        if recorded:
            messages.success(request, _("The consultation is recorded. The class stays as it is."))
            return redirect("clinic:chart", patient.pk)
    context = {
        "patient": patient,
        "form": form,
        "earlier": standing.of(patient).consultations,
        "trail": trail(request.user, patient, _("Consultation")),
    }
    return render(request, "assessments/consultation.html", context)
