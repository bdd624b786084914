"""The plan: what is proposed for a class, what follows when things change, whether it can stand."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from assessments.guidelines import Answer
from assessments.models.assessment import ClassCode
from assessments.models.plan import Plan
from assessments.plan_choices import MOST_OWN_ITEMS, ActivityChoice, PlanChoices
from assessments.safety import cautions
from assessments.standing import Standing
from patients.refusals import Invalid

NEVER_NOTHING = "REC-14"
MAY_RUN = (ClassCode.HEALTHY, ClassCode.CONDITIONS)


def proposal(answer: Answer) -> PlanChoices:
    """What is ticked to begin with: what the guideline makes automatic, and running where it may.

    No alternative is ever ticked beforehand.
    """
    taken = tuple(each.id for each in answer.advice() if each.mode != "offered")
    running = (ActivityChoice("running"),) if answer.shown_class.code in MAY_RUN else ()
    return PlanChoices(taken=taken, activities=running)


def for_another_class(choices: PlanChoices, before: Answer, after: Answer) -> PlanChoices:
    """The same choices once another class drives the plan.

    What that class newly makes automatic is ticked, what it only offers is not; what it does not
    allow falls out.
    """
    was = {each.id: each.mode for each in before.advice()}
    modes = {each.id: each.mode for each in after.advice()}
    taken = tuple(
        rec
        for rec, mode in modes.items()
        if mode == "if_running"
        or (mode == was.get(rec) and rec in choices.taken)
        or (mode == "automatic" and mode != was.get(rec))
    )
    allowed = {activity.code for activity in after.edition.activities_for(after.shown_class.code)}
    activities = tuple(each for each in choices.activities if each.code in allowed)
    if after.shown_class.code in MAY_RUN and before.shown_class.code not in MAY_RUN:
        activities = (ActivityChoice("running"), *activities)
    return replace(
        choices,
        taken=taken,
        left_out={rec: why for rec, why in choices.left_out.items() if rec in modes},
        activities=activities,
    )


def taken_over(
    choices: PlanChoices, earlier: PlanChoices, answer: Answer
) -> tuple[PlanChoices, tuple[str, ...]]:
    """What an earlier plan said, added to what is on the page; nothing typed now is lost.

    A caution is read anew each time, the default stop rule is confirmed anew, and the day of the
    next review is not an old one.

    Returns:
        The choices, and the names of what finds no place: activities that this class does not
        allow, own items beyond the last row.
    """
    allowed = {each.code for each in answer.edition.activities_for(answer.shown_class.code)}
    offered = {each.id for each in answer.advice() if each.mode == "offered"}
    again = [rec for rec in earlier.taken if rec in offered]
    activities = {each.code: each for each in choices.activities}
    for each in earlier.activities:
        present = activities.get(each.code)
        if each.code in allowed and not (present and (present.dose or present.frequency)):
            activities[each.code] = replace(each, deliberate=bool(present and present.deliberate))
    written = {item.text: item for item in earlier.own} | {item.text: item for item in choices.own}
    own = dict.fromkeys(each.text for each in (*choices.own, *earlier.own) if each.text.strip())
    rows = [written[text] for text in own]
    filled = replace(
        choices,
        taken=tuple(dict.fromkeys([*choices.taken, *again])),
        activities=tuple(activities.values()),
        own=tuple(rows[:MOST_OWN_ITEMS]),
        movement_cautions=choices.movement_cautions or earlier.movement_cautions,
        own_stop_rule=choices.own_stop_rule or earlier.own_stop_rule,
    )
    filled = filled.arranged(_order_of_both(choices, earlier, activities))
    refused = [_name(answer, each.code) for each in earlier.activities if each.code not in allowed]
    return filled, (*refused, *(each.text for each in rows[MOST_OWN_ITEMS:]))


def _order_of_both(choices: PlanChoices, earlier: PlanChoices, activities) -> list:
    """The items in the order that was moved on the page; where none was, as in the earlier plan."""
    first, then = (choices, earlier) if choices.order else (earlier, choices)
    both = [*first.in_order().values(), *then.in_order().values()]
    return [activities.get(getattr(item, "code", ""), item) for item in both]


def check(choices: PlanChoices, answer: Answer, standing: Standing) -> None:
    """Refuse a plan that cannot be signed, with a sentence per fault.

    Faults of one activity or recommendation stand at `deliberate_<code>` and `left_out_<id>`.
    """
    errors: dict = {}
    code = answer.shown_class.code
    allowed = {activity.code for activity in answer.edition.activities_for(code)}
    ticked = [choice.code for choice in choices.activities]
    for choice in choices.activities:
        if choice.code not in allowed:
            errors["activities"] = _("%(activity)s cannot be in this plan. Take it out.") % {
                "activity": _name(answer, choice.code)
            }
        elif (
            cautions_on(choice.code, answer, standing).needs_deliberate_tick
            and not choice.deliberate
        ):
            errors[f"deliberate_{choice.code}"] = _(
                "Read the caution on %(activity)s and tick it too, or take the activity out."
            ) % {"activity": _name(answer, choice.code)}
    own_activity = any(item.is_activity and item.text.strip() for item in choices.own)
    if not ticked and not own_activity:
        errors["activities"] = _(
            "No plan without an activity (REC-14): tick at least one, or agree one in your own "
            "words. If nothing is safe today, leave the draft unsigned."
        )
    if "other" in ticked and not own_activity:
        errors["activities"] = _("Say in an own item which other activity you mean.")
    for advice in answer.advice():
        if advice.mode == "automatic" and advice.id not in choices.taken:
            if advice.id == NEVER_NOTHING:
                errors["recommendations"] = _("REC-14 cannot be taken out.")
            elif not choices.left_out.get(advice.id, "").strip():
                errors[f"left_out_{advice.id}"] = _("Say why you take “%(name)s” out.") % {
                    "name": advice.name
                }
    if stop_rule_kind(choices, answer) == Plan.StopRule.DEFAULT and not choices.default_stop_rule:
        errors["own_stop_rule"] = _(
            "Write what this patient does when the back hurts, "
            "or confirm that the product's default applies."
        )
    if _movements_needed(choices, code, standing) and not choices.movement_cautions.strip():
        errors["movement_cautions"] = _(
            "Say in words which movements to do or to avoid; this spine needs it."
        )
    if choices.review_on and choices.review_on <= standing.today:
        errors["review_on"] = _("Choose a day after today for the review.")
    if errors:
        raise Invalid(errors, patient=standing.patient)


def stop_rule_kind(choices: PlanChoices, answer: Answer) -> str:
    """Whose rule the patient reads: the article's only without a diagnosed disease (A48)."""
    if choices.own_stop_rule.strip():
        return Plan.StopRule.OWN
    if answer.edition.stop_rule.applies_to(str(answer.case.facts["spine_status"])):
        return Plan.StopRule.ARTICLE
    return Plan.StopRule.DEFAULT


