"""In whose trail an event stands: of the clinic that it concerns, whose administrator reads it."""

import logging
import time
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from patients import audit
from patients.actions import access_keys, clinics, invitations
from patients.models import AuditEvent
from patients.models.clinic import today_in_utc
from patients.permissions import Permission, Role
from patients.refusals import NotPermitted
from portal.joining import limits
from tests.conftest import join, make_member, make_patient
from tests.portal.joining import come_in

pytestmark = pytest.mark.django_db


def rows(event: str) -> list[tuple]:
    """Chain, role and target of each such event, in the order of the chains."""
    found = AuditEvent.objects.filter(event=event).order_by("chain", "number")
    return list(found.values_list("chain", "role", "target"))


def of(*chains) -> list[str]:
    return sorted(str(getattr(chain, "pk", chain)) for chain in chains)


class TestADisabledSignIn:
    def test_is_told_to_each_clinic_that_the_person_works_for_and_to_the_platform(
        self, clinic, other_clinic, orthopaedist, platform_admin
    ):
        clinics.add_member(other_clinic, orthopaedist, by=None, role=Role.THERAPIST)
        clinics.change_user(orthopaedist, by=platform_admin, is_active=False)
        told = rows("user.changed")
        assert [chain for chain, _role, _target in told] == of(clinic, other_clinic, audit.PLATFORM)
        assert {row[1:] for row in told} == {("platform_admin", f"user:{orthopaedist.pk}")}
        assert list(audit.verify()) == []

    def test_is_told_to_a_clinic_where_the_role_begins_later(
        self, clinic, therapist, platform_admin
    ):
        place = therapist.memberships().get()
        type(place).objects.filter(pk=place.pk).update(since=today_in_utc() + timedelta(days=1))
        clinics.change_user(therapist, by=platform_admin, is_active=False)
        assert str(clinic.pk) in [chain for chain, *_ in rows("user.changed")]

    def test_is_none_of_the_business_of_a_clinic_that_was_left_or_treats_the_person(
        self, clinic, other_clinic, other_orthopaedist, clinic_admin, therapist, platform_admin
    ):
        own = make_patient(other_clinic, other_orthopaedist, "Thea", "Therapist")
        join(own, by=other_orthopaedist, email=therapist.email)
        clinics.end_membership(therapist.memberships().get(), by=clinic_admin)
        clinics.change_user(therapist, by=platform_admin, is_active=False)
        assert [chain for chain, *_ in rows("user.changed")] == [audit.PLATFORM]


class TestAKeyThatDoesNotHold:
    def refused(self, secret: str) -> list[tuple]:
        cache.clear()
        asked = Client(headers={"Authorization": f"Bearer {secret}"}).get("/api/v1/patients/")
        assert asked.status_code == 401
        return rows("key.refused")

    def test_of_a_system_is_told_to_its_clinic(self, clinic, clinic_admin):
        key = access_keys.make_system(
            clinic, by=clinic_admin, name="Lab", scopes=[Permission.READ_CHART], days=30
        )
        access_keys.revoke_key(key, by=clinic_admin)
        assert self.refused(key.secret) == [(str(clinic.pk), "", f"accesskey:{key.pk}")]

    def test_of_a_person_is_told_to_the_clinics_that_learnt_when_it_was_made(
        self, clinic, orthopaedist
    ):
        key = access_keys.make_key(
            by=orthopaedist, name="Diary", scopes=[Permission.READ_CHART], days=30
        )
        access_keys.revoke_key(key, by=orthopaedist)
        assert self.refused(key.secret) == [(str(clinic.pk), "", f"accesskey:{key.pk}")]
        assert [chain for chain, *_ in rows("key.made")] == [str(clinic.pk)]

    def test_of_nobody_is_told_to_the_platform(self, db):
        assert self.refused("sns_nothing") == [(audit.PLATFORM, "", "page:api:patients")]


class TestACodeThatDoesNotWork:
    def shown(self, code: str, browser=None) -> list[tuple]:
        cache.clear()
        (browser or Client()).post(reverse("join:code"), {"code": code})
        return rows("invitation.code_refused")

    def test_any_more_is_told_to_the_clinic_that_gave_it(self, patient, front_desk):
        sheet = invitations.invite_patient(patient, by=front_desk)
        invitations.withdraw(sheet, by=front_desk)
        assert self.shown(sheet.code) == [(str(patient.clinic_id), "", f"invitation:{sheet.pk}")]
        assert AuditEvent.objects.get(event="invitation.code_refused").patient == str(patient.pk)

    def test_of_nobody_is_told_to_the_platform(self, db):
        assert self.shown("AAAA-BBBB-CCCC-DDDD") == [(audit.PLATFORM, "", "page:join:code")]

    def test_of_nobody_by_somebody_signed_in_is_told_to_the_persons_own_clinic(
        self, as_user, runner
    ):
        assert self.shown("AAAA-BBBB-CCCC-DDDD", as_user(runner.user)) == [
            (str(runner.clinic_id), "patient", "page:join:code")
        ]


