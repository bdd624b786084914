"""Forms of the safety check: the questions before an assessment, and clearing what they found."""

from dataclasses import dataclass

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from assessments.safety import red_flags, scope
from assessments.safety.answers import ANSWER_CHOICES, Answer
from patients.forms import SubmissionForm

SAY = _("Answer with yes, no or not sure.")


class AnswerField(forms.ChoiceField):
    """Yes, no or not sure, with nothing chosen beforehand."""

    def __init__(self, label: str):
        super().__init__(
            label=label,
            choices=ANSWER_CHOICES,
            required=False,
            widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
            error_messages={"invalid_choice": SAY},
        )


@dataclass(frozen=True)
class Question:
    """One question on the page: the field's words, what is read aloud, and where to answer.

    `after` is the question on whose yes or not sure alone this one is asked.
    """

    id: str
    clinician: str
    read_aloud: str
    field: BoundField
    after: str = ""

    @property
    def is_red_flag(self) -> bool:
        """Whether it is one of the red flags, which go by their ids."""
        return self.id in red_flags.BY_ID


@dataclass(frozen=True)
class QuestionGroup:
    """Questions that look for the same thing."""

    title: str
    questions: list[Question]


class SafetyForm(SubmissionForm):
    """Every red flag, and every condition that the article says nothing about.

    `answers` and `conditions` are what the action takes; there once the form is valid.
    """

    rest_is_no = forms.BooleanField(
        label=_("I asked every question still open here, and each answer was no."),
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for flag in red_flags.RED_FLAGS:
            self.fields[flag.id] = AnswerField(flag.clinician)
        for condition in scope.ASKED:
            self.fields[condition.id] = AnswerField(condition.clinician)
        self.answers: dict[str, str] = {}
        self.conditions: dict[str, str] = {}

    def clean(self):
        """Take "the others: no" at its word, and name every question left open.

        A follow-up is never answered by it: whoever said yes before it has to be asked.
        """
        entered = super().clean()
        rest = Answer.NO.value if entered.get("rest_is_no") else ""
        self.answers = {
            flag.id: entered.get(flag.id) or ("" if flag.parent else rest)
            for flag in red_flags.RED_FLAGS
        }
        self.conditions = {each.id: entered.get(each.id) or rest for each in scope.ASKED}
        open_questions = (
            *red_flags.outcome(self.answers).unanswered,
            *scope.outcome(self.conditions, under_18=False).unanswered,
        )
        for question in open_questions:
            if question not in self.errors:
                self.add_error(question, SAY)
        return entered

    def groups(self) -> list[QuestionGroup]:
        """The red flags by what they look for, then what lies outside the article's scope."""
        found = [
            QuestionGroup(
                red_flags.GROUP_LABELS[group],
                [
                    Question(
                        flag.id, flag.clinician, flag.question, self[flag.id], flag.parent or ""
                    )
                    for flag in red_flags.RED_FLAGS
                    if flag.group == group
                ],
            )
            for group in red_flags.Group
        ]
        outside = [
            Question(each.id, each.clinician, each.question, self[each.id]) for each in scope.ASKED
        ]
        return [*found, QuestionGroup(_("outside the article's scope"), outside)]


class ClearForm(SubmissionForm):
    """What a clinician found when looking into the flags of one check."""

    check_made = forms.UUIDField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("What did you find, and why is it cleared?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say what you found and why the flag is cleared.")},
    )
