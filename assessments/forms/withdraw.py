"""Withdrawing a signed assessment, with the reason."""

from django import forms
from django.utils.translation import gettext_lazy as _

from patients.forms import SubmissionForm


class WithdrawForm(SubmissionForm):
    """Why a signed assessment is taken back."""

    reason = forms.CharField(
        label=_("Why do you withdraw it?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Colleagues read this; the patient does not."),
        error_messages={"required": _("Say why you withdraw it; colleagues will read this.")},
    )
