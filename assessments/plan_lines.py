"""Activities and own items of a plan, as its patient reads them, in the clinician's order."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from assessments.models import PlanItem
from assessments.plan_parts import Grounds, Line, Option

NONE = Grounds()


def in_order(items: Iterable[PlanItem], language: str) -> tuple[Line, ...]:
    """The activities and own items among these, in short, each in its place."""
    chosen = (PlanItem.Kind.ACTIVITY, PlanItem.Kind.OWN)
    return tuple(_line(item, language) for item in items if item.kind in chosen)


def option(item: PlanItem, language: str, grounds: Grounds = NONE) -> Option:
    """An activity in the rows of the option grid."""
    frozen = item.texts[language]
    return Option(
        name=frozen["title"],
        what=frozen["what"],
        why=frozen["why"],
        begin=frozen["begin"],
        mind=" ".join([frozen["mind"], *frozen["cautions"]]),
        often=often(item) or _("As agreed with your doctor"),
        grounds=grounds,
    )


def often(item: PlanItem) -> str:
    """Dose and frequency, in the clinician's own words."""
    return ", ".join(part for part in (item.dose, item.frequency) if part)


def _line(item: PlanItem, language: str) -> Line:
    """An own item has no text but its title."""
    if item.kind == PlanItem.Kind.OWN:
        return Line(item.texts[language]["title"], often(item))
    found = option(item, language)
    return Line(found.name, found.often, f"{found.begin} {found.mind}")
