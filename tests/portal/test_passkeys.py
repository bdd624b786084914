"""Passkeys: what the device is asked, and what happens when something else answers."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from tests.portal.factors import own_app, signs_in

pytestmark = pytest.mark.django_db

JSON = {"Accept": "application/json"}
HALF = {"id": "AA", "rawId": "AA", "type": "public-key"}
NO_ANSWERS = [
    "",
    "x",
    "[]",
    "null",
    '{"id": 1}',
    json.dumps({**HALF, "response": {}}),
    json.dumps({**HALF, "response": {"clientDataJSON": "e30", "attestationObject": "AA"}}),
    json.dumps({**HALF, "response": {"clientDataJSON": "e30", "attestationObject": "oA"}}),
    json.dumps(
        {
            **HALF,
            "response": {
                "clientDataJSON": "e30",
                "authenticatorData": "AA",
                "signature": "AA",
                "userHandle": None,
            },
        }
    ),
]


def test_a_new_one_signs_in_by_itself_and_asks_for_the_lock_of_its_device(client, runner):
    signs_in(client, runner.user)
    shown = client.get(reverse("mfa_add_webauthn"))
    asked = shown.context["js_data"]["creation_options"]["publicKey"]["authenticatorSelection"]
    assert (asked["residentKey"], asked["userVerification"]) == ("required", "required")
    assert client.session["mfa.webauthn.state"]["user_verification"] == "required"


def test_signing_in_with_one_asks_for_the_lock_and_names_nobody(client, runner):
    asked = client.get(reverse("mfa_login_webauthn"), headers=JSON).json()["request_options"]
    assert asked["publicKey"]["userVerification"] == "required"
    assert not asked["publicKey"].get("allowCredentials")
    assert client.session["mfa.webauthn.state"]["user_verification"] == "required"


@pytest.mark.parametrize("answer", NO_ANSWERS)
class TestWhatNoDeviceWouldAnswer:
    def test_signs_nobody_in(self, client, runner, answer):
        page = reverse("mfa_login_webauthn")
        client.get(page, headers=JSON)
        assert client.post(page, {"credential": answer}).status_code in (200, 302)
        assert "_auth_user_id" not in client.session

    def test_is_no_second_step(self, client, runner, answer):
        own_app(runner.user)
        signs_in(client, runner.user)
        page = reverse("mfa_authenticate")
        client.get(page)
        assert client.post(page, {"credential": answer}).status_code == 200
        assert "_auth_user_id" not in client.session

    def test_adds_none(self, client, runner, answer):
        signs_in(client, runner.user)
        page = reverse("mfa_add_webauthn")
        client.get(page)
        assert client.post(page, {"credential": answer}).status_code == 200
        assert not Authenticator.objects.exists()
