"""How the sign-in library behaves in this house."""

import base64
import hashlib

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings


class ClosedDoorAdapter(DefaultAccountAdapter):
    """Nobody opens an account for themselves: staff are appointed, patients are invited."""

    def is_open_for_signup(self, request) -> bool:
        """No."""
        return False

    def pre_login(self, request, user, **kwargs):
        """Systems come with access keys; by no way of signing in do they get a session."""
        if user.is_system:
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)


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
