"""Leaving a clinic: every role of a person ends at once, with the sheets that it kept alive.

The keys that the person made for systems end too, and the patients go to a colleague.
"""

from django.utils.translation import gettext_lazy as _

from patients import audit, permissions
from patients.actions.access_keys import revoke_key
from patients.actions.invitations import end
from patients.deed import action
from patients.models import Clinic, Patient
from patients.models.clinic import today_in_utc
from patients.models.invitation import Kind
from patients.permissions import Permission, Role
from patients.refusals import Invalid


@action
def leave(clinic: Clinic, user, *, by, successor=None):
    """End everything that a person does in a clinic, from the next request on.

    The keys that the person made for systems of the clinic go too: the person knows their secrets.

    Args:
        clinic: which one; what the person is elsewhere stays.
        user: who leaves.
        by: who runs the clinic; never the person.
        successor: the clinician of the clinic who answers for the person's patients from now on;
            needed only where there are such patients.

    Returns:
        The user.

    Raises:
        NotPermitted, or Invalid with a sentence per field.
    """
    permissions.check(by, Permission.MANAGE_MEMBERS, clinic=clinic)
    if user.pk == by.pk:
        raise Invalid(
            {"user": _("You cannot end your own work here. Ask another administrator.")},
            clinic=clinic,
        )
    memberships = list(clinic.roles_of(user).select_for_update())
    if not memberships:
        raise Invalid({"user": _("This person does not work here any more.")}, clinic=clinic)
    for sheet in sheets_that_end(clinic, user).select_for_update():
        end(sheet, by=by)
    patients = list(clinic.patients_answered_for_by(user).select_for_update(of=("self",)))
    if patients:
        _check_successor(clinic, user, successor)
    for membership in memberships:
        membership.until = max(membership.since, today_in_utc())
        membership.save(update_fields=["until"])
        audit.record("member.ended", by=by, clinic=clinic, target=membership, fields=["until"])
    for patient in patients:
        _hand_over(patient, successor, by=by)
    for key in clinic.system_keys_made_by(user):
        revoke_key(key, by=by)
    if user.email:
        for invitation in clinic.invitations_to_work().filter(email=user.email).select_for_update():
            end(invitation, by=by)
    return user


def sheets_that_end(clinic: Clinic, user):
    """The unused invitations that this person gave out and that would open nothing afterwards.

    One to run the clinic stays where the person runs the platform too.
    """
    sheets = clinic.invitations.open().filter(made_by=user)
    if permissions.may(user, Permission.MANAGE_CLINICS):
        return sheets.exclude(kind=Kind.MEMBER, role=Role.CLINIC_ADMIN.value)
    return sheets


def _check_successor(clinic: Clinic, user, successor) -> None:
    """A clinician who stays."""
    stay = clinic.clinicians().exclude(pk=user.pk)
    if successor is None or not stay.filter(pk=successor.pk).exists():
        raise Invalid(
            {"successor": _("Choose the clinician who answers for these patients from now on.")},
            clinic=clinic,
        )


def _hand_over(patient: Patient, successor, *, by) -> None:
    patient.responsible = successor
    patient.version += 1
    patient.save(update_fields=["responsible", "version"])
    audit.record(
        "patient.handed_over", by=by, patient=patient, target=patient, fields=["responsible"]
    )
