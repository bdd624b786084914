"""The sheet for a trainer: what is allowed, to adapt, to avoid, until when; never what one has.

It is made of the signed plan alone. Words of the clinician's own that tell of a diagnosis, a class,
a level or a code are held back, and the sheet says that there is more to ask for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from assessments.models import Plan, PlanItem
from assessments.paper_type import Words
from assessments.safety import cautions
from patients.catalogue.telling import telling_words

RUNNING = "running"


@dataclass(frozen=True)
class Line:
    """One activity: how much and how often, and what to mind in it."""

    name: str
    often: str
    mind: tuple[str, ...] = ()


@dataclass(frozen=True)
class HeldBack:
    """Words of the plan that do not go on the sheet, and which of them told something."""

    words: str
    telling: tuple[str, ...]


@dataclass(frozen=True)
class TrainerSheet:
    """Everything that stands on the sheet, and for the clinician what was held back."""

    language: str
    allowed: tuple[Line, ...]
    adapt: tuple[Line, ...]
    moves: str
    avoid: tuple[str, ...]
    valid_until: date | None
    signed_by: str
    signed_on: datetime
    held_back: tuple[HeldBack, ...]

    def words(self) -> Words:
        """What of it is longer on one sheet than on another."""
        lines = (*self.allowed, *self.adapt)
        return Words(
            (
                *(part for line in lines for part in (f"{line.name} {line.often}", *line.mind)),
                self.moves,
                *self.avoid,
            )
        )


def of(plan: Plan, language: str) -> TrainerSheet:
    """The sheet of a signed plan.

    Args:
        plan: the signed plan with its items.
        language: the reader's; where the plan was not frozen in it, the plan's own.
    """
    language = language if language in plan.texts else next(iter(plan.texts))
    with override(language):
        return _sheet(plan, language)


def _sheet(plan: Plan, language: str) -> TrainerSheet:
    words = _Words()
    chosen = _of(plan, PlanItem.Kind.ACTIVITY, PlanItem.Kind.OWN)
    lines = [line for item in chosen if (line := _line(item, plan, language, words)).name]
    moves = words.fit(plan.movement_cautions)
    is_running = any(item.activity == RUNNING for item in _of(plan, PlanItem.Kind.ACTIVITY))
    avoid = [] if is_running else [_("Running. It is not in this plan.")]
    if words.held_back:
        avoid.append(_("There is more to mind that does not stand here. Ask before you begin."))
    avoid.append(_("Whatever does not stand on this sheet, until you have asked."))
    return TrainerSheet(
        language=language,
        allowed=tuple(line for line in lines if not line.mind),
        adapt=tuple(line for line in lines if line.mind),
        moves=moves,
        avoid=tuple(avoid),
        valid_until=plan.review_on,
        signed_by=str(plan.assessment.signed_by),
        signed_on=timezone.localtime(plan.assessment.signed_at, plan.clinic.zone),
        held_back=tuple(words.held_back),
    )


class _Words:
    """The clinician's own words, as far as they fit on the sheet."""

    def __init__(self):
        self.held_back: list[HeldBack] = []

    def fit(self, words: str) -> str:
        """The words, or nothing where they tell what somebody has."""
        telling = telling_words(words)
        if telling:
            self.held_back.append(HeldBack(words, telling))
        return "" if telling else words.strip()


def _of(plan: Plan, *kinds: str) -> Iterable[PlanItem]:
    return [
        item for item in plan.items.all() if item.kind in kinds and item.mode == PlanItem.Mode.SHOWN
    ]


def _line(item: PlanItem, plan: Plan, language: str, words: _Words) -> Line:
    """One item; the name is empty where it tells what somebody has."""
    if item.kind == PlanItem.Kind.ACTIVITY:
        return _activity(item, plan, language, words)
    title = words.fit(item.texts[language]["title"])
    return Line(title, words.fit(item.frequency) if title else "")


def _activity(item: PlanItem, plan: Plan, language: str, words: _Words) -> Line:
    frozen = item.texts[language]
    own = [words.fit(part) for part in (item.dose, item.frequency)]
    for_everybody = str(cautions.BEGIN_GENTLY.for_patient)
    mind = [text for text in frozen["cautions"] if text != for_everybody]
    if item.activity == RUNNING:
        mind += [unmet["text"] for unmet in plan.texts[language]["conditions"]]
    return Line(frozen["title"], ", ".join(part for part in own if part), tuple(mind))
