"""Ways to bring a patient as far along the path as a story needs."""

import pytest

from assessments import facts, standing
from assessments.actions import drafts, safety, signing
from assessments.plan_choices import ActivityChoice, PlanChoices
from assessments.planning import proposal
from assessments.safety import red_flags, scope
from assessments.verdicts import edition_for, evaluate_for_plan
from patients.actions import diagnoses

BEST = {
    "back_pain": "none",
    "technique": "ergonomic",
    "core_strengthening": "regular",
    "stretching": "after",
    "regeneration": "yes",
    "usual_surface": "trail",
    "shoes": "low_cushion_trail",
}


@pytest.fixture
def ask_red_flags():
    """Every question answered with no but those named: `ask(patient, doctor, RF_03="yes")`."""

    def ask(patient, by, *, conditions=None, **positive):
        answers = {flag.id: "no" for flag in red_flags.RED_FLAGS if flag.parent is None}
        answers |= {name.replace("_", "-"): answer for name, answer in positive.items()}
        return safety.record_safety_check(
            patient,
            by=by,
            answers=answers,
            conditions={condition.id: "no" for condition in scope.ASKED} | (conditions or {}),
        )

    return ask


@pytest.fixture
def drafted(ask_red_flags):
    """A draft from these answers, red flags all asked and answered with no."""

    def draft(patient, by, **answers):
        ask_red_flags(patient, by)
        newest = standing.of(patient).intake
        return drafts.assess(
            patient, by=by, answers={**BEST, **answers}, seen=newest.pk if newest else None
        )

    return draft


def choices_for(assessment, *activities: str, signed_class: str = "", **changes) -> PlanChoices:
    """What the guideline proposes, with these activities and the default stop rule confirmed."""
    patient = assessment.patient
    answer = evaluate_for_plan(
        facts.gather(standing.of(patient)),
        edition_for(patient.clinic),
        signed_class or assessment.computed_class,
    )
    return PlanChoices(
        **{
            "taken": proposal(answer).taken,
            "activities": tuple(ActivityChoice(code) for code in activities),
            "default_stop_rule": True,
            **changes,
        }
    )


@pytest.fixture
def signed(drafted):
    """A signed assessment: `signed(patient, doctor, "walking", back_pain="settles")`."""

    def sign(patient, by, *activities, **answers):
        assessment = drafted(patient, by, **answers)
        return signing.sign(
            assessment,
            by=by,
            seen=assessment.revision,
            choices=choices_for(assessment, *(activities or ("walking",))),
        )

    return sign


@pytest.fixture
def draft(patient, orthopaedist, drafted):
    """No pain, but no regular core work: C1."""
    return drafted(patient, orthopaedist, core_strengthening="not_regular")


@pytest.fixture
def disc_draft(runner, orthopaedist, drafted):
    """A disc that nobody has judged: C3, of a patient with a sign-in."""
    diagnoses.record(
        runner,
        by=orthopaedist,
        catalogue_key="disc-displacement-lumbar",
        region="lumbosacral",
        levels=[diagnoses.Level("L5/S1")],
    )
    return drafted(runner, orthopaedist)
