"""The 0-10 pain score: its scale, and when two scores differ enough to be called changed.

The article gives no number (AMB-14), so no score classifies anybody, and no single score is called
safe or unsafe.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assessments.safety.sources import Mark, Source

LOWEST = 0
HIGHEST = 10
SCORES = range(LOWEST, HIGHEST + 1)
ANCHORS = {LOWEST: _("no pain"), HIGHEST: _("worst pain imaginable")}


class Window(StrEnum):
    """The time a score is about; every question names it."""

    DURING = "during"
    AFTER = "after"
    NEXT_MORNING = "next_morning"
    NOW = "now"
    LAST_24_HOURS = "last_24_hours"


WINDOW_LABELS = {
    Window.DURING: _("during this activity"),
    Window.AFTER: _("after this activity"),
    Window.NEXT_MORNING: _("the next morning"),
    Window.NOW: _("now"),
    Window.LAST_24_HOURS: _("in the last 24 hours"),
}

# Points. Childs 2005: smallest detectable change 2, important change 2.2 (one week), 1.5 (four).
MINIMAL_IMPORTANT_CHANGE = 2
# Ostelo 2008: an improvement by 30 per cent of the first score counts as well.
IMPROVEMENT_FRACTION = 0.3

SOURCES = (
    Source("Childs JD et al. Spine 2005;30:1331", Mark.VERIFIED),
    Source("Ostelo RW et al. Spine 2008;33:90", Mark.VERIFIED),
    Source("Kamper SJ et al. Eur Spine J 2010;19:1495", Mark.VERIFIED),
)

CHANGED = pgettext_lazy("pain score", "changed")
ABOUT_THE_SAME = pgettext_lazy("pain score", "about the same")


@dataclass(frozen=True)
class Change:
    """The difference between two scores; positive where it hurts more than before."""

    points: int

    @property
    def matters(self) -> bool:
        """Whether it reaches the minimal important change, in either direction."""
        return abs(self.points) >= MINIMAL_IMPORTANT_CHANGE

    @property
    def label(self) -> str:
        """The word for it, without praise or alarm."""
        return CHANGED if self.matters else ABOUT_THE_SAME


def check_score(score: object) -> None:
    """Raise ValueError, with what to do, for anything but a whole number from 0 to 10."""
    if isinstance(score, bool) or not isinstance(score, int) or score not in SCORES:
        raise ValueError(_("Enter a whole number from 0 (no pain) to 10 (worst pain imaginable)."))


def change(before: int | None, after: int | None) -> Change | None:
    """How a score changed; None where either is missing: a gap is a gap and is never filled."""
    if before is None or after is None:
        return None
    check_score(before)
    check_score(after)
    return Change(after - before)
