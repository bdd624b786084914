"""Forms for second factors: setting one up, its codes, and what a device answers."""

import struct

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.utils import encrypt
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _

DIGITS = {"autocomplete": "one-time-code", "inputmode": "numeric"}
NAME_LENGTH = 60
# What the library's reader raises where an answer is not what a device would send.
UNREADABLE = (AttributeError, LookupError, TypeError, ValueError, struct.error)


class AnyCode(forms.Form):
    """A code from the app, or one of the recovery codes."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_("Six digits from the app, or one of your recovery codes."),
        error_messages={"required": _("Enter the six digits that the app shows now.")},
        widget=forms.TextInput(attrs=DIGITS),
    )


class AppForm(totp.ActivateTOTPForm):
    """The first code from a new app, which shows that the app has the key."""

    code = forms.CharField(
        label=_("Code that the app shows now"),
        error_messages={"required": _("Enter the six digits that the app shows now.")},
        widget=forms.TextInput(attrs=DIGITS),
    )

    def clean_code(self) -> str:
        """A code is good once: the one that sets up the app cannot sign in afterwards."""
        code = super().clean_code()
        data = {"secret": encrypt(self.secret)}
        TOTP(Authenticator(user=self.user, data=data)).validate_code(code)
        return code


class _Answered:
    """What the device answered; something unreadable is refused like a wrong code."""

    def clean_credential(self) -> Authenticator:
        """The passkey that answered."""
        try:
            return super().clean_credential()
        except UNREADABLE as unreadable:
            raise get_adapter().validation_error("incorrect_code") from unreadable


class PasskeySignInForm(_Answered, webauthn.LoginWebAuthnForm):
    """A passkey instead of the password."""


class PasskeyStepForm(_Answered, webauthn.AuthenticateWebAuthnForm):
    """A passkey as the second step of signing in."""


class PasskeyAgainForm(_Answered, webauthn.ReauthenticateWebAuthnForm):
    """The same, before something important."""


class PasskeyForm(webauthn.AddWebAuthnForm):
    """A new passkey; each can sign in by itself, so there is nothing to tick."""

    passwordless = None
    name = forms.CharField(
        label=_("Name of this passkey"),
        help_text=_("So that you recognise it later, for instance “my phone”."),
        max_length=NAME_LENGTH,
        required=False,
    )

    def clean(self) -> dict:
        """The new passkey, if it is one."""
        try:
            return super().clean()
        except UNREADABLE as unreadable:
            raise get_adapter().validation_error("incorrect_code") from unreadable


class PasskeyNameForm(webauthn.EditWebAuthnForm):
    """Another name for a passkey."""

    name = forms.CharField(
        label=_("Name of this passkey"),
        max_length=NAME_LENGTH,
        error_messages={"required": _("Enter a name by which you recognise it.")},
    )
