"""What a patient asked to have put right in the record, and what the clinic answered."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.guards import ALWAYS, Guard
from patients.models.base import ClinicalRecord, one_of


class About(models.TextChoices):
    """What is wrong."""

    PERSON = "person", _("name, birth date or contact data")
    SPINE = "spine", _("what the back has")
    ANSWERS = "answers", _("answers about pain and running")
    PLAN = "plan", _("plan")
    DIARY = "diary", _("diary")
    OTHER = "other", _("something else")


class Outcome(models.TextChoices):
    """What became of it."""

    WAITING = "", _("waiting for an answer")
    CORRECTED = "corrected", _("put right")
    LEFT = "left", _("left as it was")


class CorrectionRequestQuerySet(models.QuerySet):
    """Requests, as one asks for them."""

    def waiting(self):
        """Those that nobody has answered, the oldest first."""
        return self.filter(outcome=Outcome.WAITING).order_by("recorded_at", "pk")

    def with_people(self):
        """With who asked and who answered."""
        return self.select_related("recorded_by", "answered_by")


class CorrectionRequest(ClinicalRecord):
    """One request in the patient's words; answered once, and kept as it was asked and answered."""

    about = models.CharField(_("about"), max_length=10, choices=About.choices)
    words = models.TextField(_("what is wrong, and what is right"))
    outcome = models.CharField(
        _("what became of it"),
        max_length=10,
        choices=Outcome.choices,
        blank=True,
        default=Outcome.WAITING,
    )
    answer = models.TextField(_("the clinic's answer"), blank=True, default="")
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("answered by"),
    )

    objects = CorrectionRequestQuerySet.as_manager()
    guard = Guard(
        update="OLD.answered_at IS NOT NULL",
        delete=ALWAYS,
        reason="a request is answered once and kept",
    )

    class Meta:
        ordering = ["-recorded_at"]
        default_related_name = "corrections"
        verbose_name = _("request for a correction")
        verbose_name_plural = _("requests for a correction")
        constraints = [
            one_of("about", About, model="correction"),
            one_of("outcome", Outcome, model="correction"),
            models.CheckConstraint(
                condition=models.Q(outcome="", answer="", answered_at=None, answered_by=None)
                | models.Q(
                    ~models.Q(outcome=""),
                    ~models.Q(answer=""),
                    answered_at__isnull=False,
                    answered_by__isnull=False,
                ),
                name="correction_answer_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_about_display()}, {timezone.localtime(self.recorded_at):%Y-%m-%d}"

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has answered it."""
        return self.outcome == Outcome.WAITING
