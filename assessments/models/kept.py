"""Answers given and not recorded yet, by one doctor or by the patient: their own, a few days."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models.base import ClinicalRecord

KEPT_FOR = timedelta(days=7)


class AnswersKeptQuerySet(models.QuerySet):
    """What is kept, as one asks for it."""

    def current(self):
        """Not too old to be shown."""
        return self.filter(recorded_at__gt=timezone.now() - KEPT_FOR)

    def outdated(self):
        """Too old to be shown."""
        return self.filter(recorded_at__lte=timezone.now() - KEPT_FOR)


class AnswersKept(ClinicalRecord):
    """What one person has answered about one patient so far, overwritten with each answer.

    A doctor on the assess page, or the patient before a visit. No intake: nobody else ever sees it
    and nothing is derived from it. `given` is what stood in the form by field; `seen` is the
    snapshot of answers that the page was filled from.
    """

    given = models.JSONField(_("given so far"))
    seen = models.UUIDField(null=True, blank=True)

    objects = AnswersKeptQuerySet.as_manager()

    class Meta:
        default_related_name = "kept_answers"
        verbose_name = _("answers kept")
        verbose_name_plural = _("answers kept")
        constraints = [
            models.UniqueConstraint(
                fields=["patient", "recorded_by"], name="answerskept_one_per_doctor"
            )
        ]

    def __str__(self) -> str:
        return f"{self.recorded_at:%Y-%m-%d %H:%M}"
