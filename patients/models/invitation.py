"""Invitations to a sign-in: one code on paper, one by mail; of both only a digest is kept."""

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.guards import ALWAYS, Guard
from patients.models.base import Record, one_of
from patients.models.clinic import Clinic
from patients.models.patient import Patient
from patients.permissions import STAFF_ROLES, Role

PATIENT_DAYS = 14
STAFF_DAYS = 7
MOST_TRIES = 5  # birth dates that may be typed wrongly before the code is void
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: nothing that looks like another
LENGTH = 16  # characters of 5 bits each
GROUP = 4
MISREAD = str.maketrans("OIL", "011")


class Kind(models.TextChoices):
    """What the code is for."""

    MEMBER = "member", _("a member of staff")
    PATIENT = "patient", _("a patient")
    WAY_BACK = "way_back", _("a new way in for somebody who lost the old one")


def new_code() -> str:
    """80 random bits, in groups that can be read aloud."""
    letters = "".join(secrets.choice(ALPHABET) for _letter in range(LENGTH))
    return "-".join(letters[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def digest_of(code: str) -> str:
    """What is stored of a code, however it was typed. It is random, so one hash is enough."""
    letters = "".join(letter for letter in code.upper() if letter.isalnum()).translate(MISREAD)
    return hashlib.sha256(letters.encode()).hexdigest()


def _has(code: str) -> models.Q:
    digest = digest_of(code)
    return models.Q(code_digest=digest) | models.Q(mail_digest=digest)


class InvitationQuerySet(models.QuerySet):
    """Questions asked of invitations."""

    def open(self):
        """Those that still let somebody in."""
        return self.filter(
            ended_at__isnull=True, expires_at__gt=timezone.now(), tries__lt=MOST_TRIES
        )

    def not_ended(self):
        """Those neither accepted nor withdrawn, expired ones too."""
        return self.filter(ended_at__isnull=True)


class Invitation(Record):
    """One person may join, or come back, with one of two codes. Ends once and for all."""

    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="invitations")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    role = models.CharField(
        _("role"),
        max_length=20,
        blank=True,
        choices=[(role.value, role.label) for role in STAFF_ROLES if role != Role.SYSTEM],
    )
    licence_number = models.CharField(_("licence number"), max_length=60, blank=True)
    patient = models.ForeignKey(
        Patient, models.PROTECT, null=True, blank=True, related_name="invitations"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    email = models.EmailField(_("email address"), blank=True)
    name = models.CharField(_("name"), max_length=150)
    code_digest = models.CharField(max_length=64, unique=True)
    mail_digest = models.CharField(max_length=64, null=True, blank=True, unique=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("invited by")
    )
    made_at = models.DateTimeField(_("invited"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("valid until"))
    tries = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = InvitationQuerySet.as_manager()

    guard = Guard(
        update="OLD.ended_at IS NOT NULL",
        delete=ALWAYS,
        reason="an invitation ends once and is kept",
    )

    class Meta:
        ordering = ["-made_at"]
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            one_of("kind", Kind, model="invitation"),
            models.CheckConstraint(
                condition=models.Q(accepted_by__isnull=True) | models.Q(withdrawn_by__isnull=True),
                name="invitation_ends_one_way",
            ),
        ]

    # Only on the object that was just made, and on one that was found by its code.
    code = ""
    came_by_mail = False
    mail_failed = False

    def __str__(self) -> str:
        return f"{self.name}, {self.clinic}"

    @classmethod
    def with_code(cls, code: str) -> "Invitation | None":
        """The open one that this code, of the sheet or of the mail, belongs to."""
        found = cls._open().filter(_has(code)).first()
        if found is not None:
            found.came_by_mail = found.mail_digest == digest_of(code)
        return found

    @classmethod
    def that_had_code(cls, code: str) -> "Invitation | None":
        """The one that this code belongs to, whether it still lets somebody in or not."""
        return cls.objects.select_related("clinic", "patient").filter(_has(code)).first()

    @classmethod
    def still_open(cls, pk) -> "Invitation | None":
        """The one with this id, while it lets somebody in."""
        return cls._open().filter(pk=pk).first()

    @classmethod
    def _open(cls):
        return cls.objects.open().select_related("clinic", "patient", "user")

    @property
    def is_expired(self) -> bool:
        """Whether it was not used in time."""
        return self.ended_at is None and self.expires_at <= timezone.now()

    @property
    def is_void(self) -> bool:
        """Whether too many birth dates were tried."""
        return self.ended_at is None and self.tries >= MOST_TRIES

    @property
    def only_address(self) -> str:
        """The one address that may use it, where there is such a one.

        A colleague joins with the invited address, a patient comes back with the own one. A patient
        who joins, or has none, is known by the birth date; a colleague comes back by the password.
        """
        if self.kind == Kind.WAY_BACK:
            return (self.user.email or "") if self.patient_id else ""
        return self.email if self.kind == Kind.MEMBER else ""

    @property
    def language(self) -> str:
        """The language of whoever is invited: as they chose, or as the record says."""
        person = self.user or self.patient
        return person.language if person else settings.LANGUAGE_CODE

    def lasts(self) -> None:
        """Let it expire in the time that is given to patients, or to staff."""
        days = PATIENT_DAYS if self.patient_id else STAFF_DAYS
        self.expires_at = timezone.now() + timedelta(days=days)
