"""How the sign-in library behaves in this house."""

import base64
import hashlib

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.auth import authenticate
from django.utils.http import url_has_allowed_host_and_scheme

from portal.account import known, throttle
from portal.account.trail import typed_in


class ClosedDoorAdapter(DefaultAccountAdapter):
    """Nobody opens an account for themselves: staff are appointed, patients are invited."""

    def is_open_for_signup(self, request) -> bool:
        """No."""
        return False

    def authenticate(self, request, **credentials):
        """Whose password this is; None for everybody who may not come in, for whatever reason.

        Somebody whose sign-in is closed is answered like a wrong password: the library would say so
        to whoever knows the password, and answer an unknown address otherwise.
        """
        tried = throttle.attempt(request, "signin", typed_in(credentials))
        user = authenticate(request, **credentials)
        AuthenticationBackend.unstash_authenticated_user()
        if user is not None:
            tried.forgive()
        return user

    def login(self, request, user) -> None:
        """Begin the session; from now on this browser is one that the account is known on."""
        super().login(request, user)
        known.remember(request, user.signs_in_with)

    def pre_login(self, request, user, **kwargs):
        """Systems come with access keys; by no way of signing in do they get a session."""
        if user.is_system:
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)

    def is_safe_url(self, url: str) -> bool:
        """Whether to lead on to an address: only within the host that was asked.

        The library would also allow every other host of the installation.
        """
        request = context.request
        return url_has_allowed_host_and_scheme(
            url, {request.get_host()}, require_https=request.is_secure()
        )


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets of the second factor are encrypted in the database, under the installation's key."""

    def encrypt(self, text: str) -> str:
        """The text as it is stored."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The text again. Raises InvalidToken where the installation's key was changed."""
        return _box().decrypt(encrypted_text.encode()).decode()


def _box() -> Fernet:
    """Authenticated encryption with a key of its own, derived from SECRET_KEY."""
    key = hashlib.sha256(b"second factor " + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
