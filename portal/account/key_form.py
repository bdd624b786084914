"""What somebody enters to make an access key."""

from collections.abc import Collection

from django import forms
from django.utils.translation import gettext_lazy as _

from patients.forms import SubmissionForm
from patients.permissions import Permission

NO_SCOPE = _("Choose at least one thing that it may do.")
NO_NAME = _("Enter a name by which you will recognise it.")
NO_TIME = _("Choose for how long: at most a year.")
LASTS = [
    (30, _("30 days")),
    (90, _("90 days")),
    (180, _("half a year")),
    (365, _("a year")),
]
USUALLY = 90


class KeyForm(SubmissionForm):
    """A name, what the key may do, and how long it lasts."""

    name = forms.CharField(
        label=_("Name"),
        help_text=_("What will use it, such as “Training diary”. It stands in the audit trail."),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": NO_NAME},
    )
    scopes = forms.MultipleChoiceField(
        label=_("What may it do?"),
        help_text=_("As little as it needs. It never does more than its owner may."),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
        error_messages={"required": NO_SCOPE, "invalid_choice": NO_SCOPE},
    )
    days = forms.TypedChoiceField(
        label=_("How long does it last?"),
        help_text=_("Then it opens nothing any more, and you make a new one."),
        choices=LASTS,
        coerce=int,
        initial=USUALLY,
        error_messages={"required": NO_TIME, "invalid_choice": NO_TIME},
    )

    def __init__(self, *args, offered: Collection[Permission], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["scopes"].choices = [(scope.value, scope.label) for scope in offered]


class SystemForm(KeyForm):
    """The same for another system, which is named by it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the system")
        self.fields["name"].help_text = _(
            "Such as “Hospital record system”. Patients read it where they see who looked."
        )
