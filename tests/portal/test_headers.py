"""What every answer says to the browser, whoever asks and whatever is answered (ASVS 3.3, 3.4)."""

import json

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from portal import headers
from tests.conftest import PASSWORD
from tests.portal.addresses import addresses

pytestmark = pytest.mark.django_db

STATIC = "/static/spine_and_stride/style.css"
AT_ONCE = '[{"id": "1"}]'
KINDS = {
    "a page before sign-in": (200, lambda ask: ask.nobody.get(reverse("account_login"))),
    "a page": (200, lambda ask: ask.doctor.get(reverse("clinic:home"))),
    "a page of the administration": (200, lambda ask: ask.doctor.get(reverse("admin:index"))),
    "a redirect": (302, lambda ask: ask.doctor.get(reverse("home"))),
    "the way in": (302, lambda ask: ask.nobody.get(reverse("clinic:home"))),
    "an address without its last stroke": (301, lambda ask: ask.doctor.get("/clinic")),
    "a host that is not ours": (400, lambda ask: ask.nobody.get("/", HTTP_HOST="evil.example")),
    "a form without its token": (403, lambda ask: ask.strict.post(reverse("account_login"))),
    "a refusal": (403, lambda ask: ask.doctor.post(reverse("switch_clinic"), {"clinic": "no"})),
    "a page that does not exist": (404, lambda ask: ask.doctor.get("/nowhere/")),
    "a method that a page does not know": (405, lambda ask: ask.doctor.get("/clinics/choose/")),
    "a fault of ours": (500, lambda ask: ask.fault()),
    "a file": (200, lambda ask: ask.nobody.get(STATIC)),
    "the interface": (200, lambda ask: ask.doctor.get(reverse("api:patients"))),
    "its description": (200, lambda ask: ask.doctor.get(reverse("api:schema"))),
    "its refusal of a stranger": (401, lambda ask: ask.nobody.get(reverse("api:patients"))),
    "its refusal of an address": (404, lambda ask: ask.doctor.get("/api/v1/nothing/")),
    "its refusal of a method": (405, lambda ask: ask.doctor.put(reverse("api:patients"))),
    "its refusal of too much": (413, lambda ask: ask.too_much()),
}


class Ask:
    """Browsers that ask in every way."""

    def __init__(self, user, monkeypatch, settings):
        self.nobody = Client()
        self.strict = Client(enforce_csrf_checks=True)
        self.doctor = Client(raise_request_exception=False)
        self.doctor.force_login(user)
        self.monkeypatch = monkeypatch
        self.settings = settings

    def fault(self) -> HttpResponse:
        """A page that breaks."""
        self.monkeypatch.setattr("portal.views.relation_of", lambda request: 1 / 0)
        return self.doctor.get(reverse("home"))

    def too_much(self) -> HttpResponse:
        """More in one body than is read."""
        self.settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 4
        return self.doctor.post(reverse("api:evaluate"), AT_ONCE, content_type="application/json")


@pytest.fixture
def ask(orthopaedist, monkeypatch, settings):
    """Everybody who asks."""
    return Ask(orthopaedist, monkeypatch, settings)


@pytest.fixture(params=KINDS)
def answer(request, ask):
    """One of each kind of answer."""
    status, asked = KINDS[request.param]
    answer = asked(ask)
    assert answer.status_code == status
    yield answer
    answer.close()


def test_only_our_own_files_may_run_or_style(answer):
    """ASVS 3.4.3."""
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    none = ("default-src", "frame-ancestors", "base-uri", "object-src")
    assert {directives[name] for name in none} == {"'none'"}
    ours = ("script-src", "style-src", "worker-src", "form-action")
    assert {directives[name] for name in ours} == {"'self'"}


def test_nobody_may_frame_guess_follow_or_embed(answer):
    """ASVS 3.4.4, 3.4.5, 3.4.6, 3.4.8 and 3.5.8."""
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in answer


def test_a_page_uses_nothing_of_the_device_but_its_passkeys_and_the_screen(answer):
    powers = dict(each.split("=") for each in answer["Permissions-Policy"].split(", "))
    assert {name for name, whose in powers.items() if whose != "()"} == set(headers.USED)
    assert {"camera", "microphone", "geolocation", "payment", "usb", "serial"} <= set(powers)


def test_nothing_says_which_software_answers(answer):
    """ASVS 13.4.6."""
    assert {"Server", "X-Powered-By", "Via"}.isdisjoint(answer.headers)


def test_only_files_of_ours_are_kept(request, answer):
    """ASVS 14.3.2: also of an error or a redirect nothing stays in a cache."""
    is_file = request.node.callspec.params["answer"] == "a file"
    assert ("no-store" in answer["Cache-Control"]) is not is_file


def test_every_answer_of_a_page_carries_the_number_that_the_trail_knows(ask):
    assert len(ask.doctor.get(reverse("home"))["X-Request-ID"]) == 32
    assert len(ask.doctor.get("/nowhere/")["X-Request-ID"]) == 32


@pytest.mark.parametrize("who", ["orthopaedist", "clinic_admin", "platform_admin"])
def test_no_page_of_anybody_is_kept_or_leaves_without_its_headers(request, as_user, who):
    browser = as_user(request.getfixturevalue(who))
    found = {each.name: browser.get(each.filled()) for each in addresses() if not _leaves(each)}
    assert len(found) > 60
    for name, answer in found.items():
        assert "no-store" in answer["Cache-Control"], name
        assert {name: answer[name] for name in headers.ALWAYS} == headers.ALWAYS, name
        assert "default-src 'none'" in answer["Content-Security-Policy"], name


def _leaves(address) -> bool:
    return address.name.endswith("logout")


def test_a_page_that_asks_to_be_kept_is_not_once_somebody_is_signed_in(rf, orthopaedist):
    def page(request):
        request.user = orthopaedist
        return HttpResponse(headers={"Cache-Control": "max-age=3600"})

    assert headers.HeadersMiddleware(page)(rf.get("/"))["Cache-Control"] == "no-store"


@pytest.mark.parametrize("page", ["account_logout", "admin:logout"])
def test_signing_out_leaves_nothing_behind_in_the_browser(as_user, orthopaedist, page):
    """ASVS 14.3.1."""
    browser = as_user(orthopaedist)
    assert "Clear-Site-Data" not in browser.get(reverse(page))
    assert browser.post(reverse(page))["Clear-Site-Data"] == '"cache", "storage"'


def test_the_cookies_are_out_of_reach_of_scripts_and_of_other_sites(client, orthopaedist):
    """ASVS 3.3.2 and 3.3.4; under which names, and only over TLS: test_production_server.py."""
    form = {"login": orthopaedist.email, "password": PASSWORD}
    assert client.post(reverse("account_login"), form).status_code == 302
    assert {"csrftoken", "sessionid"} <= set(client.cookies)
    for cookie in client.cookies.values():
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"


def test_what_is_said_to_somebody_travels_in_no_cookie(client, orthopaedist):
    client.force_login(orthopaedist)
    client.post(reverse("account_logout"))
    assert "messages" not in client.cookies


def test_the_interface_says_that_it_is_json(ask):
    answer = ask.doctor.get(reverse("api:patients"))
    assert answer["Content-Type"] == "application/json"
    assert json.loads(answer.content)["results"] == []
