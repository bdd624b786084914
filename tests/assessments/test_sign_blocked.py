"""What stands in the way of a signature, and what follows one."""

import pytest

from assessments import standing
from assessments.actions import drafts, intakes, safety, signing
from assessments.models import Assessment, Plan
from assessments.plan_choices import PlanChoices
from patients.actions import diagnoses
from patients.refusals import Invalid, NotNow, NotPermitted, Stale
from tests.assessments.conftest import choices_for
from tests.assessments.stories import record_disc, refusal_of, sign

pytestmark = pytest.mark.django_db


class TestWhatStandsInTheWay:
    def test_an_open_emergency_blocks_until_a_clinician_cleared_it(
        self, patient, orthopaedist, ask_red_flags, drafted
    ):
        draft = drafted(patient, orthopaedist)
        check = ask_red_flags(patient, orthopaedist, RF_03="yes")
        with pytest.raises(NotNow, match="possible emergency"):
            sign(draft, orthopaedist)
        safety.clear_safety_check(check, by=orthopaedist, reason="Sensation normal, MRI normal.")
        assert sign(draft, orthopaedist).is_signed

    def test_an_emergency_diagnosis_blocks(self, patient, orthopaedist, drafted):
        diagnoses.record(
            patient, by=orthopaedist, catalogue_key="cauda-equina", region="lumbosacral"
        )
        with pytest.raises(NotNow, match="emergency diagnosis"):
            sign(drafted(patient, orthopaedist), orthopaedist)

    def test_what_lies_outside_the_article_is_acknowledged(
        self, patient, orthopaedist, ask_red_flags
    ):
        ask_red_flags(patient, orthopaedist, conditions={"recent_spinal_surgery": "not_sure"})
        draft = drafts.assess(patient, by=orthopaedist, answers={"back_pain": "none"})
        assert set(refusal_of(draft, orthopaedist)) == {"acknowledge_recent_spinal_surgery"}
        signed = sign(draft, orthopaedist, acknowledged=["recent_spinal_surgery"])
        assert signed.acknowledgements == {"recent_spinal_surgery": "Olive Ortho"}

    def test_a_changed_record_is_assessed_again(self, patient, orthopaedist, drafted):
        draft = drafted(patient, orthopaedist)
        record_disc(patient, orthopaedist)
        with pytest.raises(Stale) as refusal:
            sign(draft, orthopaedist)
        what, then, now = refusal.value.differences[0]
        assert (str(what), then) == ("Diagnoses", "none")
        assert "confirmed" in now
        assert not Plan.objects.exists()

    def test_answers_given_after_the_draft_are_named_in_words(self, patient, orthopaedist, drafted):
        draft = drafted(patient, orthopaedist)
        intakes.record_intake(patient, by=orthopaedist, answers={"technique": "novice"})
        with pytest.raises(Stale) as refusal:
            sign(draft, orthopaedist)
        assert refusal.value.differences[0][0] == "Running technique"
        assert refusal.value.differences[0][2].startswith("Novice")

    def test_a_draft_kept_by_somebody_else_meanwhile_is_not_signed(
        self, patient, orthopaedist, neurosurgeon, drafted
    ):
        draft = drafted(patient, orthopaedist)
        seen = draft.revision
        drafts.keep_draft(draft, by=neurosurgeon, seen=seen, choices=PlanChoices())
        with pytest.raises(Stale):
            signing.sign(draft, by=orthopaedist, seen=seen, choices=choices_for(draft, "walking"))

    def test_a_therapist_signs_nothing(self, patient, orthopaedist, therapist, drafted):
        draft = drafted(patient, orthopaedist)
        with pytest.raises(NotPermitted):
            sign(draft, therapist)
        with pytest.raises(NotPermitted):
            drafts.assess(patient, by=therapist, answers={"back_pain": "none"})

    def test_a_discarded_draft_is_gone(self, patient, orthopaedist, drafted):
        draft = drafted(patient, orthopaedist)
        drafts.discard_draft(Assessment.objects.get(pk=draft.pk), by=orthopaedist)
        with pytest.raises(NotNow, match="discarded"):
            sign(draft, orthopaedist)
        assert standing.of(patient).intake.back_pain == "none"

    def test_an_examination_after_the_draft_is_named(self, patient, orthopaedist, drafted):
        draft = drafted(patient, orthopaedist)
        diagnoses.record_examination(patient, by=orthopaedist)
        with pytest.raises(Stale) as refusal:
            sign(draft, orthopaedist)
        assert refusal.value.differences == [("Spine examined", "no", "yes")]

    def test_a_cause_whose_disease_was_refuted_is_judged_anew(self, patient, orthopaedist, drafted):
        disc = record_disc(patient, orthopaedist)
        draft = drafted(patient, orthopaedist, back_pain="persistent", pain_cause="spinal_disease")
        diagnoses.refute(disc, by=orthopaedist, seen=disc.version, reason="Not on the new images.")
        with pytest.raises(NotNow, match="Record the disease or change the cause"):
            sign(draft, orthopaedist)


