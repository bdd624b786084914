"""The patient's decisions as the patient reads them: what was chosen, when, in which words."""

from dataclasses import dataclass
from datetime import datetime

from assessments.models import Decision
from assessments.standing import Standing
from portal.mine.plans import language_of


@dataclass(frozen=True)
class Taken:
    """One decision; `holds` while it is the one that counts on a plan in force."""

    choice: str
    words: str
    teach_back: str
    typed_name: str
    on: datetime
    plan_signed_on: datetime
    holds: bool


def taken(now: Standing) -> list[Taken]:
    """Every decision of the patient, newest first, in the words of the plan it was taken on."""
    holding = now.decision if now.plan else None
    decisions = now.patient.all_of(Decision).select_related("plan__assessment")
    return [_in_words(each, holds=each == holding) for each in decisions]


def _in_words(decision: Decision, *, holds: bool) -> Taken:
    return Taken(
        choice=decision.choice,
        words=decision.plan.texts[language_of(decision.plan)]["choices"][decision.choice],
        teach_back=decision.teach_back,
        typed_name=decision.typed_name,
        on=decision.recorded_at,
        plan_signed_on=decision.plan.assessment.signed_at,
        holds=holds,
    )
