"""What Django's admin writes, it writes through actions: clinics, members, users."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from patients.actions import clinics
from patients.models import AuditEvent, Clinic, Invitation
from patients.permissions import Role
from patients.refusals import Invalid, NotPermitted
from tests.conftest import PASSWORD, make_clinic, make_member, make_patient
from tests.portal.admin_addresses import lists, page

pytestmark = pytest.mark.django_db


class TestClinics:
    SETTINGS = {
        "name": "River Practice",
        "time_zone": "Europe/Warsaw",
        "emergency_number": "112",
        "phone": "",
        "opening_hours": "",
        "privacy_notice": "",
        "paid_by": "",
        "code_system": "icd10cm",
        "retention_years": "20",
        "languages": ["en"],
        "seen": "1",
    }

    def test_are_added_by_the_platform_through_the_action(self, as_user, platform_admin):
        answer = as_user(platform_admin).post(
            reverse("admin:patients_clinic_add"), {**self.SETTINGS, "slug": "river"}, follow=True
        )
        clinic = Clinic.objects.get(slug="river")
        assert "added successfully" in answer.text
        event = AuditEvent.objects.get(event="clinic.created", chain=str(clinic.pk))
        assert event.actor == str(platform_admin.pk)
        assert not LogEntry.objects.exists()

    def test_that_cannot_be_are_refused_beside_the_field_as_typed(self, as_user, platform_admin):
        typed = {**self.SETTINGS, "slug": "river", "time_zone": "Europe/Nowhere"}
        answer = as_user(platform_admin).post(reverse("admin:patients_clinic_add"), typed)
        assert "Enter a time zone such as Europe/Warsaw." in answer.text
        assert "Europe/Nowhere" in answer.text
        assert not Clinic.objects.filter(slug="river").exists()

    def test_are_changed_by_those_who_run_them(self, as_user, clinic, clinic_admin):
        as_user(clinic_admin).post(page(clinic), {**self.SETTINGS, "slug": "taken-over"})
        clinic.refresh_from_db()
        assert (clinic.name, clinic.slug) == ("River Practice", "harbour")
        event = AuditEvent.objects.get(event="clinic.changed")
        assert event.fields == ["name"]
        assert event.actor == str(clinic_admin.pk)

    def test_of_others_do_not_exist(self, as_user, clinic_admin, other_clinic):
        browser = as_user(clinic_admin)
        assert browser.get(page(other_clinic)).status_code == 404
        assert browser.post(page(other_clinic), self.SETTINGS).status_code == 404
        assert "Hill Practice" not in browser.get(lists("patients_clinic")).text

    def test_are_seen_but_not_run_by_the_platform(self, as_user, clinic, platform_admin):
        browser = as_user(platform_admin)
        assert browser.get(page(clinic)).status_code == 200
        assert browser.post(page(clinic), self.SETTINGS).status_code == 403
        clinic.refresh_from_db()
        assert clinic.name == "Harbour Spine Clinic"

    def test_are_not_added_by_those_who_run_one(self, as_user, clinic_admin):
        answer = as_user(clinic_admin).post(
            reverse("admin:patients_clinic_add"), {**self.SETTINGS, "slug": "river"}
        )
        assert answer.status_code == 403
        assert not Clinic.objects.filter(slug="river").exists()

    def test_are_never_deleted(self, as_user, clinic, clinic_admin, platform_admin):
        for user in (clinic_admin, platform_admin):
            assert as_user(user).post(page(clinic, "delete"), {"post": "yes"}).status_code == 405
        assert Clinic.objects.filter(pk=clinic.pk).exists()


class TestMembers:
    def test_are_not_added_here(self, as_user, clinic_admin, platform_admin):
        for user in (clinic_admin, platform_admin):
            assert as_user(user).get(reverse("admin:patients_membership_add")).status_code == 403

    def test_end_on_a_day_through_the_action(self, as_user, clinic_admin, therapist):
        membership = therapist.memberships().get()
        day = timezone.localdate() + timedelta(days=3)
        answer = as_user(clinic_admin).post(page(membership), {"until": day.isoformat()})
        assert answer.status_code == 302
        membership.refresh_from_db()
        assert membership.until == day
        assert AuditEvent.objects.get(event="member.ended").actor == str(clinic_admin.pk)

    def test_who_answer_for_patients_are_sent_to_the_page_that_hands_them_over(
        self, as_user, clinic, clinic_admin, orthopaedist
    ):
        make_patient(clinic, orthopaedist, responsible=orthopaedist)
        membership = orthopaedist.memberships().get()
        today = timezone.localdate().isoformat()
        answer = as_user(clinic_admin).post(page(membership), {"until": today})
        assert "on the portal&#x27;s page “People”, press “Leaves”." in answer.text
        assert orthopaedist.memberships().exists()

    def test_do_not_end_before_they_began(self, as_user, clinic_admin, therapist):
        membership = therapist.memberships().get()
        answer = as_user(clinic_admin).post(page(membership), {"until": "2001-01-01"})
        assert "The last day must not lie before the first." in answer.text
        membership.refresh_from_db()
        assert membership.until is None

    def test_of_another_clinic_do_not_exist(self, as_user, clinic_admin, other_orthopaedist):
        membership = other_orthopaedist.memberships().get()
        browser = as_user(clinic_admin)
        assert browser.get(page(membership)).status_code == 404
        assert browser.post(page(membership), {"until": "2030-01-01"}).status_code == 404
        assert "Otto Elsewhere" not in browser.get(lists("patients_membership")).text

    def test_are_shown_to_the_platform_only_where_they_run_a_clinic(
        self, as_user, platform_admin, clinic_admin, therapist
    ):
        browser = as_user(platform_admin)
        shown = browser.get(lists("patients_membership")).text
        assert "Ada Admin" in shown
        assert "Thea Therapist" not in shown
        assert browser.post(page(clinic_admin.memberships().get()), {}).status_code == 403


class TestInvitations:
    ADD = "admin:patients_invitation_add"

    def test_to_run_a_new_clinic_are_the_platforms(
        self, as_user, platform_admin, django_capture_on_commit_callbacks
    ):
        clinic = make_clinic("River Practice", "river")
        form = {"clinic": str(clinic.pk), "email": "a@river.example", "name": "Ada River"}
        with django_capture_on_commit_callbacks(execute=True):
            answer = as_user(platform_admin).post(reverse(self.ADD), form)
        assert answer.status_code == 302
        invitation = Invitation.objects.get()
        assert (invitation.role, invitation.clinic) == ("clinic_admin", clinic)
        [letter] = mail.outbox
        assert "http://testserver/join/#" in letter.body
        shown = as_user(platform_admin).get(page(invitation)).text
        assert "a@river.example" in shown
        assert invitation.code_digest not in shown

    def test_are_not_the_clinics_here(self, as_user, clinic, clinic_admin):
        assert as_user(clinic_admin).get(reverse(self.ADD)).status_code == 403


class TestUsers:
    def test_are_not_added_here(self, as_user, platform_admin):
        assert as_user(platform_admin).get(reverse("admin:portal_user_add")).status_code == 403

    def test_are_shut_out_by_the_platform(self, as_user, platform_admin, therapist, client):
        as_user(platform_admin).post(page(therapist), {"name": therapist.name})
        therapist.refresh_from_db()
        assert not therapist.is_active
        told = AuditEvent.objects.filter(event="user.changed")
        assert [event.fields for event in told] == [["is_active"]] * 2  # the clinic, the platform
        assert not client.login(email=therapist.email, password=PASSWORD)

    def test_do_not_shut_their_own_door(self, as_user, platform_admin):
        typed = {"name": "Pat", "is_platform_admin": "on"}
        answer = as_user(platform_admin).post(page(platform_admin), typed)
        assert "You cannot shut your own door." in answer.text
        platform_admin.refresh_from_db()
        assert platform_admin.is_active
        assert platform_admin.name == "Pat Platform"

    def test_who_are_only_patients_are_not_shown(self, as_user, platform_admin, runner, therapist):
        browser = as_user(platform_admin)
        shown = browser.get(lists("portal_user")).text
        assert therapist.email in shown
        assert runner.user.email not in shown
        assert browser.get(page(runner.user)).status_code == 404

    def test_are_not_changed_past_the_platform(self, clinic_admin, therapist):
        with pytest.raises(NotPermitted):
            clinics.change_user(therapist, by=clinic_admin, is_active=False)


class TestSystems:
    @pytest.fixture
    def system(self, clinic):
        """The laboratory's."""
        return make_member(clinic, "Lab", Role.SYSTEM)

    def test_do_not_administer_the_platform(self, as_user, platform_admin, system):
        typed = {"name": "Lab", "is_active": "on", "is_platform_admin": "on"}
        answer = as_user(platform_admin).post(page(system), typed)
        assert answer.status_code == 200
        assert "The platform is administered by people only." in answer.text
        system.refresh_from_db()
        assert not system.is_platform_admin
        refusal = AuditEvent.objects.get(event="refused.invalid")
        assert refusal.target == "patients.clinics.change_user"

    def test_are_not_made_as_its_administrators_either(self):
        flags = {"is_system": True, "is_platform_admin": True}
        with pytest.raises(Invalid, match="administered by people only"):
            clinics.create_user(by=None, email="x@x.example", name="X", password=None, **flags)

    def test_are_renamed_and_shut_out_as_ever(self, as_user, platform_admin, system):
        as_user(platform_admin).post(page(system), {"name": "Laboratory"})
        system.refresh_from_db()
        assert (system.name, system.is_active) == ("Laboratory", False)
