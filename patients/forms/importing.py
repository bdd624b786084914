"""Forms of an import: the file, what to do with those perhaps registered already, the start."""

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from patients.forms.submission import SubmissionForm
from patients.importing import days, reading
from patients.models import ImportLine, Patient
from patients.models.importing import Decision


class UploadForm(SubmissionForm):
    """The file, and what cannot be seen from it."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("A table of text (CSV), at most 2 MB and 5,000 lines."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv,text/plain"}),
        error_messages={
            "required": _("Choose the file."),
            "empty": _("This file is empty. Choose the one with the patients."),
        },
    )
    letters = forms.ChoiceField(
        label=_("How the letters are written"),
        choices=[
            (reading.UTF8, _("UTF-8, or Excel's Unicode text")),
            (reading.CENTRAL, _("Windows-1250 (older Excel, Central Europe)")),
            (reading.WESTERN, _("Windows-1252 (older Excel, Western Europe)")),
        ],
        initial=reading.UTF8,
    )
    slashes = forms.ChoiceField(
        label=_("A day such as 03/04/1985 is"),
        choices=[
            ("", _("not to be guessed")),
            (days.DAY_FIRST, _("3 April: the day first")),
            (days.MONTH_FIRST, _("4 March: the month first")),
        ],
        required=False,
    )

    def clean(self):
        """Read the file; what keeps it from being read stands at its field."""
        entered = super().clean()
        file = entered.get("file")
        if file is not None and "letters" in entered:
            try:
                content = file.read(reading.MOST_BYTES + 1)
                entered["table"] = reading.read(content, entered["letters"])
            except reading.UnreadableError as error:
                self.add_error("file", str(error))
        return entered

    def entered(self) -> dict:
        """What the action takes."""
        return {
            "table": self.cleaned_data["table"],
            "file_name": self.cleaned_data["file"].name,
            "slashes": self.cleaned_data["slashes"],
        }


class DecisionForm(forms.Form):
    """What to do with each patient of these lines who is perhaps registered already."""

    def __init__(self, *args, lines: list[ImportLine], candidates: dict[str, Patient], **kwargs):
        super().__init__(*args, **kwargs)
        for line in lines:
            stands = line.decision
            if stands == Decision.SAME:
                stands = f"{Decision.SAME}:{line.patient_id}"
            self.fields[name_of(line)] = forms.ChoiceField(
                label=_("Line %(line)s: is this somebody who is registered?")
                % {"line": line.number},
                choices=_choices(line, candidates),
                widget=forms.RadioSelect,
                required=False,
                initial=stands,
            )

    def decided(self) -> dict[int, tuple[str, str]]:
        """By line what was decided, and the id of the record that it is."""
        found = {}
        for name, value in self.cleaned_data.items():
            decision, _colon, record = value.partition(":")
            found[int(name.removeprefix("line-"))] = (decision, record)
        return found


class StartForm(forms.Form):
    """The start, knowingly without what cannot be imported as it is."""

    without = forms.BooleanField(required=False)

    def __init__(self, *args, held_back: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["without"].label = ngettext_lazy(
            "Leave out the one line that is faulty or not decided",
            "Leave out the %(number)s lines that are faulty or not decided",
            "number",
        ) % {"number": held_back}


def name_of(line: ImportLine) -> str:
    """The name of a line's field."""
    return f"line-{line.number}"


def _choices(line: ImportLine, candidates: dict[str, Patient]) -> list[tuple]:
    known = [candidates[pk] for pk in line.candidates if pk in candidates]
    same = [
        (
            f"{Decision.SAME}:{patient.pk}",
            _("the same person as %(name)s, born %(day)s, %(number)s")
            % {
                "name": patient,
                "day": date_format(patient.birth_date),
                "number": patient.record_number,
            },
        )
        for patient in known
    ]
    return [
        *same,
        (Decision.ANOTHER.value, Decision.ANOTHER.label),
        (Decision.LEAVE_OUT.value, Decision.LEAVE_OUT.label),
    ]
