"""Which rule a patient reads in the plan for pain during or after a run, and in whose words."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from assessments import guidelines
from assessments.models import Plan, PlanItem
from assessments.plan_parts import Grounds, StopRule
from assessments.plan_words import PlanWords
from assessments.standing import Standing

RECOMMENDATION = "REC-10"
# A step begins with a word, its number and a colon, in every language.
STEP_BEGINS = re.compile(r"(?<=[.?!]) (?=\w+ \d+:)")


def shown(plan: Plan, items: Iterable[PlanItem], standing: Standing, language: str) -> StopRule:
    """The rule of a plan as things stand.

    AMB-29: once a disease stands that the plan did not know, the article's steps are withdrawn.
    """
    edition = guidelines.edition(plan.assessment.edition)
    texts = edition.texts(language)
    rule = texts.stop_rule
    if plan.stop_rule_kind == Plan.StopRule.OWN:
        return StopRule(
            "own",
            rule.own_rule_heading.patient,
            plan.own_stop_rule,
            (),
            "",
            Grounds(level=_("Your doctor wrote this rule for you.")),
        )
    if plan.stop_rule_kind == Plan.StopRule.ARTICLE and not standing.has_diagnosed_disease:
        frozen = next((item for item in items if item.recommendation == RECOMMENDATION), None)
        text = (
            frozen.texts[language]["text"]
            if frozen
            else texts.recommendations[RECOMMENDATION].patient["default"]
        )
        intro, *steps = STEP_BEGINS.split(text)
        return StopRule(
            "article",
            rule.title.patient,
            intro,
            tuple(steps),
            rule.scope.patient,
            PlanWords(edition, language).grounds(edition.recommendations[RECOMMENDATION].claim_ids),
        )
    return StopRule(
        "default",
        rule.title.patient,
        plan.texts[language]["default_stop_rule"],
        (),
        rule.default_rule_source.patient,
    )
