"""Forms of the sign-in library, with our limits and without a word on who has an account."""

from allauth.account.forms import LoginForm, ResetPasswordForm, ResetPasswordKeyForm
from allauth.account.internal.flows.login import derive_login_method
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from django.utils.translation import gettext_lazy as _

from portal.account import known, throttle, trail
from portal.account.factor_forms import AnyCode


class SignInForm(LoginForm):
    """An email address, or the name that a patient without one was given."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["login"]
        field.label = _("Email address or sign-in name")
        field.widget.attrs |= {
            "autocomplete": "username",
            "autocapitalize": "none",
            "spellcheck": "false",
            "placeholder": "",
        }

    def user_credentials(self) -> dict:
        """One way of looking somebody up, never both.

        The library would try an address as a name too, and take twice as long for one it knows.
        """
        login = self.cleaned_data["login"]
        return {
            derive_login_method(login): login,
            "password": self.cleaned_data["password"],
        }


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
        """From now on strangers who guess at the password do not slow this browser down.

        Codes of the second factor are counted as before: a mailbox is none.
        """
        cleaned = super().clean()
        if not self.errors:
            known.remember(context.request, self.user.signs_in_with, by_link=True)
        return cleaned


class _Throttled:
    """Tries at codes are limited by account and client."""

    def clean_code(self) -> str:
        """The code, where it is right."""
        tried = throttle.attempt(context.request, "code", self.user.signs_in_with)
        code = super().clean_code()
        tried.forgive()
        return code


class CodeForm(_Throttled, AnyCode, AuthenticateForm):
    """The second factor at signing in."""


class CodeAgainForm(_Throttled, AnyCode, ReauthenticateForm):
    """The second factor before something delicate."""
