"""Other systems that ask in the name of a clinic: given a place and keys, and shut out again."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from patients.access import at_clinic
from patients.actions import access_keys
from patients.permissions import Permission, Role
from patients.scopes import offered
from portal.account.key_form import KeyForm, SystemForm

OFFERED = offered({Role.SYSTEM})


@require_GET
@at_clinic(Permission.MANAGE_MEMBERS)
def systems(request, clinic):
    """Every system of the clinic with its keys."""
    found = clinic.systems().prefetch_related("access_keys")
    return render(request, "clinic/systems.html", {"clinic": clinic, "systems": found})


@require_http_methods(["GET", "POST"])
@at_clinic(Permission.MANAGE_MEMBERS)
@reauthentication_required
def make_system(request, clinic):
    """Give a system a place in the clinic and its first key."""
    form = SystemForm(request.POST or None, offered=OFFERED)
    if request.method == "POST" and form.is_valid():
        key = form.apply(access_keys.make_system, clinic, by=request.user, **form.entered())
        if key:
            return render(request, "clinic/system_key_made.html", {"key": key})
    return render(request, "clinic/system_make.html", {"form": form, "clinic": clinic})


@require_http_methods(["GET", "POST"])
@at_clinic(Permission.MANAGE_MEMBERS)
@reauthentication_required
def make_system_key(request, clinic, system_id):
    """A further key for a system, such as before the old one expires."""
    system = get_object_or_404(clinic.systems(), pk=system_id)
    form = KeyForm(request.POST or None, offered=OFFERED)
    if request.method == "POST" and form.is_valid():
        key = form.apply(
            access_keys.make_system_key, system, clinic, by=request.user, **form.entered()
        )
        if key:
            return render(request, "clinic/system_key_made.html", {"key": key})
    return render(request, "clinic/system_make_key.html", {"form": form, "system": system})


@require_http_methods(["GET", "POST"])
@at_clinic(Permission.MANAGE_MEMBERS)
def revoke_system_key(request, clinic, key_id):
    """Take one key of a system back, after saying what that does."""
    key = get_object_or_404(clinic.access_keys.select_related("user"), pk=key_id)
    if request.method == "POST":
        access_keys.revoke_key(key, by=request.user)
        messages.success(request, _("%(name)s opens nothing any more.") % {"name": key.name})
        return redirect("clinic:systems")
    return render(request, "clinic/system_key_revoke.html", {"key": key})


@require_http_methods(["GET", "POST"])
@at_clinic(Permission.MANAGE_MEMBERS)
def end_system(request, clinic, system_id):
    """Shut a system out, after saying what that does."""
    system = get_object_or_404(clinic.systems(), pk=system_id)
    if request.method == "POST":
        access_keys.end_system(system, clinic, by=request.user)
        messages.success(request, _("%(name)s is shut out.") % {"name": system.name})
        return redirect("clinic:systems")
    return render(request, "clinic/system_end.html", {"system": system})
