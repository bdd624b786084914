"""What a patient did, and how the back felt during it, after it and the next morning."""

from datetime import timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.models.intake import ANSWERS
from assessments.models.plan import PlanItem
from assessments.safety.pain_score import HIGHEST, LOWEST, MINIMAL_IMPORTANT_CHANGE
from patients.guards import APPEND_ONLY
from patients.models.base import ClinicalRecord, one_of

CHANGED_WITHIN = timedelta(days=1)
LONGEST_DAY = 24 * 60  # minutes


class Activity(models.TextChoices):
    """What one can log: the activities of the guideline, apart from rest."""

    RUNNING = "running", _("running")
    WALKING = "walking", _("walking")
    PILATES = "pilates", _("Pilates")
    YOGA = "yoga", _("yoga")
    GYM = "gym", _("selected gym exercises")
    MARTIAL_ARTS = "martial_arts", _("martial arts")
    CORE_PLANK = "core_plank", _("core strengthening and plank")
    GLUTE_PELVIS = "glute_pelvis", _("buttock and pelvis work")
    STRETCHING = "stretching", _("stretching")
    OTHER = "other", _("another activity")


class EasedBy(models.TextChoices):
    """What made the pain go; `nothing` says that it was still there after rest (guideline, S3)."""

    WALKING = "walking", _("walking")
    STOPPING = "stopping", _("stopping")
    STRETCHING = "stretching", _("stretching")
    REST = "rest", _("rest")
    NOTHING = "nothing", _("nothing, it still hurt after rest")


class Legs(models.TextChoices):
    """Whether anything new was felt in the legs; not sure counts as yes."""

    YES = "yes", _("yes")
    NO = "no", _("no")
    NOT_SURE = "not_sure", _("not sure")


class Step(models.TextChoices):
    """What a row does to its entry."""

    LOGGED = "logged", _("logged")
    MORNING = "morning", _("next morning added")
    CHANGED = "changed", _("changed within a day")
    CORRECTED = "corrected", _("corrected")
    TAKEN_BACK = "taken_back", _("taken back")


class DiaryEntryQuerySet(models.QuerySet):
    """Diary entries, as one asks for them."""

    def as_they_stand(self):
        """The newest row of each entry; none of an entry that was taken back."""
        standing = self.filter(replaced_by__isnull=True).exclude(step=Step.TAKEN_BACK)
        return standing.select_related("own_item")

    def of_entry(self, entry_id):
        """Every row of one entry."""
        return self.filter(Q(pk=entry_id) | Q(first=entry_id))

    def with_new_leg_symptoms(self):
        """Something new in the legs, or not sure."""
        return self.filter(leg_symptoms__in=(Legs.YES, Legs.NOT_SURE))

    def not_easing(self):
        """Pain that was still there after rest."""
        return self.filter(eased_by=EasedBy.NOTHING)

    def worse_next_morning(self):
        """A morning that hurt more than the mornings before it, by what counts as a change."""
        return self.filter(next_morning__gte=F("morning_before") + MINIMAL_IMPORTANT_CHANGE)

    def runs(self):
        """Running, whatever the plan says about it."""
        return self.filter(activity=Activity.RUNNING)

    def that_ask_for_a_look(self):
        """Of each patient the newest row of each kind that a clinician may have to look at."""
        theirs = DiaryEntry.objects.as_they_stand().filter(patient=OuterRef("patient"))
        last = [
            Q(pk=Subquery(found.order_by(f"-{said}", "-pk").values("pk")[:1]))
            for found, said in (
                (theirs.with_new_leg_symptoms(), "told_at"),
                (theirs.not_easing(), "told_at"),
                (theirs.worse_next_morning(), "morning_told_at"),
                (theirs.runs(), "told_at"),
            )
        ]
        return self.filter(last[0] | last[1] | last[2] | last[3])


def score(label) -> models.PositiveSmallIntegerField:
    """A column for a pain score from 0 to 10; empty where nobody said."""
    return models.PositiveSmallIntegerField(
        label,
        null=True,
        blank=True,
        validators=[MinValueValidator(LOWEST), MaxValueValidator(HIGHEST)],
    )


def _is_score(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__lte": HIGHEST}),
        name=f"diaryentry_{name}_is_a_score",
    )


