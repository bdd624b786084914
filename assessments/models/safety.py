"""The red-flag questions as answered before an assessment, and who cleared what and why."""

from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.guards import APPEND_ONLY
from patients.models.base import ClinicalRecord, one_of


class Outcome(models.TextChoices):
    """How soon somebody must look (medicine layer, section 2)."""

    NONE = "none", _("no red flag")
    ROUTINE = "R", _("at the next visit")
    URGENT = "U", _("within days")
    EMERGENCY = "E", _("emergency, now")


class SafetyCheckQuerySet(models.QuerySet):
    """Safety checks, as one asks for them."""

    def open_emergencies(self):
        """Those with an emergency that no clinician has cleared."""
        return self.filter(outcome=Outcome.EMERGENCY, clearances__isnull=True)

    def with_clearance(self):
        """Each with `cleared_at`, `cleared_by` (and its id), `cleared_because`; or None."""
        made = SafetyClearance.objects.filter(check_made=OuterRef("pk")).order_by("recorded_at")
        return self.annotate(
            cleared_at=Subquery(made.values("recorded_at")[:1]),
            cleared_by=Subquery(made.values("recorded_by__name")[:1]),
            cleared_by_id=Subquery(made.values("recorded_by")[:1], output_field=models.UUIDField()),
            cleared_because=Subquery(made.values("reason")[:1]),
        )


class SafetyCheck(ClinicalRecord):
    """One round of the red-flag and out-of-scope questions; never edited, only asked again."""

    author_role = models.CharField(_("answered as"), max_length=20)
    at_home = models.BooleanField(_("answered at home"), default=False)
    red_flags = models.JSONField(_("red-flag answers"))
    scope = models.JSONField(_("out-of-scope answers"), default=dict)
    outcome = models.CharField(_("outcome"), max_length=4, choices=Outcome.choices)
    layer_version = models.CharField(_("version of the questions"), max_length=20)

    objects = SafetyCheckQuerySet.as_manager()
    guard = APPEND_ONLY

    class Meta:
        ordering = ["-recorded_at"]
        default_related_name = "safety_checks"
        verbose_name = _("safety check")
        verbose_name_plural = _("safety checks")
        constraints = [one_of("outcome", Outcome, model="safetycheck")]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}"

    @property
    def found_nothing_pressing(self) -> bool:
        """Whether a patient answered the red flags alone, and none calls for a visit."""
        return self.at_home and not self.scope and self.outcome in (Outcome.NONE, Outcome.ROUTINE)


class SafetyClearance(ClinicalRecord):
    """A clinician looked at the flags of one check and says why they are cleared."""

    check_made = models.ForeignKey(SafetyCheck, models.PROTECT, related_name="clearances")
    reason = models.TextField(_("what was found and why it is cleared"))

    guard = APPEND_ONLY

    class Meta:
        ordering = ["-recorded_at"]
        default_related_name = "safety_clearances"
        verbose_name = _("clearance")
        verbose_name_plural = _("clearances")
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="clearance_has_a_reason")
        ]

    def __str__(self) -> str:
        return f"{self.recorded_by}, {timezone.localtime(self.recorded_at):%Y-%m-%d}"
