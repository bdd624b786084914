"""Somebody is erased: who it was at once, the record when it is time; seen in a dump of it all."""

import io
import json
from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from assessments.actions import diary, intakes
from assessments.models import Decision, Intake
from patients import audit
from patients.actions import clinics
from patients.models import AuditEvent, Erasure, Patient, SearchToken
from patients.permissions import Role
from patients.refusals import Invalid, NotNow, NotPermitted
from portal.actions import erasing
from tests.conftest import join, make_patient
from tests.portal.markers import dump
from tests.portal.own_plans import HURTING, decide, log, record_disc, sign

pytestmark = pytest.mark.django_db

ASKED = "Asked at the desk, identity card seen."


def erase(patient, by, **changed):
    told = {"reason": ASKED, "typed_number": patient.record_number} | changed
    return erasing.erase_patient(patient, by=by, **told)


def test_the_trail_holds_and_names_nobody(against, clinic_admin):
    number = str(against.pk)
    erase(against, clinic_admin)
    assert list(audit.verify()) == []
    rows = AuditEvent.objects.filter(patient=number)
    assert {"patient.erased", "user.erased"} <= set(rows.values_list("event", flat=True))
    assert "Signin" not in repr(list(rows.values()))


def test_who_said_something_is_taken_out_of_what_was_said(runner, orthopaedist, clinic_admin):
    intakes.record_intake(runner, by=runner.user, answers={"runs_now": "yes"})
    name = str(runner.user)
    sign(runner, orthopaedist)
    assert name in json.dumps(list(Intake.objects.values_list("sources", flat=True)))
    erase(runner, clinic_admin)
    assert name not in dump()
    assert Intake.objects.first().sources["runs_now"]["role"] == "patient"
    assert orthopaedist.name in json.dumps(list(Intake.objects.values_list("sources", flat=True)))


class TestReach:
    def test_nobody_finds_or_opens_the_record_any_more(
        self, as_user, against, orthopaedist, clinic_admin, chart
    ):
        user = against.user
        erase(against, clinic_admin)
        assert against not in orthopaedist.patients()
        assert chart(against).status_code == 404
        assert not SearchToken.objects.filter(patient=against).exists()
        user.refresh_from_db()
        assert not user.is_active
        assert not user.has_usable_password()

    def test_a_session_ends_with_it(self, client, runner, clinic_admin):
        client.post("/accounts/login/", {"login": runner.user.email, "password": "demo only"})
        assert client.get("/mine/").status_code == 200
        erase(runner, clinic_admin)
        assert client.get("/mine/").status_code == 302

    def test_nothing_is_written_into_it(self, runner, orthopaedist, clinic_admin):
        erase(runner, clinic_admin)
        runner.refresh_from_db()
        with pytest.raises(NotNow):
            record_disc(runner, orthopaedist)
        with pytest.raises(NotNow):
            erase(runner, clinic_admin)

    def test_the_number_may_be_given_to_somebody_else(
        self, clinic, runner, orthopaedist, clinic_admin
    ):
        number = runner.record_number
        erase(runner, clinic_admin)
        make_patient(clinic, orthopaedist, "New", "Person", record_number=number)


class TestSignInOfMore:
    def test_it_stays_for_what_else_it_opens(
        self, against, other_patient, other_orthopaedist, clinic_admin
    ):
        user = against.user
        Patient.objects.filter(pk=other_patient.pk).update(birth_date=against.birth_date)
        other_patient.refresh_from_db()
        join(other_patient, by=other_orthopaedist, email=user.email)
        erase(against, clinic_admin)
        user.refresh_from_db()
        assert user.is_active
        assert user.email == "sam@patients.example"
        assert user.patients().get() == other_patient
        decision = Decision.objects.get()
        assert decision.recorded_by != user
        assert not decision.recorded_by.is_active
        assert decision.recorded_by.name == ""

    def test_somebody_who_works_somewhere_keeps_the_name(self, against, other_clinic, clinic_admin):
        clinics.add_member(other_clinic, against.user, by=None, role=Role.THERAPIST)
        user = against.user
        erase(against, clinic_admin)
        user.refresh_from_db()
        assert user.name
        assert Decision.objects.get().recorded_by != user


