"""Sheets for patients and colleagues who lost the phone or the password."""

from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from patients.access import at_clinic, load_patient, require
from patients.clinic_time import at_clinic_time, in_clinic_time
from patients.permissions import Permission
from patients.refusals import NotNow
from patients.views.invitations import sheet
from patients.views.ways import trail
from portal.actions.way_back import issue_way_back
from portal.clinic.people import way_here


@require_POST
@never_cache
@load_patient
@require(Permission.OPEN_PORTAL)
@in_clinic_time
def of_patient(request, patient):
    """A patient of the clinic sets up signing in anew, with the sheet and the birth date."""
    if patient.user is None:
        raise NotNow(_("This patient has no sign-in yet. Open the portal first."), patient=patient)
    made = issue_way_back(patient.user, by=request.user, patient=patient)
    return sheet(request, made, trail(request.user, patient, _("A new way in")))


@require_POST
@never_cache
@at_clinic(Permission.MANAGE_MEMBERS)
def of_member(request, clinic, user_id):
    """A colleague sets up the second factor anew, with the sheet and the password."""
    member = next((each.user for each in clinic.people() if each.user_id == user_id), None)
    if member is None:
        raise Http404
    made = issue_way_back(member, by=request.user, clinic=clinic)
    with at_clinic_time(clinic):
        return sheet(request, made, way_here(str(member)))
