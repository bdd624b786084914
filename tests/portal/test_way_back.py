"""Whoever lost the phone or the password comes back with a sheet of the own clinic, and a proof."""

from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from patients import audit
from patients.actions import access_keys, clinics, invitations, people
from patients.models import AuditEvent, Invitation
from patients.models.clinic import today_in_utc
from patients.permissions import Permission
from patients.refusals import NotNow, NotPermitted
from portal.actions import joining
from portal.actions.way_back import come_back, issue_way_back
from tests.conftest import PASSWORD, join, make_patient
from tests.patients.pages import text
from tests.portal.joining import BORN, come_in, join_by_mail

pytestmark = pytest.mark.django_db

BACK, MAIL = "/join/back/", "/join/email/"
NEW = "my dog eats cake"


def with_a_phone(user):
    """The app on the phone that is lost."""
    return Authenticator.objects.create(user=user, type="totp", data={"secret": "x"})


class TestAPatient:
    def test_comes_back_with_sheet_and_birth_date_and_a_new_password(
        self, as_user, client, front_desk, runner
    ):
        with_a_phone(runner.user)
        page = reverse("clinic:patient_way_back", args=[runner.pk])
        made = as_user(front_desk).post(page).context["invitation"]
        assert made.code
        client.logout()
        come_in(client, made.code, "1990-07-01")
        assert client.get(reverse("join:how")).url == BACK
        assert client.get(BACK).url == MAIL
        assert "sam@patients.example" in text(client.get(MAIL))
        assert join_by_mail(client, "sam@patients.example").url == BACK
        assert "sam@patients.example" in text(client.get(BACK))
        assert client.post(BACK, {"password": NEW}).url == reverse("account_login")
        runner.user.refresh_from_db()
        assert runner.user.check_password(NEW)
        assert not Authenticator.objects.filter(user=runner.user).exists()
        assert AuditEvent.objects.filter(event="factor.forgotten").exists()
        assert Invitation.with_code(made.code) is None

    def test_leaves_no_access_key_behind_that_works(self, front_desk, runner):
        key = access_keys.make_key(
            by=runner.user, name="Diary", scopes=[Permission.READ_OWN_PLAN], days=9
        )
        sheet = issue_way_back(runner.user, by=front_desk, patient=runner)
        come_back(sheet, by=None, password=NEW, email="sam@patients.example")
        key.refresh_from_db()
        assert key.is_revoked

    def test_is_let_back_by_no_other_birth_date(self, client, front_desk, runner):
        made = issue_way_back(runner.user, by=front_desk, patient=runner)
        come_in(client, made.code, "1990-07-02")
        assert client.post(BACK, {"password": NEW}).url == "/join/"

    def test_whose_birth_date_was_corrected_on_the_way_gives_the_new_one(
        self, client, front_desk, runner
    ):
        made = issue_way_back(runner.user, by=front_desk, patient=runner)
        come_in(client, made.code, "1990-07-01")
        people.change_contact(
            runner, by=front_desk, seen=runner.version, birth_date=date(1990, 7, 2)
        )
        assert client.post(BACK, {"password": NEW}).url == "/join/"
        come_in(client, made.code, "1990-07-02")
        assert client.get(BACK).url == MAIL

    def test_of_two_clinics_with_mail_is_let_back_by_neither(
        self, runner, front_desk, other_clinic, other_orthopaedist
    ):
        there = make_patient(other_clinic, other_orthopaedist, "Sam", "Signin", runner.birth_date)
        join(there, by=other_orthopaedist, email="sam@patients.example")
        with pytest.raises(NotPermitted):
            issue_way_back(runner.user, by=front_desk, patient=runner)
        with pytest.raises(NotPermitted):
            issue_way_back(runner.user, by=other_orthopaedist, patient=there)

    def test_does_not_use_the_sheet_to_join(self, runner, front_desk, orthopaedist):
        made = issue_way_back(runner.user, by=front_desk, patient=runner)
        with pytest.raises(NotNow):
            joining.accept(made, by=orthopaedist)


