"""The chart: class, spine, plan and decision of one patient, and an emergency before them."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from assessments.actions import intakes, safety, signing
from patients.actions import diagnoses
from tests.conftest import join
from tests.patients.pages import text
from tests.portal.charts import address
from tests.portal.own_plans import (
    HURTING,
    ON_CONCRETE,
    ask_red_flags,
    decide,
    record_disc,
    sign,
)

pytestmark = pytest.mark.django_db

REASON = "Seen and examined."


class TestTheClass:
    def test_none_yet_says_so_and_leads_to_the_red_flags(self, chart, patient):
        shown = chart()
        assert "No class yet" in text(shown)
        assert shown.context["begin"] == reverse("assessments:safety", args=[patient.pk])
        assert "No plan is in force." in text(shown)

    def test_with_the_red_flags_asked_it_leads_to_the_assessment(
        self, chart, patient, orthopaedist
    ):
        ask_red_flags(patient, orthopaedist)
        assert chart().context["begin"] == reverse("assessments:assess", args=[patient.pk])

    def test_who_signed_when_and_on_which_edition(self, chart, patient, orthopaedist):
        sign(patient, orthopaedist, ON_CONCRETE)
        shown = text(chart())
        today = date_format(timezone.localdate(timezone=patient.clinic.zone))
        assert f"Signed by Olive Ortho on {today}, edition running-spine/1.0.0" in shown
        assert "Beneficial with conditions" in shown
        assert "Low risk if conditions are met" in shown

    def test_a_provisional_class_is_marked_and_shows_its_range(self, chart, patient, orthopaedist):
        record_disc(patient, orthopaedist, running_excluded="not_judged")
        sign(patient, orthopaedist)
        shown = chart()
        banner = shown.context["banner"]
        assert banner.provisional
        assert [step.code for step in banner.steps if step.possible] == ["consult", "excluded"]
        assert [step.code for step in banner.steps if step.present] == ["consult"]
        assert "from “Consult before starting” to “Excluded by definition”" in text(shown)
        assert "provisional-mark" in text(shown)

    def test_an_override_shows_both_classes_and_why(self, chart, patient, orthopaedist):
        sign(
            patient,
            orthopaedist,
            ON_CONCRETE,
            override=("healthy", "clinical_judgement", "Runs well for years."),
        )
        assert (
            "Computed: “Beneficial with conditions”, signed as “Running beneficial”: "
            "clinical judgement. Runs well for years."
        ) in text(chart())

    def test_an_upward_override_needs_no_reason(self, chart, patient, orthopaedist):
        sign(patient, orthopaedist, activities=("walking",), override=("find_cause", "", ""))
        said = "Computed: “Running beneficial”, signed as “Find out first”."
        assert chart().context["banner"].override_words == said

    def test_a_consultation_stands_beside_it_and_the_class_stays(
        self, chart, patient, orthopaedist
    ):
        record_disc(patient, orthopaedist)
        sign(patient, orthopaedist)
        intakes.record_consultation(
            patient,
            by=orthopaedist,
            speciality="neurosurgeon",
            consultant="Dr Nia Neuro",
            outcome="No operation now.",
        )
        shown = chart()
        assert shown.context["banner"].code == "consult"
        [present] = [step for step in shown.context["banner"].steps if step.present]
        assert present.name == shown.context["banner"].name == "Consulted, advised against"
        assert shown.context["banner"].name == "Consulted, advised against"
        assert shown.context["consulted"].who == "neurosurgeon, Dr Nia Neuro"
        assert "No operation now." in text(shown)
        assert "the class stays as it is" in text(shown)

    def test_a_withdrawn_one_says_why_there_is_none(self, chart, patient, orthopaedist):
        plan = sign(patient, orthopaedist)
        signing.withdraw(plan.assessment, by=orthopaedist, reason="Another patient's answers.")
        shown = text(chart())
        assert "No class yet" in shown
        assert "Another patient&#x27;s answers." in shown


class TestAnEmergency:
    def test_stands_first_and_hides_everything_about_running(self, chart, runner, orthopaedist):
        sign(runner, orthopaedist)
        decide(runner, "will_run_within_plan")
        ask_red_flags(runner, orthopaedist, RF_03="yes")
        shown = text(chart(runner))
        assert "notice-emergency" in shown
        assert reverse("assessments:safety_outcome", args=[runner.pk]) in shown
        for hidden in (
            "class-banner",
            "range-steps",
            "Running beneficial",
            "I will run",
            ">Assess<",
        ):
            assert hidden not in shown
        assert "hidden until the emergency is cleared" in shown

    def test_comes_back_into_view_once_it_is_cleared(self, chart, patient, orthopaedist):
        sign(patient, orthopaedist)
        check = ask_red_flags(patient, orthopaedist, RF_03="yes")
        safety.clear_safety_check(check, by=orthopaedist, reason=REASON)
        shown = text(chart())
        assert "notice-emergency" not in shown
        assert "Running beneficial" in shown

    def test_may_be_a_diagnosis_in_itself(self, chart, patient, orthopaedist):
        found = diagnoses.record(
            patient, by=orthopaedist, catalogue_key="cauda-equina", region="lumbar"
        )
        shown = text(chart())
        assert "This diagnosis is an emergency." in shown
        assert reverse("patients:diagnosis", args=[patient.pk, found.pk]) in shown


class TestTheSpine:
    def test_never_examined_is_called_just_that(self, chart):
        shown = text(chart())
        assert "No spine disease known (not examined)" in shown
        assert "healthy spine" not in shown.lower()
        assert "I examined the spine today" in shown

    def test_examined_says_by_whom_and_when(self, chart, patient, orthopaedist):
        diagnoses.record_examination(patient, by=orthopaedist)
        shown = text(chart())
        assert "No spine disease (examined)" in shown
        assert "by Olive Ortho" in shown

    def test_a_diagnosis_with_its_grade_is_drawn_and_said(self, chart, patient, orthopaedist):
        diagnoses.record(
            patient,
            by=orthopaedist,
            catalogue_key="spondylolisthesis",
            region="lumbosacral",
            levels=[diagnoses.Level("L5/S1", "II", 30)],
        )
        spine = chart().context["spine"]
        (drawn,) = spine.marks
        assert (drawn.mark.label, drawn.mark.is_reported) == ("L5/S1 slip II", False)
        assert f'href="{drawn.mark.url}"' in text(chart())
        assert "L5/S1 (Meyerding II, slip 30 %)" in spine.words
        assert spine.counting[0].state == "Confirmed, not judged yet whether it excludes running"
        assert spine.words in text(chart())

    def test_what_was_refuted_or_is_over_stands_apart(self, chart, patient, orthopaedist):
        refuted = record_disc(patient, orthopaedist)
        diagnoses.refute(refuted, by=orthopaedist, seen=1, reason="Not there.")
        resolved = record_disc(patient, orthopaedist)
        diagnoses.resolve(resolved, by=orthopaedist, seen=1, reason="Healed.")
        spine = chart().context["spine"]
        assert spine.counting == []
        assert [line.state for line in spine.past] == ["Refuted", "Resolved"]
        assert spine.marks == ()

    def test_what_only_the_patient_reports_stands_apart_to_be_confirmed_or_refuted(
        self, chart, patient, orthopaedist, as_user, therapist
    ):
        record_disc(patient, orthopaedist, verification="patient_reported")
        spine = chart().context["spine"]
        assert spine.established == []
        (line,) = spine.reported
        assert [drawn.mark.is_reported for drawn in spine.marks] == [True]
        assert "reported by the patient" in text(chart())
        for deed in ("confirm", "refute"):
            where = reverse("patients:settle_diagnosis", args=[patient.pk, line.diagnosis.pk, deed])
            assert where in text(chart())
            assert where not in text(as_user(therapist).get(address(patient)))

    def test_imaging_is_said_with_day_kind_and_finding(self, chart, patient, orthopaedist):
        record_disc(
            patient,
            orthopaedist,
            imaging_kind="mri",
            imaging_on=date(2026, 2, 1),
            imaging_finding="Extrusion to the left.",
        )
        assert "MRI, 1 February 2026: Extrusion to the left." in text(chart())

    def test_a_symptom_is_no_spine_disease(self, chart, patient, orthopaedist):
        diagnoses.record(patient, by=orthopaedist, catalogue_key="low-back-pain", region="lumbar")
        spine = chart().context["spine"]
        assert spine.counting == []
        assert [line.state for line in spine.others] == ["Confirmed"]


class TestPlanAndDecision:
    def test_the_plan_in_a_few_lines_with_the_sheet_to_print(self, chart, patient, orthopaedist):
        plan = sign(patient, orthopaedist, activities=("pilates",))
        shown = chart()
        assert shown.context["plan"].activities == [("Pilates", "twice a week")]
        assert date_format(plan.review_on) in text(shown)
        assert reverse("assessments:print", args=[patient.pk, plan.assessment_id]) in text(shown)

    def test_the_decision_with_its_day_and_the_patients_words(self, chart, runner, orthopaedist):
        record_disc(runner, orthopaedist)
        sign(runner, orthopaedist, HURTING)
        decide(runner, "will_run_against_advice", teach_back="My disc could get worse.")
        shown = text(chart(runner))
        assert "I will run, although I was advised not to." in shown
        assert "This is against the advice." in shown
        assert "“My disc could get worse.”" in shown
        assert "What the patient had read" in shown
        assert "If you do not run" in shown


def test_the_portal_can_be_opened_from_here_once(chart, patient, orthopaedist):
    link = reverse("patients:open_portal", args=[patient.pk])
    assert link in text(chart())
    join(patient, by=orthopaedist, email="rita@patients.example")
    assert link not in text(chart())
    assert "Has access to the portal" in text(chart())


def test_time_is_the_clinics(chart, patient, orthopaedist, monkeypatch):
    """23:30 UTC on 30 June is 1 July in Warsaw."""
    year = timezone.now().year + 1
    late = timezone.now().replace(year=year, month=6, day=30, hour=23, minute=30)
    monkeypatch.setattr(timezone, "now", lambda: late)
    ask_red_flags(patient, orthopaedist)
    assert f"1 July {year}" in text(chart())


def test_who_died_or_left_is_said(chart, patient):
    patient.deceased_on = timezone.localdate()
    patient.save()
    assert "Died on" in text(chart())
    patient.deceased_on, patient.transferred_on = None, timezone.localdate()
    patient.save()
    assert "Transferred on" in text(chart())


def test_what_lies_outside_the_scope_stands_beside_the_class(chart, patient, orthopaedist):
    ask_red_flags(patient, orthopaedist)
    assert chart().context["outside"] == []
    patient.birth_date = timezone.localdate() - timedelta(days=17 * 365)
    patient.save()
    assert "Under 18" in text(chart())
