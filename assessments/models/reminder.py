"""Which reminders by mail a patient has switched off, and which were sent."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models.base import ClinicalRow, one_of


class ReminderKind(models.TextChoices):
    """What a patient is reminded of."""

    MORNING = "morning", _("how the back was the next morning")
    REVIEW = "review", _("a review that is due")
    DECISION = "decision", _("a decision that is not taken")


class ReminderOff(ClinicalRow):
    """A kind that the patient does not want."""

    kind = models.CharField(_("kind"), max_length=10, choices=ReminderKind.choices)
    since = models.DateTimeField(_("since"), default=timezone.now, editable=False)

    class Meta:
        default_related_name = "reminders_off"
        verbose_name = _("reminder switched off")
        verbose_name_plural = _("reminders switched off")
        constraints = [
            one_of("kind", ReminderKind, model="reminderoff"),
            models.UniqueConstraint(fields=["patient", "kind"], name="reminderoff_once"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class ReminderSent(ClinicalRow):
    """One mail that the mail server took; of one occasion there is never another."""

    kind = models.CharField(_("kind"), max_length=10, choices=ReminderKind.choices)
    occasion = models.CharField(_("occasion"), max_length=40)
    sent_at = models.DateTimeField(_("sent"), default=timezone.now, editable=False)

    class Meta:
        ordering = ["-sent_at"]
        default_related_name = "reminders_sent"
        verbose_name = _("reminder sent")
        verbose_name_plural = _("reminders sent")
        constraints = [
            one_of("kind", ReminderKind, model="remindersent"),
            models.UniqueConstraint(
                fields=["patient", "kind", "occasion"], name="remindersent_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.sent_at:%Y-%m-%d}"
