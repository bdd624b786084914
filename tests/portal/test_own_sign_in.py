"""One's own sign-in: setting up and removing second factors, the recovery codes, being told.

ASVS 6.5.1.
"""

import json

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth as webauthn
from django.core import mail
from django.urls import reverse

from tests.conftest import PASSWORD
from tests.portal.factors import (
    CHOOSE,
    code_of,
    leads_to,
    own_app,
    own_passkey,
    recovery_codes_of,
    set_up_app,
    signs_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _asked_for(settings):
    """As on a real installation."""
    settings.STAFF_SECOND_FACTOR = True


class TestSettingUpAnApp:
    def test_the_first_code_opens_the_door(self, client, orthopaedist, at):
        signs_in(client, orthopaedist)
        shown = client.get(reverse("mfa_activate_totp"))
        assert "data:image/svg+xml;base64," in shown.text
        key = client.session["mfa.totp.secret"]
        assert shown.context["key"].replace(" ", "") == key
        answer = client.post(reverse("mfa_activate_totp"), {"code": code_of(key)})
        assert answer.url == reverse("mfa_view_recovery_codes")
        assert client.get(reverse("clinic:home")).status_code == 200

    def test_a_wrong_code_sets_up_nothing(self, client, orthopaedist, at):
        signs_in(client, orthopaedist)
        client.get(reverse("mfa_activate_totp"))
        key = client.session["mfa.totp.secret"]
        wrong = f"{(int(code_of(key)) + 1) % 1_000_000:06}"
        shown = client.post(reverse("mfa_activate_totp"), {"code": wrong})
        assert "Enter the code that the app shows now" in shown.text
        assert not Authenticator.objects.exists()
        assert leads_to(client.get(reverse("clinic:home")), CHOOSE)

    def test_the_code_that_set_it_up_does_not_sign_in_too(self, client, orthopaedist, at):
        key = set_up_app(client, orthopaedist)
        client.logout()
        signs_in(client, orthopaedist)
        client.post(reverse("mfa_authenticate"), {"code": code_of(key)})
        assert "_auth_user_id" not in client.session

    def test_neither_the_key_nor_the_codes_can_be_read_in_the_database(self, client, orthopaedist):
        key = set_up_app(client, orthopaedist)
        codes = recovery_codes_of(client)
        stored = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))
        assert key not in stored
        assert not [code for code in codes if code in stored]
        assert set(Authenticator.objects.get(type="recovery_codes").data) == {
            "seed",
            "used_mask",
            "viewed_at",
        }


class TestTheRecoveryCodes:
    def test_they_are_shown_once_and_not_by_looking(self, client, orthopaedist):
        set_up_app(client, orthopaedist)
        page = reverse("mfa_view_recovery_codes")
        before = client.get(page)
        assert "Show my codes" in before.text
        codes = client.post(page).context["codes"]
        assert len(codes) == 10
        assert not [code for code in codes if code in before.text]
        for again in (client.get(page), client.post(page)):
            assert "not shown again" in again.text
            assert not [code for code in codes if code in again.text]

    def test_one_opens_the_door_once(self, client, orthopaedist):
        set_up_app(client, orthopaedist)
        code = recovery_codes_of(client)[3]
        client.logout()
        signs_in(client, orthopaedist, code)
        assert client.get(reverse("clinic:home")).status_code == 200
        client.logout()
        signs_in(client, orthopaedist, code)
        assert "_auth_user_id" not in client.session

    def test_new_ones_end_the_old_ones(self, client, orthopaedist):
        set_up_app(client, orthopaedist)
        old = recovery_codes_of(client)
        client.post(reverse("mfa_generate_recovery_codes"))
        new = recovery_codes_of(client)
        assert not set(old) & set(new)
        client.logout()
        signs_in(client, orthopaedist, old[0])
        assert "_auth_user_id" not in client.session


