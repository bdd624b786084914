"""The chart: one patient on one page, what is open, and nothing for those who may not."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from assessments import standing
from assessments.actions import intakes, safety, signing
from patients.actions import clinics, diagnoses, people
from patients.models.audit import AuditEvent
from patients.permissions import Role
from tests.patients.pages import queries_of, text
from tests.portal.own_plans import (
    HURTING,
    ON_CONCRETE,
    ask_red_flags,
    decide,
    draft,
    record_disc,
    sign,
)

pytestmark = pytest.mark.django_db

REASON = "Seen and examined."


def address(patient):
    return reverse("clinic:chart", args=[patient.pk])


@pytest.fixture
def chart(as_user, orthopaedist, patient):
    """The chart of the patient, as the orthopaedist sees it now."""

    def opened(of=patient, by=orthopaedist):
        return as_user(by).get(address(of))

    return opened


def open_duties(shown) -> list[str]:
    return [duty.kind for duty, _may in shown.context["duties"]]


def duty(shown, kind):
    return next(duty for duty, _may in shown.context["duties"] if duty.kind == kind)


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

    def test_a_consultation_stands_beside_it_and_the_class_stays(
        self, chart, patient, orthopaedist
    ):
        record_disc(patient, orthopaedist)
        sign(patient, orthopaedist)
        intakes.record_consultation(
            patient, by=orthopaedist, speciality="neurosurgeon", outcome="No operation now."
        )
        shown = chart()
        assert shown.context["banner"].code == "consult"
        assert shown.context["banner"].name == "Consulted, advised against"
        assert "neurosurgeon" in shown.context["consulted"].who
        assert "No operation now." in text(shown)
        assert "the class stays as it is" in text(shown)

    def test_a_withdrawn_one_says_why_there_is_none(self, chart, patient, orthopaedist):
        plan = sign(patient, orthopaedist)
        signing.withdraw(plan.assessment, by=orthopaedist, reason="Another patient's answers.")
        shown = text(chart())
        assert "No class yet" in shown
        assert "Another patient&#x27;s answers." in shown


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
        assert {duty.kind: may for duty, may in shown.context["duties"]} == {
            "safety_check": True,
            "stage": False,
        }
        assert "A clinician does this" in text(shown)
        assert "Record a diagnosis" not in text(shown)
        assert "I examined the spine" not in text(shown)


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
        assert spine.marked == ["L5/S1"]
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
        assert spine.marked == []

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


class TestTheHistory:
    def test_everything_that_happened_is_there_newest_first(self, chart, runner, orthopaedist):
        disc = record_disc(runner, orthopaedist, running_excluded="not_judged")
        diagnoses.change(
            disc, by=orthopaedist, seen=1, reason="Judged today.", running_excluded="no"
        )
        diagnoses.record_examination(runner, by=orthopaedist)
        check = ask_red_flags(runner, runner.user, RF_10="yes")
        safety.clear_safety_check(check, by=orthopaedist, reason=REASON)
        intakes.record_consultation(
            runner, by=orthopaedist, speciality="orthopaedist", outcome="No operation now."
        )
        sign(runner, orthopaedist, HURTING)
        decide(runner, "undecided")
        sign(runner, orthopaedist, HURTING)
        plan = standing.of(runner).plan
        signing.withdraw(plan.assessment, by=orthopaedist, reason="Signed too early.")
        timeline = chart(runner).context["timeline"]
        entries = timeline.recent + timeline.earlier
        titles = [entry.title for entry in entries]
        assert [entry.at for entry in entries] == sorted(
            (entry.at for entry in entries), reverse=True
        )
        for said in (
            "Registered",
            "Lumbar / lumbosacral disc displacement (herniation): recorded",
            "Lumbar / lumbosacral disc displacement (herniation): changed",
            "Spine examined on",
            "Safety check: within days",
            "Red flags cleared",
            "Consultation on",
            "Questions answered",
            "Signed: Consult before starting",
            "Superseded: Consult before starting",
            "Withdrawn: Consult before starting",
            "The patient decided: I have not decided yet.",
        ):
            assert any(title.startswith(said) for title in titles), said
        changed = next(entry for entry in entries if entry.title.endswith(": changed"))
        assert "was: not judged yet" in changed.text
        assert "Judged today." in changed.text

    def test_what_is_older_is_folded_away_and_still_there(self, chart, patient, orthopaedist):
        for _time in range(15):
            diagnoses.record_examination(patient, by=orthopaedist)
        timeline = chart().context["timeline"]
        assert len(timeline.recent) == 12
        assert len(timeline.earlier) == 4
        assert "4 earlier entries" in text(chart())

    def test_a_long_one_asks_the_database_no_more(
        self, as_user, orthopaedist, neurosurgeon, runner
    ):
        def a_year_passes(by):
            disc = record_disc(runner, by)
            diagnoses.change(disc, by=by, seen=1, reason=REASON, note="Seen again.")
            diagnoses.record_examination(runner, by=by)
            check = ask_red_flags(runner, by, RF_10="not_sure")
            safety.clear_safety_check(check, by=by, reason=REASON)
            intakes.record_consultation(
                runner, by=by, speciality="orthopaedist", outcome="No operation now."
            )
            sign(runner, by, HURTING)
            decide(runner, "undecided")

        browser = as_user(orthopaedist)
        a_year_passes(orthopaedist)
        browser.get(address(runner))
        once = queries_of(lambda: browser.get(address(runner)))
        for by in (neurosurgeon, orthopaedist, neurosurgeon):
            a_year_passes(by)
            as_user(by).get(address(runner))
        browser = as_user(orthopaedist)
        browser.get(address(runner))
        assert queries_of(lambda: browser.get(address(runner))) == once
        assert once <= 40


class TestWhoLooked:
    def test_name_role_and_time_this_look_included(self, chart, patient, orthopaedist, therapist):
        chart(by=therapist)
        looks = chart().context["looks"]
        assert [(look.name, look.role) for look in looks] == [
            ("Olive Ortho", "Orthopaedist"),
            ("Thea Therapist", "Therapist"),
        ]

    def test_the_last_ten_only(self, chart, patient, clinic):
        for number in range(12):
            member = clinics.create_user(
                by=None, email=f"m{number}@harbour.example", name=f"Member {number}", password="x"
            )
            clinics.add_member(clinic, member, by=None, role=Role.THERAPIST)
            chart(by=member)
        looks = chart().context["looks"]
        assert len(looks) == 10
        assert looks[1].name == "Member 11"

    def test_opening_it_is_recorded_before_it_is_shown(self, chart, patient, orthopaedist):
        chart()
        assert AuditEvent.objects.filter(
            patient=str(patient.pk), actor=str(orthopaedist.pk), target="page:clinic:chart"
        ).exists()


class TestWhoMay:
    def test_the_front_desk_sees_no_clinical_data(self, chart, front_desk):
        assert chart(by=front_desk).status_code == 403

    def test_for_another_clinic_there_is_no_such_patient(self, chart, other_orthopaedist):
        assert chart(by=other_orthopaedist).status_code == 404

    def test_patients_have_pages_of_their_own(self, chart, runner):
        assert chart(runner, by=runner.user).status_code == 403

    def test_a_clinic_administrator_without_a_clinical_role_sees_none(self, chart, clinic_admin):
        assert chart(by=clinic_admin).status_code == 403


def test_the_portal_can_be_opened_from_here_once(chart, patient, orthopaedist):
    link = reverse("patients:open_portal", args=[patient.pk])
    assert link in text(chart())
    people.open_portal(patient, by=orthopaedist, email="rita@patients.example")
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
