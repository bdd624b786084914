"""What a patient does when the back hurts: whose rule holds, and its steps as a conversation."""

from dataclasses import dataclass

from assessments import guidelines
from assessments.guidelines import Edition
from assessments.models import Plan
from assessments.plan_parts import ClaimWords
from assessments.plan_words import claims_in_plain_words
from assessments.standing import Standing
from assessments.verdicts import edition_for
from portal.mine.plans import language_of

FIRST = "S0"
OWN_RULE, GONE, SEE_DOCTOR = "own_rule", "log", "see_doctor"
ENDINGS = (GONE, SEE_DOCTOR)


@dataclass(frozen=True)
class Rule:
    """A rule in words: the doctor's own, or the product's default, labelled as such."""

    heading: str
    words: str
    language: str
    source: str


@dataclass(frozen=True)
class Step:
    """One step of the article's rule, with its reason; each choice is where it leads, in words."""

    id: str
    words: str
    choices: tuple[tuple[str, str], ...]
    claims: tuple[ClaimWords, ...]


def kind_of(now: Standing) -> str:
    """Whose rule holds today.

    A48: the article's steps are for people without a diagnosed spine disease. A disease recorded
    since the plan was signed takes them away; without a plan the diagnoses alone decide.
    """
    kind = now.plan.stop_rule_kind if now.plan else Plan.StopRule.ARTICLE
    if kind == Plan.StopRule.ARTICLE and now.has_diagnosed_disease:
        return Plan.StopRule.DEFAULT
    return kind


def edition_of(now: Standing) -> Edition:
    """The edition that speaks: the plan's, else the one in force."""
    if now.plan:
        return guidelines.edition(now.plan.assessment.edition)
    return edition_for(now.patient.clinic)


def rule_of(now: Standing, language: str) -> Rule:
    """The rule in words where the article's steps are not for this person."""
    texts = edition_of(now).texts(language).stop_rule
    if kind_of(now) == Plan.StopRule.OWN:
        return Rule(
            texts.own_rule_heading.patient, now.plan.own_stop_rule, now.plan.language, source=""
        )
    frozen = now.plan.texts[language_of(now.plan)]["default_stop_rule"] if now.plan else ""
    return Rule(
        texts.individual.patient,
        frozen or texts.default_rule.patient,
        language,
        source=texts.default_rule_source.patient,
    )


def step_of(now: Standing, language: str, step_id: str) -> Step | None:
    """A step of the article's rule; None where there is no such step."""
    edition = edition_of(now)
    texts = edition.texts(language)
    for step in edition.stop_rule.steps:
        if step.id == step_id:
            return Step(
                id=step.id,
                words=texts.stop_rule.steps[step.id].patient,
                choices=tuple(
                    (leads_to, texts.stop_rule.answers[said])
                    for said, leads_to in step.leads_to.items()
                ),
                claims=claims_in_plain_words(edition, language, [claim.id for claim in step.cites]),
            )
    return None
