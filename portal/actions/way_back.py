"""A way back for somebody who lost the phone or the password: a sheet from the own clinic."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients import audit
from patients.actions.invitations import make
from patients.deed import action
from patients.models import Invitation
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

    Raises NotPermitted, also where the sign-in opens more than this clinic's records.
    """
    check_may_forget(user, by, clinic, patient)
    own = clinic or patient.clinic
    if user.patients().filter(user=user).exclude(clinic=own).exists():
        raise NotPermitted(
            _("This person's sign-in opens more than your clinic. Ask who runs this portal."),
            clinic=own,
            patient=patient,
        )
    invitation = Invitation(
        clinic=own, kind=Kind.WAY_BACK, patient=patient, user=user, name=user.name, made_by=by
    )
    return make(invitation, own.invitations.filter(kind=Kind.WAY_BACK, user=user))


@action
def come_back(invitation: Invitation, *, by, password: str) -> bool:
    """Forget the second factors, which are then set up anew; asks what the way in asked.

    A patient has shown the birth date and chooses a new password. A member of staff types the
    present one: the clinic's sheet alone opens nothing.

    Returns:
        Whether it was the right person; a wrong password counts, and few make the code void.

    Raises NotNow where it has ended; Invalid where a new password will not do.
    """
    invitation = locked(invitation)
    if invitation is None or not invitation.user.is_active:
        raise NotNow(NOT_VALID)
    user = invitation.user
    about = {"patient": invitation.patient, "clinic": invitation.clinic, "target": invitation}
    if invitation.patient_id:
        _choose(user, password, invitation)
    elif not user.check_password(password):
        invitation.tries += 1
        invitation.save(update_fields=["tries"])
        audit.record("invitation.wrong_password", by=by, **about)
        return False
    forget_second_factors(
        user,
        by=invitation.made_by,
        patient=invitation.patient,
        clinic=None if invitation.patient_id else invitation.clinic,
    )
    invitation.ended_at = timezone.now()
    invitation.accepted_by = user
    invitation.save(update_fields=["ended_at", "accepted_by"])
    audit.record("invitation.accepted", by=user, **about)
    return True


def _choose(user, password: str, invitation: Invitation) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Invalid({"password": error.messages[0]}, clinic=invitation.clinic) from error
    user.set_password(password)
    user.save(update_fields=["password"])
