"""The plan as its patient reads it: what stands on the page, on paper and in the preview.

Texts come from the frozen plan; what happened since (a decision, a consultation) only reveals or
hides them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from assessments import guidelines, plan_conditions, plan_lines, running_option, stop_rules
from assessments.models import Consultation, Plan, PlanItem
from assessments.models.decision import Choice
from assessments.plan_parts import Advice, ConsultationWords, PatientPlan, Then
from assessments.plan_words import PlanWords
from assessments.safety import notices, scope
from assessments.standing import PENDING, RUNNING, SPECIALISTS, Standing, still_holds

# What says something about running itself, in the order in which one reads it; the rest follows.
ABOUT_RUNNING = (
    "REC-17",
    "REC-18",
    "REC-19",
    "REC-20",
    "REC-22",
    "REC-12",
    "REC-11",
    "REC-15",
    "REC-13",
    "REC-16",
)


def for_patient(plan: Plan, standing: Standing, language: str = "en") -> PatientPlan:
    """A signed plan as its patient reads it today.

    Args:
        plan: the signed plan.
        standing: where the patient stands; decision and consultation reveal and hide texts.
        language: the reader's; where the plan was not frozen in it, the plan's own.
    """
    signer, choice = str(plan.assessment.signed_by), _choice_on(plan, standing)
    language = language if language in plan.texts else next(iter(plan.texts))
    with override(language):
        return _page(plan, plan.items.all(), standing, language, choice, signer, None)


def while_flagged(plan: Plan, standing: Standing, language: str = "en") -> PatientPlan | None:
    """What red flags that may be open leave of it for the patient.

    An emergency leaves nothing. An urgent flag leaves the activities but running of a plan in
    force, and nothing of a plan that has ended.
    """
    if standing.is_emergency or (standing.urgent and not plan.assessment.is_in_force):
        return None
    if not standing.urgent:
        return for_patient(plan, standing, language)
    page = for_patient(plan, standing, language)
    language = language if language in plan.texts else next(iter(plan.texts))
    running = {
        item.texts[language]["title"] for item in plan.items.all() if item.activity == "running"
    }
    return replace(
        page,
        options=tuple(each for each in page.options if each.name not in running),
        running_option=None,
        in_order=tuple(each for each in page.in_order if each.name not in running),
    )


def before_signing(
    plan: Plan,
    items: Sequence[PlanItem],
    standing: Standing,
    language: str = "en",
    *,
    signer: str = "",
    consultation: Consultation | None = None,
    choice: str = "",
) -> PatientPlan:
    """The same of a plan that nobody has signed yet, given with its unsaved items.

    `consultation` is the one that would be recorded with the signature, if any; `choice` what the
    patient would decide, where it is not what they decided on the plan before.
    """
    last = standing.last_decision
    edition = plan.assessment.edition
    holds = last is not None and still_holds(last, edition, plan.class_code)
    choice = choice or (last.choice if last and holds else PENDING)
    language = language if language in plan.texts else next(iter(plan.texts))
    with override(language):
        return _page(plan, items, standing, language, choice, signer, consultation)


def _choice_on(plan: Plan, standing: Standing) -> str:
    """What the patient decided: today, or, on a plan that has ended, on that plan last."""
    if plan == standing.plan:
        return standing.choice
    return next((each.choice for each in standing.decisions if each.plan_id == plan.pk), PENDING)


def _page(
    plan: Plan,
    items: Iterable[PlanItem],
    standing: Standing,
    language: str,
    choice: str,
    signer: str,
    consulted: Consultation | None,
) -> PatientPlan:
    words = PlanWords(guidelines.edition(plan.assessment.edition), language)
    texts, clinic = plan.texts[language], standing.patient.clinic
    consulted = consulted or standing.consultation
    by_specialist = consulted is not None and consulted.speciality in SPECIALISTS
    class_words = texts["class_consulted" if by_specialist else "class"]
    shown = [item for item in items if _is_shown(item, choice, by_specialist)]
    activities = [item for item in shown if item.kind == PlanItem.Kind.ACTIVITY]
    against = [item for item in shown if _is_against_advice(item, choice)]
    advice = {
        item.recommendation: words.advice(item)
        for item in shown
        if item.kind == PlanItem.Kind.RECOMMENDATION
        and item not in against
        and item.texts[language]["text"]
    }
    list_intro = words.edition.names_conditions.id
    running = _running(activities, choice)
    signed_at = plan.assessment.signed_at
    shows_class = not clinic.class_for_clinicians_only
    together, together_then = plan_conditions.together(texts) if shows_class else ("", Then())
    return PatientPlan(
        language=language,
        class_code=plan.class_code,
        class_title=class_words["title"],
        class_text=class_words["text"],
        class_grounds=words.of_class(plan),
        shows_class=shows_class,
        provisional=plan.assessment.provisional,
        markers=words.markers(plan),
        health_notes=_health_notes(standing),
        consultation=_consultation(consulted, by_specialist),
        in_order=plan_lines.in_order(shown, language),
        options=tuple(
            plan_lines.option(item, language, words.of_activity(item)) for item in activities
        ),
        running_option=None
        if any(item.activity == "running" for item in activities)
        else running_option.of(plan, words, advice, running, class_words["text"]),
        own_items=tuple(
            Advice(title=item.texts[language]["title"], text="", dose=plan_lines.often(item))
            for item in shown
            if item.kind == PlanItem.Kind.OWN
        ),
        running=running,
        running_advice=tuple(advice[rec] for rec in ABOUT_RUNNING if rec in advice),
        conditions_intro=advice.get(list_intro),
        conditions=tuple(plan_conditions.each(texts, words, shows=shows_class)),
        all_conditions=together,
        all_conditions_then=together_then,
        cannot_change=tuple(texts["cannot_change"]),
        advice=tuple(
            each
            for rec, each in advice.items()
            if rec not in (*ABOUT_RUNNING, list_intro, stop_rules.RECOMMENDATION)
        ),
        against_advice_heading=texts["against_advice_heading"],
        against_advice=tuple(words.advice(item) for item in against),
        stop_rule=stop_rules.shown(plan, items, standing, language),
        movement_cautions=plan.movement_cautions,
        help_lines=tuple(str(line) for line in notices.GET_HELP_NOW.values()),
        emergency_number=clinic.emergency_number,
        clinic_name=clinic.name,
        clinic_phone=clinic.phone,
        review_on=plan.review_on,
        signed_by=signer,
        signed_on=timezone.localtime(signed_at, clinic.zone) if signed_at else None,
        edition=plan.assessment.edition,
        provenance=texts["provenance"],
    )


def _is_shown(item: PlanItem, choice: str, consulted: bool) -> bool:
    """Whether a frozen item is shown as things stand (guideline, 5.2)."""
    if item.mode == PlanItem.Mode.IF_RUNNING:
        return choice in RUNNING
    if item.mode == PlanItem.Mode.AGAINST_ADVICE:
        return choice == Choice.AGAINST_ADVICE
    if item.mode == PlanItem.Mode.UNTIL_CONSULTED:
        return not consulted
    return True


def _is_against_advice(item: PlanItem, choice: str) -> bool:
    """Whether it stands apart, under the heading that it is not part of the plan."""
    return choice == Choice.AGAINST_ADVICE and item.mode in (
        PlanItem.Mode.IF_RUNNING,
        PlanItem.Mode.AGAINST_ADVICE,
    )


def _running(activities: Sequence[PlanItem], choice: str) -> str:
    """Where running stands."""
    if any(item.activity == "running" for item in activities):
        return _("Running is in your plan.")
    if choice == Choice.WILL_NOT_RUN:
        return _("Running is not in your plan. You have chosen not to run.")
    if choice in RUNNING:
        return _("Running is not in your plan. You have chosen to run all the same.")
    return _("Running is not in your plan.")


def _health_notes(standing: Standing) -> tuple[str, ...]:
    """What the patient reads where the article does not cover somebody like this (safety layer)."""
    present = standing.outside.present.values()
    texts = (scope.BY_ID[each].for_patient for found in present for each in found)
    return tuple(dict.fromkeys(str(text) for text in texts if text))


def _consultation(consulted: Consultation | None, by_specialist: bool) -> ConsultationWords | None:
    """Who was seen, when, and what came out of it (guideline, section 9)."""
    if consulted is None:
        return None
    name = f" ({consulted.consultant})" if consulted.consultant else ""
    return ConsultationWords(
        heading=_("What the specialist said") if by_specialist else _("What another doctor said"),
        who=f"{consulted.get_speciality_display()}{name}",
        on=consulted.held_on,
        outcome=consulted.outcome,
    )
