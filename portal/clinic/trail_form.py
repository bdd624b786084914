"""What somebody looks for in the audit trail."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from patients.forms.contact import Day
from portal.clinic.event_words import KINDS
from portal.clinic.trail_rows import Chain, Wanted

DAY = {"invalid": _("Enter a day such as 21.03.2026 or 2026-03-21.")}


class TrailForm(forms.Form):
    """Everything is optional; posted, so that no name stands in an address."""

    who = forms.CharField(
        label=_("Who"),
        required=False,
        max_length=150,
        help_text=_("A part of the name or the email address."),
    )
    record = forms.CharField(
        label=_("Whose record"),
        required=False,
        max_length=150,
        help_text=_("Names or the record number."),
    )
    kind = forms.ChoiceField(
        label=_("What happened"),
        required=False,
        choices=[("", _("everything")), *((name, kind.label) for name, kind in KINDS.items())],
        error_messages={"invalid_choice": _("Choose one of the kinds.")},
    )
    since = Day(label=_("From this day"), required=False, error_messages=DAY)
    until = Day(label=_("Until this day"), required=False, error_messages=DAY)

    def __init__(self, *args, chain: Chain, **kwargs):
        super().__init__(*args, **kwargs)
        if chain.clinic is None:
            del self.fields["record"]  # no patient's event stands there

    def clean(self):
        """The days in their order."""
        entered = super().clean()
        since, until = entered.get("since"), entered.get("until")
        if since and until and until < since:
            raise ValidationError({"until": _("Enter a day that is not before the first one.")})
        return entered

    def wanted(self) -> Wanted:
        """What is looked for; everything where nothing was entered."""
        return Wanted(**self.cleaned_data) if self.is_bound else Wanted()
