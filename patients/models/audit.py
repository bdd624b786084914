"""The trail of who did what, chained so that a change shows, and once-only submissions."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.guards import APPEND_ONLY, NEVER_DELETED, Guard
from patients.models.base import Record


class AuditEvent(models.Model):
    """One event. Holds ids and names of fields, never values, and no foreign keys."""

    chain = models.CharField(max_length=40)
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField(_("when"))
    event = models.CharField(_("event"), max_length=60)
    actor = models.CharField(_("who"), max_length=40, blank=True)
    role = models.CharField(_("in which role"), max_length=80, blank=True)
    patient = models.CharField(_("whose record"), max_length=40, blank=True)
    target = models.CharField(_("what"), max_length=80, blank=True)
    fields = models.JSONField(_("fields"), default=list)
    source = models.CharField(_("from where"), max_length=45, blank=True)
    request_id = models.CharField(_("request"), max_length=40, blank=True)
    token = models.CharField(_("through which access key"), max_length=40, blank=True)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    guard = APPEND_ONLY

    class Meta:
        ordering = ["chain", "number"]
        verbose_name = _("audit event")
        verbose_name_plural = _("audit trail")
        constraints = [
            models.UniqueConstraint(fields=["chain", "number"], name="audit_number_once")
        ]
        indexes = [
            models.Index(fields=["patient", "-at"], name="audit_patient"),
            models.Index(fields=["chain", "-at"], name="audit_when"),
        ]

    def __str__(self) -> str:
        return f"{self.event} ({self.at:%Y-%m-%d %H:%M:%S} UTC)"


class AuditHead(models.Model):
    """The end of one chain: locked last in an action, so that writers queue only there."""

    chain = models.CharField(max_length=40, primary_key=True)
    number = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    guard = NEVER_DELETED

    def __str__(self) -> str:
        return f"{self.chain} at {self.number}"


class Submission(Record):
    """A form, request or entry that was handed in; the same one again leads to its first result."""

    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    key = models.CharField(max_length=80)
    deed = models.CharField(max_length=80)
    result_model = models.CharField(max_length=80, blank=True)
    result_id = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField(default=timezone.now)

    guard = Guard(
        update="OLD.result_id <> ''", delete="1 = 1", reason="a submission is kept as it was"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["actor", "key"], name="submission_once_per_actor")
        ]

    def __str__(self) -> str:
        return f"{self.deed} {self.key}"
