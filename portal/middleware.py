"""What requests share on their way: refusals become pages, and an ended session signs in again."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponseNotAllowed
from django.shortcuts import render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect

from patients.access import record_refusal
from patients.refusals import Invalid, Refused, Stale

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
TEMPLATES = {403: "403.html", 409: "409.html"}


class MethodMiddleware:
    """Refuses a method that no page of ours knows, before anybody takes it for a mere look."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Pass on what is known."""
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        return self.get_response(request)


class RefusalMiddleware:
    """Turns a refusal that no view handled into a page that says why and what to do."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Pass on."""
        return self.get_response(request)

    def process_exception(self, request, exception):
        """Record and render the refusal; everything else is left to Django."""
        record_refusal(request, exception)
        if not isinstance(exception, Refused):
            return None
        return render(
            request,
            TEMPLATES.get(exception.status, "400.html"),
            {
                "reason": exception.reason,
                "differences": exception.differences if isinstance(exception, Stale) else [],
                "errors": exception.errors if isinstance(exception, Invalid) else {},
                "back": page_before(request),
            },
            status=exception.status,
        )


def page_before(request) -> str:
    """Where a refused person looks at the record: the page itself, or the one that posted here.

    A posting may have gone to an address without a page. Only a page of our own host is led to;
    where the browser names none, the first page.
    """
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    came_from = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(
        came_from, {request.get_host()}, require_https=request.is_secure()
    )
    return came_from if is_ours else resolve_url("home")


class SignInAgainMiddleware:
    """A part of a page asked for after the session ended: the whole page goes to the sign-in."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Tell htmx to leave instead of drawing the sign-in into the part."""
        response = self.get_response(request)
        leads_to = getattr(response, "url", "")
        if request.htmx and leads_to.startswith(resolve_url(settings.LOGIN_URL)):
            page = request.htmx.current_url_abs_path or "/"
            return HttpResponseClientRedirect(
                f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': page})}"
            )
        return response
