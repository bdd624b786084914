"""Off to the hospital's sign-in, and back."""

from collections.abc import Callable
from functools import wraps

from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.utils.crypto import get_random_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from requests import RequestException

from portal.account import throttle
from portal.account.hospital.provider import Hospital, HospitalProvider


def to_the_hospital(view: Callable) -> Callable:
    """Only where a hospital is named, to whoever is not signed in; what it fails at is a page.

    Each way there and back has our server ask the hospital's: so often, and no more. A way back
    that ended in a session does not count.
    """

    @wraps(view)
    def asked(request):
        if not settings.OIDC_ISSUER or request.user.is_authenticated:
            return redirect(settings.LOGIN_URL)
        tried = throttle.attempt(request, "hospital")
        try:
            answer = view(request)
        except (OAuth2Error, RequestException) as fault:
            return render_authentication_error(request, HospitalProvider(request), exception=fault)
        if request.user.is_authenticated:
            tried.forgive()
        return answer

    return asked


@login_not_required
@require_POST
@to_the_hospital
def start(request):
    """Send the browser to the hospital's sign-in, with a state of ours to come back with."""
    nonce = get_random_string(32)
    return HospitalProvider(request).redirect(
        request,
        process=AuthProcess.LOGIN,
        next_url=get_next_redirect_url(request),
        auth_params={"nonce": nonce},
        nonce=nonce,
    )


@login_not_required
@require_GET
@never_cache
@to_the_hospital
def callback(request):
    """Take what the browser brings back from there."""
    return OAuth2CallbackView.adapter_view(Hospital(request, settings.OIDC_ISSUER))(request)
