"""The texts of a plan as they are frozen at the signature, in each enabled language."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass

from django.utils.translation import override

from assessments import plan_conditions, running_option
from assessments.facts import Facts
from assessments.guidelines import Answer, Edition
from assessments.guidelines.texts import Texts
from assessments.models import Assessment, Plan, PlanItem
from assessments.models.decision import Choice
from assessments.plan_choices import ActivityChoice, OwnItem, PlanChoices
from assessments.plan_words import PlanWords
from assessments.planning import (
    MAY_RUN,
    cautions_on,
    is_novice_with_pain,
    only_as_ticked,
    stop_rule_kind,
)
from assessments.safety import cautions
from assessments.standing import PENDING, Standing
from assessments.verdicts import evaluate

ALTERNATIVES = "REC-01"
CONSULT = "REC-11"
STATEMENT = "REC-13"
TRAIL_ADVICE = ("REC-06", "REC-08")


@dataclass(frozen=True)
class Answers:
    """The same case under the circumstances that a plan's texts are frozen for."""

    now: Answer
    consulted: Answer
    against_advice: Answer


def answers_for(
    facts: Facts, edition: Edition, class_code: str, *, consultation: str | None = None
) -> Answers:
    """The answers that a plan for this class is frozen from.

    `consultation` stands in for the one that is about to be recorded with the signature.
    """

    def under(**circumstances) -> Answer:
        return evaluate(facts, edition, signed_class=class_code, **circumstances)

    return Answers(
        now=under(decision=PENDING, consultation=consultation),
        consulted=under(decision=PENDING, consultation="orthopaedist"),
        against_advice=under(decision=Choice.AGAINST_ADVICE, consultation=consultation),
    )


def under_class(draft: Assessment, class_code: str) -> Assessment:
    """The draft as it would be signed under this class; the draft itself stays as it is."""
    signed = copy(draft)
    signed.override_class = "" if class_code == draft.computed_class else class_code
    return signed


def unsaved(
    draft: Assessment, choices: PlanChoices, answers: Answers, standing: Standing, *, by
) -> tuple[Plan, list[PlanItem]]:
    """The plan with its items as the signature would freeze them; nothing is written."""
    edition = answers.now.edition
    languages = [each for each in draft.clinic.languages if each in edition.languages] or ["en"]
    about = {"clinic": draft.clinic, "patient": draft.patient}
    plan = Plan(
        **about,
        recorded_by=by,
        assessment=draft,
        class_code=answers.now.shown_class.code,
        texts=texts_of(choices, answers, languages),
        language=by.language,
        stop_rule_kind=stop_rule_kind(choices, answers.now),
        own_stop_rule=choices.own_stop_rule.strip(),
        movement_cautions=choices.movement_cautions.strip(),
        left_out=[
            {"id": rec, "reason": why.strip()}
            for rec, why in choices.left_out.items()
            if why.strip() and rec not in choices.taken
        ],
        review_on=choices.review_on,
    )
    items = items_of(choices, answers, standing, languages)
    for item in items:
        item.plan, item.clinic, item.patient = plan, draft.clinic, draft.patient
    return plan, items


def texts_of(choices: PlanChoices, answers: Answers, languages: Sequence[str]) -> dict:
    """The plan's own texts in each language."""
    return {language: _texts(choices, answers, language) for language in languages}


def items_of(
    choices: PlanChoices, answers: Answers, standing: Standing, languages: Sequence[str]
) -> list[PlanItem]:
    """The plan's items in the clinician's order, unsaved and without their plan."""
    items = [
        _own_item(each, languages)
        if isinstance(each, OwnItem)
        else _activity_item(each, answers.now, standing, languages)
        for each in choices.in_order().values()
    ]
    items += _recommendations(choices, answers, standing, languages)
    for position, item in enumerate(items, start=1):
        item.position = position
    return items


def _activity_item(choice: ActivityChoice, answer: Answer, standing, languages) -> PlanItem:
    return PlanItem(
        kind=PlanItem.Kind.ACTIVITY,
        activity=choice.code,
        claims=[claim.id for claim in _activity(answer, choice.code).cites],
        dose=choice.dose,
        frequency=choice.frequency,
        texts={
            language: _activity_texts(answer, choice.code, standing, language)
            for language in languages
        },
    )


def _own_item(own: OwnItem, languages) -> PlanItem:
    return PlanItem(
        kind=PlanItem.Kind.OWN,
        activity="other" if own.is_activity else "",
        frequency=own.frequency,
        texts={language: {"title": own.text} for language in languages},
    )


