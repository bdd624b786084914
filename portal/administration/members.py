"""Who works where: the memberships in the administration, with how each of them signs in."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from patients import permissions
from patients.actions import clinics
from patients.admin import DeedAdmin, DeedForm
from patients.admin.clinics import runs_the_platform
from patients.admin.house import clinics_where, in_words
from patients.models import Membership
from patients.permissions import Permission, Role
from portal.account.second_factor import has_second_factor


class EndForm(DeedForm):
    """A role ends on a day."""

    class Meta:
        model = Membership
        fields = ("until",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "until" in self.fields:
            self.fields["until"].required = True


@admin.register(Membership)
class MembershipAdmin(DeedAdmin):
    """Who works in the reader's clinics; the platform names a clinic's administrators."""

    reads = Permission.MANAGE_MEMBERS
    list_display = (
        "person",
        "role",
        "since",
        "until",
        "second_factor",
        "last_sign_in",
        "email",
        "clinic",
    )
    list_filter = ("role", ("clinic", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("user", "clinic")
    shown = (
        *(in_words(Membership._meta.get_field(name)) for name in ("clinic", "user")),
        "role",
        "licence_number",
        "since",
    )

    @admin.display(description=_("person"), ordering="user__name")
    def person(self, row):
        """The name."""
        return row.user.name

    @admin.display(description=_("email address"), ordering="user__email")
    def email(self, row):
        """The address."""
        return row.user.email

    @admin.display(description=_("second factor"))
    def second_factor(self, row):
        """Whether this person confirms a sign-in with something besides the password."""
        return _("yes") if row.has_factor else _("no")

    @admin.display(description=_("last sign-in"), ordering="user__last_login")
    def last_sign_in(self, row):
        """When somebody last signed in as this person."""
        return row.user.last_login

    def get_queryset(self, request):
        """Of the clinics one runs; for the platform, the administrators of each."""
        rows = super().get_queryset(request).annotate(has_factor=has_second_factor("user"))
        own = rows.filter(clinic__in=clinics_where(request, self.reads))
        if runs_the_platform(request):
            return own | rows.filter(role=Role.CLINIC_ADMIN.value)
        return own

    form = EndForm

    def get_fields(self, request, obj=None):
        """Only the end can be set."""
        return (*self.shown, "until")

    def get_readonly_fields(self, request, obj=None):
        """Everything but the end."""
        return self.shown

    def has_view_permission(self, request, obj=None) -> bool:
        """Whoever runs the platform or a clinic."""
        return runs_the_platform(request) or super().has_view_permission(request, obj)

    def has_change_permission(self, request, obj=None) -> bool:
        """Whoever runs the clinic."""
        if obj is None:
            return bool(clinics_where(request, self.reads))
        return permissions.may(request.user, Permission.MANAGE_MEMBERS, clinic=obj.clinic)

    def change_row(self, request, row, changes):
        """Through the action; nothing changed is nothing done."""
        if "until" not in changes:
            return row
        return clinics.end_membership(row, by=request.user, on=changes["until"])
