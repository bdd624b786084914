"""Django's admin over sign-ins, the platform's administrator alone; and over who works where."""

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from patients import permissions
from patients.actions import clinics
from patients.admin import DeedAdmin
from patients.models import Membership, Patient
from patients.permissions import Permission
from portal.account.second_factor import has_second_factor
from portal.administration import members
from portal.models import User

__all__ = ["UserAdmin", "members"]


@admin.register(User)
class UserAdmin(DeedAdmin):
    """Staff, service users and administrators; who is only a patient somewhere is not shown.

    Nobody is added here: staff and patients are invited, systems are set up by their clinic.
    """

    reads = Permission.MANAGE_CLINICS
    list_display = (
        "name",
        "email",
        "is_active",
        "second_factor",
        "last_login",
        "is_platform_admin",
        "is_system",
    )
    list_filter = ("is_active", "is_platform_admin", "is_system")
    ordering = ("name", "email")

    @admin.display(description=_("second factor"))
    def second_factor(self, row):
        """Whether this person confirms a sign-in with something besides the password."""
        return _("yes") if row.has_factor else _("no")

    def get_queryset(self, request):
        """Everybody but those who are patients and nothing else."""
        return (
            super()
            .get_queryset(request)
            .annotate(has_factor=has_second_factor("pk"))
            .filter(
                Q(is_platform_admin=True)
                | Q(is_system=True)
                | Q(pk__in=Membership.objects.values("user"))
                | ~Q(pk__in=Patient.objects.filter(user__isnull=False).values("user"))
            )
        )

    def get_fields(self, request, obj=None):
        """No password: everybody chooses the own one."""
        return ("email", "name", "is_active", "is_platform_admin", "date_joined", "last_login")

    def get_readonly_fields(self, request, obj=None):
        """What changes elsewhere or never."""
        return ("email", "date_joined", "last_login") if obj else ()

    def has_view_permission(self, request, obj=None) -> bool:
        """Whoever runs the platform."""
        return permissions.may(request.user, self.reads)

    def has_change_permission(self, request, obj=None) -> bool:
        """The same."""
        return self.has_view_permission(request)

    def change_row(self, request, row, changes):
        """Through the action."""
        return clinics.change_user(row, by=request.user, **changes)
