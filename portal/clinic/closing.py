"""The portal is closed for a patient, after saying what that does."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from patients.access import load_patient, require
from patients.permissions import Permission
from patients.refusals import NotNow
from patients.views.ways import trail
from portal.actions.closing import NOT_OPEN, close_portal


@require_http_methods(["GET", "POST"])
@load_patient
@require(Permission.OPEN_PORTAL)
def close(request, patient):
    """Take the way in back that the clinic opened."""
    if request.method == "POST":
        close_portal(patient, by=request.user)
        messages.success(request, _("The portal is closed for this patient."))
        return redirect("patients:open_portal", patient.pk)
    if patient.user is None:
        raise NotNow(NOT_OPEN, patient=patient)
    opened = (_("Open the portal"), reverse("patients:open_portal", args=[patient.pk]))
    context = {
        "patient": patient,
        "lines": _what_will_happen(patient),
        "trail": trail(request.user, patient, opened, _("Close it")),
    }
    return render(request, "clinic/close_portal.html", context)


def _what_will_happen(patient) -> list[str]:
    return [
        _("%(signs)s is signed out everywhere, with the next click.")
        % {"signs": patient.user.signs_in_with},
        _("Neither this sign-in nor a program with its key opens this record any more."),
        _("A sheet that the patient has not used opens nothing any more."),
        _("What the patient wrote and decided stays. What the sign-in opens elsewhere stays too."),
        _("To open the portal again, make a new sheet."),
    ]
