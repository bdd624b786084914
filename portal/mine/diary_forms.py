"""What a patient writes into the diary: two things to say, and much that may stay open."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.models import DiaryEntry
from assessments.safety.pain_score import SCORES
from patients.forms import SubmissionForm
from patients.forms.submission import LOST
from portal.mine.diary import ACTIVITIES, EASED_BY, LEGS, SHOES, SURFACES, choices

WHAT = _("Choose what you did.")
HOW_LONG = _("Enter the minutes as a number, such as 30.")
HOW_FAR = _("Enter the distance in km, such as 5.")
WHICH_DAY = _("Enter the day, for example 2026-03-14.")
A_SCORE = _("Choose a number from 0 to 10.")
RADIO = {"class": "form-check-input"}
OPEN = _("not said")
SAID = (
    "activity",
    "minutes",
    "pain_during",
    "pain_after",
    "eased_by",
    "leg_symptoms",
    "day",
    "distance",
    "surface",
    "shoes",
    "note",
)


class ScoreField(forms.TypedChoiceField):
    """A pain score from 0 to 10, or nothing said."""

    def __init__(self, label):
        super().__init__(
            label=label,
            choices=[("", OPEN), *((str(number), str(number)) for number in SCORES)],
            coerce=int,
            empty_value=None,
            required=False,
            widget=forms.RadioSelect(attrs=RADIO),
            error_messages={"invalid_choice": A_SCORE},
        )


def one_of(label, words: dict, help_text="") -> forms.ChoiceField:
    """A question with a few answers, which may stay open."""
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        choices=[("", OPEN), *choices(words)],
        required=False,
        widget=forms.RadioSelect(attrs=RADIO),
        error_messages={"invalid_choice": _("Choose one of the answers.")},
    )


class LogForm(SubmissionForm):
    """An activity: what and how long; the rest may stay open."""

    activity = forms.ChoiceField(
        label=_("What did you do?"),
        choices=choices(ACTIVITIES),
        widget=forms.RadioSelect(attrs=RADIO),
        error_messages={"required": WHAT, "invalid_choice": WHAT},
    )
    minutes = forms.IntegerField(
        label=_("How many minutes?"),
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 1, "autocomplete": "off"}),
        error_messages={"required": HOW_LONG, "invalid": HOW_LONG},
    )
    pain_during = ScoreField(_("How much did your back hurt during it?"))
    pain_after = ScoreField(_("How much did it hurt after it?"))
    eased_by = one_of(_("What made it better?"), EASED_BY)
    leg_symptoms = one_of(
        _("Did you feel something new in your legs?"),
        LEGS,
        _("Numb, tingly or weak. Or a pain that runs down."),
    )
    day = forms.DateField(
        label=_("On which day?"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": WHICH_DAY, "invalid": WHICH_DAY},
    )
    distance = forms.DecimalField(
        label=_("How many kilometres?"),
        required=False,
        max_digits=5,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "any", "min": 0}),
        error_messages={
            "invalid": HOW_FAR,
            "max_digits": HOW_FAR,
            "max_decimal_places": HOW_FAR,
            "max_whole_digits": HOW_FAR,
        },
    )
    surface = one_of(_("Where?"), SURFACES)
    shoes = one_of(_("In which shoes?"), SHOES)
    note = forms.CharField(
        label=_("Anything else?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def said(self) -> dict:
        """What the action takes."""
        return {name: self.cleaned_data[name] for name in SAID}

    def opens_the_rest(self) -> bool:
        """Whether what may stay open is unfolded: something of it is said, or wrong."""
        return self.is_bound and any(name in self.errors for name in SAID[2:])


class RowForm(forms.Form):
    """Which row of the diary a page showed."""

    row = forms.UUIDField(
        widget=forms.HiddenInput, error_messages={"required": LOST, "invalid": LOST}
    )


class TickForm(forms.Form):
    """Something in the plan, and the day on which it was done."""

    item = forms.UUIDField()
    day = forms.DateField()


class EntryForm(RowForm, LogForm):
    """The same for an entry that is there: what is in it, and the next morning."""

    next_morning = ScoreField(_("How was your back the next morning?"))

    def __init__(self, *args, row: DiaryEntry, told=None, **kwargs):
        stands = {name: getattr(row, name) for name in (*SAID, "next_morning")}
        super().__init__(*args, initial={**stands, **(told or {}), "row": row.pk}, **kwargs)

    def said(self) -> dict:
        """What the action takes, the next morning too."""
        return super().said() | {"next_morning": self.cleaned_data["next_morning"]}

    def opens_the_rest(self) -> bool:
        """Everything is in view: this page is for looking at it."""
        return True


class MorningForm(RowForm, SubmissionForm):
    """How the back was this morning: one number, one tap."""

    pain = forms.TypedChoiceField(
        label=_("How was your back this morning?"),
        choices=[(str(number), str(number)) for number in SCORES],
        coerce=int,
        error_messages={"required": A_SCORE, "invalid_choice": A_SCORE},
    )
