"""Signing: what a clinician answers for, and what no signature can be given over."""

from dataclasses import replace
from datetime import timedelta

import pytest

from assessments import standing
from assessments.actions import drafts, signing
from assessments.plan_choices import ActivityChoice, OwnItem, PlanChoices
from patients.refusals import Invalid
from tests.assessments.conftest import choices_for
from tests.assessments.stories import record_disc, record_slip, refusal_of, sign

pytestmark = pytest.mark.django_db


class TestTheClass:
    def test_upward_is_free(self, patient, orthopaedist, drafted):
        draft = drafted(patient, orthopaedist)
        signed = sign(
            draft,
            orthopaedist,
            choices_for(draft, "walking", signed_class="consult"),
            override_class="consult",
        )
        assert (signed.computed_class, signed.signed_class) == ("healthy", "consult")
        assert signed.plan.class_code == "consult"

    def test_downward_needs_a_reason_from_the_list_and_words(self, patient, orthopaedist, drafted):
        draft = drafted(patient, orthopaedist, back_pain="persistent", pain_cause="unknown")
        choices = choices_for(draft, "walking", signed_class="conditions")
        errors = refusal_of(draft, orthopaedist, choices, override_class="conditions")
        assert set(errors) == {"override_reason", "override_words"}
        signed = sign(
            draft,
            orthopaedist,
            choices,
            override_class="conditions",
            override_reason="non_specific_serious_excluded",
            override_words="Examined twice; nothing serious.",
        )
        assert (signed.computed_class, signed.signed_class) == ("find_cause", "conditions")
        assert signed.override_words == "Examined twice; nothing serious."

    def test_non_specific_leads_from_find_out_first_to_conditions_only(
        self, patient, orthopaedist, drafted
    ):
        record_disc(patient, orthopaedist)
        draft = drafted(patient, orthopaedist)
        errors = refusal_of(
            draft,
            orthopaedist,
            choices_for(draft, "walking", signed_class="conditions"),
            override_class="conditions",
            override_reason="non_specific_serious_excluded",
            override_words="words",
        )
        assert set(errors) == {"override_reason"}

    def test_a_reason_that_is_not_on_the_list_is_refused(self, patient, orthopaedist, drafted):
        draft = drafted(patient, orthopaedist)
        choices = choices_for(draft, "walking", signed_class="consult")
        errors = refusal_of(
            draft, orthopaedist, choices, override_class="consult", override_reason="a_hunch"
        )
        assert errors == {"override_reason": "Choose one of the reasons on the list."}

    def test_the_computed_class_chosen_again_is_no_override(self, patient, orthopaedist, drafted):
        draft = drafted(patient, orthopaedist)
        signed = sign(draft, orthopaedist, override_class="healthy", override_words="left over")
        assert (signed.override_class, signed.override_rank, signed.override_words) == (
            "",
            None,
            "",
        )

    def test_there_are_five_classes(self, patient, orthopaedist, drafted):
        with pytest.raises(Invalid) as refusal:
            sign(drafted(patient, orthopaedist), orthopaedist, override_class="splendid")
        assert set(refusal.value.errors) == {"override_class"}


