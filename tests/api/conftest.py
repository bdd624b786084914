"""Other systems that ask the REST interface, each in somebody's name."""

import pytest
from django.test import Client

from assessments import facts, standing
from assessments.actions import drafts, safety, signing
from assessments.plan_choices import ActivityChoice, PlanChoices
from assessments.planning import proposal
from assessments.safety import red_flags, scope
from assessments.verdicts import edition_for, evaluate
from patients.actions import access_keys, diagnoses
from tests.conftest import begin_session

ROOT = "/api/v1/"
NO_RED_FLAG = {flag.id: "no" for flag in red_flags.RED_FLAGS if flag.parent is None}
NO_CONDITION = {condition.id: "no" for condition in scope.ASKED}
NOTE = "Note for colleagues: seems anxious."
OVERRIDE = "Internal words on the override."


class Asking:
    """One system in one person's name: addresses below the root, JSON in and out.

    It comes with the person's session, or with an access key.
    """

    def __init__(self, user=None, *, secret=None):
        self.client = Client(
            enforce_csrf_checks=secret is not None,
            headers={"Authorization": f"Bearer {secret}"} if secret is not None else None,
        )
        if user is not None:
            self.client.force_login(user)
            begin_session(self.client)

    def get(self, path="", **query):
        return self.client.get(ROOT + path, query)

    def post(self, path, body, *, key=None):
        headers = {"Idempotency-Key": key} if key else {}
        return self.client.post(ROOT + path, body, content_type="application/json", headers=headers)


@pytest.fixture
def asking():
    """`asking(orthopaedist).get("patients/")`."""
    return Asking


def check_red_flags(patient, by, **positive):
    answers = NO_RED_FLAG | {key.replace("_", "-"): value for key, value in positive.items()}
    return safety.record_safety_check(patient, by=by, answers=answers, conditions=NO_CONDITION)


def record_disc(patient, by, **fields):
    values = {"catalogue_key": "disc-displacement-lumbar", "region": "lumbosacral"}
    return diagnoses.record(
        patient, by=by, levels=[diagnoses.Level("L5/S1")], note=NOTE, **(values | fields)
    )


def draft(patient, by, **answers):
    now = standing.of(patient)
    return drafts.assess(
        patient,
        by=by,
        answers={"back_pain": "settles", "technique": "novice", **answers},
        seen=now.intake.pk if now.intake else None,
    )


def own_key(user, *scopes, days=90, name="A script"):
    """The secret of a key that somebody makes in the own name."""
    return access_keys.make_key(by=user, name=name, scopes=scopes, days=days).secret


def system_key(clinic, by, *scopes, days=90, name="Record system"):
    """The key of a new system of the clinic, secret and all."""
    return access_keys.make_system(clinic, by=by, name=name, scopes=scopes, days=days)


@pytest.fixture
def signed_plan(runner, orthopaedist):
    """A runner with a disc, an override upward and a signed plan that leaves running out."""
    record_disc(runner, orthopaedist)
    check_red_flags(runner, orthopaedist)
    waiting = draft(runner, orthopaedist)
    answer = evaluate(
        facts.gather(standing.of(runner)), edition_for(runner.clinic), signed_class="excluded"
    )
    signed = signing.sign(
        waiting,
        by=orthopaedist,
        seen=waiting.revision,
        override_class="excluded",
        override_reason="clinical_judgement",
        override_words=OVERRIDE,
        choices=PlanChoices(
            taken=proposal(answer).taken,
            activities=(ActivityChoice("pilates", frequency="twice a week", deliberate=True),),
            movement_cautions="No bending forward under load.",
            default_stop_rule=True,
        ),
    )
    return signed.plan
