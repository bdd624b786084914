"""A signed assessment: everything that was frozen, how it ended, and taking it back."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from assessments import (
    findings,
    guidelines,
    plan_pages,
    policies,
    signed_pages,
    standing,
    text_reviews,
)
from assessments.actions import signing
from assessments.forms.withdraw import WithdrawForm
from assessments.models import Assessment
from assessments.safety.notices import URGENT_FOR_PATIENT
from patients import permissions
from patients.access import load_patient, require
from patients.clinic_time import in_clinic_time
from patients.permissions import Permission
from patients.views.ways import trail


def load_signed(view: Callable) -> Callable:
    """Turn `assessment_id` into a signed assessment of the patient with its plan, or 404."""

    @wraps(view)
    def loaded(request, patient, assessment_id, **kwargs):
        found = get_object_or_404(
            patient.all_of(Assessment)
            .signed()
            .select_related(
                "signed_by",
                "safety_check",
                "clinic",
                "end__recorded_by",
                "end__replaced_by",
                "plan__assessment__signed_by",
            )
            .prefetch_related("plan__items"),
            pk=assessment_id,
        )
        return view(request, patient=patient, assessment=found, **kwargs)

    return loaded


@require_GET
@load_patient
@require(Permission.READ_CHART)
@load_signed
@in_clinic_time
def signed(request, patient, assessment):
    """Class, reasons, facts, trace and plan, as they were signed."""
    now = standing.of(patient)
    may_sign = permissions.may(request.user, Permission.SIGN_ASSESSMENT, patient=patient)
    context = {
        "patient": patient,
        "assessment": assessment,
        "signed": signed_pages.frozen(assessment, assessment.plan),
        "now": now,
        "flags": findings.still_open(now),
        "urgent": URGENT_FOR_PATIENT if now.urgent else None,
        "text_reviews": text_reviews.of(
            guidelines.edition(assessment.edition), assessment.plan.texts
        ),
        "plan": plan_pages.while_flagged(assessment.plan, now, patient.language),
        "end": getattr(assessment, "end", None),
        "may_assess": permissions.may(request.user, Permission.ASSESS, patient=patient),
        "may_withdraw": may_sign and assessment.is_in_force,
        "trail": trail(request.user, patient, _("Signed assessment")),
    }
    return render(request, "assessments/signed.html", context)


@require_http_methods(["GET", "POST"])
@load_patient
@require(Permission.SIGN_ASSESSMENT)
@load_signed
@in_clinic_time
def withdraw(request, patient, assessment):
    """Take a signed assessment back without another in its place."""
    form = WithdrawForm(request.POST or None)
    if request.method == "GET":
        policies.check_may_withdraw(assessment)
    elif form.is_valid():
        reason = form.cleaned_data["reason"]
        if form.apply(signing.withdraw, assessment, by=request.user, reason=reason):
            messages.success(request, _("The assessment is withdrawn."))
            return redirect("assessments:signed", patient.pk, assessment.pk)
    here = reverse("assessments:signed", args=[patient.pk, assessment.pk])
    context = {
        "patient": patient,
        "assessment": assessment,
        "form": form,
        "confirm_lines": [
            _("The patient reads that this plan was taken back today and is not to be followed."),
            _("The portal asks the patient to call the clinic until there is a new plan."),
            _("Nothing takes its place until somebody signs again."),
            _("The assessment stays readable here, with your name and the reason."),
        ],
        "trail": trail(request.user, patient, (_("Signed assessment"), here), _("Withdraw")),
    }
    return render(request, "assessments/withdraw.html", context)
