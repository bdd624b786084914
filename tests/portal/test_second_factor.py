"""The second factor of whoever works for a clinic: asked in each session, before anything opens.

ASVS 6.3.3, 6.4.3, 6.5.1.
"""

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.urls import reverse

from patients.actions import clinics
from patients.models import AuditEvent
from patients.permissions import Role
from tests.portal.addresses import addresses
from tests.portal.factors import CHOOSE, code_of, leads_to, own_app, signs_in
from tests.portal.signing_in import link_in, open_link

pytestmark = pytest.mark.django_db

ASK = reverse("mfa_reauthenticate")


@pytest.fixture(autouse=True)
def _asked_for(settings):
    """As on a real installation."""
    settings.STAFF_SECOND_FACTOR = True


class TestBeforeOneIsSetUp:
    @pytest.mark.parametrize(
        "who", ["orthopaedist", "therapist", "front_desk", "clinic_admin", "platform_admin"]
    )
    def test_every_role_of_the_staff_is_led_to_the_set_up_and_told_why(self, request, client, who):
        user = request.getfixturevalue(who)
        signs_in(client, user)
        shown = client.get(reverse("home"), follow=True)
        assert shown.redirect_chain[-1][0].startswith(CHOOSE)
        assert "your password alone does not open them" in shown.text

    def test_nothing_opens_but_the_pages_of_the_sign_in(self, client, orthopaedist, runner):
        """Every address, walked: also the administration, REST and whatever is added tomorrow."""
        signs_in(client, orthopaedist)
        opened = set()
        for address in addresses():
            if address.name in ("account_logout", "admin:logout"):
                continue
            for ask in (client.get, client.post):
                answer = ask(address.filled({"patient_id": runner.pk, "app_label": "patients"}))
                is_wall = answer.status_code == 403 or leads_to(answer, CHOOSE)
                if not is_wall and not address.name.startswith("join:"):
                    opened.add(address.name)
        assert opened == {
            "account_overview",
            "account_session",
            "account_stay",
            "account_signed_in_again",
            "account_login",
            "account_inactive",
            "account_signup",
            "account_reauthenticate",
            "account_change_password",
            "account_reset_password",
            "account_reset_password_done",
            "account_reset_link",
            "account_reset_password_from_key",
            "account_reset_password_from_key_done",
            "mfa_index",
            "mfa_activate_totp",
            "mfa_add_webauthn",
            "mfa_authenticate",
            "mfa_login_webauthn",
            "mfa_reauthenticate",
            "mfa_reauthenticate_webauthn",
            "usersessions_list",
            "violations",
        }

    def test_a_program_is_refused_in_a_sentence(self, client, orthopaedist):
        signs_in(client, orthopaedist)
        answer = client.get(reverse("api:patients"))
        assert answer.status_code == 403
        assert answer.json() == {"reason": "Set up a second factor first."}

    def test_a_part_of_a_page_sends_the_whole_page_away(self, client, orthopaedist):
        signs_in(client, orthopaedist)
        answer = client.get(reverse("clinic:find"), HTTP_HX_REQUEST="true")
        assert answer["HX-Redirect"].startswith(CHOOSE)

    def test_the_refusal_stands_in_the_trail(self, client, orthopaedist):
        signs_in(client, orthopaedist)
        client.get(reverse("clinic:home"))
        refusal = AuditEvent.objects.filter(event="refused.notpermitted").latest("pk")
        assert (refusal.actor, refusal.target) == (str(orthopaedist.pk), "page:clinic:home")

    def test_a_patient_comes_in_with_the_password_alone(self, client, runner):
        signs_in(client, runner.user)
        assert client.get(reverse("mine:today")).status_code == 200

    def test_a_patient_who_is_appointed_needs_one_from_the_next_page_on(
        self, client, runner, other_clinic
    ):
        signs_in(client, runner.user)
        clinics.add_member(other_clinic, runner.user, by=None, role=Role.THERAPIST)
        assert leads_to(client.get(reverse("mine:today")), CHOOSE)

    def test_the_demonstration_may_do_without(self, client, settings, orthopaedist):
        settings.STAFF_SECOND_FACTOR = False
        signs_in(client, orthopaedist)
        assert client.get(reverse("clinic:home")).status_code == 200


