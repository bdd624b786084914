"""Nobody at the clinic becomes a patient alone: the mailbox is asked, and the patient is told."""

import pytest
from django.core import mail
from django.urls import reverse

from patients.models import AuditEvent
from patients.refusals import Invalid
from portal.actions.way_back import come_back, issue_way_back
from tests.conftest import PASSWORD, join
from tests.patients.pages import text
from tests.portal.joining import BORN, come_in, join_by_mail

pytestmark = pytest.mark.django_db

BACK, MAIL = "/join/back/", "/join/email/"
NEW = "my dog eats cake"
SAM = "sam@patients.example"
CONFIRM = reverse("join:confirm")


@pytest.fixture
def sheet(runner, front_desk):
    """The front desk prints it, and knows the birth date."""
    return issue_way_back(runner.user, by=front_desk, patient=runner)


@pytest.fixture
def by_name(patient, front_desk):
    """Rita has no address and signs in with a name."""
    return join(patient, by=front_desk)


class TestTheMailbox:
    def test_is_asked_of_a_patient_who_has_one(self, client, sheet, runner):
        come_in(client, sheet.code, "1990-07-01")
        assert client.post(BACK, {"password": NEW}).url == MAIL
        runner.user.refresh_from_db()
        assert runner.user.check_password(PASSWORD)
        with pytest.raises(Invalid):
            come_back(sheet, by=None, password=NEW)

    def test_is_the_patients_own_whatever_is_typed(self, client, sheet):
        come_in(client, sheet.code, "1990-07-01")
        client.post(MAIL, {"email": "front-desk@harbour.example"})
        assert [letter.to for letter in mail.outbox] == [[SAM]]
        assert "If you did not ask the clinic for a way back" in mail.outbox[0].body

    def test_lets_back_with_its_code_only(self, client, sheet, runner):
        come_in(client, sheet.code, "1990-07-01")
        client.post(MAIL)
        client.post(CONFIRM, {"code": "AAAA-BBBB-CCCC-DDDD"})
        assert client.post(BACK, {"password": NEW}).url == MAIL
        assert join_by_mail(client, SAM).url == BACK
        assert client.post(BACK, {"password": NEW}).url == reverse("account_login")
        runner.user.refresh_from_db()
        assert runner.user.check_password(NEW)

    def test_is_not_asked_of_a_patient_without_one(self, client, by_name, front_desk):
        sheet = issue_way_back(by_name.user, by=front_desk, patient=by_name)
        come_in(client, sheet.code, BORN)
        assert client.get(MAIL).url == BACK
        assert client.get(CONFIRM).url == BACK
        assert client.post(BACK, {"password": NEW}).url == reverse("account_login")

    def test_is_spoken_of_on_the_sheet(self, as_user, front_desk, runner, by_name):
        shown = {
            each: text(as_user(front_desk).post(reverse("clinic:patient_way_back", args=[each.pk])))
            for each in (runner, by_name)
        }
        assert "have your mailbox at hand" in shown[runner]
        assert "You need no email address." not in shown[runner]
        assert "You need no email address." in shown[by_name]
        assert "mailbox" not in shown[by_name]


class TestAMail:
    @pytest.fixture
    def told(self, django_capture_on_commit_callbacks):
        """The mails that go out with a deed."""

        def during(deed, *args, **kwargs):
            with django_capture_on_commit_callbacks(execute=True):
                done = deed(*args, **kwargs)
            letters, mail.outbox[:] = list(mail.outbox), []
            return done, letters

        return during

    def test_says_that_a_sheet_was_made_and_that_it_was_used(self, told, runner, front_desk):
        sheet, [made] = told(issue_way_back, runner.user, by=front_desk, patient=runner)
        assert made.to == [SAM]
        assert "Harbour Spine Clinic has printed a sheet" in made.body
        assert sheet.code not in made.body
        _user, [used] = told(come_back, sheet, by=None, password=NEW, email=SAM)
        assert used.to == [SAM]
        assert "Your access to the portal was set up anew" in used.body

    def test_goes_to_the_address_in_the_record_where_the_sign_in_has_none(
        self, told, by_name, front_desk
    ):
        by_name.email = "rita@patients.example"
        by_name.save()
        sheet, [made] = told(issue_way_back, by_name.user, by=front_desk, patient=by_name)
        _user, [used] = told(come_back, sheet, by=None, password=NEW)
        assert made.to == used.to == ["rita@patients.example"]

    def test_goes_to_nobody_where_there_is_no_address(self, told, by_name, front_desk):
        sheet, letters = told(issue_way_back, by_name.user, by=front_desk, patient=by_name)
        assert letters == []
        assert told(come_back, sheet, by=None, password=NEW)[1] == []

    def test_goes_to_a_colleague_too(self, told, therapist, clinic, clinic_admin):
        sheet, [made] = told(issue_way_back, therapist, by=clinic_admin, clinic=clinic)
        nobody, letters = told(come_back, sheet, by=None, password="guessed")
        assert (nobody, letters) == (None, [])
        _user, [used] = told(come_back, sheet, by=None, password=PASSWORD)
        assert made.to == used.to == [therapist.email]


def test_a_sheet_that_nobody_used_is_shown_and_withdrawn(as_user, front_desk, runner, sheet):
    browser = as_user(front_desk)
    page = reverse("patients:open_portal", args=[runner.pk])
    assert "A sheet for a new way in was made on" in text(browser.get(page))
    browser.post(reverse("patients:withdraw_invitation", args=[runner.pk]))
    assert "A sheet for a new way in was made on" not in text(browser.get(page))
    assert AuditEvent.objects.get(event="invitation.withdrawn").patient == str(runner.pk)
