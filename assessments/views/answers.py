"""The answers alone, for those who ask and watch but do not assess: therapists."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments import standing
from assessments.actions import intakes
from assessments.forms.answers import AnswersForm
from assessments.verdicts import edition_for
from patients import permissions
from patients.access import load_patient, require
from patients.clinic_time import in_clinic_time
from patients.permissions import Permission
from patients.refusals import Stale
from patients.views.ways import trail


@require_http_methods(["GET", "POST"])
@load_patient
@require(Permission.RECORD_INTAKE)
@in_clinic_time
def answers(request, patient):
    """Record what the patient says and what one saw; the cause of pain stays a clinician's."""
    now = standing.of(patient)
    form = AnswersForm(
        request.POST if request.method == "POST" else None,
        edition=edition_for(patient.clinic),
        intake=now.intake,
        judges_cause=permissions.may(request.user, Permission.JUDGE_PAIN_CAUSE, patient=patient),
    )
    stale = None
    if request.method == "POST" and form.is_valid():
        try:
            recorded = form.apply(
                intakes.record_intake,
                patient,
                by=request.user,
                answers=form.answers(),
                declined=form.declined(),
                seen=form.cleaned_data["seen"],
                check_seen=True,
            )
        except Stale as refusal:
            form.shows(now.intake)
            stale = {"reason": refusal.reason, "differences": form.differences()}
            recorded = None
        if recorded is not None:
            messages.success(request, _("The answers are recorded. The class is a clinician's."))
            return redirect("clinic:chart", patient.pk)
    context = {
        "patient": patient,
        "form": form,
        "stale": stale,
        "trail": trail(request.user, patient, _("Answers")),
    }
    return render(request, "assessments/answers.html", context, status=409 if stale else 200)
