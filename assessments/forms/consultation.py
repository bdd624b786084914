"""The form of a consultation with a specialist."""

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from assessments.models import Consultation
from patients.forms import SubmissionForm
from patients.forms.contact import Day


class ConsultationForm(SubmissionForm):
    """Who was consulted, when, and what came out of it."""

    speciality = forms.ChoiceField(
        label=_("Who was consulted?"),
        choices=[(value, capfirst(label)) for value, label in Consultation.Speciality.choices],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose who was consulted."),
            "invalid_choice": _("Choose who was consulted."),
        },
    )
    consultant = forms.CharField(
        label=_("Name"),
        max_length=150,
        required=False,
        help_text=_("Of the colleague who saw the patient, if you know it."),
    )
    held_on = Day(
        label=_("When?"), error_messages={"required": _("Enter the day of the consultation.")}
    )
    outcome = forms.CharField(
        label=_("What came out of it?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In a few words. The patient reads them beside the plan."),
        error_messages={"required": _("Enter what came out of it, in a few words.")},
    )

    def __init__(self, *args, clinic, **kwargs):
        super().__init__(*args, **kwargs)
        today = timezone.localdate(timezone=clinic.zone)
        self.initial.setdefault("held_on", today)
        self.fields["held_on"].widget.attrs["max"] = today.isoformat()
