"""When a session ends by itself: after a while without a request, and after a while at all."""

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.utils.crypto import salted_hmac

from patients.access import works_somewhere
from portal.account import kept, trail

BEGAN, SEEN = "began", "seen"
ENDED = "ended"  # what an ended session leaves in the browser's next one
NOTED_EVERY = 60  # seconds: activity is written at most so often


@dataclass(frozen=True)
class State:
    """Whose session a browser has, and for how many seconds; `extends` where a request helps."""

    who: str = ""
    left: int = 0
    extends: bool = False

    def as_dict(self) -> dict:
        """As pages and scripts read it."""
        return asdict(self)


class SessionLimitsMiddleware:
    """Ends a session on the server that is over, whatever the browser does; notes activity."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Look before anything is answered."""
        if request.user.is_authenticated and state(request).left <= 0:
            _end(request)
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Every request is activity, but for those that a page makes on its own."""
        if request.user.is_authenticated and not getattr(view, "is_passive", False):
            touch(request)


class ClosedPagesMiddleware(LoginRequiredMiddleware):
    """Every page asks who is there; what somebody sent after the session ended is given back."""

    def handle_no_permission(self, request, view_func):
        """To the sign-in; nothing that was typed is thrown away on the way."""
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            if request.htmx:
                return HttpResponse(status=401)  # session.js covers the page and keeps it
            if request.method == "POST":
                return kept.page(request, status=401)
        return super().handle_no_permission(request, view_func)


def passive(view: Callable) -> Callable:
    """A page asks for this on its own: it does not keep a session alive. Put it outermost."""
    view.is_passive = True
    return view


def begin(request) -> None:
    """Somebody has just signed in."""
    request.session.pop(ENDED, None)
    request.session[BEGAN] = request.session[SEEN] = int(time.time())


def touch(request, *, at_once: bool = False) -> None:
    """Somebody is there."""
    idle, _longest = _limits(request)
    if at_once or time.time() - request.session[SEEN] >= min(NOTED_EVERY, idle / 10):
        request.session[SEEN] = int(time.time())


def state(request, session=None) -> State:
    """The session as it stands now: that of the request, or another of the same person."""
    if not request.user.is_authenticated:
        return State()
    if session is None and SEEN not in request.session:
        begin(request)
    held = request.session if session is None else session
    idle, longest = _limits(request)
    by_idleness = held.get(SEEN, 0) + idle
    by_length = held.get(BEGAN, 0) + longest
    return State(
        who=salted_hmac("whose session", str(request.user.pk), algorithm="sha256").hexdigest()[:20],
        left=int(min(by_idleness, by_length) - time.time()),
        extends=by_idleness < by_length,
    )


def _limits(request) -> tuple[int, int]:
    """Seconds without a request, and at all; whoever also works somewhere has those of staff."""
    is_staff = request.user.is_platform_admin or works_somewhere(request)
    return settings.SESSION_LIMITS["staff" if is_staff else "patients"]


def _end(request) -> None:
    user = request.user
    request.session.flush()
    request.session[ENDED] = True
    request.user = AnonymousUser()
    trail.write("session.expired", about=user)
