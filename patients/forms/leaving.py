"""The form with which somebody leaves a clinic: who answers for the patients from now on."""

from django import forms
from django.utils.translation import gettext_lazy as _

from patients.forms.submission import SubmissionForm


class LeaveForm(SubmissionForm):
    """Asks for a colleague only where patients would be left with nobody."""

    successor = forms.ModelChoiceField(
        label=_("Who answers for these patients from now on?"),
        queryset=None,
        empty_label=_("choose a clinician"),
        error_messages={
            "required": _("Choose the clinician who answers for these patients from now on."),
            "invalid_choice": _("Choose a clinician who works in this clinic today."),
        },
    )

    def __init__(self, *args, clinic, user, hands_over: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if hands_over:
            self.fields["successor"].queryset = clinic.clinicians().exclude(pk=user.pk)
        else:
            del self.fields["successor"]
