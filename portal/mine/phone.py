"""The page that a phone keeps for when there is no network: every question and step at once."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from assessments.models import Plan
from assessments.models.diary import Activity
from assessments.safety import red_flags
from assessments.safety.notices import GET_HELP_NOW
from assessments.standing import Standing
from portal.mine import asking, hurting, stop_rule
from portal.mine import diary as entries
from portal.mine.diary_forms import LogForm

ANOTHER_CLINIC = _("This is for your record at another clinic. Choose that clinic to send it.")


@dataclass(frozen=True)
class Question:
    """One red flag: what a yes calls for, and after which answer it is asked."""

    id: str
    action: str
    parent: str
    text: str
    choices: tuple[tuple[str, str], ...]


def page(now: Standing, language: str) -> dict:
    """What the page holds: nothing of the record but the rule that holds for this person."""
    alone = not now.outside.refuses_self_service
    edition = stop_rule.edition_of(now)
    texts = edition.texts(language)
    has_steps = stop_rule.kind_of(now) == Plan.StopRule.ARTICLE and not now.urgent
    steps = edition.stop_rule.steps if has_steps else ()
    return {
        "lines": tuple(GET_HELP_NOW.values()),
        "questions": _questions() if alone else (),
        "part": asking.parts()[asking.SAFETY],
        "lists_signs": not alone,
        "steps": [stop_rule.step_of(now, language, step.id) for step in steps],
        "first": stop_rule.FIRST if has_steps else stop_rule.OWN_RULE,
        "scope": texts.stop_rule.scope.patient,
        "evidence": texts.evidence_label.patient,
        "rule": stop_rule.rule_of(now, language),
        "activity": str(Activity.RUNNING),
        "eases": [
            (f"{step}{leads_to}".lower(), str(eased))
            for (step, leads_to), eased in hurting.EASED_BY.items()
        ],
        "form": LogForm(initial={"day": now.today}) if entries.may_write(now) else None,
    }


def _questions() -> tuple[Question, ...]:
    everything = {flag.id: "yes" for flag in red_flags.RED_FLAGS}
    return tuple(
        Question(
            flag.id,
            str(flag.action),
            flag.parent or "",
            flag.question,
            asking.yes_no(flag.id, asking.SAFETY, flag.question).choices,
        )
        for flag in red_flags.asked_when_it_hurts(everything)
    )
