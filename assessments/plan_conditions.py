"""The conditions on the patient's checklist, and what meeting each of them would change.

Class and recommendations that would follow were computed when the plan was signed (guideline, 4.5);
plans that were signed before they were kept show the class alone.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from assessments import stop_rules
from assessments.guidelines import Answer
from assessments.plan_parts import Condition, Then
from assessments.plan_words import PlanWords
from assessments.verdicts import WayOut, ways_out


def changes(answer: Answer, language: str) -> list[dict]:
    """Each change with what would follow, as a plan keeps it when it is signed."""
    return [
        {
            "factors": list(way.factors),
            "names": list(way.patient_names),
            "class": way.class_code,
            "title": way.patient_title,
            "better": way.better,
            "advice": _advice(way, answer),
        }
        for way in ways_out(answer, language)
    ]


def _advice(way: WayOut, answer: Answer) -> dict[str, list[str]]:
    """What a patient would be told after a change, and what no longer; empty where all stays.

    The list of what is unmet is no advice of its own here, as it grows shorter by each change; and
    the stop rule has a place of its own.
    """
    apart = (answer.edition.names_conditions.id, stop_rules.RECOMMENDATION)

    def texts(advice) -> list[str]:
        return [each.patient for each in advice if each.patient and each.id not in apart]

    if not (way.better or way.new or texts(way.gone)):
        return {"holds": [], "gone": []}
    return {"holds": texts(way.holds), "gone": texts(way.gone)}


def each(texts: dict, words: PlanWords, *, shows: bool) -> Iterator[Condition]:
    """Every condition that is not met, in the plan's order.

    Args:
        texts: the frozen texts of the plan in one language.
        words: the edition in the same language.
        shows: whether the patient reads what would follow, as it names a class.
    """
    alone = {
        change["factors"][0]: change for change in texts["changes"] if len(change["factors"]) == 1
    }
    for unmet in texts["conditions"]:
        change = alone.get(unmet["factor"])
        yield Condition(
            text=unmet["text"],
            strength=words.texts.strengths[unmet["strength"]].patient,
            grounds=words.grounds(unmet["claims"]),
            effect=_alone(change) if change and shows else "",
            then=_then(change) if change and shows else Then(),
        )


def together(texts: dict) -> tuple[str, Then]:
    """What meeting all of them would change; nothing where there is one or none."""
    change = next((each for each in texts["changes"] if len(each["factors"]) > 1), None)
    if change is None:
        return "", Then()
    if change["better"]:
        said = _("All of them together would lead to: “%(title)s”") % {"title": change["title"]}
    else:
        said = _("All of them together help your back. They do not change the answer.")
    return said, _then(change)


def _alone(change: dict) -> str:
    if change["better"]:
        return _("This alone would lead to: “%(title)s”") % {"title": change["title"]}
    return _("This helps. It does not change the answer on its own.")


def _then(change: dict) -> Then:
    advice = change.get("advice", {"holds": (), "gone": ()})
    return Then(holds=tuple(advice["holds"]), gone=tuple(advice["gone"]))
