"""The forms with which two records are put together, and parted again."""

from django import forms
from django.utils.translation import gettext_lazy as _

from patients.forms import SubmissionForm
from patients.models import Patient


class ReasonedForm(SubmissionForm):
    """Says how one knows, in words that stand in both histories."""

    reason = forms.CharField(
        label=_("How do you know?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        help_text=_("Such as: same insurance card, asked at the desk. Write nothing medical here."),
        error_messages={"required": _("Say how you know; colleagues read this in both histories.")},
    )


class PartForm(ReasonedForm):
    """Why two records that were put together are parted."""

    reason = forms.CharField(
        label=_("Why are they parted?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        help_text=_("Write nothing medical here."),
        error_messages={
            "required": _("Say why they are parted; colleagues read this in both histories.")
        },
    )


class MergeForm(ReasonedForm):
    """Which of the two records stays; offers only what is possible now."""

    stays = forms.ChoiceField(
        label=_("Which record stays?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the record that stays.")},
    )
    field_order = ("submission_key", "stays", "reason")

    def __init__(self, *args, possible: list[Patient], **kwargs):
        super().__init__(*args, **kwargs)
        self.possible = {str(patient.pk): patient for patient in possible}
        self.fields["stays"].choices = [
            (key, f"{patient.record_number}: {patient}") for key, patient in self.possible.items()
        ]

    def chosen(self) -> Patient:
        """The record that stays."""
        return self.possible[self.cleaned_data["stays"]]
