"""Ways in that somebody lost: forgotten by the clinic, so that they can be set up anew."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.utils.translation import gettext_lazy as _

from patients import audit, permissions
from patients.actions.access_keys import revoke_all_of
from patients.deed import action
from patients.permissions import Permission
from patients.refusals import NotPermitted
from portal.account import trail


@action
def forget_second_factors(user, *, by, clinic=None, patient=None):
    """Remove every factor and recovery code of a user, end the sessions, and revoke the own keys.

    The password stays, and is all that is left: whoever calls this has made sure by other means, as
    strong as the way in, that the right person sets them up anew; `portal.actions.way_back` keeps
    the set-up of staff to one browser.

    Args:
        user: whose factors.
        by: who decides so, never the user; None for a command.
        clinic: where the user works, if the clinic decides about its staff.
        patient: the user's record, if the clinic decides about its patient; with neither it is the
            platform that decides.

    Raises:
        NotPermitted: also where the user has a say elsewhere that this clinic does not answer for.
    """
    if by is not None:
        check_may_forget(user, by, clinic, patient)
    factors = Authenticator.objects.filter(user=user)
    kinds = sorted(set(factors.values_list("type", flat=True)))
    factors.delete()
    user.comes_back_by = None
    user.save(update_fields=["comes_back_by"])
    revoke_all_of(user, by=by, clinic=clinic, patient=patient)
    for session in UserSession.objects.filter(user=user):
        session.end()
    audit.record(
        "factor.forgotten",
        by=by,
        clinic=clinic,
        patient=patient,
        target=f"user:{user.pk}",
        fields=kinds,
    )
    return user


@action
def end_way_back(user, *, by):
    """The second factor is set up anew: whatever becomes of it later, no browser is waited for."""
    if by.pk != user.pk:
        raise NotPermitted(_("Everybody sets up only the own second factor."))
    user.comes_back_by = None
    user.save(update_fields=["comes_back_by"])
    trail.write("factor.set_anew", about=user, by=by)
    return user


def check_may_forget(user, by, clinic, patient) -> None:
    """Raise NotPermitted unless `by` answers for this user's sign-in."""
    about = {"clinic": clinic, "patient": patient}
    if by == user:
        raise NotPermitted(_("Ask a colleague: nobody forgets their own second factor."), **about)
    if patient is not None:
        permissions.check(by, Permission.OPEN_PORTAL, patient=patient)
        is_theirs = patient.user_id == user.pk and not user.is_staff
    elif clinic is not None:
        permissions.check(by, Permission.MANAGE_MEMBERS, clinic=clinic)
        works_at = {membership.clinic_id for membership in user.memberships()}
        is_theirs = works_at == {clinic.pk} and not user.is_platform_admin
    else:
        permissions.check(by, Permission.MANAGE_CLINICS)
        is_theirs = True
    if not is_theirs:
        raise NotPermitted(
            _("This person's sign-in opens more than your clinic. Ask who runs this portal."),
            **about,
        )
