"""Whoever lost the phone or the password comes back with a sheet of the own clinic, and a proof."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from patients.models import AuditEvent, Invitation
from patients.refusals import NotNow, NotPermitted
from portal.actions import joining
from portal.actions.way_back import come_back, issue_way_back
from tests.conftest import PASSWORD, join, make_patient
from tests.patients.pages import text
from tests.portal.joining import come_in

pytestmark = pytest.mark.django_db

BACK = "/join/back/"
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
        assert "sam@patients.example" in text(client.get(BACK))
        assert client.post(BACK, {"password": NEW}).url == reverse("account_login")
        runner.user.refresh_from_db()
        assert runner.user.check_password(NEW)
        assert not Authenticator.objects.filter(user=runner.user).exists()
        assert AuditEvent.objects.filter(event="factor.forgotten").exists()
        assert Invitation.with_code(made.code) is None

    def test_is_let_back_by_no_other_birth_date(self, client, front_desk, runner):
        made = issue_way_back(runner.user, by=front_desk, patient=runner)
        come_in(client, made.code, "1990-07-02")
        assert client.post(BACK, {"password": NEW}).url == "/join/"

    def test_of_two_clinics_is_let_back_by_neither(
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
        assert client.post(BACK, {"password": PASSWORD}).url == reverse("account_login")
        assert not Authenticator.objects.filter(user=therapist).exists()

    def test_is_not_let_back_by_whoever_guesses(self, clinic, clinic_admin, therapist):
        made = issue_way_back(therapist, by=clinic_admin, clinic=clinic)
        assert not any(come_back(made, by=None, password="guessed") for _try in range(5))
        with pytest.raises(NotNow):
            come_back(made, by=None, password=PASSWORD)

    def test_who_works_elsewhere_too_or_runs_the_platform_asks_there(
        self, clinic, clinic_admin, other_orthopaedist, platform_admin
    ):
        for user in (other_orthopaedist, platform_admin, clinic_admin):
            with pytest.raises(NotPermitted):
                issue_way_back(user, by=clinic_admin, clinic=clinic)