def cautions_on(activity: str, answer: Answer, standing: Standing) -> cautions.Cautions:
    """The product's cautions on an activity for this spine and these answers."""
    return cautions.cautions_for(
        activity,
        class_code=answer.shown_class.code,
        has_spondylolisthesis=standing.has_spondylolisthesis,
        novice_with_pain=is_novice_with_pain(answer),
    )


def is_novice_with_pain(answer: Answer) -> bool:
    """Whether trail advice needs its caution (medicine layer, 3.1)."""
    facts = answer.case.facts
    return cautions.is_novice_with_pain(str(facts["technique"]), str(facts["back_pain"]))


def only_as_ticked(class_code: str, standing: Standing) -> bool:
    """Whether the patient reads of alternatives only as far as they are ticked."""
    return cautions.only_as_ticked(
        class_code=class_code,
        has_spondylolisthesis=standing.has_spondylolisthesis,
        stage_unknown=any(
            each.kind == "spondylolisthesis" and each.running_excluded == "not_judged"
            for each in standing.counting
        ),
    )


def _movements_needed(choices: PlanChoices, class_code: str, standing: Standing) -> bool:
    alternatives = {"pilates", "yoga", "gym", "martial_arts"}
    return only_as_ticked(class_code, standing) and any(
        choice.code in alternatives for choice in choices.activities
    )


def _name(answer: Answer, code: str) -> str:
    names = answer.edition.texts().activities
    return names[code].name.clinician if code in names else code
