"""Cautions on the activities a plan may offer: the product's, not the article's.

The article lists its alternatives without limits; for some spines a throw, a loaded lift or deep
back-bending may be worse than running.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

EXCLUDED = "excluded"  # class C4 of the guideline

# The codes of our own code system `activity`.
ACTIVITIES = (
    "running",
    "pilates",
    "yoga",
    "gym",
    "martial_arts",
    "core_plank",
    "glute_pelvis",
    "stretching",
    "regeneration",
    "walking",
    "other",
)


class CautionId(StrEnum):
    """The cautions, so that a record can name the one that was shown."""

    BEGIN_GENTLY = "begin_gently"
    THROWS = "throws"
    LOADED_LIFTING = "loaded_lifting"
    DEEP_EXTENSION = "deep_extension"
    EVEN_PATH_FIRST = "even_path_first"


@dataclass(frozen=True)
class Caution:
    """One caution in both wordings; `needs_tick` where the clinician must tick it on purpose."""

    id: CautionId
    for_clinician: str
    for_patient: str
    needs_tick: bool = False


BEGIN_GENTLY = Caution(
    CautionId.BEGIN_GENTLY,
    "Begin gently; stop if leg symptoms appear. The get-help-now list goes with the plan.",
    _("Begin gently. Stop if your legs hurt, tingle or feel weak."),
)
THROWS = Caution(
    CautionId.THROWS,
    "Throws, falls and contact load the spine hard: non-contact forms without falls only.",
    _("No throws, no falls, no fights. Ask for a class without contact."),
    needs_tick=True,
)
LOADED_LIFTING = Caution(
    CautionId.LOADED_LIFTING,
    "Loaded lifting: say in words which lifts and loads are allowed.",
    _("Do not lift heavy weights unless your doctor has said which ones."),
    needs_tick=True,
)
DEEP_EXTENSION = Caution(
    CautionId.DEEP_EXTENSION,
    "Deep extension (back-bending): say in words which movements to leave out.",
    _("Do not bend far back."),
    needs_tick=True,
)
EVEN_PATH_FIRST = Caution(
    CautionId.EVEN_PATH_FIRST,
    "Novice with pain: an even, soft path first, and change shoes slowly (beside REC-06, REC-08).",
    _("Start on an even, soft path. Change to other shoes bit by bit."),
)

# What an unstable or badly diseased spine may meet in each activity.
_MOVEMENTS = {
    "pilates": (DEEP_EXTENSION,),
    "yoga": (DEEP_EXTENSION,),
    "gym": (LOADED_LIFTING, DEEP_EXTENSION),
    "martial_arts": (THROWS,),
    "stretching": (DEEP_EXTENSION,),
}
# Running is no alternative, and rest has nothing to begin gently with.
_ALTERNATIVES = tuple(code for code in ACTIVITIES if code not in ("running", "regeneration"))


@dataclass(frozen=True)
class Cautions:
    """What goes with one activity for one patient."""

    cautions: tuple[Caution, ...]

    @property
    def needs_deliberate_tick(self) -> bool:
        """Whether the clinician must tick this activity a second time, on purpose."""
        return any(caution.needs_tick for caution in self.cautions)


def cautions_for(
    activity: str,
    *,
    class_code: str,
    has_spondylolisthesis: bool = False,
    novice_with_pain: bool = False,
) -> Cautions:
    """The cautions on an activity, given the class and what is known of the spine.

    `has_spondylolisthesis` counts at any stage; `novice_with_pain` is `is_novice_with_pain(...)`.
    Raises ValueError for an activity that is not among ACTIVITIES.
    """
    if activity not in ACTIVITIES:
        raise ValueError(f"Choose one of the activities {', '.join(ACTIVITIES)}.")
    found: list[Caution] = []
    if activity in _ALTERNATIVES:
        found.append(BEGIN_GENTLY)
    if class_code == EXCLUDED or has_spondylolisthesis:
        found.extend(_MOVEMENTS.get(activity, ()))
    if activity == "running" and novice_with_pain:
        found.append(EVEN_PATH_FIRST)
    return Cautions(tuple(found))


def is_novice_with_pain(technique: str, back_pain: str) -> bool:
    """Whether trail advice needs its caution; a technique not recorded counts as a novice's."""
    return technique != "ergonomic" and back_pain != "none"


# Where only what the clinician ticked may be named ----------------------------------------------

ACTIVE_WITHOUT_RUNNING = _("You can be active without running.")
NO_PAIN_CHANGES_NOTHING = _("No pain does not change this.")
LEVEL_WALKING_MEANWHILE = _("Meanwhile you can walk on level ground.")
MOVEMENTS_IN_WORDS = (
    "Tick the alternatives that suit this spine and say which movements to do or to avoid. "
    "The patient sees only what you tick; level walking may be offered meanwhile."
)


def only_as_ticked(*, class_code: str, has_spondylolisthesis: bool, stage_unknown: bool) -> bool:
    """Whether the patient sees alternatives only as far as the clinician has ticked them.

    True for class C4 and for a spondylolisthesis whose stage nobody has judged. Then REC-01 names
    only what is ticked, movements are said in words, and NO_PAIN_CHANGES_NOTHING is added.
    """
    return class_code == EXCLUDED or (has_spondylolisthesis and stage_unknown)


def alternatives_as_ticked(names: Collection[str]) -> str:
    """The patient's text of REC-01 where only what was ticked may be named."""
    if not names:
        return f"{ACTIVE_WITHOUT_RUNNING} {NO_PAIN_CHANGES_NOTHING}"
    picked = gettext("You and your doctor have picked: %(names)s.") % {"names": ", ".join(names)}
    return f"{ACTIVE_WITHOUT_RUNNING} {picked} {NO_PAIN_CHANGES_NOTHING}"


# A spine that nobody has examined ---------------------------------------------------------------

NOT_EXAMINED = "no spine disease known (not examined)"


def says_not_examined(spine_status: str) -> bool:
    """Whether every page must say NOT_EXAMINED; never "healthy spine"."""
    return spine_status == "not_assessed"


def red_flags_come_first(spine_status: str, back_pain: str) -> bool:
    """Whether no verdict may be shown before the red-flag questions: pain, and never examined."""
    return spine_status == "not_assessed" and back_pain != "none"