class TestTriesWhileJoining:
    def test_that_are_too_many_are_told_once_a_minute(self, db, monkeypatch):
        cache.clear()
        now = time.time()
        monkeypatch.setattr(time, "time", lambda: now)
        stranger = Client()
        for _try in range(35):
            answer = stranger.post(reverse("join:code"), {"code": "AAAA-BBBB-CCCC-DDDD"})
        assert answer.status_code == 429
        assert len(rows("invitation.code_refused")) == 30
        assert rows("invitation.too_often") == [(audit.PLATFORM, "", "page:join:code")]
        now += 61
        stranger.post(reverse("join:code"), {"code": "AAAA-BBBB-CCCC-DDDD"})
        assert len(rows("invitation.too_often")) == 2

    def test_with_a_code_of_a_clinic_are_told_to_it(self, sheet, monkeypatch):
        monkeypatch.setitem(limits.RATES, "birth_date", "1/5m/ip")
        browser = Client()
        for born in ("1985-03-20", "1985-03-19"):
            come_in(browser, sheet.code, born)
        told = [(str(sheet.clinic_id), "", f"invitation:{sheet.pk}")]
        assert rows("invitation.too_often") == told

    def test_with_a_wrong_code_from_the_mail_are_told_to_the_clinic_as_long_as_they_could_fit(
        self, sheet, patient, mailoutbox
    ):
        browser = Client()
        come_in(browser, sheet.code)
        browser.post(reverse("join:email"), {"email": "rita@patients.example"})
        for _wrong in range(8):
            browser.post(reverse("join:confirm"), {"code": "AAAA-BBBB-CCCC-DDDD"})
        told = [(str(sheet.clinic_id), "", f"invitation:{sheet.pk}")]
        assert rows("invitation.wrong_mail_code") == told * 5
        row = AuditEvent.objects.filter(event="invitation.wrong_mail_code").first()
        assert row.patient == str(patient.pk)


def test_strangers_at_closed_doors_leave_lines_in_the_log_and_no_row(clinic, patient, caplog):
    caplog.set_level(logging.INFO, "portal.access")
    before = AuditEvent.objects.count()
    closed = (
        reverse("clinic:chart", args=[patient.pk]),
        f"/api/v1/patients/{patient.pk}/",
        reverse("admin:patients_patient_changelist"),
    )
    answers = [Client().get(where).status_code for where in closed]
    assert answers == [302, 401, 302]
    assert AuditEvent.objects.count() == before
    lines = [line for line in caplog.records if line.name == "portal.access"]
    assert [(line.page, line.status, line.user) for line in lines] == [
        ("clinic:chart", 302, ""),
        ("api:patient", 401, ""),
        ("admin:patients_patient_changelist", 302, ""),
    ]


class TestARefusalThatConcernsNoRecord:
    def test_of_a_patient_is_told_to_the_clinic_and_names_the_role(self, as_user, runner):
        as_user(runner.user).get(reverse("clinic:home"))
        assert rows("refused.notfound") == [(str(runner.clinic_id), "patient", "page:clinic:home")]

    def test_over_rest_too(self, as_user, runner):
        answer = as_user(runner.user).post("/api/v1/evaluate/", {})
        assert answer.status_code == 403
        assert [chain for chain, *_ in rows("refused.notpermitted")] == [str(runner.clinic_id)]

    def test_of_staff_is_told_where_they_work_and_not_where_they_are_treated(
        self, clinic, therapist, other_clinic, other_orthopaedist
    ):
        other_clinic.name = "A practice before it in every list"
        other_clinic.save()
        own = make_patient(other_clinic, other_orthopaedist, "Thea", "Therapist")
        join(own, by=other_orthopaedist, email=therapist.email)
        with pytest.raises(NotPermitted):
            clinics.create_clinic(by=therapist, name="River", slug="river")
        assert [chain for chain, *_ in rows("refused.notpermitted")] == [str(clinic.pk)]

    def test_of_the_platforms_administrator_is_told_to_the_platform(self, clinic, platform_admin):
        clinics.add_member(clinic, platform_admin, by=None, role=Role.CLINIC_ADMIN)
        with pytest.raises(Exception, match="own door"):
            clinics.change_user(platform_admin, by=platform_admin, is_active=False)
        assert [chain for chain, *_ in rows("refused.invalid")] == [audit.PLATFORM]


def test_who_belongs_to_no_clinic_any_more_is_told_of_in_the_platforms_trail(
    as_user, clinic, clinic_admin
):
    gone = make_member(clinic, "Gus Gone", Role.THERAPIST)
    clinics.end_membership(gone.memberships().get(), by=clinic_admin)
    as_user(gone).get(reverse("clinic:home"))
    assert rows("refused.notfound") == [(audit.PLATFORM, "", "page:clinic:home")]
