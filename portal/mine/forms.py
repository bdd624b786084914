"""What a patient writes down about running."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments import standing
from assessments.models import Plan
from patients.forms import SubmissionForm
from patients.forms.submission import LOST
from portal.mine.plans import language_of, texts_of

SAY_IT = _("Say in your own words what running could do to your back.")
TYPE_NAME = _("Type your name.")


class DecisionForm(SubmissionForm):
    """The patient's decision about the plan shown; nothing is chosen beforehand."""

    plan = forms.UUIDField(
        widget=forms.HiddenInput, error_messages={"required": LOST, "invalid": LOST}
    )
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

    def __init__(self, *args, plan: Plan, **kwargs):
        super().__init__(*args, **kwargs)
        texts = texts_of(plan).decision
        self.fields["plan"].initial = plan.pk
        self.fields["teach_back"].label = texts.teach_back
        self.fields["choice"].choices = [
            (choice, plan.texts[language_of(plan)]["choices"][choice])
            for choice in standing.choices_for(plan.assessment.edition, plan.class_code)
        ]

    def for_another(self, plan: Plan) -> "DecisionForm":
        """The same words under a new plan; the choice is left open, because the risk is another."""
        data = self.data.copy()
        data.pop("choice", None)
        data["plan"] = str(plan.pk)
        return DecisionForm(
            plan=plan,
            initial={
                name: data.get(name, "") for name in ("submission_key", "teach_back", "typed_name")
            },
        )
