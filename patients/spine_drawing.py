"""Where each vertebra and level lies in a drawing of the spine, for a template to draw as SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from patients.spine import LEVELS, REGION_OF_LETTER, VERTEBRAE, Region

# Whole numbers on a sheet of 1000 by 1000, so that no language puts a comma into an SVG attribute.
# x is how far forward (small) or back (large) the middle of the vertebra lies, seen from the left:
# neck and loin curve forward, the chest backward.


@dataclass(frozen=True)
class DrawnVertebra:
    """One vertebra on the drawing: the middle of its body, and its size."""

    name: str
    region: str
    x: int
    y: int
    width: int
    height: int

    @property
    def left(self) -> int:
        """Where its body begins."""
        return self.x - self.width // 2

    @property
    def top(self) -> int:
        """Its upper edge."""
        return self.y - self.height // 2


@dataclass(frozen=True)
class DrawnLevel:
    """One level on the drawing: the gap between two vertebrae."""

    name: str
    x: int
    y: int
    width: int


@dataclass(frozen=True)
class Mark:
    """One diagnosis at one level: `label` is written beside it, `name` says all of it in words."""

    level: str
    kind: str
    label: str
    name: str
    url: str
    is_reported: bool


@dataclass(frozen=True)
class DrawnMark:
    """A mark on the drawing: where it lies, and where its label and the room around it begin."""

    mark: Mark
    x: int
    y: int
    label_y: int
    room_top: int
    room_height: int

    @property
    def left(self) -> int:
        """Where the square of a slip begins."""
        return self.x - RADIUS

    @property
    def top(self) -> int:
        """Its upper edge."""
        return self.y - RADIUS


RADIUS = 17
# Labels this far apart are 24 px high on a page, wide enough for a finger.
_ROOM = 66
_LOWEST = 960
_HEIGHTS = {"C": 20, "T": 29, "L": 41, "S": 55}
_WIDTHS = {"C": 90, "T": 120, "L": 170, "S": 160}
_GAP = 8
_CURVE = (
    500,  # C0
    *(480, 465, 455, 450, 455, 465, 482),  # C1 to C7
    *(505, 528, 548, 563, 573, 578, 578, 573, 563, 549, 532, 513),  # T1 to T12
    *(494, 477, 465, 464, 482),  # L1 to L5
    530,  # S1
)


# What of the sheet is worth showing.
VIEW_BOX = "340 0 660 1000"


def drawing() -> tuple[tuple[DrawnVertebra, ...], tuple[DrawnLevel, ...]]:
    """Vertebrae and levels from the skull downward, placed on a sheet of 1000 by 1000."""
    return _VERTEBRAE_DRAWN, _LEVELS_DRAWN


def placed(marks: Sequence[Mark]) -> tuple[DrawnMark, ...]:
    """Each mark at its level, from above downward; those of one level stand side by side, and no
    label lies over another."""
    at = {level.name: level for level in _LEVELS_DRAWN}
    marks = sorted(marks, key=lambda mark: LEVELS.index(mark.level))
    room = min(_ROOM, _LOWEST // max(len(marks), 1))
    drawn, before = [], 0
    for number, mark in enumerate(marks):
        level = at[mark.level]
        beside = sum(other.level == mark.level for other in marks[:number])
        lowest = _LOWEST - room * (len(marks) - 1 - number)
        label_y = min(max(level.y, before + room), lowest)
        drawn.append(
            DrawnMark(mark, level.x - 40 * beside, level.y, label_y, label_y - room // 2, room)
        )
        before = label_y
    return tuple(drawn)


def _draw_vertebrae() -> tuple[DrawnVertebra, ...]:
    heights = [_HEIGHTS[name[0]] for name in VERTEBRAE]
    top = (1000 - sum(heights) - _GAP * (len(heights) - 1)) // 2
    drawn = []
    for name, x, height in zip(VERTEBRAE, _CURVE, heights, strict=True):
        region = REGION_OF_LETTER.get(name[0], Region.LUMBOSACRAL).value
        drawn.append(DrawnVertebra(name, region, x, top + height // 2, _WIDTHS[name[0]], height))
        top += height + _GAP
    return tuple(drawn)


def _draw_levels() -> tuple[DrawnLevel, ...]:
    return tuple(
        DrawnLevel(
            name=level,
            x=(upper.x + lower.x) // 2,
            y=(upper.top + upper.height + lower.top) // 2,
            width=(upper.width + lower.width) // 2,
        )
        for level, (upper, lower) in zip(LEVELS, pairwise(_VERTEBRAE_DRAWN), strict=True)
    )


_VERTEBRAE_DRAWN = _draw_vertebrae()
_LEVELS_DRAWN = _draw_levels()
