"""The mailed link to choose another password: its secret stands behind the #, in no address."""

from allauth.account.forms import UserTokenForm
from allauth.account.utils import user_pk_to_url_str
from allauth.account.views import INTERNAL_RESET_SESSION_KEY, PasswordResetFromKeyView
from allauth.decorators import rate_limit
from django import forms
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.account.whole import Whole

HERE = PasswordResetFromKeyView.reset_url_key  # stands in the address in place of the secret


class LinkForm(forms.Form):
    """What stands behind the #; a script takes it out of the address, everybody else pastes it."""

    code = forms.CharField(
        label=_("Code from the mail"),
        max_length=500,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "none",
                "spellcheck": "false",
                "data-from-fragment": "",
            }
        ),
        help_text=_("It stands in the link of the mail, behind the #. You may paste the link."),
        error_messages={"required": _("Paste the link that stands in the mail.")},
    )

    def clean_code(self) -> tuple[str, str]:
        """Whose it is, and the secret."""
        uid, _dash, secret = self.cleaned_data["code"].rpartition("#")[2].strip().partition("-")
        return uid, secret


@require_http_methods(["GET", "POST"])
@login_not_required
@never_cache
@rate_limit(action="reset_password_from_key")
def open_link(request):
    """Take what stands behind the #; from now on the session holds it, and no address does."""
    form = LinkForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "account/reset_link.html", {"form": form})
    uid, secret = form.cleaned_data["code"]
    token = UserTokenForm(data={"uidb36": uid, "key": secret})
    if not token.is_valid():
        return render(request, "account/password_reset_from_key.html", {"token_fail": True})
    request.session[INTERNAL_RESET_SESSION_KEY] = secret
    uid = user_pk_to_url_str(token.reset_user)
    return redirect("account_reset_password_from_key", uidb36=uid, key=HERE)


class ChooseThroughLink(Whole, PasswordResetFromKeyView):
    """Another password, for whoever opened the link that was mailed."""
