"""Whom the hospital's word lets in: people who work here, and nobody is made one by it."""

from http import HTTPStatus

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base.constants import AuthError
from django.conf import settings
from django.shortcuts import render
from django.utils.crypto import constant_time_compare
from requests import RequestException

from portal.account import trail
from portal.account.hospital.provider import HospitalProvider, HospitalSession, used_both_factors
from portal.actions import hospital
from portal.models import User

KIND = "hospital"  # in the session's notes: a second factor that was asked for elsewhere


class HospitalAdapter(DefaultSocialAccountAdapter):
    """What the library asks of this house when somebody comes from the hospital's provider."""

    def get_provider(self, request, provider, client_id=None) -> HospitalProvider:
        """The one that the environment names; none is looked up in the database."""
        return HospitalProvider(request)

    def list_apps(self, request, provider=None, client_id=None) -> list:
        """None in the database either."""
        return []

    def get_requests_session(self) -> HospitalSession:
        """Calls that reach the provider only."""
        return HospitalSession()

    def pre_social_login(self, request, sociallogin) -> None:
        """Let in whoever is connected; connect a colleague whose address the hospital verified.

        Everybody else reads the same page: unknown here, only a patient, or shut out.
        """
        asked = sociallogin.state.get("nonce") or ""
        if not constant_time_compare(str(sociallogin.claims["nonce"]), asked):
            raise ImmediateHttpResponse(_problem(request, HTTPStatus.BAD_REQUEST))
        user = sociallogin.user
        if user is None:
            user = User.objects.to_connect(sociallogin.address, settings.OIDC_ISSUER)
        if user is None or not user.may_come_from_hospital:
            known = user or User.objects.signing_in_with(sociallogin.address)
            trail.write("signin.refused", about=known)
            raise ImmediateHttpResponse(_nobody(request))
        if sociallogin.user is None:
            sociallogin.account = hospital.connect(
                user, by=user, issuer=settings.OIDC_ISSUER, subject=sociallogin.account.uid
            )
            sociallogin.user = user
            get_adapter(request).send_notification_mail("account/email/hospital_connected", user)
        if settings.OIDC_SECOND_FACTOR and used_both_factors(sociallogin.claims):
            record_authentication(request, user, "mfa", type=KIND)

    def on_authentication_error(
        self, request, provider, error=None, exception=None, extra_context=None
    ) -> None:
        """A page of ours in place of the library's."""
        if error == AuthError.CANCELLED:
            raise ImmediateHttpResponse(_problem(request, HTTPStatus.BAD_REQUEST, is_ended=True))
        is_silent = isinstance(exception, RequestException)
        status = HTTPStatus.BAD_GATEWAY if is_silent else HTTPStatus.BAD_REQUEST
        raise ImmediateHttpResponse(_problem(request, status, is_silent=is_silent))


def _problem(request, status: int, **says):
    context = {"name": settings.OIDC_NAME, **says}
    return render(request, "account/hospital_problem.html", context, status=status)


def _nobody(request):
    context = {"name": settings.OIDC_NAME}
    return render(request, "account/hospital_nobody.html", context, status=HTTPStatus.FORBIDDEN)
