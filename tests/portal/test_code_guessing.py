"""Whoever holds the mailbox, and with it the password, does not get to guess codes for long."""

import pytest
from django.urls import reverse

from patients.models import AuditEvent
from portal.account import throttle
from tests.conftest import PASSWORD
from tests.portal.factors import code_of, own_app
from tests.portal.signing_in import (
    CAFE,
    HOME,
    ask_for_link,
    browser_at,
    choose_through,
    is_signed_in,
    link_in,
    try_to_sign_in,
)

pytestmark = pytest.mark.django_db

NEW = "ochre yak"


@pytest.fixture
def app(orthopaedist, at) -> str:
    """The key of the app that the orthopaedist has."""
    return own_app(orthopaedist)


@pytest.fixture
def by_link(orthopaedist, mailoutbox):
    """A browser in which another password was chosen through the mailbox."""

    def made(address=CAFE):
        browser = browser_at(address)
        assert ask_for_link(browser, orthopaedist.email).status_code == 302
        choose_through(browser, link_in(mailoutbox[-1]), NEW)
        return browser

    return made


def judged(browser, email: str, times: int, password=NEW) -> int:
    """How many of so many wrong codes are looked at before patience is asked for."""
    try_to_sign_in(browser, email, password)
    answers = [
        browser.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code
        for _try in range(times)
    ]
    return answers.count(200)


class TestAMailedLink:
    def test_gives_no_more_guesses_at_the_second_factor(self, orthopaedist, app, by_link):
        browsers = [by_link() for _reset in range(3)]
        assert sum(judged(browser, orthopaedist.email, 6) for browser in browsers) == 5

    def test_is_worth_nothing_either_where_all_strangers_have_guessed(
        self, orthopaedist, app, by_link, monkeypatch
    ):
        monkeypatch.setitem(throttle.LIMITS, "code.account_by_strangers", "4/d/key")
        assert judged(by_link(CAFE), orthopaedist.email, 6) == 4
        assert judged(by_link(HOME), orthopaedist.email, 6) == 0

    def test_does_not_let_more_links_be_asked_for(self, orthopaedist, by_link):
        browser = by_link()
        asked = [ask_for_link(browser, orthopaedist.email).status_code for _link in range(3)]
        assert asked == [302, 302, 429]

    def test_takes_nothing_from_a_browser_that_was_known_before(self, orthopaedist, app, by_link):
        browser = by_link(HOME)
        try_to_sign_in(browser, orthopaedist.email, NEW)
        browser.post(reverse("mfa_authenticate"), {"code": code_of(app)})
        assert is_signed_in(browser)
        browser.post(reverse("account_logout"))
        ask_for_link(browser, orthopaedist.email)
        assert judged(by_link(HOME), orthopaedist.email, 6) == 5
        assert judged(browser, orthopaedist.email, 6) == 5


def test_all_known_browsers_together_have_a_limit_a_day(orthopaedist, app, monkeypatch, at):
    monkeypatch.setitem(throttle.LIMITS, "code.account_by_known_browsers", "8/d/key")
    laptops = []
    for _laptop in range(2):
        laptop = browser_at(HOME)
        try_to_sign_in(laptop, orthopaedist.email)
        laptop.post(reverse("mfa_authenticate"), {"code": code_of(app)})
        assert is_signed_in(laptop)
        laptop.post(reverse("account_logout"))
        laptops.append(laptop)
        at.later(30)
    tried = [judged(laptop, orthopaedist.email, 6, PASSWORD) for laptop in laptops]
    assert tried == [5, 3]
    at.later(60 * 60)
    assert judged(laptops[0], orthopaedist.email, 6, PASSWORD) == 0
    at.later(24 * 60 * 60)
    assert judged(laptops[0], orthopaedist.email, 6, PASSWORD) == 5


def test_the_trail_says_once_a_minute_that_codes_are_refused(orthopaedist, app):
    assert judged(browser_at(CAFE), orthopaedist.email, 8, PASSWORD) == 5
    rows = AuditEvent.objects.filter(event="code.throttled")
    assert [row.target for row in rows] == [f"user:{orthopaedist.pk}"]
