"""What a patient is shown before the decision about running, and what of it is kept with it."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from assessments import plan_pages, running_option, standing
from assessments.guidelines import edition as edition_of
from assessments.models import Plan, PlanItem
from assessments.plan_parts import Grounds, PatientPlan
from assessments.plan_words import PlanWords
from assessments.planning import MAY_RUN, NEVER_NOTHING
from assessments.standing import Standing
from patients.models import Clinic

STATEMENT = "REC-13"
ALTERNATIVES = "REC-01"
HARD_TO_STOP = "REC-16"
SURGERY = "REC-15"
AGAINST_RUNNING = ("REC-19", "REC-20", "REC-22", "REC-12")
HEALTHY_RUNNERS = ("A1", "A17")
NEVER_STILL = ("A41",)


NO_GROUNDS = Grounds()


@dataclass(frozen=True)
class Said:
    """One sentence as it is shown; `id` says where it comes from."""

    id: str
    text: str
    grounds: Grounds = NO_GROUNDS


@dataclass(frozen=True)
class Side:
    """One of the two ways: what may be hard about it, and what may be good."""

    id: str
    title: str
    hard: tuple[Said, ...]
    good: tuple[Said, ...]


@dataclass(frozen=True)
class DecisionWords:
    """Everything that is shown before a decision, in the order in which one reads it."""

    language: str
    page: PatientPlan
    statement: Said | None
    sides: tuple[Side, ...]
    evidence: str
    since: date
    paid_by: str
    question: str
    awareness: str
    change_of_mind: str
    choices: tuple[tuple[str, str], ...]
    reveals: bool

    def kept(self) -> list[dict[str, str]]:
        """The same as plain values, the way the decision keeps it."""
        return [{"id": each.id, "text": each.text} for each in self._all() if each.text]

    @property
    def seen(self) -> str:
        """What tells these words from any others."""
        return hashlib.sha256(json.dumps(self.kept()).encode()).hexdigest()

    def _all(self) -> Iterable[Said]:
        if self.page.shows_class:
            yield Said("class", self.page.class_title)
            yield Said("class", self.page.class_text)
            if self.page.class_code == "conditions":
                yield from (Said("condition", each.text) for each in self.page.conditions)
        if self.statement:
            yield self.statement
        for side in self.sides:
            yield Said("side", side.title)
            yield from side.hard
            yield from side.good
        yield Said("evidence", self.evidence)
        yield Said("paid_by", self.paid_by)
        yield Said("question", self.question)
        yield from (Said(code, words) for code, words in self.choices)
        yield Said("awareness", self.awareness)
        yield Said("change_of_mind", self.change_of_mind)


def of(plan: Plan, now: Standing, language: str) -> DecisionWords:
    """What is shown before a decision on this plan, as it was frozen, in one of its languages."""
    with override(language):
        return _of(plan, now, language)


def _of(plan: Plan, now: Standing, language: str) -> DecisionWords:
    edition = edition_of(plan.assessment.edition)
    words = PlanWords(edition, language)
    items = {item.recommendation: item for item in plan.items.all() if item.recommendation}
    frozen, around = plan.texts[language], words.texts.decision
    statement = None
    if frozen["statement"]:
        claims = items[STATEMENT].claims if STATEMENT in items else ()
        statement = Said(STATEMENT, frozen["statement"], words.grounds(claims))
    return DecisionWords(
        language=language,
        page=plan_pages.for_patient(plan, now, language),
        statement=statement,
        sides=(_running(plan, items, words), _not_running(plan, items, words)),
        since=edition.in_force_from,
        paid_by=who_pays(plan.clinic),
        evidence=words.texts.evidence_label.patient,
        question=around.teach_back,
        awareness=around.awareness.patient,
        change_of_mind=around.change_of_mind,
        choices=tuple(
            (choice, frozen["choices"][choice])
            for choice in standing.choices_for(plan.assessment.edition, plan.class_code)
        ),
        reveals=any(item.mode == PlanItem.Mode.IF_RUNNING for item in plan.items.all()),
    )


def who_pays(clinic: Clinic) -> str:
    """Who pays for the portal, as the clinic says it, or that it has not said it."""
    if clinic.paid_by:
        return _("Who pays for this portal: %(who)s") % {"who": clinic.paid_by}
    return _("Your clinic has not said who pays for this portal.")


def _running(plan: Plan, items: dict[str, PlanItem], words: PlanWords) -> Side:
    text = words.texts.activities[running_option.RUNNING]
    hard = (
        *_from(items, AGAINST_RUNNING, words)[:1],
        *_from(items, (SURGERY,), words),
        Said("running", text.mind),
    )
    if plan.class_code in MAY_RUN:
        good = Said("running", text.why, words.grounds(HEALTHY_RUNNERS))
    else:
        good = Said(
            "running",
            _("If a back is healthy, running makes its muscles strong."),
            words.grounds(HEALTHY_RUNNERS),
        )
    return Side("run", _("If you run"), hard, (good,))


def _not_running(plan: Plan, items: dict[str, PlanItem], words: PlanWords) -> Side:
    still = words.texts.recommendations[NEVER_NOTHING].patient["default"]
    hard = [
        *_from(items, (HARD_TO_STOP,), words),
        Said(NEVER_NOTHING, still, words.grounds(NEVER_STILL)),
    ]
    good = [
        Said(item.activity, _what_it_does(item.texts[words.language]), words.of_activity(item))
        for item in plan.items.all()
        if item.activity and item.activity != running_option.RUNNING
    ]
    if not good:
        good = [Said("", _("You can train your back in other ways. Ask your doctor how."))]
    return Side("not_run", _("If you do not run"), hard, tuple(good))


def _from(items: dict[str, PlanItem], recommendations: Iterable[str], words: PlanWords):
    """The sentences that a plan has of these recommendations, in this order."""
    found = [items[rec] for rec in recommendations if rec in items]
    return [
        Said(item.recommendation, item.texts[words.language]["text"], words.grounds(item.claims))
        for item in found
        if item.mode == PlanItem.Mode.SHOWN and item.texts[words.language]["text"]
    ]


def _what_it_does(texts: dict) -> str:
    """An activity with what it does for the back; what a clinician added in words stands alone."""
    return f"{texts['title']}: {texts['why']}" if texts.get("why") else texts["title"]
