"""Pages of one's own sign-in: the library's, where this house wants something of them."""

from allauth.account import views as account
from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.recovery_codes.internal import flows as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.mfa.webauthn.internal import auth
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_GET, require_http_methods

from portal.account import second_factor
from portal.account.adapters import KEEP_ONE
from portal.account.whole import Whole, WholePosting

GROUP = 4  # letters of a key that is typed from the page


@require_GET
def overview(request):
    """My sign-in: with what one gets in, and from where one did."""
    return render(request, "account/overview.html", _about(request))


@require_GET
def choose(request):
    """Which second factor to set up, and why."""
    return render(request, "mfa/index.html", _about(request))


class ChangePassword(Whole, account.PasswordChangeView):
    """Another password, for whoever knows the present one."""


class SetPassword(Whole, account.PasswordSetView):
    """A first password, for whoever signs in by a passkey or through the hospital so far."""

    def dispatch(self, request, *args, **kwargs):
        """Ask first whether it is still the person; what was typed is not kept meanwhile."""
        if is_reauthentication_required(request, app="allauth.account"):
            if request.method == "POST":
                # The library would keep the posting in the session, password and all.
                return redirect("account_set_password")
            raise ReauthenticationRequired
        return super().dispatch(request, *args, **kwargs)


class UseFactor(WholePosting, factor.AuthenticateView):
    """The second factor at signing in."""


class UseAgain(WholePosting, factor.ReauthenticateView):
    """A code before something delicate."""


class UsePasskeyAgain(WholePosting, webauthn.ReauthenticateWebAuthnView):
    """The same with a passkey."""


class SignInByPasskey(WholePosting, webauthn.LoginWebAuthnView):
    """A passkey instead of the password."""


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required(app="allauth.mfa", allow_get=True)
def recovery_codes(request):
    """The codes, shown once and only on demand: a look at the page alone uses nothing up."""
    owned = second_factor.owned_by(request.user)
    if owned.codes is None:
        return redirect("mfa_index")
    shown = []
    if request.method == "POST":
        held, is_first_look = codes.view_recovery_codes(request)
        shown = held.get_unused_codes() if is_first_look else []
    return render(
        request,
        "mfa/recovery_codes/index.html",
        {"codes": shown, "was_shown": owned.codes.wrap().did_view, "left": owned.codes_left},
    )


class SetUpApp(Whole, totp.ActivateTOTPView):
    """An authenticator app: a picture to scan or a key to type, then the first code."""

    def get_context_data(self, **kwargs) -> dict:
        """The key in groups that can be typed."""
        found = super().get_context_data(**kwargs)
        key = found["form"].secret
        found["key"] = " ".join(key[at : at + GROUP] for at in range(0, len(key), GROUP))
        return found

    def form_valid(self, form):
        """The session has seen the factor now."""
        answer = super().form_valid(form)
        second_factor.note_set_up(self.request, second_factor.App)
        return answer

    def get_success_url(self) -> str:
        """To the recovery codes, if these were made with it."""
        return _after_set_up(self.did_generate_recovery_codes)


class RemoveApp(Whole, totp.DeactivateTOTPView):
    """An app that is not used any more."""


class NewRecoveryCodes(Whole, recovery.GenerateRecoveryCodesView):
    """New codes; the old ones open nothing any more."""


class SetUpPasskey(Whole, webauthn.AddWebAuthnView):
    """A passkey that signs in by itself: kept on the device, opened by its lock."""

    def get_context_data(self, **kwargs) -> dict:
        """What the browser asks of the device."""
        found = super().get_context_data(**kwargs)
        options = auth.begin_registration(self.request.user, passwordless=True)
        return {**found, "js_data": {"creation_options": options}}

    def form_valid(self, form):
        """The session has seen the factor now."""
        answer = super().form_valid(form)
        second_factor.note_set_up(self.request, second_factor.Passkey)
        return answer

    def get_success_url(self) -> str:
        """To the recovery codes, if these were made with it."""
        return _after_set_up(self.did_generate_recovery_codes)


@method_decorator(reauthentication_required(app="allauth.mfa"), name="dispatch")
class RemovePasskey(Whole, webauthn.RemoveWebAuthnView):
    """A passkey that was lost or given away; the last second factor of staff stays."""

    def get_context_data(self, **kwargs) -> dict:
        """Whether it may go, before anybody presses the button."""
        may = second_factor.may_remove(self.object)
        return {**super().get_context_data(**kwargs), "refusal": "" if may else KEEP_ONE}

    def form_valid(self, form):
        """Refused with the reason where it is the last."""
        if not second_factor.may_remove(self.object):
            form.add_error(None, KEEP_ONE)
            return self.form_invalid(form)
        return super().form_valid(form)


def _about(request) -> dict:
    """What the pages of one's own sign-in say."""
    return {
        "owned": second_factor.owned_by(request.user),
        "has_password": request.user.has_usable_password(),
        "is_required": second_factor.is_required_of(request.user),
        "is_elsewhere": second_factor.is_set_up_elsewhere(request),
    }


def _after_set_up(made_codes: bool) -> str:
    return reverse("mfa_view_recovery_codes" if made_codes else "account_overview")
