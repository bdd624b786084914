"""What was agreed at the signature, every text frozen in each enabled language."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.models.assessment import Assessment, ClassCode
from patients.guards import APPEND_ONLY
from patients.models.base import ClinicalRecord, ClinicalRow, one_of


class Plan(ClinicalRecord):
    """The signed plan; later decisions and consultations only reveal or hide its frozen texts."""

    class StopRule(models.TextChoices):
        """Which rule the patient reads when the back hurts."""

        ARTICLE = "article", _("the article's steps")
        OWN = "own", _("the clinician's own rule")
        DEFAULT = "default", _("the product's default: stop and ask")

    assessment = models.OneToOneField(Assessment, models.PROTECT, related_name="plan")
    class_code = models.CharField(_("class"), max_length=12, choices=ClassCode.choices)
    texts = models.JSONField(_("texts by language"))
    language = models.CharField(_("language of the clinician's words"), max_length=10)
    stop_rule_kind = models.CharField(_("stop rule"), max_length=8, choices=StopRule.choices)
    own_stop_rule = models.TextField(_("own stop rule"), blank=True)
    movement_cautions = models.TextField(_("movements allowed or to avoid"), blank=True)
    left_out = models.JSONField(_("automatic items taken out, with the reason"), default=list)
    review_on = models.DateField(_("review on"), null=True, blank=True)

    guard = APPEND_ONLY

    class Meta:
        ordering = ["-recorded_at"]
        default_related_name = "plans"
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        constraints = [
            one_of("class_code", ClassCode, model="plan"),
            models.CheckConstraint(
                condition=~models.Q(stop_rule_kind="own") | ~models.Q(own_stop_rule=""),
                name="plan_own_stop_rule_has_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_class_code_display()}, {timezone.localtime(self.recorded_at):%Y-%m-%d}"


class PlanItem(ClinicalRow):
    """One activity or recommendation of a plan, dosed in the clinician's own words."""

    class Kind(models.TextChoices):
        """What an item is."""

        ACTIVITY = "activity", _("activity")
        RECOMMENDATION = "recommendation", _("recommendation")
        OWN = "own", _("own item")

    class Mode(models.TextChoices):
        """When the patient sees it."""

        SHOWN = "shown", _("in the plan")
        IF_RUNNING = "if_running", _("kept back until the patient decides to run")
        AGAINST_ADVICE = "against_advice", _("shown to a patient who runs against advice")
        UNTIL_CONSULTED = "until_consulted", _("shown until a specialist was consulted")

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16, choices=Kind.choices)
    mode = models.CharField(max_length=16, choices=Mode.choices, default=Mode.SHOWN)
    recommendation = models.CharField(max_length=10, blank=True)
    activity = models.CharField(max_length=20, blank=True)
    claims = models.JSONField(default=list)
    texts = models.JSONField(_("texts by language"))
    dose = models.CharField(_("dose"), max_length=200, blank=True)
    frequency = models.CharField(_("how often"), max_length=200, blank=True)

    guard = APPEND_ONLY

    class Meta:
        ordering = ["plan", "position"]
        default_related_name = "plan_items"
        verbose_name = _("plan item")
        verbose_name_plural = _("plan items")
        constraints = [
            models.UniqueConstraint(fields=["plan", "position"], name="planitem_position_once")
        ]

    @property
    def title(self) -> str:
        """Its name in the plan, in the plan's own language: an own item has one in each."""
        return next(iter(self.texts.values()))["title"]

    def __str__(self) -> str:
        return self.recommendation or self.activity or self.get_kind_display()
