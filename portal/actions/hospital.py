"""Sign-ins through the hospital's provider: which account there belongs to whom here."""

from allauth.socialaccount.models import SocialAccount
from django.utils.translation import gettext_lazy as _

from patients.deed import action
from patients.refusals import NotPermitted
from portal.account import trail


@action
def connect(user, *, by, issuer: str, subject: str) -> SocialAccount:
    """From now on this account at the provider signs in as the user, whatever its address is.

    Raises NotPermitted for somebody else than the person who has just signed in there.
    """
    if by.pk != user.pk:
        raise NotPermitted(_("Everybody connects only the own sign-in."))
    account, is_new = SocialAccount.objects.get_or_create(
        provider=issuer, uid=subject, defaults={"user": user}
    )
    if is_new:
        trail.write("signin.connected", about=user, by=by)
    return account


@action
def disconnect(user, *, by):
    """Forget the account at the provider; the next sign-in there connects again, by address.

    `by` is None for the command: whoever may run it has verified who asks.
    """
    if by is not None:
        raise NotPermitted(_("Only the command of the installation forgets a sign-in."))
    SocialAccount.objects.filter(user=user).delete()
    trail.write("signin.disconnected", about=user)
    return user
