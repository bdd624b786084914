"""The way in never tells who has an account (ASVS 6.3.8): same answer, and the same work for it."""

import re

import pytest
from django.contrib.auth import hashers
from django.urls import reverse

from patients.actions import clinics
from tests.conftest import PASSWORD
from tests.portal.signing_in import (
    WRONG,
    ask_for_link,
    browser_at,
    choose_through,
    is_signed_in,
    link_in,
    open_link,
    try_to_sign_in,
)

pytestmark = pytest.mark.django_db

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


@pytest.fixture
def deactivated(clinic, platform_admin):
    """Somebody whose sign-in was closed."""
    left = clinics.create_user(
        by=None, email="lena.left@harbour.example", name="Lena Left", password=PASSWORD
    )
    return clinics.change_user(left, by=platform_admin, is_active=False)


@pytest.fixture
def invited(clinic):
    """Somebody who never chose a password."""
    return clinics.create_user(
        by=None, email="ian@harbour.example", name="Ian Invited", password=None
    )


@pytest.fixture
def system(clinic):
    """Another system: it has no session, even where somebody gave it a password."""
    return clinics.create_user(
        by=None, email="lab@harbour.example", name="Lab", password=PASSWORD, is_system=True
    )


@pytest.fixture
def hashed(monkeypatch):
    """Counts how often a password is hashed, whatever for."""
    times = []
    encode = hashers.MD5PasswordHasher.encode

    def counting(self, *args, **kwargs):
        times.append(1)
        return encode(self, *args, **kwargs)

    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", counting)
    return times


@pytest.fixture
def everybody(orthopaedist, runner, deactivated, invited, system):
    """Addresses that are known in different ways, and one that is not."""
    people = (orthopaedist, runner.user, deactivated, invited, system)
    return [person.email for person in people] + ["nobody@nowhere.example"]


def shown(answer, email: str) -> str:
    """The page, but for the form's token and the address that was typed in."""
    return TOKEN.sub("", answer.text).replace(email, "")


def test_a_wrong_password_is_answered_alike_for_everybody(everybody, hashed):
    found = set()
    for email in everybody:
        hashed.clear()
        answer = try_to_sign_in(browser_at(), email, WRONG)
        headers = {name for name in answer.headers if name != "X-Request-ID"}
        found.add((answer.status_code, shown(answer, email), len(hashed), frozenset(headers)))
    assert len(found) == 1
    assert next(iter(found))[2] == 1


def test_whoever_may_not_come_in_is_answered_like_a_wrong_password_even_with_the_right_one(
    deactivated, invited, system
):
    unknown = try_to_sign_in(browser_at(), "nobody@nowhere.example")
    for person in (deactivated, invited, system):
        browser = browser_at()
        answer = try_to_sign_in(browser, person.email)
        assert answer.status_code == 200
        assert shown(answer, person.email) == shown(unknown, "nobody@nowhere.example")
        assert not is_signed_in(browser)


def test_asking_for_a_link_is_answered_alike_and_hands_over_one_mail_each(
    everybody, hashed, mailoutbox
):
    found = set()
    for email in everybody:
        mailoutbox.clear()
        hashed.clear()
        browser = browser_at()
        answer = ask_for_link(browser, email)
        page = browser.get(answer.url)
        subjects = tuple((mail.subject, tuple(mail.to) == (email,)) for mail in mailoutbox)
        found.add((answer.status_code, answer.url, shown(page, email), subjects, len(hashed)))
    assert len(found) == 1
    assert len(next(iter(found))[3]) == 1


def test_only_somebody_with_a_password_gets_a_link(everybody, orthopaedist, runner, mailoutbox):
    for email in everybody:
        ask_for_link(browser_at(), email)
    with_link = {mail.to[0] for mail in mailoutbox if "http" in mail.body}
    assert with_link == {orthopaedist.email, runner.user.email}


def test_the_mails_greet_in_our_words_and_name_nobody(everybody, orthopaedist, mailoutbox):
    for email in everybody:
        ask_for_link(browser_at(), email)
    for mail in mailoutbox:
        assert mail.subject == "Your request to choose a new password"
        assert orthopaedist.name not in mail.body
        assert "example.com" not in mail.body


def test_a_link_works_once(orthopaedist, mailoutbox):
    ask_for_link(browser_at(), orthopaedist.email)
    link = link_in(mailoutbox[-1])
    assert choose_through(browser_at(), link, "ochre yak").status_code == 302
    assert "no longer works" in open_link(browser_at(), link).text


def test_a_page_of_patience_says_the_same_of_everybody(orthopaedist):
    pages = set()
    for email in (orthopaedist.email, "nobody@nowhere.example"):
        for _ in range(5):
            try_to_sign_in(browser_at(), email, WRONG)
        pages.add(TOKEN.sub("", try_to_sign_in(browser_at(), email).text))
    assert len(pages) == 1
    assert reverse("account_login") in next(iter(pages))
