"""Common plans of a clinic, kept to fill in the review page; nothing in them is about a patient."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.plan_choices import PlanChoices
from patients.guards import NEVER_DELETED
from patients.models import Clinic
from patients.models.base import Record

LONGEST_NAME = 80


class PlanTemplateQuerySet(models.QuerySet):
    """Templates, as one asks for them."""

    def current(self):
        """Those that may be picked."""
        return self.filter(retired_at__isnull=True)

    def retired(self):
        """Those that are offered no more."""
        return self.filter(retired_at__isnull=False)


class PlanTemplate(Record):
    """Activities, doses, own words and stop rule under a name; what they say never changes."""

    clinic = models.ForeignKey(Clinic, models.PROTECT)
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    choices = models.JSONField(_("what it fills in"))
    review_in_months = models.PositiveSmallIntegerField(
        _("review after so many months"), null=True, blank=True
    )
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )
    retired_at = models.DateTimeField(_("retired"), null=True, blank=True)

    objects = PlanTemplateQuerySet.as_manager()
    guard = NEVER_DELETED

    class Meta:
        ordering = [Lower("name"), "recorded_at"]
        default_related_name = "plan_templates"
        verbose_name = _("plan template")
        verbose_name_plural = _("plan templates")
        constraints = [
            models.UniqueConstraint(
                "clinic",
                Lower("name"),
                condition=models.Q(retired_at__isnull=True),
                name="plantemplate_name_once_in_clinic",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_retired(self) -> bool:
        """Whether it is offered no more."""
        return self.retired_at is not None

    def chosen(self) -> PlanChoices:
        """What it fills in."""
        return PlanChoices.from_draft(self.choices)
