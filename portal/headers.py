"""What every answer says to the browser: who may read it, keep it, and what a page may use."""

from collections.abc import Callable
from functools import wraps

from csp.constants import NONE, SELF
from django.urls import reverse

# Passkeys and full screen are ours to use; of everything else a page of ours has no need.
USED = ("fullscreen", "publickey-credentials-create", "publickey-credentials-get")
UNUSED = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "clipboard-read",
    "compute-pressure",
    "display-capture",
    "encrypted-media",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "identity-credentials-get",
    "idle-detection",
    "keyboard-map",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "otp-credentials",
    "payment",
    "picture-in-picture",
    "screen-wake-lock",
    "serial",
    "storage-access",
    "sync-xhr",
    "usb",
    "window-management",
    "xr-spatial-tracking",
)
POWERS = ", ".join([*(f"{name}=()" for name in UNUSED), *(f"{name}=(self)" for name in USED)])
ALWAYS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": POWERS,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def content_policy(sign_in: str | None = None) -> dict:
    """What a page may load and where its forms may go; `sign_in` is the hospital's own, if any."""
    return {
        "DIRECTIVES": {
            "default-src": [NONE],
            "script-src": [SELF],
            "style-src": [SELF],
            "img-src": [SELF, "data:"],
            "font-src": [SELF],
            "connect-src": [SELF],
            "manifest-src": [SELF],
            "worker-src": [SELF],
            # Browsers apply it to where a form is redirected as well.
            "form-action": [SELF, sign_in] if sign_in else [SELF],
            "frame-ancestors": [NONE],
            "base-uri": [NONE],
            "object-src": [NONE],
            "report-uri": ["/policy-violations/"],
            "report-to": ["violations"],
        }
    }


class HeadersMiddleware:
    """Stands outermost, so that no answer leaves without: not a file, not a refusal further in."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Add the headers; only files of ours say themselves how long they may be kept."""
        response = self.get_response(request)
        for name, value in ALWAYS.items():
            response[name] = value
        response["Reporting-Endpoints"] = f'violations="{reverse("violations")}"'
        kept = response.get("Cache-Control", "")
        if not kept or (is_signed_in(request) and "no-store" not in kept):
            response["Cache-Control"] = "no-store"
        return response


def is_signed_in(request) -> bool:
    """Whether somebody's session came with the request; files are served without asking."""
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated


def clears_the_browser(view: Callable) -> Callable:
    """After signing out nothing stays behind: neither pages in the cache nor what a page stored."""

    @wraps(view)
    def cleared(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if request.method == "POST":
            response["Clear-Site-Data"] = '"cache", "storage"'
        return response

    return cleared
