"""Forms of the sign-in library, with our limits and without a word on who has an account."""

from allauth.account.forms import ResetPasswordForm, ResetPasswordKeyForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm

from portal.account import known, throttle, trail


class AskForLinkForm(ResetPasswordForm):
    """A link to choose another password, for whoever has one; everybody else gets a mail too.

    Whoever never had a password was not invited, or did not come: a link is no way in.
    """

    def clean_email(self) -> str:
        """The address, whoever signs in with it; asking too often is refused before any mail."""
        email = super().clean_email()
        throttle.attempt(context.request, "reset", email)
        trail.asked_for_link(email)
        self.users = [
            user for user in self.users if user.has_usable_password() and not user.is_system
        ]
        return email


class ChooseThroughLinkForm(ResetPasswordKeyForm):
    """Another password, chosen through a link; whoever holds it is the owner of the mailbox."""

    def clean(self):
        """From now on strangers who guess at this account do not slow this browser down."""
        cleaned = super().clean()
        if not self.errors:
            known.remember(context.request, self.user.email)
        return cleaned


class _Throttled:
    """Tries at codes are limited by account and client."""

    def clean_code(self) -> str:
        """The code, where it is right."""
        tried = throttle.attempt(context.request, "code", self.user.email)
        code = super().clean_code()
        tried.forgive()
        return code


class CodeForm(_Throttled, AuthenticateForm):
    """The second factor at signing in."""


class CodeAgainForm(_Throttled, ReauthenticateForm):
    """The second factor before something delicate."""
