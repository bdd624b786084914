"""Signing in with a second factor, in the tests' words."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.urls import reverse

from tests.conftest import PASSWORD

PERIOD = 30
ENOUGH = 4  # seconds, to send a code in
CHOOSE = "/accounts/second-factor/"


def leads_to(answer, where) -> bool:
    """Whether the answer sends somebody to that page."""
    return answer.status_code == 302 and answer.url.split("?")[0] == where


class At:
    """A clock that stands, at the beginning of a code's half minute, until it is moved on."""

    def __init__(self, monkeypatch):
        self.now = time.time() // PERIOD * PERIOD
        monkeypatch.setattr(time, "time", lambda: self.now)

    def later(self, seconds):
        """So many seconds pass."""
        self.now += seconds


def signs_in(client, user, code=None):
    """With the password, and where a code is given with that too."""
    answer = client.post(
        reverse("account_login"), {"login": user.signs_in_with, "password": PASSWORD}
    )
    if code is not None:
        answer = client.post(reverse("mfa_authenticate"), {"code": code})
    return answer


def code_of(key) -> str:
    """What an app with this key shows now; not one that is over before it could be sent."""
    left = PERIOD - time.time() % PERIOD
    if left < ENOUGH:
        time.sleep(left)
    return auth.format_hotp_value(auth.hotp_value(key, int(time.time()) // PERIOD))


def own_app(user) -> str:
    """Somebody has an app already; gives its key."""
    key = generate_totp_secret()
    TOTP.activate(user, key)
    return key


def own_passkey(user, name) -> Authenticator:
    """Somebody has a passkey already, of which only the name matters."""
    return WebAuthn.add(user, name, {}).instance


def set_up_app(client, user) -> str:
    """Somebody signs in and sets up an app; gives its key."""
    signs_in(client, user)
    client.get(reverse("mfa_activate_totp"))
    key = client.session["mfa.totp.secret"]
    client.post(reverse("mfa_activate_totp"), {"code": code_of(key)})
    return key


def recovery_codes_of(client) -> list[str]:
    """What the page shows after the button was pressed."""
    return client.post(reverse("mfa_view_recovery_codes")).context["codes"]
