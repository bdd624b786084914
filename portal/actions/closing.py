"""Closing the portal for one patient: the way in that the clinic opened, taken back."""

from functools import partial

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from patients import audit, letters, permissions
from patients.actions.access_keys import revoke_all_of
from patients.actions.invitations import end
from patients.deed import action
from patients.models import Patient
from patients.permissions import Permission
from patients.refusals import NotNow

NOT_OPEN = _("This patient has no sign-in. There is nothing to close.")


@action
def close_portal(patient: Patient, *, by) -> Patient:
    """Let nobody read this record as the patient any more, from the next request on.

    The sign-in itself stays, with whatever it opens elsewhere; its sessions end, its unused sheets
    of this clinic too. Its keys are revoked, unless they still open something elsewhere: through
    them nobody comes to this record either. Raises NotPermitted; NotNow where nobody is connected.
    """
    permissions.check(by, Permission.OPEN_PORTAL, patient=patient)
    patient = Patient.objects.select_for_update(of=("self",)).get(pk=patient.pk)
    user = patient.user
    if user is None:
        raise NotNow(NOT_OPEN, patient=patient)
    for sheet in patient.invitations.not_ended().select_for_update():
        end(sheet, by=by)
    patient.user = None
    patient.version += 1
    patient.save(update_fields=["user", "version"])
    audit.record("portal.closed", by=by, patient=patient, target=patient, fields=["user"])
    if not (user.is_staff or user.clinics().exists()):
        revoke_all_of(user, by=by, patient=patient)
    for session in UserSession.objects.filter(user=user):
        session.end()
    if user.email:
        transaction.on_commit(partial(letters.closed, user, patient.clinic))
    return patient
