"""In which type a plan is printed, so that it stays on one A4 page.

No program knows before printing how high a page will be, so the words are counted. The bounds were
measured in a browser with the fullest plans in both languages (tests/journeys/test_plans.py).
"""

from enum import StrEnum

from assessments.plan_parts import PatientPlan

LINE = 60  # characters that the end of a line costs: what begins anew leaves one unfinished


class Type(StrEnum):
    """How a sheet is printed; the value is the end of its class in the style sheet."""

    USUAL = "usual"
    SMALL = "small"
    SMALLEST = "smallest"


# The longest plan, in characters, that each type keeps on one page.
LONGEST = {Type.USUAL: 3100, Type.SMALL: 4900, Type.SMALLEST: 6900}


def length(plan: PatientPlan) -> int:
    """How much paper a plan takes, in characters: its words, and what each line break costs."""
    said = [
        plan.class_text,
        *plan.markers,
        *plan.health_notes,
        plan.consultation.outcome if plan.consultation else "",
        *(part for line in plan.in_order for part in (f"{line.name} {line.often}", line.text)),
        *plan.movement_cautions.splitlines(),
        plan.running,
        *(advice.text for advice in (*plan.running_advice, *plan.against_advice, *plan.advice)),
        plan.conditions_intro.text if plan.conditions_intro else "",
        *(condition.text for condition in plan.conditions),
        *plan.cannot_change,
        *plan.stop_rule.intro.splitlines(),
        *plan.stop_rule.steps,
    ]
    return sum(len(each) + LINE for each in said if each)


def of(plan: PatientPlan) -> Type | None:
    """The largest type that keeps a plan on one page; None where not even the smallest does."""
    needed = length(plan)
    return next((kind for kind, longest in LONGEST.items() if needed <= longest), None)
