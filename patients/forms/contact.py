"""Forms of a patient's contact data: registering, changing, inviting to the portal."""

import re

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.forms.submission import SeenForm, SubmissionForm
from patients.models import Patient
from patients.models.patient import Sex
from patients.words import in_words, name_of


class DayInput(forms.DateInput):
    """The browser's own calendar, in the browser's own notation."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class Day(forms.DateField):
    """A day, chosen in the browser's calendar or typed in a usual notation."""

    widget = DayInput
    default_error_messages = {
        "invalid": _("Enter a day such as 21.03.1985 or 1985-03-21."),
    }


class ContactFields(forms.Form):
    """What the front desk asks for."""

    given_names = forms.CharField(
        label=_("Given names"),
        max_length=100,
        error_messages={"required": _("Enter the given names, as on the card.")},
    )
    family_name = forms.CharField(
        label=_("Family name"),
        max_length=100,
        error_messages={"required": _("Enter the family name, as on the card.")},
    )
    birth_date = Day(
        label=_("Date of birth"), error_messages={"required": _("Enter the date of birth.")}
    )
    sex = forms.ChoiceField(
        label=_("Sex"),
        choices=Sex.choices,
        initial=Sex.UNKNOWN,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one, or “not known”.")},
    )
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    email = forms.EmailField(
        label=_("Email address"),
        required=False,
        error_messages={"invalid": _("Enter an address such as name@example.org.")},
    )
    address = forms.CharField(
        label=_("Address"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    language = forms.ChoiceField(label=_("Language"))
    responsible = forms.ModelChoiceField(
        label=_("Responsible clinician"),
        queryset=None,
        required=False,
        empty_label=_("nobody yet"),
    )

    def __init__(self, *args, clinic, **kwargs):
        super().__init__(*args, **kwargs)
        self.clinic = clinic
        today = timezone.localdate(timezone=clinic.zone)
        self.fields["birth_date"].widget.attrs["max"] = today.isoformat()
        self.fields["responsible"].queryset = clinic.clinicians()
        spoken = [each for each in settings.LANGUAGES if each[0] in clinic.languages]
        self.fields["language"].choices = spoken or settings.LANGUAGES[:1]
        if len(self.fields["language"].choices) == 1:
            # Nothing to choose: what is not asked is not sent, and the record keeps its value.
            del self.fields["language"]

    def placed(self) -> list[dict]:
        """The fields in the groups in which the page shows them."""
        groups = (
            (_("Who it is"), ("given_names", "family_name", "birth_date", "sex")),
            (_("How to reach"), ("phone", "email", "address", "language")),
            (_("In the clinic"), ("responsible", "record_number")),
        )
        return [
            {"title": title, "fields": [self[name] for name in names if name in self.fields]}
            for title, names in groups
        ]


class RegisterForm(ContactFields, SubmissionForm):
    """A new patient; somebody who looks like one of the clinic's is shown first."""

    record_number = forms.CharField(
        label=_("Record number"),
        max_length=40,
        required=False,
        help_text=_("Leave it empty, and one is made."),
    )
    another_person = forms.BooleanField(
        label=_("I have looked: this is another person."), required=False
    )

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.by = by
        self.likely_same: list[Patient] = []
        if not self.is_bound and "responsible" not in self.initial:
            self.initial["responsible"] = by.pk

    def clean(self):
        """Stop once where the person seems to be registered already."""
        entered = super().clean()
        born, family_name = entered.get("birth_date"), entered.get("family_name")
        if born and family_name and not self.arrived_before(self.by):
            register = self.by.patients().of_clinic(self.clinic)
            self.likely_same = register.resembling(
                family_name, born, email=entered.get("email", ""), phone=entered.get("phone", "")
            )
        if self.likely_same and not entered.get("another_person"):
            raise ValidationError(
                {
                    "another_person": _(
                        "Somebody with this birth date and a like name, or with the same email or "
                        "telephone, is registered. Open that record, or tick that this is "
                        "another person."
                    )
                }
            )
        return entered

    def entered(self) -> dict:
        """Without the tick, which is about the form and not about the patient."""
        return {
            name: value for name, value in super().entered().items() if name != "another_person"
        }


class ContactForm(ContactFields, SeenForm):
    """Contact data as they stand, to be changed."""

    def __init__(self, *args, patient: Patient, **kwargs):
        stands = {name: getattr(patient, name) for name in ContactFields.base_fields}
        kwargs.setdefault("initial", {**stands, "seen": patient.version})
        super().__init__(*args, clinic=patient.clinic, **kwargs)
        # Somebody who left may still be responsible until a colleague takes over.
        colleagues = patient.clinic.clinicians(besides=patient.responsible_id)
        self.fields["responsible"].queryset = colleagues

    def differences(self, patient: Patient) -> list[tuple[str, str, str]]:
        """What was typed here beside what stands now, each in words."""
        return [
            (
                name_of(Patient, name),
                in_words(Patient, name, typed),
                in_words(Patient, name, getattr(patient, name)),
            )
            for name, typed in self.entered().items()
            if typed != getattr(patient, name)
        ]


class InvitePatientForm(SubmissionForm):
    """How the patient gets the code: always on paper, and by mail where there is an address."""

    by_mail = forms.BooleanField(required=False, initial=True)

    def __init__(self, *args, patient: Patient, **kwargs):
        super().__init__(*args, **kwargs)
        if patient.email:
            self.fields["by_mail"].label = _("Mail a link to %(email)s too") % {
                "email": patient.email
            }
        else:
            del self.fields["by_mail"]


def from_words(words: str) -> dict:
    """What somebody typed into the finder, as a beginning of the form.

    "Runner, Rita" and "Rita Runner 21.03.1985" give names and birth date; a word with a digit that
    is no day becomes the record number.
    """
    initial: dict = {}
    names = []
    for word in re.split(r"\s+", words.strip()):
        if not any(letter.isdigit() for letter in word):
            names.append(word)
            continue
        try:
            initial.setdefault("birth_date", Day().clean(word.strip(",")))
        except ValidationError:
            initial.setdefault("record_number", word.strip(","))
    family, comma, given = " ".join(names).partition(",")
    if not comma:
        given, _blank, family = " ".join(names).rpartition(" ")
    initial["family_name"], initial["given_names"] = family.strip(" ,"), given.strip(" ,")
    return {name: value for name, value in initial.items() if value}
