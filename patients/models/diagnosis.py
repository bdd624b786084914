"""What a spine has: examinations, diagnoses with levels, and every version that stood before."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients import catalogue, spine
from patients.guards import APPEND_ONLY, NEVER_DELETED
from patients.models.base import ClinicalRecord, ClinicalRow, one_of
from patients.models.clinic import CodeSystem


class RunningExcluded(models.TextChoices):
    """The clinician's own judgement (AMB-01), never computed from an image or a grade."""

    NOT_JUDGED = "not_judged", _("not judged yet")
    NO = "no", _("no, it does not exclude running")
    YES = "yes", _("yes, so advanced that it excludes running")


class Verification(models.TextChoices):
    """How far a diagnosis is established."""

    CONFIRMED = "confirmed", _("confirmed")
    PATIENT_REPORTED = "patient_reported", _("reported by the patient")
    REFUTED = "refuted", _("refuted")
    ENTERED_IN_ERROR = "entered_in_error", _("entered in error")


class Status(models.TextChoices):
    """Whether a diagnosis holds today."""

    ACTIVE = "active", _("active")
    RESOLVED = "resolved", _("resolved")


class Side(models.TextChoices):
    """The side on which it shows."""

    NONE = "", _("no side")
    LEFT = "left", _("left")
    RIGHT = "right", _("right")
    BOTH = "both", _("both sides")


class ImagingKind(models.TextChoices):
    """How the picture was made."""

    NONE = "", _("none")
    RADIOGRAPH = "radiograph", _("radiograph")
    MRI = "mri", _("MRI")
    CT = "ct", _("CT")
    OTHER = "other", _("other")


class Examination(ClinicalRecord):
    """Somebody examined the spine; makes "examined" true for this patient."""

    examined_on = models.DateField(_("examined on"), default=timezone.localdate)

    guard = APPEND_ONLY

    class Meta:
        ordering = ["-examined_on", "-recorded_at"]
        default_related_name = "examinations"
        verbose_name = _("examination")
        verbose_name_plural = _("examinations")

    def __str__(self) -> str:
        return f"{self.examined_on}"


class DiagnosisQuerySet(models.QuerySet):
    """Diagnoses, as one asks for them."""

    def counting(self):
        """Those that say something about the spine today (see guideline, section 2.2)."""
        return self.filter(
            status=Status.ACTIVE,
            verification__in=[Verification.CONFIRMED, Verification.PATIENT_REPORTED],
            kind__in=catalogue.SPINE_DISEASE_KINDS,
        )

    def established(self):
        """Everything but what was entered in error or refuted."""
        return self.exclude(verification__in=[Verification.REFUTED, Verification.ENTERED_IN_ERROR])


class Diagnosis(ClinicalRecord):
    """One diagnosis as it stands; never deleted, and each change keeps what stood before."""

    catalogue_key = models.CharField(_("diagnosis"), max_length=60)
    kind = models.CharField(max_length=30, editable=False)
    code = models.CharField(_("code"), max_length=12, blank=True)
    code_system = models.CharField(_("code system"), max_length=10, choices=CodeSystem.choices)
    region = models.CharField(_("region"), max_length=20, choices=spine.REGION_CHOICES)
    side = models.CharField(_("side"), max_length=10, choices=Side.choices, blank=True, default="")
    running_excluded = models.CharField(
        _("does it exclude running?"),
        max_length=12,
        choices=RunningExcluded.choices,
        default=RunningExcluded.NOT_JUDGED,
    )
    verification = models.CharField(
        _("verification"),
        max_length=20,
        choices=Verification.choices,
        default=Verification.CONFIRMED,
    )
    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.ACTIVE
    )
    onset = models.DateField(_("since"), null=True, blank=True)
    imaging_on = models.DateField(_("imaging on"), null=True, blank=True)
    imaging_kind = models.CharField(
        _("imaging"), max_length=12, choices=ImagingKind.choices, blank=True, default=""
    )
    imaging_finding = models.TextField(_("finding in words"), blank=True)
    note = models.TextField(_("note for colleagues"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )

    objects = DiagnosisQuerySet.as_manager()
    guard = NEVER_DELETED

    class Meta:
        ordering = ["recorded_at"]
        default_related_name = "diagnoses"
        verbose_name = _("diagnosis")
        verbose_name_plural = _("diagnoses")
        constraints = [
            one_of("kind", catalogue.KINDS, model="diagnosis"),
            one_of("code_system", CodeSystem, model="diagnosis"),
            one_of("region", spine.REGIONS, model="diagnosis"),
            one_of("side", Side, model="diagnosis"),
            one_of("running_excluded", RunningExcluded, model="diagnosis"),
            one_of("verification", Verification, model="diagnosis"),
            one_of("status", Status, model="diagnosis"),
            one_of("imaging_kind", ImagingKind, model="diagnosis"),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def entry(self):
        """The catalogue's entry for this diagnosis."""
        return catalogue.get(self.catalogue_key)

    @property
    def title(self):
        """Our title for it."""
        return self.entry.title

    @property
    def counts(self) -> bool:
        """Whether it is a spine disease that holds today."""
        return (
            self.status == Status.ACTIVE
            and self.verification in (Verification.CONFIRMED, Verification.PATIENT_REPORTED)
            and self.kind in catalogue.SPINE_DISEASE_KINDS
        )


class DiagnosisLevel(ClinicalRow):
    """One affected level, with the grade found there."""

    diagnosis = models.ForeignKey(Diagnosis, models.PROTECT, related_name="levels")
    level = models.CharField(_("level"), max_length=8)
    grade = models.CharField(_("grade"), max_length=3, blank=True)
    slip_percent = models.DecimalField(
        _("slip in per cent"), max_digits=4, decimal_places=1, null=True, blank=True
    )

    class Meta:
        ordering = ["diagnosis", "level"]
        default_related_name = "diagnosis_levels"
        constraints = [
            one_of("level", spine.LEVELS, model="level"),
            one_of("grade", ["", *spine.GRADES], model="level"),
            models.UniqueConstraint(fields=["diagnosis", "level"], name="level_once_per_diagnosis"),
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.grade}".strip()


class DiagnosisVersion(ClinicalRecord):
    """A diagnosis as it stood before a change, with who changed it, when and why."""

    diagnosis = models.ForeignKey(Diagnosis, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    stood = models.JSONField(_("as it stood"))
    reason = models.TextField(_("why it was changed"))

    guard = APPEND_ONLY

    class Meta:
        ordering = ["diagnosis", "-number"]
        default_related_name = "diagnosis_versions"
        constraints = [
            models.UniqueConstraint(
                fields=["diagnosis", "number"], name="version_once_per_diagnosis"
            )
        ]

    def __str__(self) -> str:
        return f"{self.diagnosis_id} v{self.number}"
