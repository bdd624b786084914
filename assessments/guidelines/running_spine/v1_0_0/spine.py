"""From the diagnoses to what is known of the spine: the worst one that counts, and its reach."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from assessments.engine import CaseErrors, Domain, Fact
from assessments.guidelines.case import allowed, check_facts
from assessments.guidelines.running_spine.v1_0_0.facts import SpineStatus, spine_status


class Kind(Domain):
    """Kinds of catalogue rows; the first three are spine diseases, the others never count."""

    DISCOPATHY = "discopathy"
    SPONDYLOLISTHESIS = "spondylolisthesis"
    OTHER_SPINE_DISEASE = "other_spine_disease"
    SYMPTOM = "symptom"
    CAUSE = "cause"
    EMERGENCY = "emergency"


class RunningExcluded(Domain):
    """AMB-01: a clinician's own judgement, never computed from a grade."""

    NO = "no"
    NOT_JUDGED = "not_judged"
    YES = "yes"


class Verification(Domain):
    """Who stands behind the diagnosis."""

    CONFIRMED = "confirmed"
    PATIENT_REPORTED = "patient_reported"
    REFUTED = "refuted"
    ENTERED_IN_ERROR = "entered_in_error"


class Status(Domain):
    """Whether it is still there."""

    ACTIVE = "active"
    RESOLVED = "resolved"


DIAGNOSIS_FACTS = (
    Fact("kind", Kind),
    Fact("running_excluded", RunningExcluded, default=RunningExcluded.NOT_JUDGED),
    Fact("verification", Verification, default=Verification.CONFIRMED),
    Fact("status", Status, default=Status.ACTIVE),
)
DISEASES = frozenset({Kind.DISCOPATHY, Kind.SPONDYLOLISTHESIS, Kind.OTHER_SPINE_DISEASE})
JUDGED = {
    RunningExcluded.NO: SpineStatus.DISEASE_NOT_ADVANCED,
    RunningExcluded.NOT_JUDGED: SpineStatus.DISEASE_STAGE_UNKNOWN,
    RunningExcluded.YES: SpineStatus.DISEASE_ADVANCED,
}
WORSE = {status: rank for rank, status in enumerate(SpineStatus)}


@dataclass(frozen=True)
class Diagnosis:
    """What the rules need to know of one diagnosis, in plain values. Raises CaseErrors."""

    kind: str
    running_excluded: str = RunningExcluded.NOT_JUDGED
    verification: str = Verification.CONFIRMED
    status: str = Status.ACTIVE

    def __post_init__(self) -> None:
        check_facts(DIAGNOSIS_FACTS, vars(self))

    @property
    def counts(self) -> bool:
        """An active spine disease, confirmed or reported by the patient."""
        return (
            self.kind in DISEASES
            and self.status == Status.ACTIVE
            and self.verification in (Verification.CONFIRMED, Verification.PATIENT_REPORTED)
        )

    @property
    def gives(self) -> SpineStatus:
        """What it makes of the spine on its own. AMB-29: the patient's word is not a diagnosis."""
        if self.verification == Verification.PATIENT_REPORTED:
            return SpineStatus.DISEASE_REPORTED
        return JUDGED[RunningExcluded(self.running_excluded)]


def read_diagnosis(given: Mapping[str, Any], *, strict: bool = False) -> Diagnosis:
    """A diagnosis from plain values; only its kind is required. Raises CaseErrors."""
    names = [fact.name for fact in DIAGNOSIS_FACTS]
    unknown = [name for name in given if name not in names]
    if unknown:
        says = f"Nothing is recorded of a diagnosis under this name. {allowed(names)}"
        raise CaseErrors({name: f"{name}: {says}" for name in unknown})
    complete = check_facts(DIAGNOSIS_FACTS, given, strict=strict)
    return Diagnosis(**{name: str(value) for name, value in complete.items()})


@dataclass(frozen=True)
class Spine:
    """What is known of the spine, what it may turn out to be, and whether a disc is among it."""

    status: str
    may_be: tuple[str, ...]
    discopathy: bool

    @property
    def certain(self) -> bool:
        """Whether nothing is left to turn out."""
        return self.may_be == (self.status,)


def derive_spine_status(diagnoses: Iterable[Diagnosis], *, examined: bool) -> Spine:
    """The worst over the diagnoses that count; each is completed on its own, the worst is taken.

    Without any, an examined spine has no disease and one never examined is not assessed.
    """
    counting = [diagnosis for diagnosis in diagnoses if diagnosis.counts]
    given = {diagnosis.gives for diagnosis in counting}
    if not given:
        given = {SpineStatus.NO_DISEASE if examined else SpineStatus.NOT_ASSESSED}
    may_be = {
        max(completed, key=lambda value: WORSE[SpineStatus(str(value))])
        for completed in product(*(spine_status.completions(status) for status in given))
    }
    return Spine(
        status=max(given, key=WORSE.__getitem__),
        may_be=tuple(status for status in SpineStatus if status in may_be),
        discopathy=any(diagnosis.kind == Kind.DISCOPATHY for diagnosis in counting),
    )
