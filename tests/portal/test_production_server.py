"""What browsers get from a real installation behind its proxy (ASVS 3.3.1 to 3.3.4 and 3.4)."""

import json
import os
import re
import shlex
import subprocess
import sys

import pytest
from waitress.adjustments import Adjustments

from tests.check_production import LEFT_OUT, PRODUCTION, ROOT
from tests.portal import observatory

OURS = {"__Host-sessionid", "__Host-csrftoken", "__Host-known"}
# Asked of a server that does not answer over HTTP, or under another name.
WITHOUT_HSTS = {"not over TLS"}


@pytest.fixture(scope="module")
def answers(tmp_path_factory) -> dict:
    """One answer of each kind, from production settings."""
    database = tmp_path_factory.mktemp("production") / "portal.sqlite3"
    ours = {**PRODUCTION, "DATABASE_URL": f"sqlite:///{database}"}
    inherited = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
    done = subprocess.run(
        [sys.executable, "-m", "tests.portal.production"],
        cwd=ROOT,
        env={**inherited, **ours, "DJANGO_SETTINGS_MODULE": "portal.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def cookies(answers) -> dict:
    """Every cookie that any answer sets, as it was set and not as it was taken away."""
    return {
        name: cookie
        for answer in answers.values()
        for name, cookie in answer["cookies"].items()
        if cookie.get("max-age") != 0
    }


def test_each_kind_of_answer_is_there(answers):
    assert {name: answer["status"] for name, answer in answers.items()} == {
        "not over TLS": 301,
        "the way in": 200,
        "another host": 400,
        "a file": 200,
        "sent away": 302,
        "signing in": 302,
        "a page": 403,
        "not there": 404,
        "not for them": 403,
        "a method": 405,
        "the interface": 200,
        "its refusal": 404,
        "signing out": 302,
    }


def test_browsers_insist_on_tls_for_a_year_and_below_our_name(answers):
    """ASVS 3.4.1."""
    for name, answer in answers.items():
        if name not in WITHOUT_HSTS:
            said = answer["headers"]["Strict-Transport-Security"]
            assert int(re.search(r"max-age=(\d+)", said)[1]) >= 31_536_000, name
            assert "includeSubDomains" in said, name


def test_whoever_comes_without_tls_is_sent_to_it(answers):
    headers = answers["not over TLS"]["headers"]
    assert headers["Location"] == "https://portal.example.org/accounts/login/?a=b"


def test_the_cookies_belong_to_this_host_alone(cookies):
    """ASVS 3.3.1, 3.3.2, 3.3.3 and 3.3.4: the prefix makes browsers hold us to it."""
    assert set(cookies) == OURS
    for name, cookie in cookies.items():
        assert cookie["secure"], name
        assert cookie["httponly"], name
        assert cookie["samesite"] == "Lax", name
        assert cookie["path"] == "/", name
        assert "domain" not in cookie, name


def test_nothing_says_that_it_is_a_demonstration_or_which_software_answers(answers):
    for name, answer in answers.items():
        assert "demo-banner" not in answer["text"], name
        assert {"Server", "X-Powered-By"}.isdisjoint(answer["headers"]), name


def test_the_server_of_the_manual_does_not_name_itself():
    """ASVS 13.4.6."""
    manual = (ROOT / "docs/installation.md").read_text()
    command = re.search(r"waitress-serve (.*?)\n```", manual, re.DOTALL)[1].replace("\\\n", " ")
    options, *_ = Adjustments.parse_args(shlex.split(command))
    assert Adjustments(**_known(options)).ident is None


def _known(options: dict) -> dict:
    return {name: value for name, value in options.items() if name not in ("help", "call", "app")}


class TestTheObservatory:
    @pytest.fixture
    def found(self, answers, cookies):
        """What the scanner finds on the way in, with every cookie that the portal has."""
        return observatory.results(answers["the way in"], answers["not over TLS"], cookies)

    def test_finds_nothing_to_take_off(self, found):
        assert [result for result in found if observatory.MODIFIERS[result] < 0] == []

    def test_gives_135_points_which_is_an_a_plus(self, found):
        """All bonuses but the one for being on the browsers' own list of hosts (preloaded)."""
        assert observatory.score(found) == 135
        assert observatory.grade(135) == "A+"

    @pytest.mark.parametrize(
        ("header", "value", "letter"),
        [
            ("Content-Security-Policy", "default-src 'self' 'unsafe-inline'", "B+"),
            ("Content-Security-Policy", "", "B"),
            ("Strict-Transport-Security", "", "B+"),
            ("Referrer-Policy", "unsafe-url", "A+"),
            ("Access-Control-Allow-Origin", "*", "C"),
        ],
    )
    def test_would_see_a_fault(self, answers, cookies, header, value, letter):
        spoiled = dict(answers["the way in"])
        spoiled["headers"] = {**spoiled["headers"], header: value}
        if not value:
            del spoiled["headers"][header]
        found = observatory.results(spoiled, answers["not over TLS"], cookies)
        assert observatory.grade(observatory.score(found)) == letter

    def test_would_see_a_cookie_that_scripts_can_read(self, answers, cookies):
        spoiled = {**cookies, "__Host-sessionid": {"secure": True, "samesite": "Lax"}}
        found = observatory.results(answers["the way in"], answers["not over TLS"], spoiled)
        assert observatory.grade(observatory.score(found)) == "B"
