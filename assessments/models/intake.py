"""The answers about pain and running, one typed column per fact, and consultations."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.guards import APPEND_ONLY
from patients.models.base import ClinicalRecord, one_of

# The answers that can be recorded; an empty column says "not recorded" or "not asked".
# Which of them are better or worse is the guideline's business.
YES_NO = ("yes", "no")
ANSWERS: dict[str, tuple[str, ...]] = {
    "back_pain": ("none", "settles", "persistent"),
    "pain_cause": ("muscle_weakness", "unknown", "other_known", "spinal_disease"),
    "technique": ("ergonomic", "novice"),
    "core_strengthening": ("regular", "not_regular"),
    "stretching": ("after", "before_only", "none"),
    "regeneration": YES_NO,
    "usual_surface": ("trail", "other", "cement"),
    "shoes": ("cushioned", "low_cushion_trail", "other"),
    "glute_pelvis_work": YES_NO,
    "difficulty_stopping": YES_NO,
    "runs_now": YES_NO,
}


def answer(label) -> models.CharField:
    """A column for one answer; empty where nobody has answered."""
    return models.CharField(label, max_length=20, blank=True, default="")


class Intake(ClinicalRecord):
    """A whole snapshot of the answers at one time, each with who gave it and when.

    Append-only. Answers that an author may not give, or did not give, are copied forward. What a
    patient answers over a clinician's value is kept as a proposal.
    """

    author_role = models.CharField(_("answered as"), max_length=20)
    back_pain = answer(_("back pain"))
    pain_cause = answer(_("cause of the pain"))
    technique = answer(_("running technique"))
    core_strengthening = answer(_("core strengthening"))
    stretching = answer(_("stretching"))
    regeneration = answer(_("regeneration"))
    usual_surface = answer(_("usual surface"))
    shoes = answer(_("shoes"))
    glute_pelvis_work = answer(_("buttock and pelvis work"))
    difficulty_stopping = answer(_("finds it hard to stop running"))
    runs_now = answer(_("runs at present"))
    diagnosis_reported = models.TextField(_("diagnosis reported by the patient"), blank=True)
    answered = models.JSONField(_("answered this time"), default=list)
    sources = models.JSONField(_("who said it, and when"), default=dict)
    proposals = models.JSONField(_("what the patient proposes"), default=dict)

    guard = APPEND_ONLY

    class Meta:
        ordering = ["-recorded_at"]
        default_related_name = "intakes"
        verbose_name = _("intake")
        verbose_name_plural = _("intakes")
        constraints = [
            *(one_of(fact, ["", *values], model="intake") for fact, values in ANSWERS.items()),
            models.CheckConstraint(
                condition=~models.Q(back_pain="none") | models.Q(pain_cause=""),
                name="intake_no_cause_without_pain",
            ),
        ]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.recorded_at):%Y-%m-%d %H:%M}"


LONGEST_OUTCOME = 600  # characters: the patient reads it beside the plan, and on its page


class Consultation(ClinicalRecord):
    """A consultation about this spine; by one of the two specialities it closes REC-11 (AMB-19)."""

    class Speciality(models.TextChoices):
        """Who was consulted."""

        ORTHOPAEDIST = "orthopaedist", _("orthopaedist")
        NEUROSURGEON = "neurosurgeon", _("neurosurgeon")
        OTHER = "other", _("another speciality")

    speciality = models.CharField(_("who"), max_length=12, choices=Speciality.choices)
    consultant = models.CharField(_("name"), max_length=150, blank=True)
    held_on = models.DateField(_("when"), default=timezone.localdate)
    outcome = models.TextField(_("outcome in words"))

    guard = APPEND_ONLY

    class Meta:
        ordering = ["-held_on", "-recorded_at"]
        default_related_name = "consultations"
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        constraints = [
            one_of("speciality", ["orthopaedist", "neurosurgeon", "other"], model="consultation")
        ]

    def __str__(self) -> str:
        return f"{self.get_speciality_display()}, {self.held_on}"
