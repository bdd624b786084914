"""What every response shares: refusals become pages, private pages stay private."""

from django.shortcuts import render

from patients.refusals import Invalid, Refused, Stale

TEMPLATES = {403: "403.html", 409: "409.html"}


class RefusalMiddleware:
    """Turns a refusal that no view handled into a page that says why and what to do."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Pass on."""
        return self.get_response(request)

    def process_exception(self, request, exception):
        """Render the refusal; everything else is left to Django."""
        if not isinstance(exception, Refused):
            return None
        return render(
            request,
            TEMPLATES.get(exception.status, "400.html"),
            {
                "reason": exception.reason,
                "differences": exception.differences if isinstance(exception, Stale) else [],
                "errors": exception.errors if isinstance(exception, Invalid) else {},
                "back": request.get_full_path(),
            },
            status=exception.status,
        )


class PrivatePagesMiddleware:
    """Keeps signed-in pages out of every cache, and the browser's powers small."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Add the headers."""
        response = self.get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store"
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        response["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()"
        return response
