"""That a patient was erased: at once who it was, and the clinical record when it is time."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.guards import ALWAYS, Guard
from patients.models.base import ClinicalRecord


class ErasureQuerySet(models.QuerySet):
    """Erasures, as one asks for them."""

    def waiting(self):
        """Those whose clinical record is still kept."""
        return self.filter(patient__emptied_at__isnull=True)

    def due(self, day):
        """Those of them whose record need not be kept any longer on a day."""
        return self.waiting().filter(due_on__lte=day)


class Erasure(ClinicalRecord):
    """Who erased a patient, when and why, and until when the clinical record is kept.

    It names nobody: `patient` is then an empty row under a number that was made. `sign_in` is the
    account that was emptied with it, where it opened nothing else.
    """

    reason = models.TextField(_("why"))
    due_on = models.DateField(_("record kept until"))
    sign_in = models.UUIDField(null=True, blank=True)

    objects = ErasureQuerySet.as_manager()
    guard = Guard(update=ALWAYS, delete=ALWAYS, reason="an erasure is kept", gap="")

    class Meta:
        ordering = ["-recorded_at"]
        default_related_name = "erasures"
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        constraints = [
            models.UniqueConstraint(fields=["patient"], name="erasure_once"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="erasure_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.recorded_at):%Y-%m-%d}"
