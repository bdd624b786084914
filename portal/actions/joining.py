"""Joining: an invitation becomes a sign-in, or is connected with one that is there."""

from datetime import date
from functools import partial

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients import audit, letters
from patients.actions import clinics, people
from patients.actions.invitations import may_handle
from patients.deed import action
from patients.models import Invitation
from patients.models.invitation import Kind
from patients.refusals import Invalid, NotNow
from portal.actions import languages

NOT_VALID = _(
    "This code does not work. Check each character. If it still does not work, it was used already "
    "or is too old: ask the clinic for a new one."
)
ANOTHER_ADDRESS = _(
    "This invitation is for %(email)s. Join with that address, or ask the clinic to invite yours."
)


@action
def try_birth_date(invitation: Invitation, *, by, birth_date: date) -> bool:
    """Whether this is the invited patient's birth date; a wrong one counts, and few make it void.

    `by` is whoever is signed in at this browser, or None.
    """
    invitation = locked(invitation)
    if invitation is None:
        return False
    if invitation.patient.birth_date == birth_date:
        return True
    invitation.tries += 1
    invitation.save(update_fields=["tries"])
    audit.record(
        "invitation.void" if invitation.is_void else "invitation.wrong_birth_date",
        by=by,
        patient=invitation.patient,
        target=invitation,
    )
    return False


@action
def accept(invitation: Invitation, *, by, birth_date: date | None = None) -> Invitation:
    """Accept with the sign-in that one has; patients with the birth date that they have shown.

    Staff sign in with the address that was invited. Raises NotNow where the invitation has ended,
    or the date is no longer the record's; Invalid.
    """
    return _accept(invitation, by, birth_date)


@action
def accept_anew(
    invitation: Invitation,
    *,
    by,
    password: str,
    email: str = "",
    birth_date: date | None = None,
    language: str = "",
):
    """Accept with a new sign-in, by an address that was shown to be theirs or by a name.

    Args:
        invitation: what is accepted.
        by: None, since there was nobody yet.
        password: checked as everywhere.
        email: the address, for staff the one that was invited; without it a sign-in name is made,
            for patients only.
        birth_date: the one that a patient has shown, compared once more.
        language: the one that a patient chose on the way, kept where the clinic speaks it; without
            it that of the record.

    Returns:
        The user.

    Raises:
        NotNow: it has ended, or the date is no longer the one in the record.
        Invalid: the address is taken or another one was invited, the password will not do.
    """
    users = get_user_model()
    email = email.strip().lower()
    if not email and invitation.patient_id is None:
        raise Invalid({"email": _("Enter your email address.")}, clinic=invitation.clinic)
    if invitation.only_address not in ("", email):
        raise Invalid({"email": _another_address(invitation)}, clinic=invitation.clinic)
    # Held from here on: whoever sends the same a moment later waits, and then it has ended.
    if locked(invitation) is None:
        raise NotNow(NOT_VALID)
    if email and users.objects.filter(email=email).exists():
        raise Invalid(
            {"email": _("You sign in with this address already. Sign in, then accept.")},
            clinic=invitation.clinic,
        )
    spoken = invitation.patient.language if invitation.patient else "en"
    user = users(email=email or None, name=invitation.name, language=spoken)
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Invalid({"password": error.messages[0]}, clinic=invitation.clinic) from error
    user = users.objects.create_user(email or None, password, name=invitation.name, language=spoken)
    _accept(invitation, user, birth_date)
    if invitation.patient and language != spoken and language in invitation.clinic.languages:
        languages.choose(by=user, language=language)
    audit.record("user.created", by=user, clinic=invitation.clinic, target=user)
    return user


def _accept(invitation: Invitation, user, birth_date: date | None) -> Invitation:
    invitation = locked(invitation)
    # Whoever invited must still be one who may: a code does not outlast its maker's stay.
    is_one = invitation is not None and invitation.kind != Kind.WAY_BACK
    if not is_one or not may_handle(invitation.made_by, invitation):
        raise NotNow(NOT_VALID)
    invitation.ended_at = timezone.now()
    invitation.accepted_by = user
    invitation.save(update_fields=["ended_at", "accepted_by"])
    if invitation.kind == Kind.MEMBER:
        if user == invitation.made_by:
            raise Invalid({"user": _("You made this invitation. It is not for yourself.")})
        if user.email != invitation.only_address:
            raise Invalid({"user": _another_address(invitation)}, clinic=invitation.clinic)
        clinics.add_member(
            invitation.clinic,
            user,
            by=invitation.made_by,
            role=invitation.role,
            licence_number=invitation.licence_number,
        )
    else:
        patient = people.connect(invitation.patient, by=user, invited_by=invitation.made_by)
        if patient.birth_date != birth_date:
            raise NotNow(NOT_VALID)
    audit.record(
        "invitation.accepted",
        by=user,
        patient=invitation.patient,
        clinic=invitation.clinic,
        target=invitation,
    )
    address = invitation.email or (invitation.patient and invitation.patient.email)
    if address:
        transaction.on_commit(partial(letters.used, address, invitation))
    return invitation


def _another_address(invitation: Invitation) -> str:
    return ANOTHER_ADDRESS % {"email": invitation.only_address}


def locked(invitation: Invitation) -> Invitation | None:
    """The invitation as it stands now, held until the deed is done; None where it has ended."""
    return (
        Invitation.objects.open()
        .select_for_update(of=("self",))
        .select_related("clinic", "patient", "made_by")
        .filter(pk=invitation.pk)
        .first()
    )
