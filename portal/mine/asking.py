"""The questions before a visit, one after the other, in the patient's words."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assessments.facts import ADVISING, CLASSIFYING
from assessments.forms.answers import NOT_RECORDED, variable_of
from assessments.guidelines import Edition
from assessments.models import Intake
from assessments.safety import red_flags, scope
from assessments.safety.answers import ANSWER_CHOICES, counts_as_yes

REPORTED = "diagnosis_reported"
SAFETY, HEALTH, RUNNING, SPINE = "safety", "health", "running", "spine"
LONGEST = 300  # characters of what somebody was told


@dataclass(frozen=True)
class Step:
    """One question: `key` is the red flag, condition or fact; without choices it takes words."""

    key: str
    part: str
    text: str
    help: str
    choices: tuple[tuple[str, str], ...]

    def takes(self, answer: str) -> bool:
        """Whether this is one of its answers."""
        return not self.choices or answer in dict(self.choices)

    def words_of(self, answer: str) -> str:
        """An answer as the patient reads it."""
        return dict(self.choices).get(answer, answer)


def parts() -> dict[str, str]:
    """What each stretch of the questions is about."""
    return {
        SAFETY: _("First, some signs that we must not miss"),
        HEALTH: _("Your health"),
        RUNNING: _("Your back and your running"),
        SPINE: _("What you know"),
    }


def steps(edition: Edition, given: Mapping[str, str]) -> list[Step]:
    """Every question to ask, in order; a follow-up stands right after what brings it up."""
    known = {key: answer for key, answer in given.items() if key in red_flags.BY_ID}
    return [
        *(yes_no(flag.id, SAFETY, flag.question) for flag in red_flags.asked(known)),
        *(yes_no(each.id, HEALTH, each.question) for each in scope.ASKED),
        *(_about(edition, fact) for fact in facts_for_patients(edition)),
        Step(
            REPORTED,
            SPINE,
            _("Has a doctor told you what your back has?"),
            _("Write the name as you know it. Leave it empty if nobody has."),
            (),
        ),
    ]


def facts_for_patients(edition: Edition) -> list[str]:
    """The facts that a patient may answer; the cause of pain is for a doctor to judge."""
    return [
        fact
        for fact in (*CLASSIFYING, *ADVISING)
        if "patient" in variable_of(edition, fact).supplied_by
    ]


def first_open(asked: list[Step], given: Mapping[str, str]) -> int | None:
    """The number of the first question without an answer, counted from 1; None where there is
    none."""
    return next((n for n, step in enumerate(asked, start=1) if step.key not in given), None)


def with_answer(given: Mapping[str, str], step: Step, answer: str) -> dict[str, str]:
    """What is known with this answer too; a follow-up to what is not so any more falls out."""
    known = {**given, step.key: answer}
    return {
        key: said
        for key, said in known.items()
        if not (key in red_flags.BY_ID and _is_moot(red_flags.BY_ID[key].parent, known))
    }


def is_emergency(step: Step, answer: str) -> bool:
    """Whether this answer ends the asking."""
    flag = red_flags.BY_ID.get(step.key)
    return bool(flag) and flag.action == red_flags.Action.EMERGENCY and counts_as_yes(answer)


def safety_part(given: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The red flags and conditions as the actions take them."""
    return {
        "red_flags": {key: said for key, said in given.items() if key in red_flags.BY_ID},
        "conditions": {key: said for key, said in given.items() if key in scope.BY_ID},
    }


def everything(edition: Edition, given: Mapping[str, str]) -> dict:
    """All answers as `send_before_visit` takes them; "I am not sure" answers no fact."""
    sure = {fact: given[fact] for fact in facts_for_patients(edition) if fact in given}
    return {
        **safety_part(given),
        "answers": {fact: said for fact, said in sure.items() if said != NOT_RECORDED},
        "diagnosis_reported": given.get(REPORTED, "").strip() or None,
    }


def said_before(step: Step, intake: Intake | None) -> str:
    """What stands on record for a question about running or the spine; empty where nothing does.

    What the patient proposed last goes before what a clinician recorded.
    """
    if intake is None or step.part not in (RUNNING, SPINE):
        return ""
    proposed = intake.proposals.get(step.key, {}).get("value")
    return proposed or getattr(intake, step.key)


def _is_moot(parent: str | None, known: Mapping[str, str]) -> bool:
    return parent is not None and not counts_as_yes(known.get(parent))


def yes_no(key: str, part: str, question: str) -> Step:
    """A question with yes, no and not sure; `part` is the stretch that it stands in."""
    return Step(key, part, question, "", tuple((a, str(words)) for a, words in ANSWER_CHOICES))


def _about(edition: Edition, fact: str) -> Step:
    variable = variable_of(edition, fact)
    choices = dict(variable.choices("patient"))
    if "yes" in choices:
        choices = {"yes": choices.pop("yes"), **choices}
    return Step(
        fact,
        RUNNING,
        variable.question("patient"),
        variable.help("patient"),
        tuple(choices.items()),
    )
