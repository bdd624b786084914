"""What a clinician chooses for a plan: what is ticked, dosed, added in words, in which order."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date

MOST_OWN_ITEMS = 3
OWN = "own_"
UP, DOWN = "up", "down"


@dataclass(frozen=True)
class ActivityChoice:
    """An activity as ticked, with dose and frequency in the clinician's words."""

    code: str
    dose: str = ""
    frequency: str = ""
    deliberate: bool = False


@dataclass(frozen=True)
class OwnItem:
    """Something the clinician adds in words; it may be the activity that no plan goes without."""

    text: str
    frequency: str = ""
    is_activity: bool = False


Item = ActivityChoice | OwnItem


@dataclass(frozen=True)
class PlanChoices:
    """Everything that the clinician chose on the review page.

    `order` names items as the clinician moved them: activities by their code, own items by their
    place among `own` (`own_1` is the first). What it does not name follows in the order of the
    page; what is no longer chosen is passed over.
    """

    taken: tuple[str, ...] = ()
    left_out: Mapping[str, str] = field(default_factory=dict)
    activities: tuple[ActivityChoice, ...] = ()
    own: tuple[OwnItem, ...] = ()
    order: tuple[str, ...] = ()
    movement_cautions: str = ""
    own_stop_rule: str = ""
    default_stop_rule: bool = False
    review_on: date | None = None

    def in_order(self) -> dict[str, Item]:
        """Activities and own items, by name, in the order in which the patient reads them."""
        items: dict[str, Item] = {each.code: each for each in self.activities}
        items |= {
            f"{OWN}{number}": each
            for number, each in enumerate(self.own, start=1)
            if each.text.strip()
        }
        names = dict.fromkeys([*(name for name in self.order if name in items), *items])
        return {name: items[name] for name in names}

    def moved(self, name: str, way: str) -> "PlanChoices":
        """The same with one item a place up or down; at the end of the list nothing moves."""
        names = list(self.in_order())
        if name in names and way in (UP, DOWN):
            place = names.index(name)
            other = place + (-1 if way == UP else 1)
            if 0 <= other < len(names):
                names[place], names[other] = names[other], names[place]
        return replace(self, order=tuple(names))

    def arranged(self, items: Iterable[Item]) -> "PlanChoices":
        """The same in the order of these items; whatever is not among them follows."""
        named = {item: name for name, item in self.in_order().items()}
        return replace(self, order=tuple(named[item] for item in items if item in named))

    def as_draft(self) -> dict:
        """As plain values, the way a draft keeps it."""
        return {
            **asdict(self),
            "review_on": self.review_on.isoformat() if self.review_on else "",
        }

    @classmethod
    def from_draft(cls, kept: Mapping) -> "PlanChoices":
        """From a draft's plain values."""
        return cls(
            taken=tuple(kept.get("taken", ())),
            left_out=dict(kept.get("left_out", {})),
            activities=tuple(ActivityChoice(**each) for each in kept.get("activities", ())),
            own=tuple(OwnItem(**each) for each in kept.get("own", ())),
            order=tuple(kept.get("order", ())),
            movement_cautions=kept.get("movement_cautions", ""),
            own_stop_rule=kept.get("own_stop_rule", ""),
            default_stop_rule=kept.get("default_stop_rule", False),
            review_on=date.fromisoformat(kept["review_on"]) if kept.get("review_on") else None,
        )