class TestAfterwards:
    def test_signed_twice_by_the_same_submission_it_is_one(self, patient, orthopaedist, drafted):
        draft = drafted(patient, orthopaedist)
        choices, seen = choices_for(draft, "walking"), draft.revision
        once, again = (
            signing.sign(draft, by=orthopaedist, seen=seen, choices=choices, key="one sending")
            for _time in range(2)
        )
        assert once == again
        assert Plan.objects.count() == 1

    def test_signed_already_it_is_not_signed_again(self, patient, orthopaedist, signed):
        assessment = signed(patient, orthopaedist)
        with pytest.raises(NotNow, match="signed already"):
            sign(assessment, orthopaedist, choices_for(assessment, "walking"))

    def test_the_next_signature_supersedes_the_one_before(self, patient, orthopaedist, signed):
        first = signed(patient, orthopaedist)
        second = signed(patient, orthopaedist)
        first.refresh_from_db()
        assert (first.end.kind, first.end.replaced_by) == ("superseded", second)
        assert standing.of(patient).verdict == second

    def test_withdrawn_with_a_reason_nothing_takes_its_place(self, patient, orthopaedist, signed):
        assessment = signed(patient, orthopaedist)
        with pytest.raises(Invalid):
            signing.withdraw(assessment, by=orthopaedist, reason=" ")
        signing.withdraw(assessment, by=orthopaedist, reason="Wrong patient.")
        assert standing.of(patient).verdict is None
        with pytest.raises(NotNow, match="not in force"):
            signing.withdraw(assessment, by=orthopaedist, reason="Again.")

    def test_this_visit_as_the_consultation_closes_the_duty_and_keeps_the_class(
        self, patient, orthopaedist, drafted
    ):
        record_disc(patient, orthopaedist, running_excluded="no")
        draft = drafted(patient, orthopaedist)
        signed = sign(draft, orthopaedist, consultation_outcome="Seen today; walking is fine.")
        assert signed.signed_class == "consult"
        assert signed.plan.texts["en"]["class"]["title"] == "You have seen a specialist."
        assert not signed.plan.items.filter(recommendation="REC-11").exists()
        assert standing.of(patient).consultation.outcome == "Seen today; walking is fine."

    def test_what_was_frozen_says_who_said_it(self, patient, orthopaedist, signed):
        assessment = signed(patient, orthopaedist)
        source = assessment.facts["answers"]["technique"]["source"]
        assert (source["who"], source["role"]) == ("Olive Ortho", "orthopaedist")
        assert assessment.trace[0]["factor"] == "spine"
        assert assessment.signer_role == "orthopaedist"

    def test_what_is_signed_is_neither_kept_as_a_draft_nor_discarded(
        self, patient, orthopaedist, signed
    ):
        assessment = signed(patient, orthopaedist)
        with pytest.raises(NotNow):
            drafts.keep_draft(
                assessment, by=orthopaedist, seen=assessment.revision, choices=PlanChoices()
            )
        with pytest.raises(NotNow, match="Withdraw it instead"):
            drafts.discard_draft(assessment, by=orthopaedist)
