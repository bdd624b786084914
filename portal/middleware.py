"""What requests share on their way: refusals become pages, and an ended session signs in again."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponseNotAllowed
from django.shortcuts import render, resolve_url
from django_htmx.http import HttpResponseClientRedirect

from patients.access import record_refusal
from patients.refusals import Invalid, Refused, Stale
from portal.came_from import page_before
from portal.logs import METHODS

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