class DiaryEntry(ClinicalRecord):
    """One row of one entry: as logged, or as it was completed, changed, corrected or taken back.

    Rows are only added: each names the row it takes the place of, and the first one of its entry.
    The entry is its newest row. `told_at` says since when what asks for a look has been so
    (activity, what eased it, legs); `morning_told_at` the same of the morning; `morning_before` is
    the lowest of the mornings before it, with which it is compared. A tick has no minutes;
    `own_item` is what was ticked, where that is the doctor's own item and no activity's name.
    """

    first = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="later_rows"
    )
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    step = models.CharField(_("what was done"), max_length=12, choices=Step.choices)
    made_as = models.UUIDField(_("number given on the device"), null=True, blank=True)
    day = models.DateField(_("day"))
    activity = models.CharField(_("activity"), max_length=20, choices=Activity.choices)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    own_item = models.ForeignKey(PlanItem, models.PROTECT, null=True, blank=True)
    distance = models.DecimalField(
        _("distance in km"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    surface = models.CharField(_("surface"), max_length=20, blank=True, default="")
    shoes = models.CharField(_("shoes"), max_length=20, blank=True, default="")
    pain_during = score(_("pain during"))
    pain_after = score(_("pain after"))
    next_morning = score(_("pain the next morning"))
    morning_before = score(_("mornings before, the lowest"))
    eased_by = models.CharField(
        _("what eased it"), max_length=12, choices=EasedBy.choices, blank=True, default=""
    )
    leg_symptoms = models.CharField(
        _("new in the legs"), max_length=8, choices=Legs.choices, blank=True, default=""
    )
    note = models.TextField(_("note"), blank=True, default="")
    told_at = models.DateTimeField(_("told"), default=timezone.now, editable=False)
    morning_told_at = models.DateTimeField(_("morning told"), null=True, blank=True, editable=False)

    objects = DiaryEntryQuerySet.as_manager()
    guard = APPEND_ONLY

    class Meta:
        ordering = ["-day", "-recorded_at"]
        default_related_name = "diary_entries"
        verbose_name = _("diary entry")
        verbose_name_plural = _("diary entries")
        indexes = [models.Index(fields=["patient", "-day"], name="diaryentry_patient_day")]
        constraints = [
            one_of("step", Step, model="diaryentry"),
            one_of("activity", Activity, model="diaryentry"),
            one_of("surface", ["", *ANSWERS["usual_surface"]], model="diaryentry"),
            one_of("shoes", ["", *ANSWERS["shoes"]], model="diaryentry"),
            one_of("eased_by", ["", *EasedBy.values], model="diaryentry"),
            one_of("leg_symptoms", ["", *Legs.values], model="diaryentry"),
            _is_score("pain_during"),
            _is_score("pain_after"),
            _is_score("next_morning"),
            _is_score("morning_before"),
            models.CheckConstraint(
                condition=Q(minutes__isnull=True) | Q(minutes__gte=1, minutes__lte=LONGEST_DAY),
                name="diaryentry_minutes_of_a_day",
            ),
            models.CheckConstraint(
                condition=Q(step=Step.LOGGED, first__isnull=True, replaces__isnull=True)
                | (~Q(step=Step.LOGGED) & Q(first__isnull=False, replaces__isnull=False)),
                name="diaryentry_begins_by_being_logged",
            ),
            models.CheckConstraint(
                condition=Q(next_morning__isnull=True, morning_told_at__isnull=True)
                | Q(next_morning__isnull=False, morning_told_at__isnull=False),
                name="diaryentry_morning_told_once_said",
            ),
            models.UniqueConstraint(
                fields=["patient", "made_as"], name="diaryentry_made_once_on_a_device"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_activity_display()}, {self.day}"

    @property
    def entry_id(self):
        """The id of the entry, whichever of its rows this is."""
        return self.first_id or self.pk

    @property
    def begun_at(self):
        """When the entry was logged."""
        return self.first.recorded_at if self.first_id else self.recorded_at

    @property
    def may_be_changed(self) -> bool:
        """Whether a change still counts as part of logging it; later it is a correction."""
        return timezone.now() - self.begun_at < CHANGED_WITHIN

    @property
    def is_only_a_tick(self) -> bool:
        """Whether it says that something was done, and nothing else."""
        return self.minutes is None and not any(
            getattr(self, name) not in (None, "")
            for name in ("pain_during", "pain_after", "next_morning", "eased_by", "leg_symptoms")
        )

    @property
    def is_corrected(self) -> bool:
        """Whether this row stands in place of one that had stood for more than a day."""
        return self.step == Step.CORRECTED
