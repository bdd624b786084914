"""What the trail learns of signing in: receivers of the sign-in library's signals above all.

An event stands in the chain of every clinic to which the person belongs, so that its administrator
sees it; without one, in the platform's. No address, password or code is ever written.
"""

from collections.abc import Mapping

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa import signals as factor
from allauth.mfa.models import Authenticator
from django.contrib.auth import signals as auth
from django.dispatch import receiver

from patients import audit
from portal.models import User

_CODES = Authenticator.Type.RECOVERY_CODES


@receiver(auth.user_logged_in)
def signed_in(request, user, **_):
    """Nobody gets in unrecorded: where the trail cannot be written the session is gone."""
    try:
        write("signin.done", about=user, by=user)
    except BaseException:
        request.session.flush()
        raise


@receiver(auth.user_login_failed)
def failed(credentials, **_):
    """Somebody tried; who it was is not known, whose account it was sometimes."""
    write("signin.failed", about=User.objects.signing_in_with(typed_in(credentials)))


@receiver(auth.user_logged_out)
def signed_out(request, user, **_):
    """Whoever leaves has left, even where the trail cannot be written."""
    if user is None:
        return
    try:
        write("signout.done", about=user, by=user)
    except BaseException:
        request.session.flush()
        raise


@receiver(password_changed)
def changed_password(user, **_):
    """The own one, with the old one known."""
    write("password.changed", about=user, by=user)


@receiver(password_set)
def set_password(user, **_):
    """A first one."""
    write("password.set", about=user, by=user)


@receiver(password_reset)
def reset_password(user, **_):
    """Through a link; whoever opened it was not signed in."""
    write("password.reset", about=user)


@receiver(factor.authenticator_used)
def used_factor(user, authenticator, **_):
    """A code or a passkey that was right; a recovery code is worth an event of its own."""
    event = "recovery_code.used" if authenticator.type == _CODES else "factor.used"
    write(event, about=user, by=user, fields=[authenticator.type])


@receiver(factor.authentication_failed)
def failed_factor(user, authenticator, **_):
    """A wrong code: whoever typed it knew the password, and may be somebody else."""
    write("factor.failed", about=user, fields=[authenticator.type])


def factors_changed(user, before: Mapping[int, str], after: Mapping[int, str]) -> None:
    """Which apps, passkeys and recovery codes came and went, by their kinds before and after."""
    gone = sorted(kind for pk, kind in before.items() if pk not in after)
    new = sorted(kind for pk, kind in after.items() if pk not in before)
    if gone == new == [_CODES]:
        write("factor.renewed", about=user, by=user, fields=new)
        return
    for kind in gone:
        write("factor.removed", about=user, by=user, fields=[kind])
    for kind in new:
        write("factor.added", about=user, by=user, fields=[kind])


def asked_for_link(address: str) -> None:
    """Somebody says that the password is forgotten."""
    write("password.forgotten", about=User.objects.signing_in_with(address))


def throttled(what: str, address: str) -> None:
    """Tries at this account are refused for a while."""
    write(f"{what}.throttled", about=User.objects.signing_in_with(address))


def write(event: str, *, about, by=None, fields=()) -> None:
    """One event in each chain that concerns this person; `about` is None for somebody unknown."""
    target = "" if about is None else f"user:{about.pk}"
    with audit.trail():
        for clinic in _chains(about):
            audit.record(event, by=by, clinic=clinic, target=target, fields=fields)


def typed_in(credentials) -> str:
    """What somebody typed to sign in: an address, or a sign-in name."""
    return credentials.get("email") or credentials.get("username") or ""


def _chains(user) -> list:
    """The clinics in whose trail the event stands; None is the platform's."""
    clinics = [] if user is None else list(user.clinics())
    return clinics or [None]
