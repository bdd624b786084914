"""Whom the hospital does not let in: strangers, the platform, people of other clinics."""

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from patients.actions import clinics
from patients.models import AuditEvent
from portal.models import User
from tests.conftest import join, make_member, make_patient
from tests.portal.hospital import signed_in
from tests.portal.test_out_of_reach import comparable

pytestmark = pytest.mark.django_db


def events(name: str) -> list[AuditEvent]:
    return list(AuditEvent.objects.filter(event=name))


class TestEverybodyElse:
    @pytest.fixture(
        params=[
            "unknown",
            "unverified",
            "no address",
            "patient",
            "disabled",
            "left",
            "system",
            "platform",
            "platform and member",
        ]
    )
    def outsider(self, request, hospital, doctor, runner, clinic, registrar, platform_admin):
        """Somebody with an account at the hospital and no business here."""
        person = hospital.person
        if request.param == "unknown":
            person["email"] = "nobody@hospital.example"
        elif request.param == "unverified":
            person["email_verified"] = False
        elif request.param == "no address":
            del person["email"], person["email_verified"]
        elif request.param == "patient":
            person["email"] = runner.user.email
        elif request.param == "disabled":
            User.objects.filter(pk=doctor.pk).update(is_active=False)
        elif request.param == "left":
            person["email"] = make_member(clinic, "Gone Gary").email
        elif request.param == "platform":
            person["email"] = platform_admin.email
        elif request.param == "platform and member":
            User.objects.filter(pk=doctor.pk).update(is_platform_admin=True)
        else:
            User.objects.filter(pk=doctor.pk).update(is_system=True)

    def test_reads_the_same_page_and_gets_no_session(self, client, comes, outsider, hospital):
        users = User.objects.count()
        answer = comes()
        assert answer.status_code == 403
        assert "Ask your clinic" in answer.text
        same = Client()
        hospital.person |= {"sub": "0", "email": "another@hospital.example"}
        assert comparable(comes(same)) == comparable(answer)
        assert signed_in(client) is None
        assert User.objects.count() == users
        assert not SocialAccount.objects.exists()

    def test_stands_in_the_trail_as_a_refusal(self, comes, outsider):
        comes()
        (event,) = events("signin.refused")
        assert event.actor == ""
        assert "@" not in event.target
        assert events("signin.connected") == events("signin.done") == []

    @pytest.mark.parametrize("truth", ["true", 1, None, "yes"])
    def test_verified_means_true_and_nothing_like_it(self, comes, doctor, hospital, truth):
        hospital.person["email_verified"] = truth
        assert comes().status_code == 403

    def test_whoever_leaves_is_shut_out_also_when_connected(
        self, client, comes, doctor, registrar, clinic
    ):
        comes()
        client.logout()
        for membership in doctor.memberships():
            clinics.end_membership(membership, by=registrar)
        assert comes().status_code == 403
        assert signed_in(client) is None


class TestTheClinicsItSpeaksFor:
    @pytest.fixture(autouse=True)
    def _harbour(self, settings, clinic):
        """The provider is that of the harbour's clinic alone."""
        settings.OIDC_CLINICS = [clinic.slug]

    def test_open_to_their_own_people(self, client, comes, doctor):
        comes()
        assert signed_in(client) == str(doctor.pk)

    def test_are_not_those_of_others(self, client, comes, hospital, other_orthopaedist):
        hospital.person["email"] = other_orthopaedist.email
        answer = comes()
        assert answer.status_code == 403
        assert "Ask your clinic" in answer.text
        assert signed_in(client) is None

    def test_are_all_that_a_sign_in_opens(self, client, comes, doctor, other_clinic):
        comes()
        client.logout()
        clinics.add_member(other_clinic, doctor, by=None, role="therapist")
        assert comes().status_code == 403
        assert signed_in(client) is None

    def test_do_not_include_the_one_where_somebody_is_a_patient(
        self, client, comes, doctor, other_clinic, other_orthopaedist
    ):
        own = make_patient(other_clinic, other_orthopaedist, "Olive", "Ortho")
        join(own, by=other_orthopaedist, email=doctor.email)
        assert comes().status_code == 403

    def test_are_all_clinics_unless_some_are_named(
        self, client, comes, hospital, other_orthopaedist, settings
    ):
        settings.OIDC_CLINICS = []
        hospital.person["email"] = other_orthopaedist.email
        comes()
        assert signed_in(client) == str(other_orthopaedist.pk)
