"""What a phone sends of what was said without a network; its number is the submission's."""

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.safety import red_flags
from patients.forms import SubmissionForm
from patients.forms.submission import LOST

UNREADABLE = _("These answers cannot be read. Throw them away, and answer again.")


class PhoneForm(SubmissionForm):
    """Whose record it is for, the red flags, and whether pain stayed after rest."""

    record = forms.UUIDField(error_messages={"required": LOST, "invalid": LOST})
    red_flags = forms.JSONField(error_messages={"required": UNREADABLE, "invalid": UNREADABLE})
    still_hurts = forms.BooleanField(required=False)

    def clean_red_flags(self) -> dict:
        """Question to answer, each known."""
        given = self.cleaned_data["red_flags"]
        try:
            red_flags.outcome(given)
        except (AttributeError, TypeError, ValueError) as error:
            raise forms.ValidationError(UNREADABLE) from error
        return given
