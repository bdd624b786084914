"""The last signed assessment beside the answers of today: what differs, and what follows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from assessments import record_changes
from assessments.facts import Facts
from assessments.guidelines import Edition
from assessments.guidelines.answer import AdviceWords
from assessments.models import Plan, PlanItem
from assessments.models.assessment import ClassCode
from assessments.signed_pages import frozen_text
from assessments.standing import PENDING, Standing
from assessments.verdicts import evaluate

SHOWN = (PlanItem.Mode.SHOWN, PlanItem.Mode.UNTIL_CONSULTED)


@dataclass(frozen=True)
class ClassWords:
    """A class as it was signed, or as it is computed now."""

    code: str
    name: str
    provisional: bool


@dataclass(frozen=True)
class Comparison:
    """What was signed last beside what is known now.

    `differences` are (what, as signed, as answered now). `comes` is what the guideline now puts
    in and the signed plan did not have; `goes` is what the signed plan has and the guideline does
    not name any more; `waits` is what it has and the guideline now keeps back until the patient
    decides to run.
    """

    signed_at: datetime
    signer: str
    ended: str
    then: ClassWords
    now: ClassWords
    computed_then: str
    differences: tuple[tuple[str, str, str], ...]
    comes: tuple[str, ...]
    goes: tuple[str, ...]
    waits: tuple[str, ...]

    @property
    def class_moves(self) -> bool:
        """Whether the class is another one, or has become or is no longer provisional."""
        return (self.then.code, self.then.provisional) != (self.now.code, self.now.provisional)

    @property
    def plan_moves(self) -> bool:
        """Whether anything comes into the plan or falls out of it."""
        return bool(self.comes or self.goes or self.waits)

    @property
    def is_same(self) -> bool:
        """Whether nothing at all differs."""
        return not (self.differences or self.class_moves or self.plan_moves)


def with_last_signed(now: Standing, facts: Facts, edition: Edition) -> Comparison | None:
    """The comparison, or None where nothing was ever signed.

    What was signed is read as it was frozen, never computed anew. The plan is compared as both
    are frozen: as if the patient had not decided yet. Raises CaseErrors as long as the facts have
    no class.
    """
    signed, plan = now.last_signed, now.last_plan
    if signed is None or plan is None:
        return None
    answer = evaluate(facts, edition, decision=PENDING)
    texts = plan.texts.get("en") or next(iter(plan.texts.values()))
    comes, goes, waits = _plan_moves(plan, answer.advice())
    return Comparison(
        signed_at=signed.signed_at,
        signer=str(signed.signed_by),
        ended="" if signed.is_in_force else str(signed.end),
        then=ClassWords(signed.signed_class, texts["class"]["name"], signed.provisional),
        now=ClassWords(answer.shown_class.code, answer.name, answer.provisional),
        computed_then=(
            str(ClassCode(signed.computed_class).label) if signed.override_class else ""
        ),
        differences=tuple(record_changes.beside(signed, facts)),
        comes=comes,
        goes=goes,
        waits=waits,
    )


def _plan_moves(
    plan: Plan, advised: Iterable[AdviceWords]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    shown = {
        item.recommendation: frozen_text(item)["title"]
        for item in plan.items.all()
        if item.kind == PlanItem.Kind.RECOMMENDATION and item.mode in SHOWN
    }
    taken_out = {each["id"] for each in plan.left_out}
    today = {each.id: each for each in advised}
    return (
        tuple(
            f"{rec} {each.name}"
            for rec, each in today.items()
            if each.mode == "automatic" and rec not in {*shown, *taken_out}
        ),
        tuple(f"{rec} {title}" for rec, title in shown.items() if rec not in today),
        tuple(
            f"{rec} {title}"
            for rec, title in shown.items()
            if rec in today and today[rec].mode == "if_running"
        ),
    )
