"""The questions of an assessment, as a clinician answers them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assessments.facts import ADVISING, CLASSIFYING
from assessments.guidelines import Edition
from assessments.guidelines.edition import DEFAULT_LANGUAGE
from assessments.guidelines.variables import Variable
from assessments.models import AnswersKept, Intake
from assessments.models.intake import ANSWERS
from patients.forms import SubmissionForm

NOT_RECORDED = "not_recorded"
ACCEPT, DECLINE = "accept", "decline"
PAIN_FACTS = ("back_pain", "pain_cause")
RUNNING_FACTS = tuple(fact for fact in CLASSIFYING if fact not in PAIN_FACTS)
CHOOSE = _("Choose one of the answers.")


@dataclass(frozen=True)
class Source:
    """Who gave an answer, and when."""

    who: str
    when: datetime | None


@dataclass(frozen=True)
class Proposal:
    """What the patient says instead of the value that a clinician or therapist recorded."""

    says: str
    source: Source
    field: forms.BoundField


@dataclass(frozen=True)
class Question:
    """One question of the page: its words, where to answer it, and what stands on record.

    `number` is its place on the page, by which it is called up from the keyboard.
    """

    number: int
    fact: str
    text: str
    help: str
    field: forms.BoundField
    source: Source | None
    proposal: Proposal | None
    only_with_pain: bool
    claims: tuple[str, ...]

    @property
    def html_id(self) -> str:
        """Where a link to it leads."""
        return f"ask-{self.fact}"


class AnswersForm(SubmissionForm):
    """Every question but the spine's, which follows from the diagnoses.

    `intake` is the newest snapshot, from which the page was filled; `seen` carries its id, so that
    answers given meanwhile are noticed. `kept` is what the same person answered earlier and did
    not save. Without `judges_cause` the cause of pain is not asked.
    """

    seen = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args,
        edition: Edition,
        intake: Intake | None,
        judges_cause: bool = True,
        kept: AnswersKept | None = None,
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.edition = edition
        self.intake = intake
        self.kept = kept
        self.asked = tuple(
            fact for fact in (*CLASSIFYING, *ADVISING) if judges_cause or fact != "pain_cause"
        )
        proposals = intake.proposals if intake else {}
        self.proposals = {fact: said for fact, said in proposals.items() if fact in self.asked}
        if kept is not None:
            self.initial.update({**kept.given, "seen": kept.seen})
        self.initial.setdefault("seen", intake.pk if intake else None)
        for fact in self.asked:
            self.fields[fact] = _answer_field(fact, variable_of(edition, fact))
            self.initial.setdefault(fact, _initial(fact, intake))
        for fact in self.proposals:
            self.fields[f"proposal_{fact}"] = _proposal_field(variable_of(edition, fact))

    def clean(self):
        """Take the patient's word where it was accepted, and refuse a cause without any pain."""
        entered = super().clean()
        for fact, proposal in self.proposals.items():
            if entered.get(f"proposal_{fact}") == ACCEPT:
                entered[fact] = proposal["value"]
                self.errors.pop(fact, None)
        if entered.get("back_pain") == "none" and entered.get("pain_cause"):
            self.add_error(
                "pain_cause",
                _("There is no pain, so it has no cause. Take the cause out, or record the pain."),
            )
        return entered

    def answers(self) -> dict[str, str]:
        """Fact -> value as the actions take it: "" says "not recorded"."""
        given = {fact: self.cleaned_data.get(fact) or "" for fact in self.asked}
        return {fact: "" if value == NOT_RECORDED else value for fact, value in given.items()}

    def kept_answers(self) -> dict[str, str]:
        """The answers as they were kept, with the patient's word where it was accepted."""
        stood = dict(self.kept.given)
        for fact, proposal in self.proposals.items():
            if stood.get(f"proposal_{fact}") == ACCEPT:
                stood[fact] = proposal["value"]
        return {
            fact: "" if stood.get(fact) == NOT_RECORDED else stood.get(fact, "")
            for fact in self.asked
        }

    def given(self) -> dict[str, str]:
        """What stands on the page by field, as far as it is one of the answers offered."""
        return {
            name: self.data[name]
            for name, field in self.fields.items()
            if isinstance(field, forms.ChoiceField)
            and name in self.data
            and field.valid_value(self.data[name])
        }

    def declined(self) -> list[str]:
        """The facts whose proposal by the patient is not accepted."""
        return [
            fact for fact in self.proposals if self.cleaned_data.get(f"proposal_{fact}") == DECLINE
        ]

    def pain(self) -> list[Question]:
        """The questions about pain."""
        return [self._question(fact) for fact in PAIN_FACTS if fact in self.asked]

    def running(self) -> list[Question]:
        """The questions about running, which classify too."""
        return [self._question(fact) for fact in RUNNING_FACTS]

    def advising(self) -> list[Question]:
        """The questions that only choose advice and wording."""
        return [self._question(fact) for fact in ADVISING]

    def differences(self) -> list[tuple[str, str, str]]:
        """What was entered beside what stands on record now, in words."""
        stands = self.intake or Intake()
        pairs = [(fact, self.answers()[fact], getattr(stands, fact)) for fact in self.asked]
        return [
            (self._label(fact), self._words(fact, yours), self._words(fact, theirs))
            for fact, yours, theirs in pairs
            if yours != theirs
        ]

    def shows(self, intake: Intake) -> None:
        """After both versions were shown, the next sending is meant for this one."""
        self.data = self.data.copy()
        self.data["seen"] = str(intake.pk)

    def _label(self, fact: str) -> str:
        return variable_of(self.edition, fact).label()

    def _words(self, fact: str, value: str) -> str:
        return variable_of(self.edition, fact).value_label(value or None)

    def _question(self, fact: str) -> Question:
        variable = variable_of(self.edition, fact)
        return Question(
            number=self.asked.index(fact) + 1,
            fact=fact,
            text=variable.question(),
            help=variable.help(),
            field=self[fact],
            source=self._source(fact),
            proposal=self._proposal(fact),
            only_with_pain=fact == "pain_cause",
            claims=variable.cites,
        )

    def _source(self, fact: str) -> Source | None:
        stands = getattr(self.intake, fact) if self.intake else ""
        if not stands or self.initial[fact] != stands:
            return None
        said = self.intake.sources.get(fact)
        return _source(said) if said else None

    def _proposal(self, fact: str) -> Proposal | None:
        proposed = self.proposals.get(fact)
        if proposed is None:
            return None
        return Proposal(
            says=self._words(fact, proposed["value"]) or str(_("not recorded")),
            source=_source(proposed),
            field=self[f"proposal_{fact}"],
        )


