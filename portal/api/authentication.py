"""Signing in to the REST interface with an access key, and how the document describes it."""

from collections.abc import Iterable

from allauth.core.internal import ratelimit
from django.utils.translation import gettext as _
from drf_spectacular import authentication
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import (
    BaseAuthentication,
    SessionAuthentication,
    get_authorization_header,
)
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied, Throttled

from patients import audit
from patients.access import SAFE, page_of, record_refusal
from patients.models import AccessKey
from patients.refusals import WithoutToken

SCHEME = "Bearer"
# Keys of one client that may open nothing; a key that opens is never held up by them.
REFUSALS = {"access_key": "20/m/ip"}
A_MINUTE = 60


class AccessKeyAuthentication(BaseAuthentication):
    """`Authorization: Bearer sns_...`; it counts even where a session's cookie came along.

    Every key that does not open is refused in the same words, whatever is wrong with it.
    """

    def authenticate(self, request):
        """The key's owner with the key, None without one. Raises AuthenticationFailed."""
        words = get_authorization_header(request).split()
        if not words or words[0].lower() != SCHEME.lower().encode():
            return None
        key = AccessKey.with_secret(_secret(words))
        if key is None or not key.opens():
            _refuse(request, key)
        audit.through_token(key.pk)
        key.used()
        key.user.access_key = key
        return key.user, key

    def authenticate_header(self, request) -> str:
        """What somebody who is not let in is told to come with."""
        return f'{SCHEME} realm="Spine & Stride"'


class SessionWithToken(SessionAuthentication):
    """A session counts for a write only with the token of a page of ours."""

    def enforce_csrf(self, request) -> None:
        """Refuse, while it is still known whose session it is."""
        try:
            super().enforce_csrf(request)
        except PermissionDenied:
            record_refusal(request._request, WithoutToken(""))
            raise


def _secret(words: Iterable[bytes]) -> str:
    """What stands after the scheme; more or less than one word is nobody's key."""
    return b" ".join(words[1:]).decode("latin-1")


def _refuse(request, key: AccessKey | None) -> None:
    """Put it in the trail of whom it concerns, without the secret, and refuse."""
    counted = ratelimit.consume(
        request._request, app="portal.api", action="access_key", config=REFUSALS, limit_get=True
    )
    if not counted:
        raise Throttled(A_MINUTE, _("Too many keys that open nothing came from here. Wait."))
    with audit.trail():
        for clinic in key.told_to() if key else [None]:
            audit.record("key.refused", by=None, clinic=clinic, target=key or page_of(request))
    raise AuthenticationFailed(
        _("This access key opens nothing. Make a new one in the portal, under “Access keys”.")
    )


class SessionScheme(authentication.SessionScheme):
    """The session in the OpenAPI document."""

    target_class = "portal.api.authentication.SessionWithToken"


class AccessKeyScheme(OpenApiAuthenticationExtension):
    """The key in the OpenAPI document: the scheme, and the scopes that each operation needs."""

    target_class = "portal.api.authentication.AccessKeyAuthentication"
    name = "accessKey"

    def get_security_definition(self, auto_schema) -> dict:
        """How the key is sent."""
        return {
            "type": "http",
            "scheme": SCHEME.lower(),
            "description": _("An access key, made in the portal. Its scopes name what it may do."),
        }

    def get_security_requirement(self, auto_schema) -> list[dict]:
        """One alternative for each scope that opens this operation; none is needed: any key."""
        return [{self.name: scopes} for scopes in scopes_of(auto_schema.view, auto_schema.method)]


def with_patience(result: dict, **kwargs) -> dict:
    """A hook of the generator: whatever is asked, too many keys that open nothing are too many."""
    for methods in result["paths"].values():
        for operation in methods.values():
            operation["responses"]["429"] = {
                "description": _(
                    "Too many keys that open nothing came from here; wait as many seconds as the "
                    "header Retry-After says"
                ),
                "headers": {
                    "Retry-After": {
                        "description": _("Seconds to wait"),
                        "required": True,
                        "schema": {"type": "integer"},
                    }
                },
                "content": operation["responses"]["401"]["content"],
            }
    return result


def scopes_of(view, method: str) -> list[list[str]]:
    """The scopes with which a key gets through to a method, each an alternative."""
    method = "GET" if method in SAFE else method
    if hasattr(view, "scopes"):
        alternatives = view.scopes[method]
    else:
        alternatives = [view.needs[method]] if hasattr(view, "needs") else []
    return [[str(permission)] for permission in alternatives] or [[]]
