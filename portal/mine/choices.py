"""The patient's decisions as the patient reads them: what was chosen, when, in which words."""

from dataclasses import dataclass
from datetime import datetime

from assessments.models import Decision
from assessments.models.assessment import ClassCode
from assessments.plan_parts import PatientPlan
from assessments.standing import Standing
from portal.mine.plans import language_of


@dataclass(frozen=True)
class Taken:
    """One decision; `holds` while it is the one that counts on a plan in force.

    `language` is that of `words`, `shown_in` that of what was read before the choice.
    """

    choice: str
    words: str
    teach_back: str
    typed_name: str
    on: datetime
    plan_signed_on: datetime
    holds: bool
    shown: tuple[str, ...]
    language: str
    shown_in: str


def taken(now: Standing) -> list[Taken]:
    """Every decision of the patient, newest first, in the words of the plan it was taken on."""
    holding = now.decision if now.plan else None
    decisions = now.patient.all_of(Decision).select_related("plan__assessment")
    hides = now.patient.clinic.class_for_clinicians_only
    return [_in_words(each, holds=each == holding, hides_class=hides) for each in decisions]


def _in_words(decision: Decision, *, holds: bool, hides_class: bool) -> Taken:
    language = language_of(decision.plan)
    return Taken(
        choice=decision.choice,
        words=decision.plan.texts[language]["choices"][decision.choice],
        teach_back=decision.teach_back,
        typed_name=decision.typed_name,
        on=decision.recorded_at,
        plan_signed_on=decision.plan.assessment.signed_at,
        holds=holds,
        shown=tuple(each["text"] for each in decision.words_shown(hides_class=hides_class)),
        language=language,
        shown_in=decision.language,
    )


@dataclass(frozen=True)
class Fell:
    """Why the last decision does not hold under the plan in force; titles where they are shown."""

    is_higher: bool
    before: str
    now: str


def fell(now: Standing, page: PatientPlan | None) -> Fell | None:
    """Why one decides anew, or None where a decision holds or none was taken.

    `page` is the plan in force as it is read today.
    """
    last = now.last_decision
    if last is None or page is None or now.decision is not None:
        return None
    before = last.plan.texts[language_of(last.plan)]["class"]["title"]
    return Fell(
        is_higher=ClassCode(page.class_code).rank > ClassCode(last.class_code).rank,
        before=before if page.shows_class else "",
        now=page.class_title if page.shows_class else "",
    )
