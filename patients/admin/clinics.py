"""Clinics and who works in them: set up by the platform, run by the clinic's administrator."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from patients import permissions
from patients.actions import clinics
from patients.admin.house import DeedAdmin, DeedForm, clinics_where, in_words
from patients.models import Clinic, Membership
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


class AppointForm(DeedForm):
    """Somebody, by email address, gets a role."""

    email = forms.EmailField(
        label=_("Email address"), help_text=_("With which the person signs in, or will.")
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=150,
        required=False,
        help_text=_(
            "Only for somebody new, who then chooses a password by “Forgot your password?” "
            "on the sign-in page."
        ),
    )

    class Meta:
        model = Membership
        fields = ("clinic", "role", "licence_number")


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
    search_fields = ("user__name", "user__email")
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

    def get_fields(self, request, obj=None):
        """A new one names the person; of one that stands only the end can be set."""
        if obj is None:
            return ("clinic", "email", "name", "role", "licence_number")
        return (*self.shown, "until")

    def get_readonly_fields(self, request, obj=None):
        """Everything but the end."""
        return self.shown if obj else ()

    def get_form(self, request, obj=None, change=False, **kwargs):
        """Appointing and ending ask for different things."""
        kwargs["form"] = EndForm if obj else AppointForm
        return super().get_form(request, obj, change=change, **kwargs)

    def get_changeform_initial_data(self, request):
        """The one clinic, where there is but one."""
        own = clinics_where(request, self.reads)
        return {"clinic": own[0].pk} if len(own) == 1 else {}

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """The clinics in which the reader may appoint."""
        if db_field.name == "clinic" and not runs_the_platform(request):
            own = [clinic.pk for clinic in clinics_where(request, self.reads)]
            kwargs["queryset"] = Clinic.objects.filter(pk__in=own)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        """The platform alone appoints administrators and nobody else."""
        if db_field.name == "role" and not clinics_where(request, self.reads):
            kwargs["choices"] = [(Role.CLINIC_ADMIN.value, Role.CLINIC_ADMIN.label)]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def has_view_permission(self, request, obj=None) -> bool:
        """Whoever runs the platform or a clinic."""
        return runs_the_platform(request) or super().has_view_permission(request, obj)

    def has_add_permission(self, request, obj=None) -> bool:
        """The same."""
        return self.has_view_permission(request)

    def has_change_permission(self, request, obj=None) -> bool:
        """Whoever runs the clinic."""
        if obj is None:
            return bool(clinics_where(request, self.reads))
        return permissions.may(request.user, Permission.MANAGE_MEMBERS, clinic=obj.clinic)

    def add_row(self, request, entered):
        """Through the action."""
        return clinics.appoint(by=request.user, **entered)

    def change_row(self, request, row, changes):
        """Through the action; nothing changed is nothing done."""
        if "until" not in changes:
            return row
        return clinics.end_membership(row, by=request.user, on=changes["until"])
