"""Clinics and who works in them: set up by the platform, run by the clinic's administrator."""

from django.contrib import admin, messages
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from patients import permissions
from patients.actions import clinics, invitations
from patients.admin.house import DeedAdmin, DeedForm, clinics_where, in_words
from patients.models import Clinic, Invitation, Membership
from patients.permissions import Permission, Role

SETTINGS = (
    "name",
    "time_zone",
    "emergency_number",
    "phone",
    "opening_hours",
    "privacy_notice",
    "code_system",
    "retention_years",
    "class_for_clinicians_only",
)
MAIL_FAILED = _(
    "The mail with the code could not be sent, and the code stands nowhere else. Add the "
    "invitation once more in a while: a new one replaces it."
)


def runs_the_platform(request) -> bool:
    """Whether the reader sets up clinics."""
    return permissions.may(request.user, Permission.MANAGE_CLINICS)


@admin.register(Clinic)
class ClinicAdmin(DeedAdmin):
    """Settings of the reader's own clinics; the platform's administrator adds clinics."""

    reads = Permission.MANAGE_MEMBERS
    list_display = ("name", "slug", "time_zone", "phone")
    search_fields = ("name", "slug")

    def get_queryset(self, request):
        """All of them for the platform, else those one runs."""
        rows = super().get_queryset(request)
        if runs_the_platform(request):
            return rows
        return rows.filter(pk__in=[clinic.pk for clinic in clinics_where(request, self.reads)])

    def get_fields(self, request, obj=None):
        """The short name stands in addresses: it is chosen once."""
        return ("slug", *SETTINGS)

    def get_readonly_fields(self, request, obj=None):
        """The short name, once it stands."""
        return ("slug",) if obj else ()

    def has_view_permission(self, request, obj=None) -> bool:
        """Whoever runs the platform or a clinic."""
        return runs_the_platform(request) or super().has_view_permission(request, obj)

    def has_add_permission(self, request, obj=None) -> bool:
        """The platform's administrator."""
        return runs_the_platform(request)

    def has_change_permission(self, request, obj=None) -> bool:
        """Whoever runs the clinic."""
        if obj is None:
            return bool(clinics_where(request, self.reads))
        return permissions.may(request.user, Permission.MANAGE_MEMBERS, clinic=obj)

    def add_row(self, request, entered):
        """Through the action."""
        return clinics.create_clinic(by=request.user, **entered)

    def change_row(self, request, row, changes):
        """Through the action."""
        return clinics.change_clinic(row, by=request.user, **changes)


class InviteForm(DeedForm):
    """The platform invites the first administrator of a clinic, who invites everybody else."""

    class Meta:
        model = Invitation
        fields = ("clinic", "name", "email")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "email" in self.fields:
            self.fields["email"].required = True


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
    list_display = ("person", "email", "role", "clinic", "since", "until")
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

    def get_queryset(self, request):
        """Of the clinics one runs; for the platform, the administrators of each."""
        rows = super().get_queryset(request)
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


@admin.register(Invitation)
class InvitationAdmin(DeedAdmin):
    """Invitations to run a clinic, made by the platform; the clinic's own are on its pages."""

    reads = Permission.MANAGE_CLINICS
    form = InviteForm
    list_display = ("name", "email", "clinic", "made_at", "expires_at")
    list_select_related = ("clinic",)

    def get_queryset(self, request):
        """Those to run a clinic that were neither accepted nor withdrawn."""
        return super().get_queryset(request).not_ended().filter(role=Role.CLINIC_ADMIN.value)

    def get_fields(self, request, obj=None):
        """Never a code."""
        return ("clinic", "name", "email") if obj is None else ("name", "email", "expires_at")

    def get_readonly_fields(self, request, obj=None):
        """All of what stands."""
        return self.get_fields(request, obj) if obj else ()

    def has_view_permission(self, request, obj=None) -> bool:
        """Whoever runs the platform."""
        return runs_the_platform(request)

    def has_add_permission(self, request, obj=None) -> bool:
        """The same."""
        return runs_the_platform(request)

    def add_row(self, request, entered):
        """Through the action; the code goes by mail, and by mail alone."""
        made = invitations.invite_member(
            entered.pop("clinic"),
            by=request.user,
            role=Role.CLINIC_ADMIN.value,
            join_page=request.build_absolute_uri(reverse("join:code")),
            **entered,
        )
        if made.mail_failed:
            messages.warning(request, MAIL_FAILED)
        return made
