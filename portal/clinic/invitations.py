"""Inviting colleagues to a clinic, and taking an invitation back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from patients.access import at_clinic
from patients.actions import invitations
from patients.clinic_time import at_clinic_time
from patients.forms.member import InviteMemberForm
from patients.permissions import Permission
from patients.views.invitations import join_page, sheet
from portal.clinic.people import way_here


@require_http_methods(["GET", "POST"])
@never_cache
@at_clinic(Permission.MANAGE_MEMBERS)
def invite(request, clinic):
    """Invite somebody to a role: a mail goes out, and a sheet can be printed."""
    form = InviteMemberForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        made = form.apply(
            invitations.invite_member,
            clinic,
            by=request.user,
            join_page=join_page(request),
            **form.entered(),
        )
        if made:
            return _handed_out(request, clinic, made)
    context = {"clinic": clinic, "form": form, "trail": way_here(_("Invite a colleague"))}
    return render(request, "clinic/invite.html", context)


@require_POST
@never_cache
@at_clinic(Permission.MANAGE_MEMBERS)
def invite_again(request, clinic, invitation_id):
    """Another sheet and mail in place of one that is lost or too old."""
    older = get_object_or_404(clinic.invitations_to_work(), pk=invitation_id)
    made = invitations.invite_member(
        clinic,
        by=request.user,
        join_page=join_page(request),
        name=older.name,
        email=older.email,
        role=older.role,
        licence_number=older.licence_number,
    )
    return _handed_out(request, clinic, made)


@require_POST
@at_clinic(Permission.MANAGE_MEMBERS)
def withdraw(request, clinic, invitation_id):
    """The code opens nothing any more."""
    invitation = get_object_or_404(clinic.invitations_to_work(), pk=invitation_id)
    invitations.withdraw(invitation, by=request.user)
    messages.success(
        request, _("The invitation of %(name)s is withdrawn.") % {"name": invitation.name}
    )
    return redirect("clinic:people")


def _handed_out(request, clinic, invitation):
    with at_clinic_time(clinic):
        return sheet(request, invitation, way_here(invitation.name))
