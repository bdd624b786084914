"""How the patients of these tests come to a plan of their own: through the actions, as in life."""

from datetime import timedelta

from django.utils import timezone

from assessments import facts, standing
from assessments.actions import decisions, diary, drafts, safety, signing
from assessments.plan_choices import ActivityChoice, PlanChoices
from assessments.planning import proposal
from assessments.safety import red_flags, scope
from assessments.verdicts import edition_for, evaluate_for_plan
from patients.actions import diagnoses

PAGES = ("today", "plan", "decision", "hurts", "diary", "log", "about", "corrections", "reminders")
WELL = {
    "back_pain": "none",
    "technique": "ergonomic",
    "core_strengthening": "regular",
    "stretching": "after",
    "regeneration": "yes",
    "usual_surface": "trail",
    "shoes": "low_cushion_trail",
    "runs_now": "yes",
}
ON_CONCRETE = WELL | {
    "usual_surface": "cement",
    "shoes": "other",
    "core_strengthening": "not_regular",
}
HURTING = WELL | {"back_pain": "settles", "pain_cause": "spinal_disease", "usual_surface": "other"}
MAY_RUN = ("healthy", "conditions")


def ask_red_flags(patient, by, **positive):
    """One round of the questions; everything else is answered with no."""
    answers = {flag.id: "no" for flag in red_flags.RED_FLAGS if flag.parent is None}
    return safety.record_safety_check(
        patient,
        by=by,
        answers=answers | {name.replace("_", "-"): said for name, said in positive.items()},
        conditions={condition.id: "no" for condition in scope.ASKED},
    )


def record_disc(patient, by, *, running_excluded="no", **fields):
    """A lumbar disc; on the record it makes C3, or C4 where it excludes running."""
    return diagnoses.record(
        patient,
        by=by,
        catalogue_key="disc-displacement-lumbar",
        region="lumbosacral",
        levels=[diagnoses.Level("L5/S1")],
        running_excluded=running_excluded,
        **fields,
    )


def draft(patient, by, answers=WELL):
    """An assessment that waits for its signature."""
    ask_red_flags(patient, by)
    before = standing.of(patient).intake
    return drafts.assess(
        patient, by=by, answers=answers, seen=None if before is None else before.pk
    )


def sign(
    patient, by, answers=WELL, *, activities=None, offered=False, override=("", "", ""), **choices
):
    """A signed plan; gives the plan. Running is in it where the class allows.

    With `offered` everything that the guideline only offers is in it too.
    """
    drafted = draft(patient, by, answers)
    code, reason, words = override
    shown = code or drafted.computed_class
    now = standing.of(patient)
    answer = evaluate_for_plan(facts.gather(now), edition_for(patient.clinic), shown)
    if activities is None:
        activities = ("running", "pilates") if shown in MAY_RUN else ("pilates",)
    signing.sign(
        drafted,
        by=by,
        seen=drafted.revision,
        choices=PlanChoices(
            **{
                "taken": tuple(each.id for each in answer.advice())
                if offered
                else proposal(answer).taken,
                "activities": tuple(
                    each
                    if isinstance(each, ActivityChoice)
                    else ActivityChoice(each, frequency="twice a week", deliberate=True)
                    for each in activities
                ),
                "movement_cautions": "Keep your back straight.",
                "default_stop_rule": True,
                "review_on": timezone.localdate() + timedelta(weeks=6),
            }
            | choices
        ),
        override_class=code,
        override_reason=reason,
        override_words=words,
    )
    return standing.of(patient).plan


def decide(patient, choice, teach_back="It could hurt more."):
    """The patient decides on the plan in force."""
    return decisions.decide(
        standing.of(patient).plan,
        by=patient.user,
        choice=choice,
        teach_back=teach_back,
        typed_name=patient.full_name,
        language="en",
    )


def log(patient, ago: int = 0, **said):
    """The patient logs half an hour of running, or something else, so many days ago."""
    day = standing.of(patient).today - timedelta(days=ago)
    told = {"activity": "running", "minutes": 30, "day": day}
    return diary.log(patient, by=patient.user, **told | said)
