"""A way back for somebody who lost the phone or the password: a sheet from the own clinic."""

from collections.abc import Callable
from functools import partial

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients import audit, letters
from patients.actions.invitations import make
from patients.deed import action
from patients.models import Invitation, Patient
from patients.models.invitation import Kind
from patients.refusals import Invalid, NotNow, NotPermitted
from portal.actions.joining import NOT_VALID, locked
from portal.actions.second_factors import check_may_forget, forget_second_factors


@action
def issue_way_back(user, *, by, clinic=None, patient=None) -> Invitation:
    """Make the sheet with which a patient, or a member of the clinic, sets up signing in anew.

    Args:
        user: who lost something.
        by: who hands the sheet out, never the user.
        clinic: where the user works, or
        patient: the user's record.

    Whoever has an address is told by mail. Raises NotPermitted, also where the sign-in opens more
    than this clinic's records: but a patient without mail gets one of its own for the record here,
    see `come_back`.
    """
    check_may_forget(user, by, clinic, patient)
    own = clinic or patient.clinic
    is_without_mail = patient is not None and not user.email
    if not is_without_mail:
        _check_opens_no_more(user, own, patient)
    invitation = Invitation(
        clinic=own, kind=Kind.WAY_BACK, patient=patient, user=user, name=user.name, made_by=by
    )
    made = make(invitation, own.invitations.filter(kind=Kind.WAY_BACK, user=user))
    _tell(letters.way_back_made, made)
    return made


@action
def come_back(invitation: Invitation, *, by, password: str, email: str = ""):
    """Forget the second factors, which are then set up anew; asks what the way in asked.

    A patient has shown the birth date, and `email` to be the own address where the sign-in has one:
    nobody at the clinic takes it over alone. The patient chooses a new password; where the sign-in
    opens records of other clinics too, it stays with those, and this clinic's record gets a new
    one. A member of staff types the present password: the clinic's sheet alone opens nothing. The
    password is then all that is left, and it may be known to somebody else: only the browser that
    showed the sheet sets up the second factor.

    Returns:
        The user who signs in from now on, or None where it was not the right person; a wrong
        password counts, and few make the code void.

    Raises NotNow where it has ended; NotPermitted where it could not be made now; Invalid where a
    new password will not do, or the address is not the one. Whoever has an address is told by mail.
    """
    invitation = locked(invitation)
    if invitation is None or not invitation.user.is_active:
        raise NotNow(NOT_VALID)
    if invitation.only_address not in ("", email):
        raise Invalid(
            {"email": _("Enter the code that we mail to the address you sign in with.")},
            clinic=invitation.clinic,
        )
    user = invitation.user
    about = {"patient": invitation.patient, "clinic": invitation.clinic, "target": invitation}
    if not invitation.patient_id and not user.check_password(password):
        invitation.tries += 1
        invitation.save(update_fields=["tries"])
        audit.record("invitation.wrong_password", by=by, **about)
        return None
    if not invitation.patient_id:
        _check_opens_no_more(user, invitation.clinic)
    if opens_more(invitation):
        user = _part(invitation, password)
    else:
        if invitation.patient_id:
            _check(password, user, invitation)
            user.set_password(password)
            user.save(update_fields=["password"])
        forget_second_factors(
            user,
            by=invitation.made_by,
            patient=invitation.patient,
            clinic=None if invitation.patient_id else invitation.clinic,
        )
    if not invitation.patient_id:
        user.comes_back_by = invitation.pk
        user.save(update_fields=["comes_back_by"])
    invitation.ended_at = timezone.now()
    invitation.accepted_by = user
    invitation.save(update_fields=["ended_at", "accepted_by"])
    audit.record("invitation.accepted", by=user, **about)
    _tell(letters.way_back_used, invitation)
    return user


def _tell(letter: Callable, invitation: Invitation) -> None:
    """Mail it, once the deed is done, to the address of the sign-in, else to that of the record."""
    address = invitation.user.email or (invitation.patient and invitation.patient.email)
    if address:
        transaction.on_commit(partial(letter, address, invitation))


def opens_more(invitation: Invitation) -> bool:
    """Whether the patient's sign-in opens records of other clinics, for which the sheet is none."""
    is_of_patient = invitation.patient_id is not None
    return is_of_patient and _records_elsewhere(invitation.user, invitation.clinic).exists()


def _check_opens_no_more(user, clinic, patient=None) -> None:
    if _records_elsewhere(user, clinic).exists():
        raise NotPermitted(
            _("This person's sign-in opens more than your clinic. Ask who runs this portal."),
            clinic=clinic,
            patient=patient,
        )


def _records_elsewhere(user, clinic):
    return user.patients().filter(user=user).exclude(clinic=clinic)


def _part(invitation: Invitation, password: str):
    """A new sign-in, by a name, for the record of this clinic; the old one keeps the others."""
    old = invitation.user
    patient = Patient.objects.select_for_update().get(pk=invitation.patient_id)
    check_may_forget(old, invitation.made_by, None, patient)
    _check(password, old, invitation)
    new = get_user_model().objects.create_user(
        None, password, name=invitation.name, language=old.language
    )
    patient.user = new
    patient.version += 1
    patient.save(update_fields=["user", "version"])
    audit.record("user.created", by=new, clinic=patient.clinic, target=new)
    audit.record("portal.moved", by=new, patient=patient, target=patient, fields=["user"])
    for record in _records_elsewhere(old, patient.clinic):
        audit.record("portal.parted", by=None, patient=record, target=old)
    return new


def _check(password: str, user, invitation: Invitation) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Invalid({"password": error.messages[0]}, clinic=invitation.clinic) from error
