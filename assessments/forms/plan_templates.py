"""Common plans of the clinic: picking one, saving what was chosen as one, naming one anew."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.models import PlanTemplate
from assessments.models.plan_template import LONGEST_NAME
from patients.forms import SubmissionForm


class TemplateForm(forms.Form):
    """On the review page, inside its form: one is picked to fill in, or a new one is saved."""

    prefix = "template"

    picked = forms.ModelChoiceField(
        queryset=None,
        label=_("Template of the clinic"),
        required=False,
        empty_label=_("Choose a template"),
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"invalid_choice": _("This template is retired. Choose another.")},
    )
    name = forms.CharField(
        label=_("Name of the template"),
        required=False,
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )
    months = forms.IntegerField(
        label=_("Review after so many months"),
        required=False,
        widget=forms.NumberInput(attrs={"class": "form-control"}),
        error_messages={"invalid": _("Enter 1 to 24 months, or nothing.")},
    )

    def __init__(self, *args, templates, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["picked"].queryset = templates

    def chosen(self) -> PlanTemplate | None:
        """The template that was picked; without one the form says what to do."""
        found = self.cleaned_data.get("picked") if self.is_valid() else None
        if found is None and "picked" not in self.errors:
            self.add_error("picked", _("Choose a template first."))
        return found


class RenameForm(SubmissionForm):
    """Another name for a template."""

    name = forms.CharField(
        label=_("Name of the template"),
        max_length=LONGEST_NAME,
        error_messages={"required": _("Enter a name by which colleagues find it.")},
    )