class TestSigningInWithTheApp:
    def test_the_password_alone_signs_nobody_in(self, client, orthopaedist):
        own_app(orthopaedist)
        answer = signs_in(client, orthopaedist)
        assert leads_to(answer, reverse("mfa_authenticate"))
        assert "_auth_user_id" not in client.session
        assert leads_to(client.get(reverse("clinic:home")), reverse("account_login"))

    def test_a_code_signs_in_once(self, client, orthopaedist, at):
        key = own_app(orthopaedist)
        code = code_of(key)
        signs_in(client, orthopaedist, code)
        assert client.get(reverse("clinic:home")).status_code == 200
        client.logout()
        signs_in(client, orthopaedist, code)
        assert "_auth_user_id" not in client.session

    def test_a_code_is_good_for_its_half_minute_only(self, client, orthopaedist, at):
        key = own_app(orthopaedist)
        code = code_of(key)
        at.later(30)
        signs_in(client, orthopaedist, code)
        assert "_auth_user_id" not in client.session

    def test_a_session_from_before_the_factor_is_asked_for_it(self, client, orthopaedist, at):
        signs_in(client, orthopaedist)
        key = own_app(orthopaedist)
        answer = client.get(reverse("clinic:home"))
        assert leads_to(answer, ASK)
        assert client.post(answer.url, {"code": code_of(key)}).url == reverse("clinic:home")
        assert client.get(reverse("clinic:home")).status_code == 200

    @pytest.mark.parametrize("who", ["orthopaedist", "runner"])
    def test_such_a_session_adds_no_factor_of_its_own(self, request, client, who):
        """Somebody at a browser that was left open, who knows the password, gets no further."""
        user = request.getfixturevalue(who)
        user = getattr(user, "user", user)
        signs_in(client, user)
        own_app(user)
        for name in (
            "mfa_index",
            "mfa_add_webauthn",
            "mfa_activate_totp",
            "mfa_deactivate_totp",
            "mfa_view_recovery_codes",
            "mfa_generate_recovery_codes",
            "account_change_password",
            "account_reauthenticate",
        ):
            for ask in (client.get, client.post):
                assert leads_to(ask(reverse(name)), ASK), name
        assert Authenticator.objects.filter(user=user).count() == 1
        assert "Use your password" not in client.get(ASK).text

    def test_where_the_key_of_the_portal_was_changed_a_sentence_says_so(
        self, client, settings, orthopaedist
    ):
        key = own_app(orthopaedist)
        settings.SECRET_KEY = "another key than that with which the app was set up"
        signs_in(client, orthopaedist)
        answer = client.post(reverse("mfa_authenticate"), {"code": code_of(key)})
        assert answer.status_code == 409
        assert "ask for a new way in" in answer.text


NEW = "quite another phrase"


def resets_the_password(client, user):
    """Ask for a link, open it, and choose another password."""
    client.post(reverse("account_reset_password"), {"email": user.email})
    form = open_link(client, link_in(mail.outbox[0]))
    client.post(form.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})
    user.refresh_from_db()
    assert user.check_password(NEW)


class TestAPasswordReset:
    def test_signs_nobody_in(self, client, runner):
        resets_the_password(client, runner.user)
        assert "_auth_user_id" not in client.session
        assert leads_to(client.get(reverse("mine:today")), reverse("account_login"))

    def test_does_not_go_round_the_factor(self, client, orthopaedist, at):
        """ASVS 6.4.3."""
        key = own_app(orthopaedist)
        resets_the_password(client, orthopaedist)
        assert "_auth_user_id" not in client.session
        assert Authenticator.objects.filter(user=orthopaedist, type="totp").exists()
        answer = client.post(
            reverse("account_login"), {"login": orthopaedist.email, "password": NEW}
        )
        assert leads_to(answer, reverse("mfa_authenticate"))
        assert "_auth_user_id" not in client.session
        client.post(reverse("mfa_authenticate"), {"code": code_of(key)})
        assert client.get(reverse("clinic:home")).status_code == 200
