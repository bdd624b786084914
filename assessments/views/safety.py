"""The safety check on the clinicians' side: asking, what it found, and clearing it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from assessments import findings, standing
from assessments.actions import safety
from assessments.forms.safety import ClearForm, SafetyForm
from assessments.models import SafetyCheck
from assessments.safety import notices
from assessments.standing import Standing
from patients import permissions
from patients.access import load_patient, require
from patients.clinic_time import in_clinic_time
from patients.permissions import Permission
from patients.views.ways import trail


@require_http_methods(["GET", "POST"])
@load_patient
@require(Permission.READ_CHART)
@in_clinic_time
def ask(request, patient):
    """Every question that comes before an assessment; answers that still count may be relied on."""
    form = SafetyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        recorded = form.apply(
            safety.record_safety_check,
            patient,
            by=request.user,
            answers=form.answers,
            conditions=form.conditions,
        )
        if recorded:
            return redirect(_after_asking(request, patient))
    now = standing.of(patient)
    context = {
        "patient": patient,
        "form": form,
        "counts": findings.of(now.valid_check, now) if now.valid_check else None,
        "onward": onward(request.user, now),
        "not_watched": notices.NOT_WATCHED,
        "trail": trail(request.user, patient, _("Safety check")),
    }
    return render(request, "assessments/safety.html", context)


@require_GET
@load_patient
@require(Permission.READ_CHART)
@in_clinic_time
def outcome(request, patient):
    """What the safety check found and what to do about it."""
    return _outcome_page(request, patient)


@require_http_methods(["GET", "POST"])
@load_patient
@require(Permission.CLEAR_EMERGENCY)
@in_clinic_time
def clear(request, patient):
    """A clinician looked into the flags and says what was found."""
    form = ClearForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        check = get_object_or_404(patient.all_of(SafetyCheck), pk=form.cleaned_data["check_made"])
        reason = form.cleaned_data["reason"]
        if form.apply(safety.clear_safety_check, check, by=request.user, reason=reason):
            messages.success(request, _("The flags are cleared, with your reason on record."))
            return redirect(onward(request.user, standing.of(patient)))
    return _outcome_page(request, patient, form if request.method == "POST" else None)


def onward(user, now: Standing) -> str:
    """Where one goes on from the safety check: to what is open, else to the assessment."""
    patient = now.patient
    if now.is_emergency:
        return reverse("assessments:safety_outcome", args=[patient.pk])
    if now.valid_check and permissions.may(user, Permission.ASSESS, patient=patient):
        return reverse("assessments:assess", args=[patient.pk])
    return reverse("clinic:chart", args=[patient.pk])


def _after_asking(request, patient) -> str:
    now = standing.of(patient)
    if findings.asks_for_a_look(now):
        return reverse("assessments:safety_outcome", args=[patient.pk])
    messages.success(request, _("The safety check is recorded: nothing stands in the way."))
    return onward(request.user, now)


def _outcome_page(request, patient, form: ClearForm | None = None):
    now = standing.of(patient)
    check = findings.to_clear(now)
    may_clear = permissions.may(request.user, Permission.CLEAR_EMERGENCY, patient=patient)
    if form is None and check is not None:
        form = ClearForm(initial={"check_made": check.pk})
    context = {
        "patient": patient,
        "now": now,
        "found": findings.of(check or now.check, now) if check or now.check else None,
        "outside": findings.outside_scope(now),
        "form": form if may_clear and check is not None else None,
        "to_clear": check,
        "onward": onward(request.user, now),
        "trail": trail(
            request.user,
            patient,
            (_("Safety check"), reverse("assessments:safety", args=[patient.pk])),
            _("What it found"),
        ),
    }
    return render(request, "assessments/safety_outcome.html", context)
