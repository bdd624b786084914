"""A clinic closes the portal for a patient: sessions and keys end, the record is nobody's."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from patients.actions import access_keys, invitations
from patients.models import AccessKey, AuditEvent, Invitation
from patients.permissions import Permission
from patients.refusals import NotNow, NotPermitted
from portal.actions.closing import close_portal
from portal.actions.way_back import issue_way_back
from tests.conftest import join, make_patient
from tests.patients.pages import text
from tests.portal.factors import signs_in

pytestmark = pytest.mark.django_db

TODAY = reverse("mine:today")


@pytest.fixture
def page(runner):
    """Where the closing is asked and confirmed."""
    return reverse("clinic:close_portal", args=[runner.pk])


@pytest.fixture
def key(runner):
    """A program of the patient's."""
    return access_keys.make_key(
        by=runner.user, name="Diary", scopes=[Permission.READ_OWN_PLAN], days=9
    )


@pytest.fixture
def elsewhere(runner, other_clinic, other_orthopaedist):
    """The same person's record at the other clinic."""
    there = make_patient(other_clinic, other_orthopaedist, "Sam", "Signin", runner.birth_date)
    return join(there, by=other_orthopaedist, email="sam@patients.example")


def opens(key):
    bearing = {"Authorization": f"Bearer {key.secret}"}
    answer = Client(headers=bearing).get("/api/v1/patients/")
    return answer.json()["count"] if answer.status_code == 200 else answer.status_code


class TestAtOnce:
    def test_sessions_and_keys_end_and_nobody_is_the_patient(self, client, runner, front_desk, key):
        user = runner.user
        signs_in(client, user)
        assert client.get(TODAY).status_code == 200
        assert opens(key) == 1
        close_portal(runner, by=front_desk)
        assert client.get(TODAY).url.startswith(reverse("account_login"))
        assert opens(key) == 401
        assert not AccessKey.objects.working().exists()
        runner.refresh_from_db()
        assert runner.user is None
        signs_in(client, user)
        assert client.get(TODAY).status_code == 404

    def test_the_trail_says_by_whom(self, runner, front_desk):
        close_portal(runner, by=front_desk)
        event = AuditEvent.objects.get(event="portal.closed")
        assert (event.actor, event.patient) == (str(front_desk.pk), str(runner.pk))
        assert event.fields == ["user"]

    def test_a_sheet_that_was_handed_out_opens_nothing(self, runner, front_desk):
        sheet = issue_way_back(runner.user, by=front_desk, patient=runner)
        close_portal(runner, by=front_desk)
        assert Invitation.with_code(sheet.code) is None

    def test_the_patient_is_told_by_mail(
        self, runner, front_desk, django_capture_on_commit_callbacks
    ):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            close_portal(runner, by=front_desk)
        [letter] = mail.outbox
        assert letter.to == ["sam@patients.example"]
        assert "Harbour Spine Clinic has closed your access" in letter.body

    def test_it_is_opened_again_with_an_invitation(self, runner, front_desk):
        user = runner.user
        close_portal(runner, by=front_desk)
        runner.refresh_from_db()
        assert join(runner, by=front_desk, email="sam@patients.example").user == user


class TestTheRecordElsewhere:
    def test_stays_and_so_does_the_key_that_opens_it(
        self, client, runner, elsewhere, front_desk, key
    ):
        assert opens(key) == 2
        close_portal(runner, by=front_desk)
        elsewhere.refresh_from_db()
        assert elsewhere.user is not None
        assert opens(key) == 1
        signs_in(client, elsewhere.user)
        shown = text(client.get(TODAY))
        assert "Hill Practice" in shown
        assert "Harbour Spine Clinic" not in shown

    def test_is_not_spoken_of(self, as_user, runner, elsewhere, front_desk, page):
        with_it = text(as_user(front_desk).get(page))
        assert "Hill Practice" not in with_it


class TestWhoMay:
    @pytest.mark.parametrize("who", ["therapist", "clinic_admin", "platform_admin"])
    def test_not_who_opens_no_portal(self, request, runner, who):
        with pytest.raises(NotPermitted):
            close_portal(runner, by=request.getfixturevalue(who))
        runner.refresh_from_db()
        assert runner.user is not None

    def test_nobody_twice_and_nobody_without_a_sign_in(self, runner, patient, front_desk):
        close_portal(runner, by=front_desk)
        for each in (runner, patient):
            with pytest.raises(NotNow):
                close_portal(each, by=front_desk)


class TestThePage:
    def test_is_led_to_where_the_portal_is_open(self, as_user, front_desk, runner, patient, page):
        browser = as_user(front_desk)
        assert page in browser.get(reverse("patients:open_portal", args=[runner.pk])).text
        there = reverse("clinic:close_portal", args=[patient.pk])
        invitations.invite_patient(patient, by=front_desk)
        assert there not in browser.get(reverse("patients:open_portal", args=[patient.pk])).text
        assert browser.get(there).status_code == 409

    def test_says_what_will_happen_and_does_it(self, as_user, front_desk, runner, page):
        browser = as_user(front_desk)
        asked = text(browser.get(page))
        assert "sam@patients.example is signed out everywhere" in asked
        done = browser.post(page, follow=True)
        assert done.redirect_chain[-1][0] == reverse("patients:open_portal", args=[runner.pk])
        assert "The portal is closed for this patient." in text(done)
        assert "Make the sheet" in text(done)
