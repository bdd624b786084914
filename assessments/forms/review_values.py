"""What stands in the fields of the review form: as it begins, under another class, as filled in."""

from collections.abc import Mapping

from django.http import QueryDict

from assessments import planning
from assessments.forms.review import OWN_ROWS
from assessments.guidelines import Answer
from assessments.plan_choices import ActivityChoice, OwnItem, PlanChoices


def initial_of(choices: PlanChoices, besides: Mapping) -> dict:
    """What the form begins with: the plan so far, and what else was kept with the draft."""
    outcome = besides.get("consultation_outcome")
    found = _plan_of(choices) | {
        "override_reason": besides.get("override_reason", ""),
        "override_words": besides.get("override_words", ""),
        "is_consultation": outcome is not None,
        "consultation_outcome": outcome or "",
    }
    return found | {f"acknowledge_{each}": True for each in besides.get("acknowledged", ())}


def carried_over(data: QueryDict, before: Answer, after: Answer) -> QueryDict:
    """The same page once another class drives its plan; everything typed stays."""
    ticked = PlanChoices(
        taken=tuple(data.getlist("recommendations")),
        activities=tuple(ActivityChoice(code) for code in data.getlist("activities")),
    )
    choices = planning.for_another_class(ticked, before, after)
    changed = data.copy()
    changed.setlist("recommendations", list(choices.taken))
    changed.setlist("activities", [each.code for each in choices.activities])
    changed["plan_for"] = after.shown_class.code
    return changed


def filled_in(data: QueryDict, choices: PlanChoices) -> QueryDict:
    """The page as posted, with these choices in place of the plan that stood there.

    Whatever is no part of the plan (class, override, consultation, acknowledgements) stays, and so
    does a day of review where the choices name none.
    """
    changed = data.copy()
    for name, value in _plan_of(choices).items():
        if isinstance(value, list):
            changed.setlist(name, value)
        elif value is False:
            changed.pop(name, None)
        elif value is not None:
            changed[name] = str(value)
    return changed


def put_in_order(data: QueryDict, choices: PlanChoices) -> QueryDict:
    """The page as posted, with the items in the order of these choices."""
    changed = data.copy()
    changed["order"] = " ".join(choices.order)
    return changed


def _plan_of(choices: PlanChoices) -> dict:
    found = {
        "recommendations": list(choices.taken),
        "activities": [each.code for each in choices.activities],
        "order": " ".join(choices.order),
        "movement_cautions": choices.movement_cautions,
        "own_stop_rule": choices.own_stop_rule,
        "default_stop_rule": choices.default_stop_rule,
        "review_on": choices.review_on,
    }
    found |= {f"left_out_{rec}": why for rec, why in choices.left_out.items()}
    for each in choices.activities:
        found |= {
            f"dose_{each.code}": each.dose,
            f"frequency_{each.code}": each.frequency,
            f"deliberate_{each.code}": each.deliberate,
        }
    unused = [OwnItem("")] * len(OWN_ROWS)
    for number, item in zip(OWN_ROWS, [*choices.own, *unused], strict=False):
        found |= {
            f"own_{number}": item.text,
            f"own_often_{number}": item.frequency,
            f"own_is_activity_{number}": item.is_activity,
        }
    return found
