"""What a patient asks to have put right: the form, and what became of each request."""

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients.actions.corrections import LONGEST
from patients.forms import SubmissionForm
from patients.models import CorrectionRequest, Patient
from patients.models.correction import About

ABOUT = {
    About.PERSON: gettext_lazy("My name, birth date or how to reach me"),
    About.SPINE: gettext_lazy("What is wrong with my back"),
    About.ANSWERS: gettext_lazy("My answers about pain and running"),
    About.PLAN: gettext_lazy("My plan"),
    About.DIARY: gettext_lazy("My diary"),
    About.OTHER: gettext_lazy("Something else"),
}
CHOOSE = gettext_lazy("Choose what it is about.")


@dataclass(frozen=True)
class Asked:
    """One request, and what the clinic said to it."""

    about: str
    words: str
    day: datetime
    is_waiting: bool
    outcome: str
    answer: str
    who: str
    answered: datetime | None


class CorrectionForm(SubmissionForm):
    """What it is about, and what is wrong, in own words."""

    about = forms.ChoiceField(
        label=gettext_lazy("What is it about?"),
        choices=list(ABOUT.items()),
        widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    words = forms.CharField(
        label=gettext_lazy("What is wrong, and what is right?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": gettext_lazy("Write what is wrong, and what is right."),
            "max_length": gettext_lazy("Please write less than 2000 letters."),
        },
    )


def of(patient: Patient) -> list[Asked]:
    """Every request of this patient, the newest first."""
    rows = patient.all_of(CorrectionRequest).select_related("answered_by")
    return [
        Asked(
            about=str(ABOUT[About(row.about)]),
            words=row.words,
            day=row.recorded_at,
            is_waiting=row.is_waiting,
            outcome=_("Put right") if row.outcome == "corrected" else _("Left as it was"),
            answer=row.answer,
            who=str(row.answered_by or ""),
            answered=row.answered_at,
        )
        for row in rows
    ]
