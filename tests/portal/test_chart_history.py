"""The chart's history, who looked at it, and who may."""

import pytest
from django.urls import reverse

from assessments import standing
from assessments.actions import intakes, safety, signing
from patients.actions import clinics, diagnoses
from patients.models.audit import AuditEvent
from patients.permissions import Role
from tests.patients.pages import queries_of
from tests.portal.charts import address
from tests.portal.own_plans import (
    HURTING,
    ask_red_flags,
    decide,
    record_disc,
    sign,
)

pytestmark = pytest.mark.django_db

REASON = "Seen and examined."


class TestTheHistory:
    def test_everything_that_happened_is_there_newest_first(self, history, runner, orthopaedist):
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
        entries = history(runner).context["timeline"].entries
        titles = [entry.title for entry in entries]
        assert [entry.at for entry in entries] == sorted(
            (entry.at for entry in entries), reverse=True
        )
        for said in (
            "Registered",
            "Lumbar / lumbosacral disc displacement (herniation): recorded",
            "Lumbar / lumbosacral disc displacement (herniation): changed",
            "Invited to the portal",
            "Joined the portal",
            "Spine examined on",
            "Safety check: within days",
            "Red flags cleared",
            "Consultation on",
            "Questions answered",
            "Signed: Consult before starting",
            "Superseded, with its plan: Consult before starting",
            "Withdrawn, with its plan: Consult before starting",
            "The patient decided: I have not decided yet.",
        ):
            assert any(title.startswith(said) for title in titles), said
        changed = next(entry for entry in entries if entry.title.endswith(": changed"))
        assert "was: not judged yet" in changed.text
        assert "Judged today." in changed.text

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

    def test_printing_the_plan_is_a_look_too(
        self, chart, patient, orthopaedist, therapist, as_user
    ):
        sign(patient, orthopaedist)
        printed = reverse("assessments:print", args=[patient.pk, standing.of(patient).verdict.pk])
        as_user(therapist).get(printed)
        assert "Thea Therapist" in [look.name for look in chart().context["looks"]]

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
        assert chart(runner, by=runner.user).status_code == 404

    def test_a_clinic_administrator_without_a_clinical_role_sees_none(self, chart, clinic_admin):
        assert chart(by=clinic_admin).status_code == 403