def variable_of(edition: Edition, fact: str) -> Variable:
    """The words of a fact, whether it classifies or only advises, in the reader's language."""
    language = get_language() or DEFAULT_LANGUAGE
    if fact in edition.facts:
        return edition.variables_in(language)[fact]
    return edition.circumstances_in(language)[fact]


def _source(said) -> Source:
    return Source(said.get("who", ""), parse_datetime(said["at"]) if said.get("at") else None)


def _answer_field(fact: str, variable: Variable) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=variable.label(),
        choices=list(_choices(fact, variable)),
        required=fact == "back_pain",
        widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
        error_messages={
            "required": _("Ask whether the back hurts, and choose the answer."),
            "invalid_choice": CHOOSE,
        },
    )


def _choices(fact: str, variable: Variable) -> Iterable[tuple[str, object]]:
    for value, label in variable.choices():
        if value in ANSWERS[fact]:
            yield value, label
    if fact == "pain_cause":
        yield "", _("Does not apply: no pain")
    elif fact != "back_pain":
        yield NOT_RECORDED, variable.value_label(NOT_RECORDED)


def _initial(fact: str, intake: Intake | None) -> str:
    value = getattr(intake, fact) if intake else ""
    return value if value or fact in PAIN_FACTS else NOT_RECORDED


def _proposal_field(variable: Variable) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("What the patient says: %(what)s") % {"what": variable.label()},
        choices=[(ACCEPT, _("Take this over")), (DECLINE, _("Leave what stands"))],
        required=False,
        widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
        error_messages={"invalid_choice": CHOOSE},
    )
