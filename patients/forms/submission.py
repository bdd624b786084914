"""What every form that writes a record shares: one record a submission, and both versions seen."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from patients import deed
from patients.refusals import Invalid

LOST = _("This form lost its number. Load the page again and enter it once more.")


class SubmissionForm(forms.Form):
    """A form whose posting makes one record, however often it arrives.

    The hidden key is made when the page is asked for and stays when the form comes back with
    errors, so that a second posting leads to the first one's record.
    """

    submission_key = forms.UUIDField(
        initial=uuid.uuid4,
        widget=forms.HiddenInput,
        error_messages={"required": LOST, "invalid": LOST},
    )

    def apply(self, action, *args, by, **values):
        """Hand what was entered to an action.

        Args:
            action: one of the actions; called with `by=` and with this submission's key.
            args: the record that it is about.
            by: the acting user.
            values: what the action takes besides.

        Returns:
            What the action returns, or None where it refused what was entered: then each sentence
            stands at its field, or above the form where the form has no such field. Every other
            refusal passes through.
        """
        try:
            return action(*args, by=by, key=str(self.cleaned_data["submission_key"]), **values)
        except Invalid as refusal:
            self.add_refusal(refusal)
            return None

    def add_refusal(self, refusal: Invalid) -> None:
        """Put each sentence of a refusal at its field."""
        for name, sentence in refusal.errors.items():
            self.add_error(name if name in self.fields else None, str(sentence))

    def arrived_before(self, by) -> bool:
        """Whether the same submission has made its record already."""
        return deed.was_done(by=by, key=str(self.cleaned_data.get("submission_key")))

    def entered(self) -> dict:
        """The cleaned values that an action takes."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in ("submission_key", "seen")
        }


class SeenForm(SubmissionForm):
    """A form about a record that others may change meanwhile: `seen` is the version it showed."""

    seen = forms.IntegerField(
        widget=forms.HiddenInput, error_messages={"required": LOST, "invalid": LOST}
    )

    def shows(self, version: int) -> None:
        """After both versions were shown, the next sending is meant for this one."""
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = str(version)
