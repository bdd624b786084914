"""A mailed link to choose another password works once and for an hour, and whoever asks is told."""

import time

import pytest
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse

from tests.portal.signing_in import ask_for_link, browser_at, choose_through, link_in, open_link

pytestmark = pytest.mark.django_db

HOUR = 60 * 60


@pytest.fixture
def link(orthopaedist, mailoutbox):
    """What the orthopaedist was sent a moment ago."""
    ask_for_link(browser_at(), orthopaedist.email)
    return link_in(mailoutbox[-1])


@pytest.fixture
def later(monkeypatch):
    """Let time pass for links: `later(60)`."""

    def passed(seconds):
        now = default_token_generator._now()
        kind = type(default_token_generator)
        then = type(now).fromtimestamp(time.mktime(now.timetuple()) + seconds)
        monkeypatch.setattr(kind, "_now", lambda self: then)

    return passed


@pytest.mark.parametrize(("after", "works"), [(HOUR - 60, True), (HOUR + 60, False)])
def test_it_works_for_an_hour(link, later, orthopaedist, after, works):
    later(after)
    choose_through(browser_at(), link, "ochre yaks at dawn")
    orthopaedist.refresh_from_db()
    assert orthopaedist.check_password("ochre yaks at dawn") is works


def test_it_works_once(link, orthopaedist):
    for password in ("ochre yaks at dawn", "quite another phrase"):
        choose_through(browser_at(), link, password)
    orthopaedist.refresh_from_db()
    assert orthopaedist.check_password("ochre yaks at dawn")


@pytest.mark.parametrize(("hours", "words"), [(1, "within one hour"), (2, "within 2 hours")])
def test_the_mail_and_the_pages_say_what_the_setting_says(
    settings, client, orthopaedist, mailoutbox, hours, words
):
    settings.PASSWORD_RESET_TIMEOUT = hours * HOUR
    asked = ask_for_link(client, orthopaedist.email)
    assert words in mailoutbox[-1].body
    assert words in client.get(asked.url).text
    dead = client.post(reverse("account_reset_link"), {"code": "0-dead-0"})
    assert words in dead.text


def test_its_secret_stands_behind_the_hash_and_in_no_address(link, client, orthopaedist):
    where, _hash, code = link.partition("#")
    assert where == f"http://testserver{reverse('account_reset_link')}"
    opened = open_link(client, link)
    secret = code.partition("-")[2]
    assert len(secret) > 30
    passed = [place for place, _status in opened.redirect_chain]
    assert passed == [f"/accounts/password/reset/key/{code.partition('-')[0]}-set-password/"]
    assert secret not in opened.text


def test_without_a_script_the_whole_link_is_pasted(link, client):
    opened = client.post(reverse("account_reset_link"), {"code": f" {link} "}, follow=True)
    assert 'name="password1"' in opened.text


def test_one_with_its_secret_in_the_address_is_not_followed(link, client, orthopaedist):
    code = link.partition("#")[2]
    assert client.get(f"/accounts/password/reset/key/{code}/").status_code == 404
    ajax = {"X-Requested-With": "XMLHttpRequest"}
    assert client.get(f"/accounts/password/reset/key/{code}/", headers=ajax).status_code == 404


@pytest.mark.parametrize("code", ["", "no dash", "#", "0-dead-0", "-", "\x00-x", "é-é"])
def test_what_is_none_leads_nowhere(client, orthopaedist, code):
    answer = client.post(reverse("account_reset_link"), {"code": code})
    assert answer.status_code == 200
    assert 'name="password1"' not in answer.text
