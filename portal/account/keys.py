"""One's own access keys: seen, made, and taken back."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from patients import permissions
from patients.actions import access_keys
from patients.scopes import offered
from portal.account.key_form import KeyForm


@require_GET
def own_keys(request):
    """Every key that one made, those that work first."""
    keys = sorted(request.user.access_keys.all(), key=lambda key: not key.is_working)
    may_make = bool(offered(permissions.held_by(request.user)))
    context = {"keys": keys, "may_make": may_make, "trail": _trail()}
    return render(request, "account/keys.html", context)


@require_http_methods(["GET", "POST"])
@reauthentication_required
def make_key(request):
    """Make one; its secret stands in the answer to this posting and nowhere else."""
    scopes = offered(permissions.held_by(request.user))
    form = KeyForm(request.POST or None, offered=scopes)
    if request.method == "POST" and form.is_valid():
        key = form.apply(access_keys.make_key, by=request.user, **form.entered())
        if key:
            return render(request, "account/key_made.html", {"key": key})
    return render(request, "account/key_make.html", {"form": form, "trail": _trail(_("New"))})


@require_http_methods(["GET", "POST"])
def revoke_key(request, key_id):
    """Take one back, after saying what that does."""
    key = get_object_or_404(request.user.access_keys, pk=key_id)
    if request.method == "POST":
        access_keys.revoke_key(key, by=request.user)
        messages.success(request, _("%(name)s opens nothing any more.") % {"name": key.name})
        return redirect("account_keys")
    context = {"key": key, "trail": _trail(key.name)}
    return render(request, "account/key_revoke.html", context)


def _trail(*steps: str) -> list[dict]:
    path = [{"name": _("My sign-in"), "url": reverse("account_overview")}]
    if not steps:
        return [*path, {"name": _("Access keys"), "url": ""}]
    path.append({"name": _("Access keys"), "url": reverse("account_keys")})
    return [*path, *({"name": step, "url": ""} for step in steps)]
