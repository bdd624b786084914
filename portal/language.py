"""In which language a page answers: the person's own choice, else the browser's.

Pages of work are in English alone (docs/adr: two languages); every other page speaks the languages
of `settings.LANGUAGES`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

# Where people work; whoever is a patient too reads English there.
OF_WORK = (
    "/clinic/",
    "/clinics/",
    "/patients/",
    "/platform/",
    "/guideline/",
    "/api/",
    "/admin/",
    "/gallery/",
)
KEPT_FOR = 365 * 24 * 60 * 60  # seconds


@dataclass(frozen=True)
class Spoken:
    """A language to choose: its code, its own name, and whether the page is in it."""

    code: str
    name: str
    is_shown: bool


class LanguageMiddleware:
    """Answers in the language of whoever asks; below the middleware that knows who that is."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on, with the language set; the answer says which it is."""
        request.LANGUAGE_CODE = language_for(request)
        with translation.override(request.LANGUAGE_CODE):
            response = self.get_response(request)
        patch_vary_headers(response, ("Accept-Language",))
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response


def language_for(request: HttpRequest) -> str:
    """The person's own choice; before signing in what this browser chose, else what it prefers."""
    if request.path_info.startswith(OF_WORK):
        return settings.LANGUAGE_CODE
    if request.user.is_authenticated and request.user.language in dict(settings.LANGUAGES):
        return request.user.language
    return translation.get_language_from_request(request)


def chosen_in(request: HttpRequest) -> str:
    """What was chosen in this browser before anybody signed in; empty where nothing was."""
    kept = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return kept if kept in dict(settings.LANGUAGES) else ""


def offered(codes: Iterable[str] | None = None) -> list[Spoken]:
    """The languages to choose from, in their own names; all of ours, or only those named."""
    named = None if codes is None else set(codes)
    shown = translation.get_language()
    return [
        Spoken(code, name, code == shown)
        for code, name in settings.LANGUAGES
        if named is None or code in named
    ]


def keep(response: HttpResponse, language: str) -> None:
    """Let this browser remember the choice until somebody signs in."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=KEPT_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
