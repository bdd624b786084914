"""The verdict: frozen facts, class, range and reasons; a draft changes, a signed row never."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.models.intake import Intake
from assessments.models.safety import SafetyCheck
from patients.guards import APPEND_ONLY, Guard
from patients.models.base import ClinicalRecord, one_of


class ClassCode(models.TextChoices):
    """The five classes, best to worst (guideline, section 3)."""

    HEALTHY = "healthy", _("Running beneficial")
    CONDITIONS = "conditions", _("Beneficial with conditions")
    FIND_CAUSE = "find_cause", _("Find out first")
    CONSULT = "consult", _("Consult before starting")
    EXCLUDED = "excluded", _("Excluded by definition")

    @property
    def rank(self) -> int:
        """0 (best) to 4 (worst)."""
        return list(type(self)).index(self)


class OverrideReason(models.TextChoices):
    """Why a clinician signs another class than the computed one."""

    NONE = "", _("no override")
    NON_SPECIFIC = (
        "non_specific_serious_excluded",
        _("non-specific after assessment, serious causes excluded"),
    )
    JUDGEMENT = "clinical_judgement", _("clinical judgement")
    NEW_INFORMATION = "new_information", _("new information")
    ERROR = "recorded_in_error", _("recorded in error")


class AssessmentQuerySet(models.QuerySet):
    """Assessments, as one asks for them."""

    def drafts(self):
        """Not signed yet."""
        return self.filter(signed_at__isnull=True)

    def signed(self):
        """Signed, ended or not."""
        return self.filter(signed_at__isnull=False)

    def in_force(self):
        """Signed and neither superseded nor withdrawn."""
        return self.signed().filter(end__isnull=True)


class Assessment(ClinicalRecord):
    """One verdict about one spine, from draft to signature."""

    edition = models.CharField(_("edition"), max_length=40)
    facts = models.JSONField(_("facts with their sources"))
    spine = models.JSONField(_("diagnoses as they stood"))
    computed_class = models.CharField(_("class computed"), max_length=12, choices=ClassCode.choices)
    computed_rank = models.PositiveSmallIntegerField()
    range_low = models.CharField(max_length=12, choices=ClassCode.choices)
    range_high = models.CharField(max_length=12, choices=ClassCode.choices)
    provisional = models.BooleanField(_("provisional"), default=False)
    answer = models.JSONField(_("the guideline's full answer"))
    trace = models.JSONField(_("which rows gave it"))
    override_class = models.CharField(
        _("class signed instead"), max_length=12, choices=ClassCode.choices, blank=True, default=""
    )
    override_rank = models.PositiveSmallIntegerField(null=True, blank=True)
    override_reason = models.CharField(
        _("why"), max_length=40, choices=OverrideReason.choices, blank=True, default=""
    )
    override_words = models.TextField(_("why, in words"), blank=True)
    acknowledgements = models.JSONField(_("acknowledged at signing"), default=dict)
    draft_plan = models.JSONField(_("the plan so far"), default=dict)
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="+")
    safety_check = models.ForeignKey(SafetyCheck, models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    signed_at = models.DateTimeField(_("signed"), null=True, blank=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("signed by"),
    )
    signer_role = models.CharField(_("signed as"), max_length=20, blank=True)

    objects = AssessmentQuerySet.as_manager()
    guard = Guard(
        update="OLD.signed_at IS NOT NULL",
        delete="OLD.signed_at IS NOT NULL",
        reason="a signed assessment never changes; supersede or withdraw it",
    )

    class Meta:
        ordering = ["-recorded_at"]
        default_related_name = "assessments"
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        constraints = [
            one_of("computed_class", ClassCode, model="assessment"),
            one_of("override_class", ["", *ClassCode.values], model="assessment"),
            one_of("override_reason", OverrideReason, model="assessment"),
            models.UniqueConstraint(
                fields=["patient"],
                condition=models.Q(signed_at__isnull=True),
                name="assessment_one_draft_per_patient",
            ),
            models.CheckConstraint(
                condition=models.Q(signed_at__isnull=True, signed_by__isnull=True)
                | models.Q(signed_at__isnull=False, signed_by__isnull=False),
                name="assessment_signature_is_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(override_class="", override_rank__isnull=True)
                | models.Q(~models.Q(override_class=""), override_rank__isnull=False),
                name="assessment_override_is_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(override_rank__isnull=True)
                | models.Q(override_rank__gte=models.F("computed_rank"))
                | models.Q(~models.Q(override_reason=""), ~models.Q(override_words="")),
                name="assessment_downward_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{ClassCode(self.signed_class).label}"

    @property
    def signed_class(self) -> str:
        """The class that holds: the clinician's where there is one, else the computed one."""
        return self.override_class or self.computed_class

    @property
    def is_signed(self) -> bool:
        """Whether a clinician has taken responsibility."""
        return self.signed_at is not None

    @property
    def is_in_force(self) -> bool:
        """Whether it is signed and has not ended."""
        return self.is_signed and not hasattr(self, "end")


class AssessmentEnd(ClinicalRecord):
    """How a signed assessment ended: the row itself stays as it was signed."""

    class Kind(models.TextChoices):
        """The two ways."""

        SUPERSEDED = "superseded", _("superseded")
        WITHDRAWN = "withdrawn", _("withdrawn")

    assessment = models.OneToOneField(Assessment, models.PROTECT, related_name="end")
    kind = models.CharField(_("how"), max_length=12, choices=Kind.choices)
    replaced_by = models.ForeignKey(
        Assessment, models.PROTECT, null=True, blank=True, related_name="replaced"
    )
    reason = models.TextField(_("why"), blank=True)

    guard = APPEND_ONLY

    class Meta:
        default_related_name = "assessment_ends"
        verbose_name = _("end of an assessment")
        verbose_name_plural = _("ends of assessments")
        constraints = [
            one_of("kind", ["superseded", "withdrawn"], model="assessmentend"),
            models.CheckConstraint(
                condition=models.Q(kind="superseded", replaced_by__isnull=False)
                | models.Q(~models.Q(reason=""), kind="withdrawn"),
                name="assessmentend_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