class TestAPatientOfTwoClinicsWithoutMail:
    """Each clinic answers for its own record: it gets a sign-in of its own, the other keeps its."""

    @pytest.fixture
    def here(self, patient, front_desk):
        """Rita's record here, with a name to sign in with and a phone."""
        joined = join(patient, by=front_desk)
        with_a_phone(joined.user)
        return joined

    @pytest.fixture
    def there(self, here, other_clinic, other_orthopaedist):
        """The one elsewhere, under the same sign-in."""
        born = here.birth_date
        patient = make_patient(other_clinic, other_orthopaedist, "Rita", "Runner", born)
        invitation = invitations.invite_patient(patient, by=other_orthopaedist)
        joining.accept(invitation, by=here.user, birth_date=born)
        patient.refresh_from_db()
        return patient

    def comes_back(self, client, sheet):
        come_in(client, sheet.code, BORN)
        return client.post(BACK, {"password": NEW})

    def test_comes_back_to_the_record_of_the_clinic_that_gave_the_sheet(
        self, as_user, client, front_desk, here, there
    ):
        old = here.user
        page = reverse("clinic:patient_way_back", args=[here.pk])
        shown = as_user(front_desk).post(page)
        assert "other clinic" not in text(shown)
        client.logout()
        come_in(client, shown.context["invitation"].code, BORN)
        assert "you get a new name to sign in with here" in text(client.get(BACK))
        welcome = client.post(BACK, {"password": NEW}, follow=True)
        here.refresh_from_db()
        assert here.user != old
        assert here.user.sign_in_name in welcome.text
        assert client.get(reverse("mine:today")).status_code == 200
        assert list(here.user.patients()) == [here]
        client.logout()
        client.post(reverse("account_login"), {"login": here.user.sign_in_name, "password": NEW})
        assert client.get(reverse("home")).url == reverse("mine:today")

    def test_changes_nothing_for_the_other_clinic(self, client, front_desk, here, there):
        old = here.user
        self.comes_back(client, issue_way_back(old, by=front_desk, patient=here))
        old.refresh_from_db()
        there.refresh_from_db()
        assert there.user == old
        assert list(old.patients()) == [there]
        assert old.check_password(PASSWORD)
        assert Authenticator.objects.filter(user=old).exists()

    def test_leaves_a_row_in_both_trails(self, client, front_desk, here, there):
        old = here.user
        self.comes_back(client, issue_way_back(old, by=front_desk, patient=here))
        here.refresh_from_db()
        [moved] = AuditEvent.objects.filter(event="portal.moved")
        assert (moved.chain, moved.patient) == (str(here.clinic_id), str(here.pk))
        assert (moved.actor, moved.fields) == (str(here.user.pk), ["user"])
        [parted] = AuditEvent.objects.filter(event="portal.parted")
        assert (parted.chain, parted.patient) == (str(there.clinic_id), str(there.pk))
        assert (parted.actor, parted.target) == ("", f"user:{old.pk}")
        assert list(audit.verify()) == []

    def test_comes_back_to_the_other_one_with_a_sheet_from_there(
        self, client, front_desk, other_orthopaedist, here, there
    ):
        old = here.user
        self.comes_back(client, issue_way_back(old, by=front_desk, patient=here))
        client.logout()
        self.comes_back(client, issue_way_back(old, by=other_orthopaedist, patient=there))
        old.refresh_from_db()
        assert old.check_password(NEW)

    def test_is_let_back_by_no_other_birth_date(self, client, front_desk, here, there):
        made = issue_way_back(here.user, by=front_desk, patient=here)
        come_in(client, made.code, "1985-03-22")
        assert client.post(BACK, {"password": NEW}).url == "/join/"
        here.refresh_from_db()
        assert here.user == there.user

    def test_is_not_let_back_by_a_sheet_whose_maker_left(self, front_desk, here, there):
        made = issue_way_back(here.user, by=front_desk, patient=here)
        front_desk.memberships().update(until=today_in_utc())
        with pytest.raises(NotPermitted):
            come_back(made, by=None, password=NEW)
        here.refresh_from_db()
        assert here.user == there.user


def test_a_sheet_does_not_open_a_record_that_was_joined_after_it_was_made(
    client, runner, front_desk, other_clinic, other_orthopaedist
):
    old = runner.user
    made = issue_way_back(old, by=front_desk, patient=runner)
    there = make_patient(other_clinic, other_orthopaedist, "Sam", "Signin", runner.birth_date)
    join(there, by=other_orthopaedist, email="sam@patients.example")
    new = come_back(made, by=None, password=NEW, email="sam@patients.example")
    assert list(new.patients()) == [runner]
    old.refresh_from_db()
    assert old.check_password(PASSWORD)
    assert list(old.patients()) == [there]


class TestAColleague:
    def test_comes_back_with_sheet_and_password(self, as_user, client, clinic_admin, therapist):
        with_a_phone(therapist)
        page = reverse("clinic:member_way_back", args=[therapist.pk])
        made = as_user(clinic_admin).post(page).context["invitation"]
        client.logout()
        client.post("/join/", {"code": made.code})
        wrong = client.post(BACK, {"password": "guessed"})
        assert "This is not your password." in text(wrong)
        assert Authenticator.objects.filter(user=therapist).exists()
        assert client.post(BACK, {"password": PASSWORD}).url == reverse("mfa_index")
        assert not Authenticator.objects.filter(user=therapist).exists()

    def test_is_not_let_back_by_whoever_guesses(self, clinic, clinic_admin, therapist):
        made = issue_way_back(therapist, by=clinic_admin, clinic=clinic)
        assert not any(come_back(made, by=None, password="guessed") for _try in range(5))
        with pytest.raises(NotNow):
            come_back(made, by=None, password=PASSWORD)

    @pytest.mark.parametrize("joins_as", ["staff", "patient"])
    def test_who_joined_elsewhere_after_the_sheet_was_made_asks_there(
        self, client, clinic, clinic_admin, therapist, other_clinic, other_orthopaedist, joins_as
    ):
        with_a_phone(therapist)
        made = issue_way_back(therapist, by=clinic_admin, clinic=clinic)
        if joins_as == "staff":
            clinics.add_member(other_clinic, therapist, by=None, role="therapist")
        else:
            there = make_patient(other_clinic, other_orthopaedist, "Thea", "Therapist")
            join(there, by=other_orthopaedist, email=therapist.email)
        client.post("/join/", {"code": made.code})
        shown = client.post(BACK, {"password": PASSWORD})
        assert shown.context["refusal"] == joining.NOT_VALID
        assert Authenticator.objects.filter(user=therapist).exists()
        with pytest.raises(NotPermitted):
            come_back(made, by=None, password=PASSWORD)

    def test_who_works_elsewhere_too_or_runs_the_platform_asks_there(
        self, clinic, clinic_admin, other_orthopaedist, platform_admin
    ):
        for user in (other_orthopaedist, platform_admin, clinic_admin):
            with pytest.raises(NotPermitted):
                issue_way_back(user, by=clinic_admin, clinic=clinic)
