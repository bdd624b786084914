"""The review of a draft: class, plan, what is acknowledged; the form that ends in a signature."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from assessments import planning
from assessments.guidelines import Answer
from assessments.models.assessment import ClassCode, OverrideReason
from assessments.plan_choices import MOST_OWN_ITEMS, ActivityChoice, OwnItem, PlanChoices
from assessments.planning import NEVER_NOTHING
from assessments.standing import Standing
from patients.forms.contact import Day
from patients.forms.submission import LOST, SeenForm

OWN_ROWS = range(1, MOST_OWN_ITEMS + 1)
SHORT, LONG = 200, 2000
TICK = {"class": "form-check-input"}


class Ticks(forms.MultipleChoiceField):
    """Boxes to tick; one that the plan no longer shows falls out instead of being an error."""

    def to_python(self, value):
        """The ticked ones that are still on the page."""
        return [each for each in super().to_python(value) if self.valid_value(each)]


class ReviewForm(SeenForm):
    """Everything that a clinician decides before signing.

    Its questions follow the class that is chosen (`answer`); `plan_for` says for which class they
    were shown, so that a plan is never signed under a class that it was not read for.
    """

    plan_for = forms.ChoiceField(
        choices=ClassCode.choices,
        widget=forms.HiddenInput,
        error_messages={"required": LOST, "invalid_choice": LOST},
    )
    override_class = forms.ChoiceField(
        label=_("Class to sign"),
        choices=ClassCode.choices,
        widget=forms.RadioSelect(attrs=TICK),
        error_messages={
            "required": _("Choose one of the five classes."),
            "invalid_choice": _("Choose one of the five classes."),
        },
    )
    override_reason = forms.ChoiceField(
        label=_("Why another class?"),
        choices=[
            ("", _("Choose a reason")),
            *((value, capfirst(label)) for value, label in OverrideReason.choices if value),
        ],
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    override_words = forms.CharField(
        label=_("The same in your own words"),
        required=False,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 2, "class": "form-control"}),
    )
    recommendations = Ticks(
        label=_("Recommendations"), required=False, widget=forms.CheckboxSelectMultiple(attrs=TICK)
    )
    activities = Ticks(
        label=_("Activities"), required=False, widget=forms.CheckboxSelectMultiple(attrs=TICK)
    )
    order = forms.CharField(required=False, max_length=LONG, widget=forms.HiddenInput)
    movement_cautions = forms.CharField(
        label=_("Movements to do or to avoid"),
        required=False,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 2, "class": "form-control"}),
        help_text=_("In your own words; the patient reads them under the activities."),
    )
    own_stop_rule = forms.CharField(
        label=_("This patient's own stop rule"),
        required=False,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
        help_text=_("What to do when the back hurts. The patient reads it word for word."),
    )
    default_stop_rule = forms.BooleanField(
        label=_("I write none: the product's default applies"),
        required=False,
        widget=forms.CheckboxInput(attrs=TICK),
    )
    review_on = Day(
        label=_("Review on"),
        required=False,
        help_text=_("Six weeks are proposed; empty means no date."),
    )
    is_consultation = forms.BooleanField(
        label=_("This visit is the consultation"),
        required=False,
        widget=forms.CheckboxInput(attrs=TICK),
    )
    consultation_outcome = forms.CharField(
        label=_("What came out of it?"),
        required=False,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 2, "class": "form-control"}),
        help_text=_("In a few words. The patient reads them beside the plan."),
    )

    def __init__(self, *args, answer: Answer, now: Standing, computed: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.answer = answer
        self.now = now
        self.computed = computed
        self.fields["review_on"].widget.attrs["class"] = "form-control"
        self._add_recommendations()
        self._add_activities()
        self._add_own_items()
        for each in now.outside.to_acknowledge:
            self.fields[f"acknowledge_{each}"] = _tick(_("My own judgement decides here"))

    def _add_recommendations(self) -> None:
        self.fields["recommendations"].choices = [
            (each.id, each.name) for each in self.answer.advice() if each.mode != "if_running"
        ]
        for each in self.answer.advice():
            if each.mode == "automatic" and each.id != NEVER_NOTHING:
                self.fields[f"left_out_{each.id}"] = _words(
                    _("Why “%(name)s” is taken out") % {"name": each.name}
                )

    def _add_activities(self) -> None:
        names = self.answer.edition.texts().activities
        allowed = self.answer.edition.activities_for(self.answer.shown_class.code)
        self.fields["activities"].choices = [
            (each.code, names[each.code].name.clinician) for each in allowed
        ]
        for each in allowed:
            name = {"name": names[each.code].name.clinician}
            self.fields[f"dose_{each.code}"] = _words(_("%(name)s: how much") % name)
            self.fields[f"frequency_{each.code}"] = _words(_("%(name)s: how often") % name)
            if planning.cautions_on(each.code, self.answer, self.now).needs_deliberate_tick:
                self.fields[f"deliberate_{each.code}"] = _tick(
                    _("%(name)s: I have read the caution and include it on purpose") % name
                )

    def _add_own_items(self) -> None:
        for number in OWN_ROWS:
            about = {"number": number}
            self.fields[f"own_{number}"] = _words(_("Own item %(number)s") % about)
            self.fields[f"own_often_{number}"] = _words(_("Own item %(number)s: how often") % about)
            self.fields[f"own_is_activity_{number}"] = _tick(
                _("Own item %(number)s is an activity") % about
            )

    def clean(self):
        """An own item that is dosed or called an activity has words."""
        entered = super().clean()
        for number in OWN_ROWS:
            more = entered.get(f"own_often_{number}") or entered.get(f"own_is_activity_{number}")
            if more and not (entered.get(f"own_{number}") or "").strip():
                self.add_error(f"own_{number}", _("Say what it is, or clear the rest of the row."))
        return entered

    @property
    def plan_is_for_the_class(self) -> bool:
        """Whether the plan on the page was shown for the class that is chosen."""
        return self["plan_for"].value() == self.answer.shown_class.code

    def choices(self) -> PlanChoices:
        """The plan as ticked and edited, however incomplete."""
        entered = self.cleaned_data
        kept_back = [each.id for each in self.answer.advice() if each.mode == "if_running"]
        taken = dict.fromkeys([*entered.get("recommendations", ()), NEVER_NOTHING, *kept_back])
        return PlanChoices(
            taken=tuple(taken),
            left_out={
                name.removeprefix("left_out_"): value
                for name, value in entered.items()
                if name.startswith("left_out_") and value
            },
            activities=tuple(self._activity(code) for code in entered.get("activities", ())),
            own=self._own_items(),
            order=tuple(entered.get("order", "").split()),
            movement_cautions=entered.get("movement_cautions", ""),
            own_stop_rule=entered.get("own_stop_rule", ""),
            default_stop_rule=entered.get("default_stop_rule", False),
            review_on=entered.get("review_on"),
        )

    def signature(self) -> dict:
        """What the signature takes besides the plan."""
        entered = self.cleaned_data
        chosen = entered.get("override_class", "")
        return {
            "override_class": "" if chosen == self.computed else chosen,
            "override_reason": entered.get("override_reason", ""),
            "override_words": entered.get("override_words", ""),
            "acknowledged": self.acknowledged(),
            "consultation_outcome": (
                entered.get("consultation_outcome", "") if entered.get("is_consultation") else None
            ),
        }

    def acknowledged(self) -> list[str]:
        """The conditions outside the article that were confirmed."""
        return [
            name.removeprefix("acknowledge_")
            for name, value in self.cleaned_data.items()
            if name.startswith("acknowledge_") and value
        ]

    def besides(self) -> dict:
        """What a draft keeps beside the plan, as plain values."""
        return {
            **self.signature(),
            "computed": self.computed,
            "plan_for": self.answer.shown_class.code,
        }

    def _activity(self, code: str) -> ActivityChoice:
        return ActivityChoice(
            code,
            dose=self.cleaned_data.get(f"dose_{code}", ""),
            frequency=self.cleaned_data.get(f"frequency_{code}", ""),
            deliberate=self.cleaned_data.get(f"deliberate_{code}", False),
        )

    def _own_items(self) -> tuple[OwnItem, ...]:
        """The rows up to the last that is used; a row between may be empty."""
        rows = [
            OwnItem(
                self.cleaned_data.get(f"own_{number}", ""),
                frequency=self.cleaned_data.get(f"own_often_{number}", ""),
                is_activity=self.cleaned_data.get(f"own_is_activity_{number}", False),
            )
            for number in OWN_ROWS
        ]
        while rows and rows[-1] == OwnItem(""):
            rows.pop()
        return tuple(rows)


def _words(label) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=SHORT,
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )


def _tick(label) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False, widget=forms.CheckboxInput(attrs=TICK))
