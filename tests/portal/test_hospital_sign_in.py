"""Staff sign in with their account at the hospital; its word recognises people and makes none."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test import Client
from django.urls import reverse

from patients.models import AuditEvent
from patients.refusals import NotPermitted
from portal.actions import hospital as deeds
from tests.portal.hospital import BACK, CLIENT_SECRET, START, signed_in

pytestmark = pytest.mark.django_db


def events(name: str) -> list[AuditEvent]:
    return list(AuditEvent.objects.filter(event=name))


class TestTheButton:
    def test_stands_only_where_a_hospital_is_named(self, client, hospital):
        shown = client.get(reverse("account_login")).text
        assert "Sign in with Harbour Hospital" in shown
        assert f'action="{START}"' in shown

    def test_is_absent_otherwise_and_its_addresses_lead_to_the_way_in(self, client):
        assert START not in client.get(reverse("account_login")).text
        assert client.post(START).url == reverse("account_login")
        assert client.get(BACK, {"code": "c", "state": "s"}).url == reverse("account_login")

    def test_begins_by_a_posted_form_with_its_token(self, client, hospital):
        assert client.get(START).status_code == 405
        assert Client(enforce_csrf_checks=True).post(START).status_code == 403
        assert hospital.asked == []

    def test_asks_for_little_with_a_state_a_nonce_and_half_a_secret(self, client, hospital):
        where = client.post(START).url
        assert where.startswith(f"{hospital.issuer}/authorize?")
        hospital.signs_in(where)
        asked = hospital.granted["code-0"]
        assert set(asked["scope"].split()) == {"openid", "email", "profile"}
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        assert asked["redirect_uri"] == f"http://testserver{BACK}"
        assert min(len(asked[name]) for name in ("state", "nonce", "code_challenge")) >= 16

    def test_takes_no_more_scopes_or_parameters_from_outside(self, client, hospital):
        where = client.post(f"{START}?scope=admin&auth_params=prompt%3Dnone&process=connect").url
        assert "admin" not in where
        assert "prompt" not in where


class TestSomebodyWhoWorksHere:
    def test_is_recognised_by_the_verified_address(self, client, comes, doctor):
        answer = comes()
        assert answer.status_code == 302
        assert answer.url == reverse("home")
        assert signed_in(client) == str(doctor.pk)

    def test_is_recognised_by_an_address_that_only_userinfo_tells(
        self, client, comes, doctor, hospital
    ):
        hospital.in_token = False
        comes()
        assert signed_in(client) == str(doctor.pk)
        assert "/userinfo" in hospital.asked

    def test_goes_on_to_the_page_asked_for(self, comes, doctor):
        assert comes(next="/guideline/").url == "/guideline/"

    @pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.x"])
    def test_is_led_nowhere_else(self, comes, doctor, elsewhere):
        assert comes(next=elsewhere).url == reverse("home")

    def test_gets_a_new_session(self, client, comes, doctor):
        """ASVS 7.2.4."""
        client.post(START)
        before = client.session.session_key
        comes()
        assert before
        assert client.session.session_key != before

    def test_is_known_afterwards_by_number_whatever_the_address(
        self, client, comes, doctor, hospital, therapist
    ):
        comes()
        client.logout()
        hospital.person["email"] = therapist.email
        comes()
        assert signed_in(client) == str(doctor.pk)
        client.logout()
        hospital.person |= {"email": "nobody@hospital.example", "email_verified": False}
        comes()
        assert signed_in(client) == str(doctor.pk)
        doctor.refresh_from_db()
        assert doctor.email == "olive.ortho@harbour.example"

    def test_an_address_given_to_somebody_new_opens_nobody_elses_account(
        self, client, comes, doctor, hospital
    ):
        comes()
        client.logout()
        hospital.person["sub"] = "somebody new"
        assert comes().status_code == 403
        assert signed_in(client) is None

    def test_the_same_number_at_another_provider_is_somebody_else(
        self, client, comes, doctor, hospital
    ):
        deeds.connect(doctor, by=doctor, issuer="https://id.elsewhere.example", subject="4711")
        hospital.person["email"] = ""
        assert comes().status_code == 403

    def test_nothing_that_the_provider_told_is_kept(self, client, comes, doctor):
        comes()
        client.logout()
        comes()
        account = SocialAccount.objects.get()
        assert (account.user, account.uid, account.extra_data) == (doctor, "4711", {})
        assert not SocialToken.objects.exists()

    def test_stands_in_the_trail(self, comes, doctor, clinic):
        comes()
        for name in ("signin.connected", "signin.done"):
            (event,) = events(name)
            assert (event.actor, event.chain) == (str(doctor.pk), str(clinic.pk))

    def test_is_told_by_mail_the_first_time(self, client, comes, doctor, mailoutbox):
        comes()
        client.logout()
        comes()
        [letter] = mailoutbox
        assert letter.to == [doctor.email]
        assert "through your hospital for the first time" in letter.body

    def test_can_be_disconnected_when_the_hospital_made_a_new_account(
        self, client, comes, doctor, hospital
    ):
        comes()
        client.logout()
        hospital.person["sub"] = "a new number"
        call_command("disconnect_sign_in", doctor.email)
        assert events("signin.disconnected")
        comes()
        assert signed_in(client) == str(doctor.pk)

    def test_nobody_connects_or_disconnects_somebody_else(self, doctor, therapist):
        with pytest.raises(NotPermitted):
            deeds.connect(doctor, by=therapist, issuer="https://id.example", subject="1")
        with pytest.raises(NotPermitted):
            deeds.disconnect(doctor, by=doctor)
        with pytest.raises(CommandError, match="Nobody signs in"):
            call_command("disconnect_sign_in", "nobody@hospital.example")


class TestTheSecondFactor:
    SAYS = ({"amr": ["pwd", "mfa"]}, {"acr": "phr"}, {"acr": "https://refeds.org/profile/mfa"})
    SILENT = ({}, {"amr": ["pwd"]}, {"amr": "mfa"}, {"acr": "1"}, {"acr": ["phr"]}, {"amr": None})

    @staticmethod
    def counted(browser: Client) -> bool:
        notes = browser.session["account_authentication_methods"]
        return "mfa" in {note["method"] for note in notes}

    @pytest.mark.parametrize("says", SAYS)
    def test_is_the_hospitals_where_it_says_so_and_we_agreed(
        self, client, comes, doctor, hospital, settings, says
    ):
        settings.OIDC_SECOND_FACTOR = True
        hospital.token = says
        comes()
        assert self.counted(client)

    @pytest.mark.parametrize("says", SAYS)
    def test_is_ours_unless_we_agreed(self, client, comes, doctor, hospital, says):
        hospital.token = says
        comes()
        assert not self.counted(client)

    @pytest.mark.parametrize("says", SILENT)
    def test_is_ours_where_the_hospital_does_not_say_so(
        self, client, comes, doctor, hospital, settings, says
    ):
        settings.OIDC_SECOND_FACTOR = True
        hospital.token = says
        comes()
        assert not self.counted(client)

    def test_is_never_counted_from_what_is_not_signed(
        self, client, comes, doctor, hospital, settings
    ):
        settings.OIDC_SECOND_FACTOR = True
        hospital.in_token, hospital.userinfo = False, {"amr": ["mfa"]}
        comes()
        assert signed_in(client)
        assert not self.counted(client)

    @pytest.mark.parametrize("agreed", [True, False])
    def test_owned_here_is_asked_for_unless_the_hospitals_counts(
        self, client, comes, doctor, hospital, settings, agreed
    ):
        TOTP.activate(doctor, generate_totp_secret())
        settings.OIDC_SECOND_FACTOR = agreed
        hospital.token = {"amr": ["mfa"]}
        answer = comes()
        assert answer.url == reverse("home" if agreed else "mfa_authenticate")
        assert (signed_in(client) is not None) is agreed


def test_whoever_is_signed_in_stays_who_they_are(client, hospital, doctor, therapist):
    brought = hospital.signs_in(client.post(START).url)
    client.force_login(therapist)
    assert client.get(BACK, brought).url == reverse("account_login")
    assert signed_in(client) == str(therapist.pk)


def test_no_secret_reaches_the_page_or_the_database(client, comes, hospital, doctor):
    comes()
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_data FROM django_session")
        kept = str(cursor.fetchall())
    assert CLIENT_SECRET not in kept
    assert CLIENT_SECRET not in client.get(reverse("account_login")).text
