"""A clinic and the people who work in it."""

import zoneinfo
from datetime import UTC, date

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models.base import Record, one_of
from patients.permissions import CLINICIANS, STAFF_ROLES, Role


class CodeSystem(models.TextChoices):
    """The code systems a diagnosis may be coded in."""

    ICD10CM = "icd10cm", "ICD-10-CM"
    ICD10 = "icd10", "ICD-10 (WHO)"


def known_time_zone(name: str) -> None:
    """Refuse a time zone that this server does not know."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(_("Enter a time zone such as Europe/Warsaw."))


def can_be_dialled(number: str) -> None:
    """Refuse an emergency number with anything in it that no telephone has a key for."""
    if not number.replace(" ", "").isdecimal():
        raise ValidationError(_("Enter a number to dial, such as 112: digits only."))


def default_languages() -> list[str]:
    """English, in which the product ships."""
    return ["en"]


class Clinic(Record):
    """A practice or department; every patient belongs to one."""

    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(_("short name"), unique=True)
    time_zone = models.CharField(
        _("time zone"), max_length=64, default="UTC", validators=[known_time_zone]
    )
    emergency_number = models.CharField(
        _("emergency number"), max_length=20, default="112", validators=[can_be_dialled]
    )
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    opening_hours = models.TextField(_("opening hours"), blank=True)
    privacy_notice = models.TextField(_("privacy notice"), blank=True)
    paid_by = models.CharField(_("who pays for the portal"), max_length=300, blank=True)
    code_system = models.CharField(
        _("code system"), max_length=10, choices=CodeSystem.choices, default=CodeSystem.ICD10CM
    )
    languages = models.JSONField(_("languages"), default=default_languages)
    retention_years = models.PositiveSmallIntegerField(
        _("years records are kept"),
        default=20,
        validators=[MinValueValidator(1, _("Enter a number of years, at least 1."))],
    )
    class_for_clinicians_only = models.BooleanField(
        _("show the class to clinicians only"),
        default=False,
        help_text=_("Patients then see their plan without the name of the class."),
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["name"]
        verbose_name = _("clinic")
        verbose_name_plural = _("clinics")
        constraints = [one_of("code_system", CodeSystem, model="clinic")]

    def __str__(self) -> str:
        return self.name

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The time zone in which this clinic's pages show time."""
        return zoneinfo.ZoneInfo(self.time_zone)

    def clinicians(self, *, besides=None):
        """Who may answer for patients here today, by name; `besides` is somebody who stays in it.

        Somebody whose sign-in is disabled answers for nobody new.
        """
        roles = [role.value for role in CLINICIANS]
        working = self.memberships.in_force().filter(role__in=roles).values("user")
        wanted = models.Q(pk__in=working, is_active=True) | models.Q(pk=besides)
        return get_user_model().objects.filter(wanted).order_by("name")

    def systems(self):
        """The systems that have a place here today, by name."""
        working = self.memberships.in_force().filter(role=Role.SYSTEM.value).values("user")
        return get_user_model().objects.filter(pk__in=working).order_by("name")

    def system_keys_made_by(self, user):
        """The working keys of systems here whose secrets this person has seen."""
        return self.access_keys.working().filter(made_by=user).select_related("user")

    def roles_of(self, user):
        """What a person does here today, or will do from a later day."""
        return self.memberships.not_ended().filter(user=user)

    def people(self):
        """Everybody's roles here today or from a later day, by the person's name."""
        return self.memberships.not_ended().select_related("user").order_by("user__name", "role")

    def former_people(self):
        """Everybody who worked here and does no longer, by name."""
        here = self.memberships.not_ended().values("user")
        gone = self.memberships.exclude(user__in=here).values("user")
        return get_user_model().objects.filter(pk__in=gone, is_system=False).order_by("name")

    def invitations_to_work(self):
        """Those to join as staff that were neither accepted nor withdrawn, the newest first."""
        return self.invitations.not_ended().filter(patient=None, user=None)

    def patients_answered_for_by(self, user):
        """The patients for whom this person is the responsible clinician here."""
        return self.patients.filter(responsible=user, merged_into__isnull=True).order_by("pk")


def today_in_utc() -> date:
    """The day by which memberships begin and end, whichever zone a page shows time in."""
    return timezone.localdate(timezone=UTC)


class MembershipQuerySet(models.QuerySet):
    """Questions asked of memberships."""

    def in_force(self, on=None):
        """Those that hold on a day (today in UTC unless told)."""
        day = on or today_in_utc()
        return self.filter(since__lte=day).filter(
            models.Q(until__isnull=True) | models.Q(until__gt=day)
        )

    def not_ended(self):
        """Those that hold today, or will from a later day."""
        today = today_in_utc()
        later = models.Q(until__gt=today) & models.Q(until__gt=models.F("since"))
        return self.filter(models.Q(until__isnull=True) | later)


class Membership(Record):
    """One role of one person in one clinic, from a day until a day."""

    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    role = models.CharField(
        _("role"), max_length=20, choices=[(role.value, role.label) for role in STAFF_ROLES]
    )
    licence_number = models.CharField(_("licence number"), max_length=60, blank=True)
    since = models.DateField(
        _("from"),
        default=today_in_utc,
        help_text=_("The first day with this role; days are counted in UTC."),
    )
    until = models.DateField(
        _("until"),
        null=True,
        blank=True,
        help_text=_("The first day without this role; days are counted in UTC."),
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["clinic", "user"]
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            one_of("role", STAFF_ROLES, model="membership"),
            models.UniqueConstraint(
                fields=["clinic", "user", "role"],
                condition=models.Q(until__isnull=True),
                name="membership_role_once",
                violation_error_message=_("This person already has this role in this clinic."),
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="membership_ends_after_start",
                violation_error_message=_("The last day must not lie before the first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {Role(self.role).label}, {self.clinic}"
