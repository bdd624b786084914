"""Running where it is not in a plan: in the same rows as what one can do instead."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from assessments.models import Plan
from assessments.plan_parts import Advice, Option
from assessments.plan_words import PlanWords
from assessments.planning import MAY_RUN

RUNNING = "running"
CONSULT = "REC-11"
# What a plan says of running for this back; the first of these that it holds.
SAYS = ("REC-19", "REC-20", "REC-22", "REC-12", "REC-17")


def of(
    plan: Plan, words: PlanWords, advice: Mapping[str, Advice], stands: str, class_text: str
) -> Option:
    """Running as it stands for this class.

    Args:
        plan: the plan that does not hold running.
        words: the words of its edition, for plans that were signed before this was frozen.
        advice: what the plan says as things stand, by recommendation.
        stands: where running stands in this plan.
        class_text: what the class says beneath its title.
    """
    frozen = plan.texts[words.language].get(RUNNING) or texts(words)
    says = next((advice[rec] for rec in SAYS if rec in advice), None)
    return Option(
        name=frozen["title"],
        what=frozen["what"],
        why=says.text if says else class_text,
        begin=_begin(plan, advice, frozen),
        mind=frozen["mind"],
        often=stands,
        grounds=says.grounds if says else words.of_class(plan),
        note=_("Not in your plan"),
    )


def texts(words: PlanWords) -> dict[str, str]:
    """What the edition says of running as an activity, to be frozen with a plan."""
    text = words.texts.activities[RUNNING]
    return {"title": text.name.patient, "what": text.what, "begin": text.begin, "mind": text.mind}


def _begin(plan: Plan, advice: Mapping[str, Advice], frozen: Mapping[str, str]) -> str:
    if plan.class_code in MAY_RUN:
        return frozen["begin"]
    return advice[CONSULT].text if CONSULT in advice else _("Talk to your doctor first.")
