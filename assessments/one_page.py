"""Whether a plan stays on one A4 page, whatever is added to it after the signature.

Later come, without another signature: the patient's decision to run against advice with its texts,
a consultation, conditions outside the article, the other language.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from assessments import paper_type, plan_pages
from assessments.models import Plan, PlanItem
from assessments.models.decision import Choice
from assessments.models.intake import LONGEST_OUTCOME
from assessments.paper_type import Words
from assessments.plan_parts import ConsultationWords
from assessments.safety import scope
from assessments.standing import Standing
from patients.refusals import Invalid

OWN_TEXTS = ("movement_cautions", "own_stop_rule")
WHOLE = "plan"  # no field of the page: the sentence stands above the form


def check(plan: Plan, items: Sequence[PlanItem], now: Standing) -> None:
    """Refuse a plan that would not stay on one page; the sentence stands at the longest text."""
    excess = lines_too_many(plan, items, now)
    if excess:
        longest = max(OWN_TEXTS, key=lambda name: len(getattr(plan, name)))
        field = longest if getattr(plan, longest) else WHOLE
        raise Invalid({field: too_long(excess)}, patient=now.patient)


def too_long(lines: int) -> str:
    """What to do about a plan with so many lines too many."""
    said = ngettext(
        "The plan does not stay on one A4 page: one short line is too many.",
        "The plan does not stay on one A4 page: about %(number)s short lines are too many.",
        lines,
    ) % {"number": lines}
    remedy = _(
        "Shorten your own words (moves, stop rule, how much and how often, own items), or untick "
        "recommendations that matter less. A short line holds about 40 characters."
    )
    return f"{said} {remedy}"


def lines_too_many(plan: Plan, items: Sequence[PlanItem], now: Standing) -> int:
    """How many lines of an unsigned plan have no place on the page; 0 where all have."""
    tightest = list(paper_type.Type)[-1]
    taken = max(tightest.takes(words) for words in fullest(plan, items, now))
    return max(0, taken - tightest.value.lines)


def fullest(plan: Plan, items: Sequence[PlanItem], now: Standing) -> Iterable[Words]:
    """The words of the plan with everything that can still come to it, in each language."""
    notes = dict.fromkeys(each.for_patient for each in scope.BY_ID.values() if each.for_patient)
    for language in plan.texts:
        page = plan_pages.before_signing(plan, items, now, language, choice=Choice.AGAINST_ADVICE)
        with override(language):
            said = tuple(str(note) for note in notes)
        longest = _longest(page.consultation, now)
        yield paper_type.of_plan(replace(page, health_notes=said, consultation=longest))


def _longest(consultation: ConsultationWords | None, now: Standing) -> ConsultationWords:
    """The consultation on the page, or another with as much to say as there may be."""
    if consultation and len(consultation.outcome) > LONGEST_OUTCOME:
        return consultation
    return ConsultationWords(heading="", who="", on=now.today, outcome="-" * LONGEST_OUTCOME)
