"""A mailed link to choose another password works once and for an hour, and whoever asks is told."""

import time

import pytest
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse

from tests.portal.signing_in import ask_for_link, browser_at, choose_through, link_in

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
    dead = reverse("account_reset_password_from_key", args=["0", "dead-0"])
    assert words in client.get(dead).text
