"""The rules a second time, written without the engine, to be compared with it.

Range, deciding questions and changes come straight from their definitions: every completion of
every unknown value is classified.
"""

from fractions import Fraction
from functools import cache
from itertools import product

NAMES = (
    "spine_status",
    "back_pain",
    "pain_cause",
    "technique",
    "core_strengthening",
    "stretching",
    "regeneration",
    "usual_surface",
    "shoes",
)
MAY_BE = {
    "spine_status": {
        "not_assessed": ("no_disease", "disease_not_advanced", "disease_advanced"),
        "disease_reported": ("no_disease", "disease_not_advanced", "disease_advanced"),
        "disease_stage_unknown": ("disease_not_advanced", "disease_advanced"),
    },
    "back_pain": {},
    "pain_cause": {"unknown": ("muscle_weakness", "other_known", "spinal_disease")},
    "technique": {"not_recorded": ("ergonomic", "novice")},
    "core_strengthening": {"not_recorded": ("regular", "not_regular")},
    "stretching": {"not_recorded": ("after", "before_only", "none")},
    "regeneration": {"not_recorded": ("yes", "no")},
    "usual_surface": {"not_recorded": ("trail", "other", "cement")},
    "shoes": {"not_recorded": ("cushioned", "low_cushion_trail", "other")},
}
BEST_ANSWER = {
    "technique": {"technique": "ergonomic"},
    "core": {"core_strengthening": "regular"},
    "stretching": {"stretching": "after"},
    "regeneration": {"regeneration": "yes"},
    "surface_and_shoes": {"shoes": "cushioned"},
}
Case = tuple[str | None, ...]


def rank(case: Case) -> int:
    """The class's rank."""
    return max(ranks(case).values())


@cache
def ranks(case: Case) -> dict[str, int]:
    """What each factor contributes."""
    spine, pain, cause, technique, core, stretching, regeneration, surface, shoes = case
    by_spine = {"disease_reported": 2, "disease_advanced": 4, "no_disease": 0, "not_assessed": 0}
    if pain == "none":
        by_pain = 0
    elif cause in ("other_known", "spinal_disease"):
        by_pain = 3
    else:
        by_pain = 2 if (pain, cause) == ("persistent", "unknown") else 1
    return {
        "spine": by_spine.get(spine, 3),
        "pain": by_pain,
        "technique": int(technique != "ergonomic"),
        "core": int(core != "regular"),
        "stretching": int(stretching != "after"),
        "regeneration": int(regeneration != "yes"),
        "surface_and_shoes": int(surface != "trail" and shoes != "cushioned"),
    }


def completions(name: str, value: str | None) -> tuple[str | None, ...]:
    """What a value may turn out to be."""
    return MAY_BE[name].get(value, (value,))


@cache
def span(case: Case) -> tuple[int, int]:
    """The lowest and highest rank over every completion."""
    options = [completions(name, value) for name, value in zip(NAMES, case, strict=True)]
    found = {rank(completed) for completed in product(*options)}
    return min(found), max(found)


def questions(case: Case) -> list[tuple[str, dict[str, tuple[int, int]]]]:
    """The deciding questions in order, each with the range that every answer would leave."""
    present = span(case)
    found = []
    for at, name in enumerate(NAMES):
        if case[at] in MAY_BE[name]:
            left = {
                answer: span((*case[:at], answer, *case[at + 1 :]))
                for answer in MAY_BE[name][case[at]]
            }
            if any(one != present for one in left.values()):
                width = Fraction(sum(high - low for low, high in left.values()), len(left))
                narrowing = present[1] - present[0] - width
                found.append((-narrowing, at, name, left))
    return [(name, left) for _, _, name, left in sorted(found, key=lambda each: each[:2])]


def changes(case: Case) -> list[tuple[list[str], dict[str, str], int]]:
    """What could change alone, then all together, with the rank that would follow."""
    facts = dict(zip(NAMES, case, strict=True))
    found = [name for name in BEST_ANSWER if ranks(case)[name] == 1]
    sets = [[name] for name in found] + ([found] if len(found) > 1 else [])
    result = []
    for names in sets:
        answers = {fact: value for name in names for fact, value in BEST_ANSWER[name].items()}
        result.append((names, answers, rank(tuple({**facts, **answers}.values()))))
    return result
