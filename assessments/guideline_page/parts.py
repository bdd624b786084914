"""Parts of the guideline as the page shows them: plain data, linked to what each rests on."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    """A place on the page."""

    words: str
    anchor: str


@dataclass(frozen=True)
class Wordings:
    """What is said, for whom it is said so, and in which case."""

    when: str
    name: str
    label: str
    duty: str
    patient_title: str
    patient_text: str


@dataclass(frozen=True)
class ClassPart:
    """A class: what defines it and how it reads."""

    code: str
    rank: int
    name: str
    definition: str
    wordings: list[Wordings]
    claims: list[Link]


@dataclass(frozen=True)
class VariablePart:
    """A question with its values, best to worst."""

    name: str
    label: str
    question: str
    values: list[str]
    supplied_by: list[str]
    claims: list[Link]


@dataclass(frozen=True)
class RowPart:
    """One line of a factor's table."""

    number: int
    anchor: str
    values: list[list[str]]
    class_code: str
    class_name: str
    strength: str
    says: str
    claims: list[Link]


@dataclass(frozen=True)
class FactorPart:
    """A factor as a table."""

    number: int
    anchor: str
    title: str
    cannot_change: str
    reads: list[str]
    rows: list[RowPart]
    has_strength: bool


@dataclass(frozen=True)
class Line:
    """In these classes, in this mode, under this condition."""

    classes: str
    mode: str
    when: str


@dataclass(frozen=True)
class RecommendationPart:
    """A recommendation: both texts and exactly when."""

    id: str
    name: str
    clinician: str
    patient: list[tuple[str, str]]
    lines: list[Line]
    claims: list[Link]


@dataclass(frozen=True)
class ActivityPart:
    """Something to do, and where it may stand in a plan."""

    anchor: str
    name: str
    what: str
    classes: str
    claims: list[Link]


@dataclass(frozen=True)
class StepPart:
    """One step of the stop rule, and where each answer leads."""

    id: str
    anchor: str
    clinician: str
    patient: str
    leads_to: list[tuple[str, str]]
    claims: list[Link]


@dataclass(frozen=True)
class ClaimPart:
    """A claim of the article in our words, what rests on it, and the evidence about it."""

    id: str
    paragraph: int
    text: str
    kind: str
    used_by: list[Link]
    notes: list[Link]
