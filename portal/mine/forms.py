"""What a patient writes down about running."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments import policies
from assessments.decision_words import DecisionWords
from assessments.models import Plan
from patients.forms import SubmissionForm
from patients.forms.submission import LOST
from patients.refusals import Invalid

SAY_IT = _("Say in your own words what running could do to your back.")
TYPE_NAME = _("Type your name.")
SAID = ("choice", "teach_back", "typed_name")


class DecisionForm(SubmissionForm):
    """The patient's decision about the plan shown; nothing is chosen beforehand.

    `words` is what is shown with it.
    """

    plan = forms.UUIDField(
        widget=forms.HiddenInput, error_messages={"required": LOST, "invalid": LOST}
    )
    language = forms.CharField(widget=forms.HiddenInput, required=False, max_length=10)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    choice = forms.ChoiceField(
        label=_("What do you choose?"),
        widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
        error_messages={
            "required": _("Choose one of the answers."),
            "invalid_choice": _("Choose one of the answers."),
        },
    )
    teach_back = forms.CharField(
        help_text=_("There is no wrong answer. It helps your doctor to see what was clear."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": SAY_IT},
    )
    typed_name = forms.CharField(
        label=_("Your name"),
        help_text=_("Type it in full. It stands for your signature."),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": TYPE_NAME},
    )

    def __init__(self, *args, plan: Plan, words: DecisionWords, **kwargs):
        super().__init__(*args, **kwargs)
        self.about, self.words = plan, words
        self.fields["plan"].initial = plan.pk
        self.fields["language"].initial = words.language
        self.fields["seen"].initial = words.seen
        self.fields["teach_back"].label = words.question
        self.fields["choice"].choices = words.choices

    def clean(self):
        """Say what is missing before anything is confirmed, not only when it is recorded."""
        said = {name: self.cleaned_data.get(name, "") for name in SAID}
        try:
            policies.check_decision(self.about, **said)
        except Invalid as refusal:
            for name, sentence in refusal.errors.items():
                if name not in self.errors:
                    self.add_error(name, str(sentence))
        return self.cleaned_data

    def chosen(self) -> str:
        """The choice in words."""
        return dict(self.fields["choice"].choices).get(self.cleaned_data["choice"], "")

    def for_another(self, plan: Plan, words: DecisionWords) -> "DecisionForm":
        """The same words under a new plan; the choice is left open, because the risk is another."""
        return DecisionForm(plan=plan, words=words, initial=self._typed("teach_back", "typed_name"))

    def to_change(self, words: DecisionWords) -> "DecisionForm":
        """The same, to be changed before it is recorded."""
        return DecisionForm(plan=self.about, words=words, initial=self._typed(*SAID))

    def _typed(self, *names: str) -> dict:
        return {name: self.data.get(name, "") for name in ("submission_key", *names)}
