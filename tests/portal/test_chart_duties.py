"""What is open on the chart, each with the one thing that closes it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.actions import intakes, safety
from portal.actions import worklist
from tests.patients.pages import text
from tests.portal.charts import duty, open_duties
from tests.portal.own_plans import (
    ask_red_flags,
    decide,
    draft,
    record_disc,
    sign,
)

pytestmark = pytest.mark.django_db

REASON = "Seen and examined."


class TestWhatIsOpen:
    def test_a_new_patient_has_the_red_flags_to_be_asked(self, chart, patient):
        shown = chart()
        assert open_duties(shown) == ["safety_check"]
        assert duty(shown, "safety_check").url == reverse("assessments:safety", args=[patient.pk])
        assert "never asked" in text(shown)

    def test_answers_too_old_are_asked_again(self, chart, patient, orthopaedist, monkeypatch):
        ask_red_flags(patient, orthopaedist)
        assert open_duties(chart()) == []
        later = timezone.now() + timedelta(days=8)
        monkeypatch.setattr(timezone, "now", lambda: later)
        assert "no longer count" in duty(chart(), "safety_check").title

    def test_a_stage_that_nobody_judged(self, chart, patient, orthopaedist):
        disc = record_disc(patient, orthopaedist, running_excluded="not_judged")
        found = duty(chart(), "stage")
        assert "L5/S1" in found.title
        assert found.url == reverse("patients:change_diagnosis", args=[patient.pk, disc.pk])

    def test_a_disease_that_only_the_patient_reports(self, chart, patient, orthopaedist):
        disc = record_disc(patient, orthopaedist, verification="patient_reported")
        found = duty(chart(), "reported")
        assert found.url == reverse("patients:diagnosis", args=[patient.pk, disc.pk])
        assert "stage" not in open_duties(chart())

    def test_what_the_patient_named_and_nobody_recorded(self, chart, runner):
        intakes.record_intake(
            runner, by=runner.user, answers={}, diagnosis_reported="a slipped disc"
        )
        assert "“a slipped disc”" in duty(chart(runner), "said").text

    def test_answers_that_the_patient_proposes(self, chart, runner, orthopaedist):
        sign(runner, orthopaedist)
        intakes.record_intake(runner, by=runner.user, answers={"technique": "novice"})
        found = duty(chart(runner), "proposals")
        assert "running technique" in found.text

    def test_a_draft_waits_for_its_signature(self, chart, patient, orthopaedist):
        waiting = draft(patient, orthopaedist)
        found = duty(chart(), "draft")
        assert found.url == reverse("assessments:review", args=[patient.pk, waiting.pk])
        assert "The patient does not see it." in found.text

    def test_high_risk_asks_for_a_consultation_and_a_decision(
        self, chart, patient, runner, orthopaedist
    ):
        record_disc(patient, orthopaedist)
        plan = sign(patient, orthopaedist)
        shown = chart()
        assert open_duties(shown) == ["consultation", "decision"]
        assert duty(shown, "decision").url == reverse("patients:open_portal", args=[patient.pk])
        record_disc(runner, orthopaedist)
        plan = sign(runner, orthopaedist)
        assert duty(chart(runner), "decision").url == reverse(
            "assessments:print", args=[runner.pk, plan.assessment_id]
        )

    def test_low_risk_asks_for_neither(self, chart, patient, orthopaedist):
        sign(patient, orthopaedist)
        shown = chart()
        assert open_duties(shown) == []
        assert "Nothing is open for this patient." in text(shown)

    def test_a_decision_on_a_lower_class_is_pending_again(self, chart, runner, orthopaedist):
        sign(runner, orthopaedist)
        decide(runner, "will_run_within_plan")
        record_disc(runner, orthopaedist)
        sign(runner, orthopaedist)
        shown = chart(runner)
        assert "The patient decides anew." in duty(shown, "decision").text
        assert "Pending again" in text(shown)

    def test_a_diagnosis_after_the_signature_asks_for_another_assessment(
        self, chart, patient, orthopaedist
    ):
        sign(patient, orthopaedist)
        record_disc(patient, orthopaedist)
        found = duty(chart(), "changed")
        assert "Changed since: Diagnoses" in found.text
        assert found.url == reverse("assessments:safety", args=[patient.pk])

    def test_a_review_that_is_due(self, chart, patient, orthopaedist, monkeypatch):
        plan = sign(patient, orthopaedist)
        assert "review" not in open_duties(chart())
        later = timezone.now() + (plan.review_on - timezone.localdate()) + timedelta(days=1)
        monkeypatch.setattr(timezone, "now", lambda: later)
        assert "review" in open_duties(chart())

    def test_an_urgent_flag_until_it_is_cleared(self, chart, patient, orthopaedist):
        check = ask_red_flags(patient, orthopaedist, RF_10="yes")
        found = duty(chart(), "urgent_flags")
        assert found.is_urgent
        assert found.url == reverse("assessments:safety_outcome", args=[patient.pk])
        safety.clear_safety_check(check, by=orthopaedist, reason=REASON)
        assert open_duties(chart()) == []

    def test_a_therapist_sees_it_and_is_not_led_where_only_a_clinician_may(
        self, chart, patient, orthopaedist, therapist
    ):
        record_disc(patient, orthopaedist, running_excluded="not_judged")
        shown = chart(by=therapist)
        assert {duty.kind: may for duty, may, _reviewed in shown.context["duties"]} == {
            "safety_check": True,
            "stage": False,
        }
        assert "A clinician does this" in text(shown)
        assert "Record a diagnosis" not in text(shown)
        assert "I examined the spine" not in text(shown)


class TestReviewed:
    def test_who_reviewed_it_stands_at_the_duty_which_stays_open(
        self, chart, patient, orthopaedist, neurosurgeon
    ):
        record_disc(patient, orthopaedist, verification="patient_reported")
        found = duty(chart(), "reported")
        worklist.mark_reviewed(patient, by=neurosurgeon, kind="reported", mark=found.mark)
        assert "Reviewed by Ned Neuro" in text(chart())
        assert "reported" in open_duties(chart())

        worklist.put_back(patient, by=orthopaedist, kind="reported", mark=found.mark)
        assert "Reviewed by" not in text(chart())