def _recommendations(choices, answers: Answers, standing, languages) -> list[PlanItem]:
    words = {
        language: {
            advice.id: advice
            for advice in (*answers.against_advice.advice(language), *answers.now.advice(language))
        }
        for language in languages
    }
    present = {advice.id: advice.mode for advice in answers.now.advice()}
    items = []
    for rec_id, advice in words[languages[0]].items():
        if rec_id in present and rec_id not in choices.taken:
            continue
        if rec_id not in present and rec_id != STATEMENT:
            continue
        items.append(
            PlanItem(
                kind=PlanItem.Kind.RECOMMENDATION,
                mode=_mode(rec_id, present),
                recommendation=rec_id,
                claims=list(advice.cites),
                texts={
                    language: {
                        "title": words[language][rec_id].name,
                        "clinician": words[language][rec_id].clinician,
                        "text": _patient_text(
                            words[language][rec_id], choices, answers.now, standing, language
                        ),
                    }
                    for language in languages
                },
            )
        )
    return sorted(items, key=lambda item: item.recommendation)


def _mode(rec_id: str, present: Mapping[str, str]) -> str:
    if rec_id not in present:
        return PlanItem.Mode.AGAINST_ADVICE
    if present[rec_id] == "if_running":
        return PlanItem.Mode.IF_RUNNING
    if rec_id == CONSULT:
        return PlanItem.Mode.UNTIL_CONSULTED
    return PlanItem.Mode.SHOWN


def _patient_text(advice, choices: PlanChoices, answer: Answer, standing: Standing, language):
    if advice.id == ALTERNATIVES and only_as_ticked(answer.shown_class.code, standing):
        named = [
            str(answer.edition.texts(language).activities[choice.code].name.patient)
            for choice in choices.activities
        ]
        with override(language):
            return cautions.alternatives_as_ticked(named)
    if advice.id in TRAIL_ADVICE and is_novice_with_pain(answer):
        with override(language):
            return f"{advice.patient} {cautions.EVEN_PATH_FIRST.for_patient}"
    return advice.patient


def _texts(choices: PlanChoices, answers: Answers, language: str) -> dict:
    now, consulted = answers.now.words(language), answers.consulted.words(language)
    edition_texts = answers.now.edition.texts(language)
    statement = next(
        advice.patient
        for advice in answers.against_advice.advice(language)
        if advice.id == STATEMENT
    )
    running_in_plan = answers.now.shown_class.code in MAY_RUN
    advised_against = is_advised_against(answers.now)
    return {
        "class": {"title": now.patient_title, "text": now.patient_text, "name": now.name},
        "class_consulted": {
            "title": consulted.patient_title,
            "text": consulted.patient_text,
            "name": consulted.name,
        },
        "label": now.label,
        "conditions": [
            {
                "factor": unmet.factor,
                "text": unmet.patient,
                "clinician": unmet.clinician,
                "strength": unmet.strength,
                "claims": list(unmet.cites),
            }
            for unmet in answers.now.unmet_conditions(language)
        ],
        "changes": plan_conditions.changes(answers.now, language),
        "cannot_change": _cannot_change(answers.now, edition_texts),
        "running": running_option.texts(PlanWords(answers.now.edition, language)),
        "statement": "" if running_in_plan else statement,
        "choices": edition_texts.decision.patient_choices(
            advised_against=advised_against, running_in_plan=running_in_plan
        ),
        "against_advice_heading": (
            edition_texts.decision.against_advice_heading
            if advised_against
            else edition_texts.decision.not_in_plan_heading
        ),
        "default_stop_rule": edition_texts.stop_rule.default_rule.patient,
        "provenance": edition_texts.provenance.patient,
    }


def is_advised_against(answer: Answer) -> bool:
    """Whether the class that is shown advises against running (guideline, section 3)."""
    code = answer.shown_class.code
    return code == "excluded" or (code == "consult" and answer.reason.startswith("spine_disease"))


def _cannot_change(answer: Answer, texts: Texts) -> list[str]:
    """What no training changes, for each factor that gave the class.

    Nothing where a clinician signed a lower class, and nothing of a disease that only the patient
    reports: these do not decide.
    """
    if answer.shown_class.rank < answer.rank:
        return []
    reported = answer.case.facts["spine_status"] == "disease_reported"
    return [
        texts.factors[factor].cannot_change.patient
        for factor in answer.reasons
        if texts.factors[factor].cannot_change and not (factor == "spine" and reported)
    ]


def _activity_texts(answer: Answer, code: str, standing: Standing, language: str) -> dict:
    text = answer.edition.texts(language).activities[code]
    with override(language):
        mind = [str(each.for_patient) for each in cautions_on(code, answer, standing).cautions]
    return {
        "title": text.name.patient,
        "what": text.what,
        "why": text.why,
        "begin": text.begin,
        "mind": text.mind,
        "cautions": mind,
    }


def _activity(answer: Answer, code: str):
    return next(activity for activity in answer.edition.activities if activity.code == code)
