"""Clinics and who works in them: set up by the platform, run by the clinic's administrator."""

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from patients import permissions
from patients.actions import clinics, invitations
from patients.admin.deeds import DeedAdmin, DeedForm, SeenDeedForm
from patients.admin.house import clinics_where
from patients.models import Clinic, Invitation
from patients.models.clinic import default_languages
from patients.permissions import Permission, Role

FOR_PATIENTS = (
    "name",
    "phone",
    "opening_hours",
    "emergency_number",
    "privacy_notice",
    "paid_by",
    "class_for_clinicians_only",
    "languages",
)
AT_WORK = ("time_zone", "code_system", "retention_years")
MAIL_FAILED = _(
    "The mail with the code could not be sent, and the code stands nowhere else. Add the "
    "invitation once more in a while: a new one replaces it."
)


class SettingsForm(SeenDeedForm):
    """What a clinic is called, how it is reached, and what its patients are shown."""

    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=settings.LANGUAGES,
        initial=default_languages,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("In which a patient may read the plan."),
        error_messages={"required": _("Choose at least one language.")},
    )

    class Meta:
        model = Clinic
        fields = ("slug", *FOR_PATIENTS, *AT_WORK)
        help_texts = {
            "slug": _("Short, for the names of saved tables. It stays as it is once chosen."),
            "name": _("As patients know it; it stands on plans and letters."),
            "phone": _("Where a patient with a question or with pain reaches you."),
            "opening_hours": _("When somebody answers there, in your own words."),
            "emergency_number": _(
                "Shown on every plan and dialled by one touch. Dial it yourself once to be sure."
            ),
            "privacy_notice": _(
                "What patients read about their data on their page “About this portal”."
            ),
            "paid_by": _(
                "And whether anybody gains by what a patient decides. Patients read it beside the "
                "decision, in your words."
            ),
            "time_zone": _("In which pages show time, such as Europe/Warsaw."),
            "code_system": _(
                "In which new diagnoses are coded. Those that stand keep the code they have."
            ),
            "retention_years": _("For how long the clinic keeps a record. Nothing ends by itself."),
        }
        error_messages = {
            "slug": {"required": _("Enter a short name.")},
            "name": {"required": _("Enter the name of the clinic.")},
            "emergency_number": {"required": _("Enter the number to dial in an emergency.")},
            "time_zone": {"required": _("Enter a time zone such as Europe/Warsaw.")},
            "retention_years": {"required": _("Enter a number of years.")},
        }
        widgets = {
            "opening_hours": forms.Textarea(attrs={"rows": 3}),
            "privacy_notice": forms.Textarea(attrs={"rows": 8}),
        }


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

    form = SettingsForm

    def get_fieldsets(self, request, obj=None):
        """What patients see, and how one works; whoever only reads needs no version."""
        changes = obj is not None and self.has_change_permission(request, obj)
        return (
            (_("What patients see"), {"fields": FOR_PATIENTS}),
            (_("How the clinic works"), {"fields": ("slug", *AT_WORK)}),
            *(((None, {"fields": ("seen",)}),) if changes else ()),
        )

    def get_readonly_fields(self, request, obj=None):
        """The short name is chosen once."""
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
