"""The parts of a plan as its patient reads it: plain data, ready for the page."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class ClaimWords:
    """A claim of the article, in our words: plain ones for patients, else the edition's own.

    Beside plain words `edition` names the edition in which the exact ones stand.
    """

    id: str
    paragraph: int
    text: str
    edition: str = ""


@dataclass(frozen=True)
class Studies:
    """What studies say for and against some claims, in plain words, and where that stands."""

    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Grounds:
    """Why a sentence stands there: claims, what studies say of them in plain words, how sure."""

    claims: tuple[ClaimWords, ...] = ()
    evidence: tuple[Studies, ...] = ()
    level: str = ""

    def __bool__(self) -> bool:
        return bool(self.claims or self.level)


@dataclass(frozen=True)
class Option:
    """One activity, in the rows of the option grid; `note` is said of it beside its name."""

    name: str
    what: str
    why: str
    begin: str
    mind: str
    often: str
    grounds: Grounds = Grounds()
    note: str = ""


@dataclass(frozen=True)
class Line:
    """An activity or an own item in its place, in short."""

    name: str
    often: str
    text: str = ""


@dataclass(frozen=True)
class Advice:
    """One thing of the plan: an own item of the doctor, or a recommendation with its grounds."""

    title: str
    text: str
    dose: str = ""
    grounds: Grounds = Grounds()


@dataclass(frozen=True)
class Then:
    """What the plan would tell the patient after a change, and what no longer."""

    holds: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


@dataclass(frozen=True)
class Condition:
    """A condition that is not met, or not known to be, and what meeting it alone would change."""

    text: str
    strength: str
    grounds: Grounds
    effect: str
    then: Then = Then()


@dataclass(frozen=True)
class StopRule:
    """What to do when it hurts: the article's steps, the doctor's own rule, or the default."""

    kind: str
    heading: str
    intro: str
    steps: tuple[str, ...]
    source: str
    grounds: Grounds = Grounds()


@dataclass(frozen=True)
class ConsultationWords:
    """A consultation that took place: it stands beside the class, which stays (AMB-16)."""

    heading: str
    who: str
    on: date
    outcome: str


@dataclass(frozen=True)
class PatientPlan:
    """Everything that the patient's version of a plan shows, as plain data."""

    language: str
    class_code: str
    class_title: str
    class_text: str
    class_grounds: Grounds
    shows_class: bool
    provisional: bool
    markers: tuple[str, ...]
    health_notes: tuple[str, ...]
    consultation: ConsultationWords | None
    in_order: tuple[Line, ...]
    options: tuple[Option, ...]
    running_option: Option | None
    own_items: tuple[Advice, ...]
    running: str
    running_advice: tuple[Advice, ...]
    conditions_intro: Advice | None
    conditions: tuple[Condition, ...]
    all_conditions: str
    all_conditions_then: Then
    cannot_change: tuple[str, ...]
    advice: tuple[Advice, ...]
    against_advice_heading: str
    against_advice: tuple[Advice, ...]
    stop_rule: StopRule
    movement_cautions: str
    help_lines: tuple[str, ...]
    emergency_number: str
    clinic_name: str
    clinic_phone: str
    review_on: date | None
    signed_by: str
    signed_on: datetime | None
    edition: str
    provenance: str

    @property
    def grid(self) -> tuple[Option, ...]:
        """What is compared: the activities, and beside them running where it is not among them."""
        return self.options + ((self.running_option,) if self.running_option else ())