class TestThePlan:
    def test_without_an_activity_nothing_is_signed(self, patient, orthopaedist, drafted):
        draft = drafted(patient, orthopaedist)
        assert set(refusal_of(draft, orthopaedist, choices_for(draft))) == {"activities"}

    def test_an_activity_in_own_words_counts(self, patient, orthopaedist, drafted):
        draft = drafted(patient, orthopaedist)
        swims = OwnItem("Swimming on the back", "twice a week", is_activity=True)
        signed = sign(draft, orthopaedist, choices_for(draft, own=(swims,)))
        item = signed.plan.items.get(kind="own")
        assert (item.texts["en"]["title"], item.frequency) == (
            "Swimming on the back",
            "twice a week",
        )

    def test_another_activity_is_named(self, patient, orthopaedist, drafted):
        draft = drafted(patient, orthopaedist)
        assert set(refusal_of(draft, orthopaedist, choices_for(draft, "other"))) == {"activities"}

    def test_running_stands_in_no_plan_that_advises_against_it(
        self, patient, orthopaedist, drafted
    ):
        record_disc(patient, orthopaedist)
        draft = drafted(patient, orthopaedist)
        errors = refusal_of(draft, orthopaedist, choices_for(draft, "running", "walking"))
        assert "Running" in str(errors["activities"])

    def test_rec_14_cannot_be_taken_out(self, patient, orthopaedist, drafted):
        draft = drafted(patient, orthopaedist)
        choices = choices_for(draft, "walking")
        without = tuple(rec for rec in choices.taken if rec != "REC-14")
        errors = refusal_of(
            draft, orthopaedist, replace(choices, taken=without, left_out={"REC-14": "no need"})
        )
        assert set(errors) == {"recommendations"}

    def test_taking_an_automatic_one_out_needs_a_reason_that_is_kept(
        self, patient, orthopaedist, drafted
    ):
        draft = drafted(patient, orthopaedist)
        choices = choices_for(draft, "walking")
        without = replace(choices, taken=tuple(r for r in choices.taken if r != "REC-02"))
        assert set(refusal_of(draft, orthopaedist, without)) == {"left_out_REC-02"}
        signed = sign(
            draft, orthopaedist, replace(without, left_out={"REC-02": "Fresh scar on the belly."})
        )
        assert signed.plan.left_out == [{"id": "REC-02", "reason": "Fresh scar on the belly."}]
        assert not signed.plan.items.filter(recommendation="REC-02").exists()

    def test_a_reason_beside_one_that_stays_in_is_not_kept(self, patient, orthopaedist, drafted):
        draft = drafted(patient, orthopaedist)
        choices = choices_for(draft, "walking", left_out={"REC-02": "thought better of it"})
        assert sign(draft, orthopaedist, choices).plan.left_out == []

    def test_a_diagnosed_patient_has_an_own_stop_rule_or_knowingly_the_default(
        self, patient, orthopaedist, drafted
    ):
        record_disc(patient, orthopaedist)
        draft = drafted(patient, orthopaedist)
        choices = choices_for(draft, "walking", default_stop_rule=False)
        assert set(refusal_of(draft, orthopaedist, choices)) == {"own_stop_rule"}
        signed = sign(draft, orthopaedist, replace(choices, own_stop_rule="Stop. Call me."))
        assert (signed.plan.stop_rule_kind, signed.plan.own_stop_rule) == ("own", "Stop. Call me.")

    def test_a_caution_is_ticked_on_purpose(self, patient, orthopaedist, drafted):
        record_slip(patient, orthopaedist, running_excluded="no")
        draft = drafted(patient, orthopaedist)
        choices = choices_for(draft, "martial_arts")
        assert set(refusal_of(draft, orthopaedist, choices)) == {"deliberate_martial_arts"}
        purposely = (ActivityChoice("martial_arts", deliberate=True),)
        signed = sign(draft, orthopaedist, replace(choices, activities=purposely))
        assert "No throws" in " ".join(signed.plan.items.first().texts["en"]["cautions"])

    def test_an_unstable_spine_needs_the_movements_in_words(self, patient, orthopaedist, drafted):
        record_slip(patient, orthopaedist)
        draft = drafted(patient, orthopaedist)
        choices = choices_for(draft, activities=(ActivityChoice("pilates", deliberate=True),))
        assert set(refusal_of(draft, orthopaedist, choices)) == {"movement_cautions"}
        signed = sign(
            draft, orthopaedist, replace(choices, movement_cautions="No bending backwards.")
        )
        text = signed.plan.items.get(recommendation="REC-01").texts["en"]["text"]
        assert "Pilates" in text
        assert "yoga" not in text

    def test_a_review_lies_ahead(self, patient, orthopaedist, drafted):
        draft = drafted(patient, orthopaedist)
        today = standing.of(patient).today
        assert set(
            refusal_of(draft, orthopaedist, choices_for(draft, "walking", review_on=today))
        ) == {"review_on"}
        tomorrow = today + timedelta(days=1)
        signed = sign(draft, orthopaedist, choices_for(draft, "walking", review_on=tomorrow))
        assert signed.plan.review_on == tomorrow

    def test_every_fault_is_named_at_once(self, patient, orthopaedist, ask_red_flags, drafted):
        record_disc(patient, orthopaedist)
        ask_red_flags(patient, orthopaedist, conditions={"recent_spinal_surgery": "yes"})
        draft = drafts.assess(patient, by=orthopaedist, answers={"back_pain": "none"})
        errors = refusal_of(
            draft,
            orthopaedist,
            PlanChoices(),
            override_class="healthy",
            consultation_outcome=" ",
        )
        assert {
            "override_reason",
            "override_words",
            "acknowledge_recent_spinal_surgery",
            "activities",
            "own_stop_rule",
            "consultation_outcome",
        } <= set(errors)


def test_an_own_item_without_words_is_no_activity(patient, orthopaedist, drafted):
    draft = drafted(patient, orthopaedist)
    with pytest.raises(Invalid) as refusal:
        signing.sign(
            draft,
            by=orthopaedist,
            seen=draft.revision,
            choices=choices_for(draft, own=(OwnItem("   ", is_activity=True),)),
        )
    assert "activities" in refusal.value.errors
