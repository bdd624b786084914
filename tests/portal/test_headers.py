"""What every answer says to the browser, whoever asks and whatever is answered."""

import pytest
from django.urls import reverse

from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["a page", "a redirect", "a page that does not exist", "a refusal"])
def answer(request, as_user, client, orthopaedist, settings):
    """One of each kind of answer."""
    if request.param == "a page":
        return client.get(reverse("account_login"))
    if request.param == "a redirect":
        return as_user(orthopaedist).get(reverse("home"))
    if request.param == "a refusal":
        return as_user(orthopaedist).post(reverse("switch_clinic"), {"clinic": "elsewhere"})
    return as_user(orthopaedist).get("/nowhere/")


def test_only_our_own_files_may_run_or_style(answer):
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == "'self'"
    assert directives["style-src"] == "'self'"
    assert directives["frame-ancestors"] == "'none'"


def test_nobody_may_frame_guess_or_follow(answer):
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]


def test_every_answer_carries_the_number_that_the_trail_knows(answer):
    assert len(answer["X-Request-ID"]) == 32


@pytest.mark.parametrize("page", ["home", "admin:index"])
def test_what_a_signed_in_person_sees_stays_out_of_every_cache(as_user, orthopaedist, page):
    assert "no-store" in as_user(orthopaedist).get(reverse(page))["Cache-Control"]


def test_the_cookies_are_out_of_reach_of_scripts_and_of_other_sites(client, orthopaedist):
    form = {"login": orthopaedist.email, "password": PASSWORD}
    assert client.post(reverse("account_login"), form).status_code == 302
    for name in ("csrftoken", "sessionid"):
        assert client.cookies[name]["httponly"]
        assert client.cookies[name]["samesite"] == "Lax"
