"""The whole path in the records: diagnosis, answers, class, signed plan, decision."""

import pytest

from assessments import facts, standing
from assessments.actions import decisions, drafts, signing
from assessments.plan_choices import ActivityChoice, PlanChoices
from assessments.planning import proposal
from assessments.verdicts import edition_for, evaluate
from patients.actions import diagnoses
from patients.refusals import Invalid

pytestmark = pytest.mark.django_db


def test_a_disc_is_recorded_classified_signed_and_decided_upon(runner, orthopaedist, ask_red_flags):
    diagnoses.record(
        runner,
        by=orthopaedist,
        catalogue_key="disc-displacement-lumbar",
        region="lumbosacral",
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
