"""Keys with which a program asks the REST interface in the name of a person or of a system."""

import hashlib
import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.guards import ALWAYS, Guard
from patients.models.base import Record
from patients.models.clinic import Clinic, today_in_utc
from patients.permissions import Permission, Role, may
from patients.scopes import KEY_SCOPES, through_key

MARK = "sns_"  # by which people and scanners recognise a key that lies around
SHOWN = 8  # characters that stay readable, to tell one key from another
FIXED = (
    "id",
    "user_id",
    "clinic_id",
    "name",
    "prefix",
    "digest",
    "scopes",
    "made_at",
    "made_by_id",
    "expires_at",
)


def new_secret() -> str:
    """256 random bits under our mark."""
    return MARK + secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """What is stored of a secret. It is random through and through, so one hash is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _changed(column: str) -> str:
    old, new = f"OLD.{column}", f"NEW.{column}"
    return f"({old} IS NULL) <> ({new} IS NULL) OR {old} <> {new}"


class AccessKeyQuerySet(models.QuerySet):
    """Questions asked of keys."""

    def working(self):
        """Those neither revoked nor expired."""
        return self.filter(revoked_at__isnull=True, expires_at__gt=timezone.now())


class AccessKey(Record):
    """One key: whose, what for, until when. The secret is shown when it is made and never kept."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="access_keys", verbose_name=_("of")
    )
    clinic = models.ForeignKey(
        Clinic,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="access_keys",
        help_text=_("The clinic whose system has this key; empty for the key of a person."),
    )
    name = models.CharField(_("name"), max_length=100)
    prefix = models.CharField(_("begins with"), max_length=SHOWN)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(_("may"), default=list)
    made_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    expires_at = models.DateTimeField(_("expires"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    last_used_on = models.DateField(_("last used"), null=True, blank=True)

    objects = AccessKeyQuerySet.as_manager()

    guard = Guard(
        update=" OR ".join(_changed(column) for column in FIXED)
        + f" OR (OLD.revoked_at IS NOT NULL AND ({_changed('revoked_at')} "
        f"OR {_changed('revoked_by_id')}))",
        delete=ALWAYS,
        reason="an access key is only ever revoked",
        gap="EXISTS (SELECT 1 FROM patients_erasure e WHERE e.sign_in = OLD.user_id)",
    )

    class Meta:
        ordering = ["-made_at"]
        verbose_name = _("access key")
        verbose_name_plural = _("access keys")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | models.Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="accesskey_revoked_by_somebody",
            )
        ]

    secret = ""  # only on the object that was just made

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}...)"

    @property
    def is_revoked(self) -> bool:
        """Taken back."""
        return self.revoked_at is not None

    @property
    def is_expired(self) -> bool:
        """Past its time."""
        return self.expires_at <= timezone.now()

    @property
    def is_working(self) -> bool:
        """Neither; whether its owner still belongs here is asked with each use."""
        return not self.is_revoked and not self.is_expired

    @property
    def maker_may_still(self) -> bool:
        """Whether who made a system's key, and saw its secret, manages the members there today."""
        return self.clinic is None or may(
            self.made_by, Permission.MANAGE_MEMBERS, clinic=self.clinic
        )

    @property
    def scopes_in_words(self) -> str:
        """What it may do, in the order in which scopes are offered."""
        return ", ".join(str(scope.label) for scope in KEY_SCOPES if scope in self.scopes)

    @classmethod
    def with_secret(cls, secret: str) -> "AccessKey | None":
        """The key that has this secret, working or not; looked up by digest, so no time tells."""
        owners = cls.objects.select_related("user", "clinic", "made_by")
        return owners.filter(digest=digest_of(secret)).first()

    def opens(self) -> bool:
        """Whether it opens the interface now: it works, and its owner still belongs here."""
        return self.is_working and self.user.is_active and self._owner_belongs()

    def allows(self, roles) -> frozenset[Permission]:
        """What it lets its owner do in these roles."""
        return through_key(self.scopes, roles)

    def told_to(self) -> list[Clinic | None]:
        """The clinics in whose trail its story stands; None is the platform's."""
        return [self.clinic] if self.clinic else list(self.user.clinics()) or [None]

    def used(self) -> None:
        """Keep the day of the last use: at most one write a day."""
        today = today_in_utc()
        if self.last_used_on != today:
            type(self).objects.filter(pk=self.pk).update(last_used_on=today)

    def _owner_belongs(self) -> bool:
        if self.user.is_system:
            place = self.user.memberships().filter(clinic=self.clinic, role=Role.SYSTEM.value)
            return place.exists() and self.maker_may_still
        return self.user.is_platform_admin or self.user.clinics().exists()