class TestRefused:
    def test_only_who_runs_the_clinic_erases(self, runner, orthopaedist, front_desk):
        for by in (orthopaedist, front_desk, runner.user):
            with pytest.raises(NotPermitted):
                erase(runner, by)
        runner.refresh_from_db()
        assert runner.family_name == "Signin"

    @pytest.mark.parametrize("slip", [{"reason": " "}, {"typed_number": "P-1"}])
    def test_a_slip_erases_nobody(self, runner, clinic_admin, slip):
        with pytest.raises(Invalid) as refusal:
            erase(runner, clinic_admin, **slip)
        assert set(refusal.value.errors) == set(slip)
        assert not Erasure.objects.exists()

    def test_a_record_is_not_erased_before_its_day(self, against, clinic_admin):
        erasure = erase(against, clinic_admin)
        with pytest.raises(NotNow):
            erasing.erase_record(erasure, by=None)
        assert erasing.erase_all_due() == 0
        assert Decision.objects.exists()

    def test_no_person_erases_a_record(self, against, clinic_admin, monkeypatch):
        monkeypatch.setattr(erasing, "kept_until", lambda patient: erasing._today())
        erasure = erase(against, clinic_admin)
        with pytest.raises(NotPermitted):
            erasing.erase_record(erasure, by=clinic_admin)


class TestGuards:
    def refuse(self, sql):
        with connection.cursor() as cursor, pytest.raises(IntegrityError), transaction.atomic():
            cursor.execute(sql)

    def test_the_gap_is_closed_again_and_was_never_open_for_others(
        self, against, clinic, orthopaedist, clinic_admin
    ):
        anna = join(
            make_patient(clinic, orthopaedist, "Anna"), by=orthopaedist, email="a@p.example"
        )
        record_disc(anna, orthopaedist)
        sign(anna, orthopaedist, HURTING)
        decide(anna, "will_not_run")
        erase(against, clinic_admin)
        self.refuse("UPDATE assessments_decision SET typed_name = 'x'")
        self.refuse("DELETE FROM assessments_decision")
        self.refuse("DELETE FROM patients_invitation")
        self.refuse("DELETE FROM patients_erasure")
        assert Decision.objects.get(patient=anna).typed_name == anna.full_name

    def test_when_it_is_time_only_deleting_is_let_through(self, against, clinic_admin, monkeypatch):
        monkeypatch.setattr(erasing, "kept_until", lambda patient: erasing._today())
        erase(against, clinic_admin)
        self.refuse("UPDATE assessments_decision SET typed_name = 'x'")
        self.refuse("DELETE FROM patients_erasure")


class TestRetention:
    def test_counts_from_the_last_entry(self, clinic, against):
        clinic.retention_years = 5
        clinic.save()
        against.refresh_from_db()
        today = timezone.localdate(timezone=clinic.zone)
        assert erasing.kept_until(against).year == today.year + 5

    def test_of_somebody_who_was_only_registered_nothing_is_kept(self, patient, clinic_admin):
        erase(patient, clinic_admin)
        assert erasing.erase_all_due() == 1
        patient.refresh_from_db()
        assert patient.emptied_at

    def test_from_the_leap_day_on(self):
        assert erasing._years_later(date(2024, 2, 29), 1) == date(2025, 3, 1)


def test_the_person_is_told_once_and_in_no_clinical_word(
    runner, clinic_admin, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        erase(runner, clinic_admin)
    (letter,) = mail.outbox
    assert letter.to == ["sam@patients.example"]
    assert "our last mail" in letter.body


def test_the_kept_record_is_handed_out_by_its_number_and_that_is_on_record(against, clinic_admin):
    erase(against, clinic_admin)
    against.refresh_from_db()
    said = io.StringIO()
    call_command("kept_record", against.record_number, stdout=said)
    told = json.loads(said.getvalue())
    assert told["tables"]["assessments.decision"][0]["teach_back"] == "It could hurt more."
    assert "Signin" not in said.getvalue()
    assert AuditEvent.objects.filter(event="record.handed_out").count() == 1
    with pytest.raises(CommandError):
        call_command("kept_record", "HC-1")


def test_an_entry_in_the_diary_with_later_rows_goes_whole(runner, clinic_admin, monkeypatch):
    entry = log(runner, 1)
    entry = diary.record_morning(entry, by=runner.user, pain=2)
    diary.change(entry, by=runner.user, minutes=35)
    monkeypatch.setattr(erasing, "kept_until", lambda patient: timezone.localdate() - timedelta(1))
    erase(runner, clinic_admin)
    assert erasing.erase_all_due() == 1
    assert not runner.diary_entries.exists()
    connection.check_constraints()
