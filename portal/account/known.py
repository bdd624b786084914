"""In which browsers an account was signed in: a signed cookie, which throttling goes by."""

from django.conf import settings
from django.core import signing
from django.utils.crypto import get_random_string, salted_hmac

SALT = "portal.account.known"
MOST = 20  # accounts that one browser is known to, the latest ones: a front desk is shared
KEPT = 60 * 60 * 24 * 180


class KnownBrowserMiddleware:
    """Lets a browser carry away that somebody signed in on it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Set the cookie where `remember` was called on the way."""
        response = self.get_response(request)
        if hasattr(request, "_remembered"):
            response.set_cookie(
                settings.KNOWN_BROWSER_COOKIE_NAME,
                signing.dumps(request._remembered, salt=SALT),
                max_age=KEPT,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        return response


def remember(request, address: str, *, by_link: bool = False) -> None:
    """This browser is one on which the owner of this address signs in.

    `by_link` where only the mailbox was shown to be theirs: no second factor was used for that.
    """
    browser, marks = _read(request)
    mark = _mark(address, by_link=by_link)
    marks = [known for known in marks if known != mark][1 - MOST :]
    request._remembered = [browser or get_random_string(22), [*marks, mark]]


def browser_of(request, address: str, *, or_by_link: bool = False) -> str:
    """The number of this browser where the owner of this address signed in on it, else nothing.

    With `or_by_link` also where the owner only chose a password through a mailed link.
    """
    browser, marks = _read(request)
    ways = (False, True) if or_by_link else (False,)
    return browser if any(_mark(address, by_link=way) in marks for way in ways) else ""


def _read(request) -> tuple[str, list[str]]:
    kept = request.COOKIES.get(settings.KNOWN_BROWSER_COOKIE_NAME, "")
    try:
        browser, marks = signing.loads(kept, salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return "", []
    return browser, marks


def _mark(address: str, *, by_link: bool) -> str:
    """The address as it stands in the cookie: not readable, and different on every installation."""
    salt = f"{SALT}.link" if by_link else SALT
    return salted_hmac(salt, address.strip().lower(), algorithm="sha256").hexdigest()[:20]
