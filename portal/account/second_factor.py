"""The second factor: of whom it is asked, what somebody owns, and the wall until it was used."""

from dataclasses import dataclass
from urllib.parse import urlencode

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Exists, OuterRef
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_htmx.http import HttpResponseClientRedirect

from patients import audit
from patients.access import page_of
from patients.refusals import NotPermitted
from portal.actions.second_factors import end_way_back

SHEET = "came_back_by"  # in the session: the sheet with which somebody came back
METHOD = "mfa"  # the name of a second factor in the library's notes about a session
App, Passkey, Codes = (
    Authenticator.Type.TOTP,
    Authenticator.Type.WEBAUTHN,
    Authenticator.Type.RECOVERY_CODES,
)

# Open whatever was used: the ways in and out, and the pages that ask for the factor itself.
WAYS = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_signup",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_link",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "account_session",
    "account_stay",
    "account_signed_in_again",
    "violations",
}
# Open to staff who own no second factor yet, so that they can set one up. Nothing here shows a
# record or hands out another key to one.
SETTING_UP = WAYS | {
    "account_overview",
    "account_reauthenticate",
    "account_change_password",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "usersessions_list",
}
# Whoever owns a second factor changes these only after using it, staff or not.
CHANGES_THE_WAY_IN = {
    "account_change_password",
    "account_set_password",
    "account_make_key",
    "account_reauthenticate",
}

ELSEWHERE = gettext_lazy("Set up your second factor in the browser in which you used your sheet.")


@dataclass(frozen=True)
class Owned:
    """What somebody has to sign in with besides the password."""

    app: Authenticator | None
    passkeys: tuple[Authenticator, ...]
    codes: Authenticator | None

    def __bool__(self) -> bool:
        return bool(self.app or self.passkeys)

    @property
    def number(self) -> int:
        """How many second factors; recovery codes stand in for one and are none."""
        return len(self.passkeys) + bool(self.app)

    @property
    def codes_left(self) -> int:
        """How many recovery codes were not used yet, counted without reading them."""
        if self.codes is None:
            return 0
        return app_settings.RECOVERY_CODE_COUNT - self.codes.data["used_mask"].bit_count()


def owned_by(user) -> Owned:
    """The second factors of somebody."""
    held = Authenticator.objects.filter(user_id=user.pk).order_by("created_at", "pk")
    kinds = {kind: tuple(one for one in held if one.type == kind) for kind in Authenticator.Type}
    return Owned(
        app=next(iter(kinds[App]), None),
        passkeys=kinds[Passkey],
        codes=next(iter(kinds[Codes]), None),
    )


def has_second_factor(user: str) -> Exists:
    """For rows of a table: whether whom this column names has one, recovery codes not counted."""
    held = Authenticator.objects.filter(user=OuterRef(user), type__in=(App, Passkey))
    return Exists(held)


def kinds_of(user) -> dict[int, str]:
    """The kind of everything that somebody has for a second step, recovery codes included."""
    return dict(Authenticator.objects.filter(user_id=user.pk).values_list("pk", "type"))


def is_required_of(user) -> bool:
    """Whether the house insists: of everybody who works for a clinic or runs the platform."""
    return settings.STAFF_SECOND_FACTOR and user.is_staff


def may_remove(factor: Authenticator) -> bool:
    """Whether somebody may do without this one: staff keep at least one."""
    return not is_required_of(factor.user) or owned_by(factor.user).number > 1


def was_used(request) -> bool:
    """Whether a second factor was used, or set up, in this very session."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == METHOD for record in records)


def is_owed(request) -> bool:
    """Whether the user owns a second factor that this session has not seen."""
    return not was_used(request) and bool(owned_by(request.user))


def note_set_up(request, kind: str) -> None:
    """Setting up proves the possession: the session counts as one with that factor."""
    record_authentication(request, request.user, METHOD, type=kind)
    if request.user.comes_back_by:
        end_way_back(request.user, by=request.user)


def came_back(request, sheet) -> None:
    """This session showed the sheet: it is the one that sets up the second factor anew."""
    request.session[SHEET] = str(sheet.pk)


def is_set_up_elsewhere(request) -> bool:
    """Whether another browser showed the sheet, and so this one may set up nothing.

    The password alone tells nobody apart from somebody who learned it.
    """
    sheet = request.user.comes_back_by
    return (
        sheet is not None
        and request.session.get(SHEET) != str(sheet)
        and is_required_of(request.user)
        and not owned_by(request.user)
    )


class SecondFactorMiddleware:
    """Opens nothing but the way to the second factor until it was used in this session.

    Only people with a session are looked at: an access key is no session.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Pass on."""
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Lead to the set-up, or to the factor that is owned, or let the view run."""
        name = request.resolver_match.view_name
        if not request.user.is_authenticated or _is_way(name) or was_used(request):
            return None
        is_required = is_required_of(request.user)
        if not is_required and not _changes_the_way_in(name):
            return None
        if owned := owned_by(request.user):
            return _led(request, view, _ask_for(owned), _("Use your second factor first."))
        if is_set_up_elsewhere(request) and name != "mfa_index":
            return _led(request, view, reverse("mfa_index"), ELSEWHERE)
        if is_required and name not in SETTING_UP:
            return _led(request, view, reverse("mfa_index"), _("Set up a second factor first."))
        return None


def _is_way(name: str) -> bool:
    return name in WAYS or name.startswith("join:")


def _changes_the_way_in(name: str) -> bool:
    return name.startswith("mfa_") or name in CHANGES_THE_WAY_IN


def _ask_for(owned: Owned) -> str:
    """The page that asks for it: the app where there is one, else a passkey."""
    return reverse("mfa_reauthenticate" if owned.app else "mfa_reauthenticate_webauthn")


def _led(request, view, where: str, reason: str):
    """The answer in the form of the question: a sentence for a program, a page for a person."""
    audit.refused(page_of(request), NotPermitted(reason), by=request.user)
    if hasattr(view, "cls"):  # a view of the REST interface
        return JsonResponse({"reason": reason}, status=403)
    if request.htmx:
        page = request.htmx.current_url_abs_path or reverse("home")
        return HttpResponseClientRedirect(_with_next(where, page))
    page = request.get_full_path() if request.method in ("GET", "HEAD") else reverse("home")
    return redirect(_with_next(where, page))


def _with_next(where: str, page: str) -> str:
    return f"{where}?{urlencode({'next': page})}"
