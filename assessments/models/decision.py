"""What the patient decided, and the marks by which worklist items clear."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.plan import Plan
from patients.guards import APPEND_ONLY
from patients.models.base import ClinicalRecord, one_of


class Choice(models.TextChoices):
    """What a patient may decide; "pending" is the absence of a row and never stored."""

    WILL_NOT_RUN = "will_not_run", _("I will not run.")
    WITHIN_PLAN = "will_run_within_plan", _("I will run, and keep to my plan.")
    AGAINST_ADVICE = "will_run_against_advice", _("I will run, although I was advised not to.")
    UNDECIDED = "undecided", _("I have not decided yet.")


class Decision(ClinicalRecord):
    """One decision, created only by the patient; a change of mind is another row."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="decisions")
    choice = models.CharField(_("decision"), max_length=30, choices=Choice.choices)
    class_code = models.CharField(_("class at that time"), max_length=12)
    statement_version = models.CharField(_("statement shown"), max_length=60)
    statement = models.TextField(_("the words shown"))
    shown = models.JSONField(_("everything shown, in its order"), default=list)
    language = models.CharField(_("language shown"), max_length=10)
    teach_back = models.TextField(_("in the patient's own words"))
    typed_name = models.CharField(_("name typed"), max_length=150)

    guard = APPEND_ONLY

    class Meta:
        ordering = ["-recorded_at"]
        default_related_name = "decisions"
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        constraints = [one_of("choice", Choice, model="decision")]

    def __str__(self) -> str:
        return self.get_choice_display()

    def words_shown(self, *, hides_class: bool) -> list[dict[str, str]]:
        """Everything that was shown; without the class where patients do not see it any more."""
        return [each for each in self.shown if not (hides_class and each["id"] == "class")]


class Review(ClinicalRecord):
    """Somebody looked at what asked for attention; it comes back only for something new."""

    kind = models.CharField(_("kind"), max_length=40)
    target = models.CharField(_("target"), max_length=80)
    note = models.TextField(_("note"), blank=True)
    puts_back = models.BooleanField(_("put back on the list"), default=False)

    guard = APPEND_ONLY

    class Meta:
        ordering = ["-recorded_at"]
        default_related_name = "reviews"
        verbose_name = _("review")
        verbose_name_plural = _("reviews")

    def __str__(self) -> str:
        return f"{self.kind} {self.target}"
