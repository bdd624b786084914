"""The class by hand, twice: what somebody would write who needs nothing but the class."""

from collections.abc import Mapping

Facts = Mapping[str, str | None]


def classify(facts: Facts) -> int:
    """The rank of the class: each rule of the guideline in turn, and the worst of them."""
    spine = facts["spine_status"]
    if spine == "no_disease" or spine == "not_assessed":
        worst = 0
    elif spine == "disease_reported":
        worst = 2
    elif spine == "disease_advanced":
        worst = 4
    else:
        worst = 3
    cause = facts["pain_cause"]
    if facts["back_pain"] == "none":
        pain = 0
    elif cause == "muscle_weakness":
        pain = 1
    elif cause == "unknown":
        pain = 1 if facts["back_pain"] == "settles" else 2
    else:
        pain = 3
    technique = 0 if facts["technique"] == "ergonomic" else 1
    core = 0 if facts["core_strengthening"] == "regular" else 1
    stretching = 0 if facts["stretching"] == "after" else 1
    regeneration = 0 if facts["regeneration"] == "yes" else 1
    shoes = 0 if facts["usual_surface"] == "trail" or facts["shoes"] == "cushioned" else 1
    return max(worst, pain, technique, core, stretching, regeneration, shoes)


def classify_leaving_early(facts: Facts) -> int:
    """The same, worst first, leaving as soon as the class is certain."""
    spine = facts["spine_status"]
    if spine == "disease_advanced":
        return 4
    cause = facts["pain_cause"]
    if spine == "disease_not_advanced" or spine == "disease_stage_unknown":
        return 3
    if cause == "other_known" or cause == "spinal_disease":
        return 3
    if spine == "disease_reported":
        return 2
    if cause == "unknown" and facts["back_pain"] == "persistent":
        return 2
    if (
        cause is not None
        or facts["technique"] != "ergonomic"
        or facts["core_strengthening"] != "regular"
        or facts["stretching"] != "after"
        or facts["regeneration"] != "yes"
    ):
        return 1
    return 0 if facts["usual_surface"] == "trail" or facts["shoes"] == "cushioned" else 1
