"""What the hospital's provider says is believed only when every check holds."""

import time

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from tests.portal.hospital import ANOTHER_KEY, BACK, CLIENT_ID, START, signed_in

pytestmark = pytest.mark.django_db


def now_minus(seconds: int) -> int:
    return int(time.time()) - seconds


LIES = {
    "another nonce": {"nonce": "of an earlier sign-in"},
    "no nonce": {"nonce": None},
    "another audience": {"aud": "another-portal"},
    "for several, authorised for another": {"aud": [CLIENT_ID, "x"], "azp": "another-portal"},
    "another issuer": {"iss": "https://evil.example"},
    "expired": {"exp": now_minus(3600)},
    "without an end": {"exp": None},
    "from tomorrow": {"iat": now_minus(-86400)},
    "nobody": {"sub": ""},
    "no number": {"sub": None},
    "too long a number": {"sub": "9" * 300},
}


class TestWhatIsNotBelieved:
    """ASVS 10.5.1 to 10.5.3 and 9.1.1 to 9.2.4."""

    @pytest.fixture(autouse=True)
    def _nobody_gets_in(self, client, doctor):
        """Whatever was tried, and nothing breaks."""
        yield
        assert signed_in(client) is None
        assert not SocialAccount.objects.exists()

    @pytest.mark.parametrize("lie", LIES)
    def test_an_id_token(self, comes, hospital, lie):
        hospital.token = LIES[lie]
        answer = comes()
        assert answer.status_code == 400
        assert "could not be trusted" in answer.text

    def test_an_id_token_signed_with_another_key(self, comes, hospital):
        hospital.key = ANOTHER_KEY
        assert comes().status_code == 400

    def test_an_id_token_under_an_unknown_key(self, comes, hospital):
        hospital.kid = "two"
        assert comes().status_code == 400

    @pytest.mark.parametrize(("algorithm", "key"), [("HS256", "x" * 40), ("none", None)])
    def test_an_id_token_that_chooses_how_it_is_signed(self, comes, hospital, algorithm, key):
        hospital.algorithm, hospital.key = algorithm, key
        assert comes().status_code == 400

    def test_userinfo_of_somebody_else(self, comes, hospital):
        hospital.in_token, hospital.userinfo = False, {"sub": "another"}
        assert comes().status_code == 400

    @pytest.mark.parametrize("state", ["", "made-up"])
    def test_a_state_that_is_not_ours(self, client, comes, hospital, state):
        brought = hospital.signs_in(client.post(START).url)
        assert client.get(BACK, {**brought, "state": state}).status_code == 400
        assert "/token" not in hospital.asked

    def test_a_state_of_another_browser(self, client, hospital):
        brought = hospital.signs_in(client.post(START).url)
        assert Client().get(BACK, brought).status_code == 400

    def test_a_code_that_was_begun_in_another_browser(self, client, hospital):
        """The other half of PKCE is missing."""
        code = hospital.signs_in(Client().post(START).url)["code"]
        brought = hospital.signs_in(client.post(START).url)
        assert client.get(BACK, {**brought, "code": code}).status_code == 400

    def test_a_refusal(self, client, hospital):
        state = hospital.signs_in(client.post(START).url)["state"]
        answer = client.get(BACK, {"error": "access_denied", "state": state})
        assert "You ended the sign-in" in answer.text
        state = hospital.signs_in(client.post(START).url)["state"]
        answer = client.get(BACK, {"error": "<b>server_error</b>", "state": state})
        assert answer.status_code == 400
        assert "server_error" not in answer.text

    @pytest.mark.parametrize("name", ["jwks_uri", "token_endpoint", "authorization_endpoint"])
    @pytest.mark.parametrize("value", ["http://localhost:9/x", "no address", None, 7])
    def test_an_address_on_another_host(self, client, hospital, name, value):
        """ASVS 13.2.4: only the configured host is asked."""
        hospital.discovery = {name: value}
        sent = client.post(START)
        answer = client.get(BACK, hospital.signs_in(sent.url)) if sent.status_code == 302 else sent
        assert answer.status_code == 400

    def test_a_provider_under_another_name(self, client, hospital):
        hospital.discovery = {"issuer": "https://evil.example"}
        assert client.post(START).status_code == 400

    def test_a_provider_that_sends_us_elsewhere(self, client, hospital):
        hospital.broken = {"/.well-known/openid-configuration": (302, f"{hospital.issuer}/token")}
        assert client.post(START).status_code == 502
        assert hospital.asked == ["/.well-known/openid-configuration"]


class TestAProviderThatFails:
    PATHS = ("/.well-known/openid-configuration", "/token", "/keys")
    FAULTS = ((500, "broken"), (200, "no json"), (200, []), (200, {}), (200, "null"), (404, {}))

    @pytest.mark.parametrize("path", PATHS)
    @pytest.mark.parametrize("fault", FAULTS)
    def test_is_answered_by_a_page_that_says_what_to_do(
        self, client, doctor, hospital, path, fault
    ):
        hospital.broken = {path: fault}
        sent = client.post(START)
        answer = client.get(BACK, hospital.signs_in(sent.url)) if sent.status_code == 302 else sent
        assert answer.status_code in (400, 502)
        assert "You are not signed in" in answer.text
        assert signed_in(client) is None

    def test_or_cannot_be_reached(self, client, hospital):
        sent = client.post(START)
        hospital.close()
        answer = client.get(BACK, hospital.signs_in(sent.url))
        assert answer.status_code == 502
        assert "does not answer" in answer.text
        assert client.post(START).status_code == 502
