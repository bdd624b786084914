"""What every record shares: a random identifier, and for clinical rows their clinic and patient."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def one_of(field: str, values, *, model: str) -> models.CheckConstraint:
    """A database constraint: the column holds one of these values (choices or plain strings)."""
    allowed = sorted(str(value) for value in getattr(values, "values", values))
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__in": allowed}), name=f"{model}_{field}_known"
    )


class Record(models.Model):
    """A row whose identifier says nothing and can stand in a URL."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


class ClinicalRow(Record):
    """A row about one patient of one clinic; a database guard holds the two together."""

    clinic = models.ForeignKey("patients.Clinic", models.PROTECT, related_name="+")
    patient = models.ForeignKey("patients.Patient", models.PROTECT)

    class Meta:
        abstract = True


class ClinicalRecord(ClinicalRow):
    """A clinical row that somebody wrote at some time."""

    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )

    class Meta:
        abstract = True
