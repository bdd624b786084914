"""How the hospital's provider is asked, and what of its answer is believed."""

from collections.abc import Mapping
from typing import Any

import jwt
import requests
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from allauth.utils import build_absolute_uri
from django.conf import settings
from django.urls import reverse

from portal.account.hospital.addresses import origin_of

TIMEOUT = 5  # seconds
LEEWAY = 30  # seconds that two clocks may differ
SIGNED_WITH = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA")
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
SCOPES = ("openid", "email", "profile")
# What an id token says where two factors were used: RFC 8176, and acr values that are published.
BOTH_FACTORS = "mfa"
STRONG = frozenset(
    {
        "phr",
        "phrh",
        "https://refeds.org/profile/mfa",
        "http://schemas.openid.net/pape/policies/2007/06/multi-factor",
    }
)

Claims = Mapping[str, Any]


class Unusable(OAuth2Error):
    """The provider answered what cannot be believed or understood."""


class HospitalSession(requests.Session):
    """Calls the configured host and no other, wherever an answer would lead."""

    def request(self, method, url, **options):
        """Ask; raise Unusable for an address elsewhere, which is not called."""
        if not _is_on_its_host(url):
            raise Unusable("The provider names an address on another host.")
        options |= {"allow_redirects": False, "timeout": TIMEOUT}
        return super().request(method, url, **options)


class Hospital(OpenIDConnectOAuth2Adapter):
    """The library's conversation with a provider, stricter where the library trusts."""

    @property
    def openid_config(self) -> Claims:
        """What the provider says of itself, once it was seen to be the one configured."""
        if not hasattr(self, "_openid_config"):
            found = _object(self._get(self.get_provider().server_url))
            if found.get("issuer") != settings.OIDC_ISSUER:
                raise Unusable("The provider calls itself by another name.")
            if not all(isinstance(found.get(name), str) for name in ENDPOINTS):
                raise Unusable("The provider does not say where to ask.")
            if not _is_on_its_host(found["authorization_endpoint"]):
                raise Unusable("The provider would send people to another host.")
            self._openid_config = found
        return self._openid_config

    def get_callback_url(self, request, app) -> str:
        """Where the browser comes back to."""
        return build_absolute_uri(request, reverse("hospital_callback"))

    def get_access_token_data(self, request, app, client, pkce_code_verifier=None) -> Claims:
        """The tokens for the code that the browser brought."""
        try:
            return _object(
                super().get_access_token_data(
                    request, app, client, pkce_code_verifier=pkce_code_verifier
                )
            )
        except (KeyError, TypeError, ValueError) as fault:
            raise Unusable("The provider's tokens cannot be read.") from fault

    def parse_token(self, data):
        """None: the access token serves for one question and is never kept."""
        return

    def complete_login(self, request, app, token, **kwargs) -> SocialLogin:
        """Who the provider says it is; whether that opens a door is decided elsewhere."""
        answered = kwargs["response"]
        claims = self._verified(answered.get("id_token"))
        login = SocialLogin(
            provider=self.get_provider(),
            account=SocialAccount(provider=settings.OIDC_ISSUER, uid=claims["sub"], extra_data={}),
        )
        login.claims = claims
        login.address = self._address(claims, answered)
        return login

    def _verified(self, token) -> Claims:
        """What the id token says: signed by the provider, for us, now."""
        try:
            keys = jwt.PyJWKSet.from_dict(_object(self._get(self.openid_config["jwks_uri"])))
            kid = jwt.get_unverified_header(token).get("kid")
            key = next(one for one in keys if one.key_id == kid or kid is None)
            claims = jwt.decode(
                token,
                key,
                algorithms=SIGNED_WITH,
                audience=settings.OIDC_CLIENT_ID,
                issuer=settings.OIDC_ISSUER,
                leeway=LEEWAY,
                options={"require": ["exp", "iat", "iss", "aud", "sub", "nonce"]},
            )
        except (jwt.PyJWTError, StopIteration, TypeError, ValueError) as fault:
            raise Unusable("The provider's word cannot be verified.") from fault
        if claims.get("azp", settings.OIDC_CLIENT_ID) != settings.OIDC_CLIENT_ID:
            raise Unusable("The provider's word is meant for somebody else.")
        if (
            not claims["sub"]
            or len(claims["sub"]) > SocialAccount._meta.get_field("uid").max_length
        ):
            raise Unusable("The provider's number for the person is of no use.")
        return claims

    def _address(self, claims: Claims, answered: Claims) -> str:
        """The address that the provider has verified, or nothing."""
        told = claims
        if "email" not in claims and "userinfo_endpoint" in self.openid_config:
            bearer = {"Authorization": f"Bearer {answered['access_token']}"}
            told = _object(self._get(self.openid_config["userinfo_endpoint"], headers=bearer))
            if told.get("sub") != claims["sub"]:
                raise Unusable("The provider tells of somebody else.")
        address = told.get("email")
        is_verified = told.get("email_verified") is True
        return address if is_verified and isinstance(address, str) else ""

    def _get(self, address: str, **options):
        with HospitalSession() as session:
            answer = session.get(address, **options)
        answer.raise_for_status()
        return answer.json()


class HospitalProvider(OpenIDConnectProvider):
    """The one provider of this installation, as the environment names it."""

    oauth2_adapter_class = Hospital

    def __init__(self, request):
        app = SocialApp(
            provider=self.id,
            provider_id=settings.OIDC_ISSUER,
            name=settings.OIDC_NAME,
            client_id=settings.OIDC_CLIENT_ID,
            secret=settings.OIDC_CLIENT_SECRET,
            settings={
                "server_url": settings.OIDC_ISSUER.rstrip("/"),
                "oauth_pkce_enabled": True,
                "scope": list(SCOPES),
            },
        )
        super().__init__(request, app=app)


def used_both_factors(claims: Claims) -> bool:
    """Whether the provider says that it asked for a second factor itself."""
    methods = claims.get("amr")
    said = isinstance(methods, list) and BOTH_FACTORS in methods
    return said or str(claims.get("acr")) in STRONG


def _is_on_its_host(address: str) -> bool:
    try:
        return origin_of(address) == origin_of(settings.OIDC_ISSUER)
    except ValueError:
        return False


def _object(found) -> Claims:
    if not isinstance(found, dict):
        raise Unusable("The provider answered something else than was asked.")
    return found
