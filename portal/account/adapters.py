"""How the sign-in library behaves in this house."""

import base64
import hashlib
import time
from functools import partial

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.sites.shortcuts import get_current_site
from django.db import transaction
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from patients import audit, letters
from patients.refusals import NotNow
from portal.account import known, second_factor, throttle, timeouts, trail

KEEP_ONE = _(
    "Everybody who works for a clinic signs in with a second factor, and this is your only one. "
    "Add another one before you remove it."
)
WAYS_TO_PROVE = {
    "reauthenticate": _("Use your password"),
    "mfa_reauthenticate": _("Use the app, or a recovery code"),
    "mfa_reauthenticate:webauthn": _("Use a passkey"),
}


class ClosedDoorAdapter(DefaultAccountAdapter):
    """Nobody opens an account for themselves: staff and patients are invited."""

    def is_open_for_signup(self, request) -> bool:
        """No."""
        return False

    def authenticate(self, request, **credentials):
        """Whose password this is; None for everybody who may not come in, for whatever reason.

        Somebody whose sign-in is closed is answered like a wrong password: the library would say so
        to whoever knows the password, and answer an unknown address otherwise.
        """
        tried = throttle.attempt(request, "signin", trail.typed_in(credentials))
        user = authenticate(request, **credentials)
        AuthenticationBackend.unstash_authenticated_user()
        if user is not None:
            tried.forgive()
        return user

    def login(self, request, user) -> None:
        """Begin the session; from now on this browser is one that the account is known on.

        Raises ImmediateHttpResponse for somebody whose sign-in was closed between the password and
        the second factor: the library looks only once, at the password.
        """
        if not user.is_active:
            trail.write("signin.broken_off", about=user)
            raise ImmediateHttpResponse(self.respond_user_inactive(request, user))
        super().login(request, user)
        timeouts.begin(request)
        known.remember(request, user.signs_in_with)

    def pre_login(self, request, user, **kwargs):
        """Systems come with access keys; by no way of signing in do they get a session."""
        if user.is_system:
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)

    def get_login_stages(self) -> list[str]:
        """The library's, with our own word on when the second factor is asked for."""
        ours = {"allauth.mfa.stages.AuthenticateStage": "portal.account.stages.SecondFactorStage"}
        return [ours.get(stage, stage) for stage in super().get_login_stages()]

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """One mail, after the deed that it tells of; a deed does not fail with its mail.

        It is in the language of whose account it is about, else in that of the page.
        """
        context = {"current_site": get_current_site(self.request), "email": email, **context}
        with override(getattr(context.get("user"), "language", None) or get_language()):
            message = self.render_mail(template_prefix, email, {"request": self.request, **context})
        if audit.is_under_way():
            transaction.on_commit(partial(letters.send, message))
        else:
            letters.send(message)

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link of the mail, with its secret behind the #."""
        return f"{self.request.build_absolute_uri(reverse('account_reset_link'))}#{key}"

    def is_safe_url(self, url: str) -> bool:
        """Whether to lead on to an address: only within the host that was asked.

        The library would also allow every other host of the installation.
        """
        request = context.request
        return url_has_allowed_host_and_scheme(
            url, {request.get_host()}, require_https=request.is_secure()
        )

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Whoever signed in, or proved it again, a moment ago is not asked once more.

        Raises ImmediateHttpResponse, with a page that says what to do, for somebody who has nothing
        here to prove it with: the library would let that person through.
        """
        records = get_authentication_records(self.request, self.request.user)
        latest = max((record["at"] for record in records), default=0)
        is_long_ago = time.time() - latest >= app_settings.REAUTHENTICATION_TIMEOUT
        if is_long_ago and not self.get_reauthentication_methods(self.request.user):
            page = render(self.request, "account/sign_in_anew.html", status=403)
            raise ImmediateHttpResponse(page)
        return is_long_ago

    def get_reauthentication_methods(self, user) -> list[dict]:
        """In our words; the password alone does not do where a second factor is still owed."""
        methods = super().get_reauthentication_methods(user)
        if user.is_authenticated and second_factor.is_owed(self.request):
            methods = [method for method in methods if method["id"] != "reauthenticate"]
        return [{**method, "description": WAYS_TO_PROVE[method["id"]]} for method in methods]


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets of the second factor are encrypted in the database, under the installation's key."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _(
            "That did not work, or it was used already. Enter the code that the app shows now, "
            "or use a passkey that you added here."
        ),
        "cannot_delete_authenticator": KEEP_ONE,
        "cannot_generate_recovery_codes": _(
            "Set up an app or a passkey first; recovery codes stand in for it."
        ),
    }

    def can_delete_authenticator(self, authenticator) -> bool:
        """Staff keep one."""
        return second_factor.may_remove(authenticator)

    def generate_authenticator_name(self, user, kind) -> str:
        """What a passkey is called until it gets a better name."""
        number = len(second_factor.owned_by(user).passkeys) + 1
        return str(_("Passkey %(number)s") % {"number": number})

    def encrypt(self, text: str) -> str:
        """The text as it is stored."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The text again. Raises NotNow where the installation's key was changed."""
        try:
            return _box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken as unreadable:
            raise NotNow(
                _(
                    "Your app and your recovery codes do not work any more. The key of this "
                    "portal was changed. Use a passkey if you have one. Or ask for a new way in: "
                    "a patient the clinic, staff the administrator."
                )
            ) from unreadable


def _box() -> Fernet:
    """Authenticated encryption with a key of its own, derived from SECRET_KEY."""
    key = hashlib.sha256(b"second factor " + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
