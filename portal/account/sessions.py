"""Where somebody is signed in, in words, and how one of these sessions or all others end."""

from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module

from allauth.core.internal.sessionkit import get_session_user
from allauth.usersessions.internal.flows.sessions import end_sessions
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from patients import audit
from portal.account import timeouts, trail

OTHERS = "others"
# What a browser calls itself, the telling part first: most claim to be several others too.
BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox/": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome/": "Chrome",
    "Safari/": "Safari",
}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "CrOS": "ChromeOS",
    "Mac OS X": "Mac",
    "Linux": "Linux",
}


@dataclass(frozen=True)
class OwnSession:
    """One session, as its owner reads it."""

    pk: int
    is_this: bool
    browser: str
    address: str
    began: datetime
    seen: datetime


def own(request: HttpRequest) -> list[OwnSession]:
    """The sessions of the reader that are alive, this one first, then the one used last."""
    found = [_described(request, row, store) for row, store in _alive(request)]
    return sorted(found, key=lambda session: (not session.is_this, -session.seen.timestamp()))


def end(request: HttpRequest, which: str) -> int:
    """End one other session, or all others; says how many. 404 where there is no such session."""
    rows = [
        row
        for row, _store in _alive(request)
        if row.session_key != request.session.session_key and which in (OTHERS, str(row.pk))
    ]
    if not rows and which != OTHERS:
        raise Http404
    with audit.trail():
        end_sessions(request, rows)
        for _row in rows:
            trail.write("session.ended", about=request.user, by=request.user)
    return len(rows)


def browser_in_words(user_agent: str) -> str:
    """Which browser on which system, as far as it says."""
    browser = next((name for mark, name in BROWSERS.items() if mark in user_agent), "")
    system = next((name for mark, name in SYSTEMS.items() if mark in user_agent), "")
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("A browser that does not say which")


def _alive(request: HttpRequest) -> list[tuple]:
    """The reader's sessions with what each holds, but for those that ended one way or another."""
    stores = import_module(settings.SESSION_ENGINE).SessionStore
    kept = [(row, stores(row.session_key)) for row in UserSession.objects.filter(user=request.user)]
    return [
        (row, store)
        for row, store in kept
        if get_session_user(store) and timeouts.state(request, store).left > 0
    ]


def _described(request: HttpRequest, row: UserSession, store) -> OwnSession:
    seen = store.get(timeouts.SEEN)
    return OwnSession(
        pk=row.pk,
        is_this=row.session_key == request.session.session_key,
        browser=browser_in_words(row.user_agent),
        address=row.ip,
        began=row.created_at,
        seen=datetime.fromtimestamp(seen, UTC) if seen else row.created_at,
    )
