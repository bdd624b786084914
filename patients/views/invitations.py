"""The patient's own way into the portal: a sheet to hand over, and its end."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from patients import qr
from patients.access import load_patient, require
from patients.actions import invitations
from patients.clinic_time import in_clinic_time
from patients.forms import InvitePatientForm
from patients.permissions import Permission
from patients.refusals import NotNow
from patients.views.ways import trail


@require_http_methods(["GET", "POST"])
@never_cache
@load_patient
@require(Permission.OPEN_PORTAL)
@in_clinic_time
def open_portal(request, patient):
    """Invite the patient: a sheet with a code, and a mail where there is an address."""
    form = InvitePatientForm(request.POST if request.method == "POST" else None, patient=patient)
    if form.is_valid():
        made = form.apply(
            invitations.invite_patient,
            patient,
            by=request.user,
            join_page=join_page(request) if form.cleaned_data.get("by_mail") else "",
        )
        if made:
            return sheet(request, made, trail(request.user, patient, _("Open the portal")))
    context = {
        "patient": patient,
        "form": form,
        "invitation": patient.invitations.not_ended().first(),
        "trail": trail(request.user, patient, _("Open the portal")),
    }
    return render(request, "patients/open_portal.html", context)


@require_POST
@load_patient
@require(Permission.OPEN_PORTAL)
def withdraw_invitation(request, patient):
    """The sheet that was handed out opens nothing any more."""
    invitation = patient.invitations.not_ended().first()
    if invitation is None:
        raise NotNow(_("There is no invitation to withdraw."), patient=patient)
    invitations.withdraw(invitation, by=request.user)
    messages.success(request, _("The invitation is withdrawn. Its code opens nothing any more."))
    return redirect("patients:open_portal", patient.pk)


def sheet(request, invitation, way):
    """The sheet to hand over, in answer to the posting that made it: its code stands nowhere.

    Where the same form arrives twice, the second answer has no code.
    """
    page = join_page(request)
    context = {
        "invitation": invitation,
        "page": page.split("://", 1)[-1],
        "qr": qr.drawing(f"{page}#{invitation.code}") if invitation.code else None,
        "trail": way,
    }
    return render(request, "joining/sheet.html", context)


def join_page(request) -> str:
    """The address of the page that takes codes."""
    return request.build_absolute_uri(reverse("join:code"))
