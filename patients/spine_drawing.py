"""Where each vertebra and level lies in a drawing of the spine, for a template to draw as SVG."""

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
VIEW_BOX = "340 0 340 1000"


def drawing() -> tuple[tuple[DrawnVertebra, ...], tuple[DrawnLevel, ...]]:
    """Vertebrae and levels from the skull downward, placed on a sheet of 1000 by 1000."""
    return _VERTEBRAE_DRAWN, _LEVELS_DRAWN


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
