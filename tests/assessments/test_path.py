"""The whole path in the records: diagnosis, answers, class, signed plan, decision."""

import pytest

from assessments import standing
from assessments.actions import decisions, drafts, safety, signing
from assessments.planning import ActivityChoice, PlanChoices, proposal
from assessments.safety import red_flags, scope
from assessments.verdicts import edition_for, evaluate
from assessments import facts
from patients.actions import diagnoses
from patients.refusals import Invalid, NotNow, Stale

pytestmark = pytest.mark.django_db


def ask_red_flags(patient, by, **positive):
    answers = {flag.id: "no" for flag in red_flags.RED_FLAGS if flag.parent is None}
    return safety.record_safety_check(
        patient,
        by=by,
        answers=answers | {key.replace("_", "-"): value for key, value in positive.items()},
        conditions={condition.id: "no" for condition in scope.ASKED},
    )


def test_a_disc_is_recorded_classified_signed_and_decided_upon(runner, orthopaedist):
    diagnoses.record(
        runner, by=orthopaedist, catalogue_key="disc-displacement-lumbar", region="lumbosacral",
        levels=[diagnoses.Level("L5/S1")],
    )
    ask_red_flags(runner, orthopaedist)
    draft = drafts.assess(
        runner, by=orthopaedist, answers={"back_pain": "settles", "technique": "novice"}
    )
    assert (draft.computed_class, draft.provisional) == ("consult", True)
    assert (draft.range_low, draft.range_high) == ("consult", "excluded")
    answer = evaluate(facts.gather(standing.of(runner)), edition_for(runner.clinic))
    choices = proposal(answer)
    with pytest.raises(Invalid) as refusal:
        signing.sign(draft, by=orthopaedist, seen=draft.revision, choices=choices)
    assert set(refusal.value.errors) == {"activities", "own_stop_rule"}
    signed = signing.sign(
        draft,
        by=orthopaedist,
        seen=draft.revision,
        choices=PlanChoices(
            taken=choices.taken,
            activities=(ActivityChoice("pilates", frequency="twice a week"),),
            default_stop_rule=True,
        ),
    )
    now = standing.of(runner)
    assert now.verdict == signed
    assert now.plan.items.first().activity == "pilates"
    decision = decisions.decide(
        now.plan,
        by=runner.user,
        choice="will_not_run",
        teach_back="It could hurt more.",
        typed_name="Sam Signin",
        language="en",
    )
    assert standing.of(runner).choice == "will_not_run"
    assert decision.statement.startswith("Your doctor has told you")