class TestRemoving:
    def test_staff_keep_the_last_one(self, client, orthopaedist):
        set_up_app(client, orthopaedist)
        page = reverse("mfa_deactivate_totp")
        assert "this is your only one" in client.get(page).text
        assert "this is your only one" in client.post(page).text
        assert Authenticator.objects.filter(user=orthopaedist, type="totp").exists()

    def test_staff_keep_their_only_passkey_and_remove_one_of_two(self, client, orthopaedist, at):
        key = own_app(orthopaedist)
        passkey = own_passkey(orthopaedist, "my phone")
        signs_in(client, orthopaedist, code_of(key))
        client.post(reverse("mfa_deactivate_totp"))
        page = reverse("mfa_remove_webauthn", args=[passkey.pk])
        assert "this is your only one" in client.get(page).text
        assert "this is your only one" in client.post(page).text
        old = own_passkey(orthopaedist, "my old phone")
        client.post(reverse("mfa_remove_webauthn", args=[old.pk]))
        [left] = Authenticator.objects.filter(user=orthopaedist, type="webauthn")
        assert left == passkey

    def test_a_passkey_of_somebody_else_does_not_exist(self, client, orthopaedist, runner):
        passkey = own_passkey(orthopaedist, "my phone")
        signs_in(client, runner.user)
        for name in ("mfa_remove_webauthn", "mfa_edit_webauthn"):
            for ask in (client.get, client.post):
                assert ask(reverse(name, args=[passkey.pk])).status_code == 404
        assert Authenticator.objects.filter(pk=passkey.pk).exists()

    def test_a_patient_may_remove_it(self, client, runner):
        set_up_app(client, runner.user)
        client.post(reverse("mfa_deactivate_totp"))
        assert not Authenticator.objects.filter(user=runner.user).exists()

    def test_after_a_while_the_password_is_asked_again(self, client, runner, at):
        set_up_app(client, runner.user)
        at.later(301)
        answer = client.post(reverse("mfa_deactivate_totp"))
        assert leads_to(answer, reverse("account_reauthenticate"))
        assert Authenticator.objects.filter(user=runner.user, type="totp").exists()
        client.post(answer.url, {"password": PASSWORD})
        assert not Authenticator.objects.filter(user=runner.user, type="totp").exists()


class TestTellingTheOwner:
    @pytest.mark.django_db(transaction=True)
    def test_a_mail_says_what_changed_without_any_secret(self, client, orthopaedist):
        key = set_up_app(client, orthopaedist)
        codes = recovery_codes_of(client)
        [told] = mail.outbox
        assert told.subject == "Spine & Stride: App added"
        assert told.to == [orthopaedist.email]
        assert "An app that shows codes was added to your sign-in." in told.body
        assert "If that was you, there is nothing to do." in told.body
        assert not [secret for secret in (key, *codes) if secret in told.body]

    def test_a_changed_password_is_told(
        self, client, orthopaedist, settings, django_capture_on_commit_callbacks
    ):
        settings.STAFF_SECOND_FACTOR = False
        signs_in(client, orthopaedist)
        new = "quite another phrase"
        form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
        with django_capture_on_commit_callbacks(execute=True):
            client.post(reverse("account_change_password"), form)
        [told] = mail.outbox
        assert told.subject == "Spine & Stride: Password changed"
        assert new not in told.body


class TestMySignIn:
    def test_says_what_there_is_and_leads_to_each(self, client, orthopaedist):
        set_up_app(client, orthopaedist)
        recovery_codes_of(client)
        shown = client.get(reverse("account_overview")).text
        for words in (orthopaedist.email, "Set up on", "10 codes left", "sign out the others"):
            assert words in shown
        for name in ("account_change_password", "mfa_deactivate_totp", "mfa_add_webauthn"):
            assert reverse(name) in shown

    def test_is_linked_from_the_menu_and_from_the_patients_page(self, client, runner):
        signs_in(client, runner.user)
        for name in ("mine:today", "mine:about"):
            assert reverse("account_overview") in client.get(reverse(name)).text


@pytest.mark.parametrize(
    ("way", "asks"),
    [
        ("account_reauthenticate", "Enter your password once more"),
        ("mfa_reauthenticate", "Enter a code"),
        ("mfa_reauthenticate_webauthn", "Use your passkey"),
    ],
)
def test_each_page_that_asks_again_says_for_what_and_leads_on(
    client, runner, at, monkeypatch, way, asks
):
    monkeypatch.setattr(webauthn, "get_credentials", lambda user: [])  # it has only a name here
    key = own_app(runner.user)
    own_passkey(runner.user, "my phone")
    signs_in(client, runner.user, code_of(key))
    shown = client.get(reverse(way), {"next": "/guideline/"}).text
    assert "Is it still you?" in shown
    assert f"{asks} before you go on." in shown
    assert '<input type="hidden" name="next" value="/guideline/"' in shown
    assert shown.count("<form") == shown.count('name="csrfmiddlewaretoken"')
    assert "Another way:" in shown
