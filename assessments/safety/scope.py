"""The people and conditions the article says nothing about, and what the product does for each.

None of them changes the class. The product only makes sure that nobody is classified in silence.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from assessments.safety.answers import Answers, counts_as_yes, read


class Behaviour(StrEnum):
    """What a condition outside the article's scope calls for."""

    REFUSE_SELF_SERVICE = "refuse_self_service"
    ACKNOWLEDGE = "acknowledge"
    MEDICAL_CHECK = "medical_check"
    NOTE = "note"


BEHAVIOUR_LABELS = {
    Behaviour.REFUSE_SELF_SERVICE: _("not on one's own; a clinician confirms"),
    Behaviour.ACKNOWLEDGE: _("a clinician acknowledges before signing"),
    Behaviour.MEDICAL_CHECK: _("medical check before any exercise"),
    Behaviour.NOTE: _("note for the clinician"),
}


@dataclass(frozen=True)
class Condition:
    """One condition: its questions, what it calls for, and what then stands on the page.

    `for_patient` is empty where only the clinician is told. A condition without a question is read
    from the record.
    """

    id: str
    title: str
    question: str
    clinician: str
    behaviour: Behaviour
    for_clinician: str
    for_patient: str


UNDER_18 = "under_18"
# How long spinal surgery counts as recent (a product choice).
SURGERY_WINDOW_MONTHS = 12

_JUDGE = "The article does not cover this; the clinician's judgement decides."
_PATIENT_JUDGE = _("Our guide was not made with this in mind. Your doctor will decide with you.")
_CHECK = "Advise a medical check before any exercise."
_PATIENT_CHECK = _("Please see a doctor for a health check before you start any exercise.")


def _acknowledged(id_: str, title: str, question: str, clinician: str) -> Condition:
    return Condition(id_, title, question, clinician, Behaviour.ACKNOWLEDGE, _JUDGE, _PATIENT_JUDGE)


def _checked(id_: str, title: str, question: str, clinician: str) -> Condition:
    return Condition(
        id_, title, question, clinician, Behaviour.MEDICAL_CHECK, _CHECK, _PATIENT_CHECK
    )


CONDITIONS = (
    Condition(
        UNDER_18,
        "Under 18",
        "",
        "The patient is under 18 (from the birth date)",
        Behaviour.REFUSE_SELF_SERVICE,
        "Growing athletes are a different field, and the article does not speak of them. "
        "Confirm that you go on by your own judgement.",
        _("These pages are made for adults. Please ask your doctor about running and your back."),
    ),
    _acknowledged(
        "pregnancy_or_recent_birth",
        "Pregnancy or recent birth",
        _("Are you pregnant, or have you had a baby a short time ago?"),
        "Pregnant or recently delivered",
    ),
    _acknowledged(
        "osteoporosis_or_fragility_fracture",
        "Osteoporosis or fragility fracture",
        _("Has a doctor told you that your bones are thin, or did a bone break in a small fall?"),
        "Known osteoporosis or a fragility fracture",
    ),
    _acknowledged(
        "inflammatory_spine_disease",
        "Inflammatory spine disease",
        _("Has a doctor told you that you have an inflamed spine?"),
        "Known inflammatory spine disease, for example axial spondyloarthritis",
    ),
    _acknowledged(
        "spinal_infection_or_tumour",
        "Spinal infection or tumour",
        _("Have you ever had an infection or a growth in your spine?"),
        "Spinal infection or tumour, present or past",
    ),
    _acknowledged(
        "recent_spinal_surgery",
        "Spinal surgery in the last 12 months",
        _("Have you had an operation on your spine in the last 12 months?"),
        f"Spinal surgery in the last {SURGERY_WINDOW_MONTHS} months",
    ),
    _checked(
        "past_chest_pain_on_effort",
        "Past chest pain on effort",
        _("Have you ever had chest pain when you worked hard or did sport?"),
        "Chest pain on effort in the past (present chest pain is RF-15)",
    ),
    _checked(
        "fainting",
        "Fainting",
        _("Have you fainted, or nearly fainted?"),
        "Syncope or near-syncope",
    ),
    _checked(
        "heart_disease",
        "Known heart disease",
        _("Has a doctor told you that you have a heart problem?"),
        "Known heart disease",
    ),
    _checked(
        "breathless_at_rest",
        "Breathless at rest",
        _("Are you short of breath when you sit still?"),
        "Breathlessness at rest",
    ),
    Condition(
        "claudication",
        "Leg pain on walking that eases on sitting",
        _("Do your legs hurt more when you walk, and less when you sit down?"),
        "Leg pain worse on walking and better on sitting (claudication)",
        Behaviour.NOTE,
        "Think of spinal stenosis or a vascular cause.",
        "",
    ),
)
BY_ID: Mapping[str, Condition] = {condition.id: condition for condition in CONDITIONS}
# Those that somebody is asked about; being under 18 is read from the birth date.
ASKED = tuple(condition for condition in CONDITIONS if condition.question)


@dataclass(frozen=True)
class Outcome:
    """Which conditions hold, by what they call for, and which questions went unanswered."""

    present: Mapping[Behaviour, tuple[str, ...]]
    unanswered: tuple[str, ...]

    @property
    def refuses_self_service(self) -> bool:
        """Whether the patient may not go on alone; a clinician may, with a confirmation."""
        return bool(self.present[Behaviour.REFUSE_SELF_SERVICE])

    @property
    def to_acknowledge(self) -> tuple[str, ...]:
        """What must be acknowledged before signing, the confirmation for a minor included."""
        return (
            *self.present[Behaviour.REFUSE_SELF_SERVICE],
            *self.present[Behaviour.ACKNOWLEDGE],
        )

    @property
    def complete(self) -> bool:
        """Whether every question was answered."""
        return not self.unanswered


def is_under_18(birth_date: date, on: date) -> bool:
    """Whether a person born on this date has not had the eighteenth birthday yet."""
    had_birthday = (on.month, on.day) >= (birth_date.month, birth_date.day)
    return on.year - birth_date.year - (not had_birthday) < 18


def outcome(answers: Answers, *, under_18: bool) -> Outcome:
    """What the answers (condition id to `yes`, `no`, `not_sure`) call for.

    "Not sure" counts as yes, a missing answer as unanswered. `under_18` comes from the birth date
    (`is_under_18`). Raises ValueError for an unknown condition or answer.
    """
    given = read(answers, {condition.id: condition for condition in ASKED})
    holding = [condition for condition in ASKED if counts_as_yes(given.get(condition.id))]
    if under_18:
        holding.insert(0, BY_ID[UNDER_18])
    return Outcome(
        present={
            behaviour: tuple(each.id for each in holding if each.behaviour == behaviour)
            for behaviour in Behaviour
        },
        unanswered=tuple(each.id for each in ASKED if each.id not in given),
    )


def unacknowledged(outcome: Outcome, acknowledged: Collection[str]) -> tuple[str, ...]:
    """The conditions that still need an acknowledgement before the verdict can be signed."""
    return tuple(each for each in outcome.to_acknowledge if each not in acknowledged)
