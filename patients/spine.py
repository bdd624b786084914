"""The anatomy that a diagnosis may name: the regions, levels and grades of a spine."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Region(StrEnum):
    """The part of the spine; the values are the codes of our own code system `spine-region`."""

    CERVICAL = "cervical"
    THORACIC = "thoracic"
    LUMBAR = "lumbar"
    LUMBOSACRAL = "lumbosacral"
    UNSPECIFIED = "unspecified"


REGION_LABELS = {
    Region.CERVICAL: pgettext_lazy("spine region", "cervical"),
    Region.THORACIC: pgettext_lazy("spine region", "thoracic"),
    Region.LUMBAR: pgettext_lazy("spine region", "lumbar"),
    Region.LUMBOSACRAL: pgettext_lazy("spine region", "lumbosacral"),
    Region.UNSPECIFIED: pgettext_lazy("spine region", "not specified"),
}
REGIONS = tuple(region.value for region in Region)
REGION_CHOICES = [(region.value, label) for region, label in REGION_LABELS.items()]

# From the skull downward. A level lies between a vertebra and the next one and is named by both.
VERTEBRAE = (
    "C0",  # the base of the skull
    *(f"C{number}" for number in range(1, 8)),
    *(f"T{number}" for number in range(1, 13)),
    *(f"L{number}" for number in range(1, 6)),
    "S1",
)
LEVELS = tuple(f"{upper}/{lower}" for upper, lower in pairwise(VERTEBRAE))
LEVEL_CHOICES = [(level, level) for level in LEVELS]

# The two uppermost joints hold no disc: the spine has 23 discs, from C2/C3 down.
LEVELS_WITHOUT_DISC = ("C0/C1", "C1/C2")

# A level belongs to the region of its upper vertebra: C7/T1 is cervical, T12/L1 thoracic.
REGION_OF_LETTER = {"C": Region.CERVICAL, "T": Region.THORACIC, "L": Region.LUMBAR}
LUMBOSACRAL_LEVEL = "L5/S1"


def regions_of(level: str) -> tuple[str, ...]:
    """The regions in which a level may be named; only L5/S1 has two.

    Raises ValueError for a level that no spine has.
    """
    if level not in LEVELS:
        raise ValueError(
            _("Choose a level between C0/C1 and L5/S1, for example L4/L5; %(level)s is none.")
            % {"level": level}
        )
    home = REGION_OF_LETTER[level[0]].value
    if level == LUMBOSACRAL_LEVEL:
        return (home, Region.LUMBOSACRAL.value)
    return (home,)


def levels_of(region: str) -> tuple[str, ...]:
    """The levels that may be named in a region, from above downward; none where it is unspecified.

    Raises ValueError for a region that is not among REGIONS.
    """
    wanted = _known_region(region)
    return tuple(level for level in LEVELS if wanted in regions_of(level))


def check_level(region: str, level: str) -> None:
    """Raise ValueError, with what to do, where the level does not lie in the region."""
    wanted = _known_region(region)
    home = regions_of(level)
    if wanted == Region.UNSPECIFIED:
        raise ValueError(
            _("Choose the region before the level: %(level)s is %(home)s.")
            % {"level": level, "home": _or(home)}
        )
    if wanted not in home:
        raise ValueError(
            _("%(level)s is %(home)s, not %(region)s. Change the level or the region.")
            % {"level": level, "home": _or(home), "region": REGION_LABELS[wanted]}
        )


def region_of(levels: Iterable[str], among: Collection[str]) -> str:
    """The one region, among those possible, in which all of these levels lie; "" where none is.

    L5/S1 alone is lumbosacral where that is possible, and lumbar together with a higher level.
    """
    homes = [set(regions_of(level)) for level in levels if level in LEVELS]
    common = set.intersection(*homes) & set(among) if homes else set()
    return next((region for region in reversed(REGIONS) if region in common), "")


def check_disc_level(level: str) -> None:
    """Raise ValueError where a disc disease names a level that holds no disc."""
    if level in LEVELS_WITHOUT_DISC:
        raise ValueError(
            _("There is no disc at %(level)s. Choose a level from C2/C3 downward.")
            % {"level": level}
        )


def _known_region(region: str) -> Region:
    try:
        return Region(region)
    except ValueError:
        raise ValueError(
            _("Choose a region: cervical, thoracic, lumbar, lumbosacral or not specified.")
        ) from None


def _or(regions: tuple[str, ...]) -> str:
    labels = [REGION_LABELS[Region(region)] for region in regions]
    if len(labels) == 1:
        return str(labels[0])
    return _("%(one)s or %(other)s") % {"one": labels[0], "other": labels[1]}


# Grades ---------------------------------------------------------------------------------------

GRADES = ("I", "II", "III", "IV", "V")


@dataclass(frozen=True)
class MeyerdingGrade:
    """How far a vertebra has slipped forward, in per cent of the endplate below it."""

    grade: str
    above: int
    up_to: int | None
    label: str


# Slip % = forward displacement of the upper vertebra / length of the upper endplate of the vertebra
# below x 100, on a standing lateral radiograph (Meyerding 1932).
MEYERDING = (
    MeyerdingGrade("I", 0, 25, _("I: slip over 0 to 25 per cent")),
    MeyerdingGrade("II", 25, 50, _("II: slip over 25 to 50 per cent")),
    MeyerdingGrade("III", 50, 75, _("III: slip over 50 to 75 per cent")),
    MeyerdingGrade("IV", 75, 100, _("IV: slip over 75 to 100 per cent")),
    MeyerdingGrade("V", 100, None, _("V: slip over 100 per cent (spondyloptosis)")),
)
MEYERDING_CHOICES = [(grade.grade, grade.label) for grade in MEYERDING]

# A hint for the form and never more: the slip does not decide whether running is excluded (AMB-01).
HIGH_GRADES = ("III", "IV", "V")
HIGH_GRADE_HINT = _("High grade: please judge whether this disease excludes running.")


def meyerding_of(percent: Decimal | float) -> str:
    """The Meyerding grade of a measured slip in per cent.

    Raises ValueError where nothing has slipped, or further than a slip is measured (200 per cent,
    a product choice that catches a misplaced decimal point).
    """
    if not 0 < percent <= 200:
        raise ValueError(
            _("Enter the slip in per cent of the endplate below, for example 30; at most 200.")
        )
    return next(band.grade for band in MEYERDING if band.up_to is None or percent <= band.up_to)


def check_slip(grade: str, percent: Decimal | float | None) -> None:
    """Raise ValueError, with what to do, where grade and measured slip disagree.

    Either may be missing (an empty grade, a slip of None): then there is nothing to compare.
    """
    if grade and grade not in GRADES:
        raise ValueError(_("Choose a grade from I to V."))
    if percent is None:
        return
    measured = meyerding_of(percent)
    if grade and measured != grade:
        chosen = next(band.label for band in MEYERDING if band.grade == grade)
        raise ValueError(
            _(
                "A slip of %(percent)s per cent is grade %(measured)s, and you chose %(chosen)s. "
                "Choose the other grade or correct the slip."
            )
            % {"percent": f"{percent:g}", "measured": measured, "chosen": chosen}
        )


def is_high_grade(grade: str) -> bool:
    """Whether a Meyerding grade is called high (III to V); a reason to ask, not an answer."""
    return grade in HIGH_GRADES


@dataclass(frozen=True)
class PfirrmannGrade:
    """How a lumbar disc looks on a T2-weighted MRI; not how ill the patient is."""

    grade: str
    structure: str
    border: str
    signal: str
    height: str


# Pfirrmann 2001, Spine 26:1873, in our words. Made for lumbar discs; on cervical ones by extension.
PFIRRMANN = (
    PfirrmannGrade(
        "I",
        _("even and bright"),
        _("clear border to the ring"),
        _("as bright as spinal fluid"),
        _("normal height"),
    ),
    PfirrmannGrade(
        "II",
        _("uneven, perhaps with bands across"),
        _("clear border to the ring"),
        _("as bright as spinal fluid"),
        _("normal height"),
    ),
    PfirrmannGrade(
        "III",
        _("uneven and grey"),
        _("blurred border to the ring"),
        _("medium signal"),
        _("normal or slightly lower"),
    ),
    PfirrmannGrade(
        "IV",
        _("uneven, grey to black"),
        _("no border to the ring"),
        _("medium to dark signal"),
        _("normal or clearly lower"),
    ),
    PfirrmannGrade(
        "V",
        _("uneven and black"),
        _("no border to the ring"),
        _("dark signal"),
        _("collapsed"),
    ),
)
PFIRRMANN_CHOICES = [
    (found.grade, format_lazy("{}: {}", found.grade, found.structure)) for found in PFIRRMANN
]
