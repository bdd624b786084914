"""Two records of one person put together, and parted again where that was a mistake."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.guards import APPEND_ONLY
from patients.models.base import ClinicalRecord, one_of
from patients.models.patient import Patient


def history_of(patient: Patient):
    """When this record was put together with another, or parted from one; newest first."""
    return Merge.objects.about(patient)


class Kind(models.TextChoices):
    """What happened to the two records."""

    MERGED = "merged", _("put together")
    PARTED = "parted", _("parted again")


class MergeQuerySet(models.QuerySet):
    """Mergings, as one asks for them."""

    def about(self, patient: Patient):
        """Those that put this record together with another, or parted it; newest first."""
        concerned = models.Q(patient=patient) | models.Q(into=patient)
        return self.filter(concerned).select_related("patient", "into", "recorded_by")


class Merge(ClinicalRecord):
    """That `patient`'s record was put together with the one that stays, or parted from it again."""

    into = models.ForeignKey(Patient, models.PROTECT, verbose_name=_("the record that stays"))
    kind = models.CharField(_("what happened"), max_length=10, choices=Kind.choices)
    reason = models.TextField(_("why"))

    objects = MergeQuerySet.as_manager()
    guard = APPEND_ONLY

    class Meta:
        ordering = ["-recorded_at"]
        default_related_name = "+"
        verbose_name = _("merging of records")
        verbose_name_plural = _("merging of records")
        constraints = [
            one_of("kind", Kind, model="merge"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="merge_has_a_reason"),
            models.CheckConstraint(
                condition=~models.Q(patient=models.F("into")), name="merge_of_two_records"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {timezone.localtime(self.recorded_at):%Y-%m-%d}"
