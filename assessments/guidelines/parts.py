"""What an edition holds beside its rules: activities, stop rule, ambiguities."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.engine import Claim


@dataclass(frozen=True)
class Ambiguity:
    """Where the article is silent or contradicts itself, and the decision that was taken."""

    id: str
    question: str
    resolution: str


@dataclass(frozen=True, eq=False)
class Activity:
    """Something to do: in which classes it may stand in a plan, and whether it meets REC-14."""

    code: str
    cites: tuple[Claim, ...]
    classes: frozenset[str]
    alternative: bool = False
    meets_never_nothing: bool = True

    @property
    def from_article(self) -> bool:
        """Whether the article names it; the others exist so that a plan is never empty."""
        return bool(self.cites)


@dataclass(frozen=True, eq=False)
class StopStep:
    """One step of the stop rule: each answer of the patient leads to a step or to an ending."""

    id: str
    cites: tuple[Claim, ...]
    leads_to: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class StopRule:
    """What to do with pain during or after a run, and for whom the article says it."""

    steps: tuple[StopStep, ...]
    endings: tuple[str, ...]
    spine_statuses: frozenset[str]
    cites: tuple[Claim, ...]

    def applies_to(self, spine_status: str) -> bool:
        """Whether the article's steps are meant for this person (A48).

        Everybody else has the rule that the clinician wrote, or the product's own default.
        """
        return spine_status in self.spine_statuses

    def step(self, step_id: str) -> StopStep:
        """The step with this id. Raises KeyError where there is none."""
        return {step.id: step for step in self.steps}[step_id]
