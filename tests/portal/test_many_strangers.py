"""Where strangers at many addresses guess at one account: what they close, and what stays open.

These are known limits, described in docs/security.md and docs/adr/0013: whoever changes the balance
changes them there too.
"""

import pytest
from django.urls import reverse

from tests.portal.signing_in import (
    HOME,
    WRONG,
    ask_for_link,
    browser_at,
    is_signed_in,
    try_to_sign_in,
)

pytestmark = pytest.mark.django_db

TWENTY = [f"203.0.113.{number}" for number in range(20)]
FOUR = TWENTY[:4]


@pytest.fixture
def at_work(orthopaedist):
    """The browser in which the orthopaedist signed in before."""
    browser = browser_at(HOME)
    try_to_sign_in(browser, orthopaedist.email)
    browser.post(reverse("account_logout"))
    return browser


@pytest.fixture
def besieged(orthopaedist, at_work):
    """Twenty addresses have guessed at the password, four have asked for links."""
    for address in TWENTY:
        for _guess in range(5):
            try_to_sign_in(browser_at(address), orthopaedist.email, WRONG)
    for address in FOUR:
        for _link in range(3):
            ask_for_link(browser_at(address), orthopaedist.email)
    return orthopaedist


def test_the_right_password_waits_in_a_browser_that_is_not_known(besieged):
    anywhere = browser_at("192.0.2.77")
    answer = try_to_sign_in(anywhere, besieged.email)
    assert answer.status_code == 429
    assert "passkey" in answer.text
    assert not is_signed_in(anywhere)
    assert ask_for_link(anywhere, besieged.email).status_code == 429


def test_fewer_of_them_close_neither(orthopaedist):
    for address in TWENTY[:-1]:
        for _guess in range(5):
            try_to_sign_in(browser_at(address), orthopaedist.email, WRONG)
    anywhere = browser_at("192.0.2.77")
    assert try_to_sign_in(anywhere, orthopaedist.email).status_code == 302


def test_a_known_browser_stays_open(besieged, at_work):
    assert ask_for_link(at_work, besieged.email).status_code == 302
    assert try_to_sign_in(at_work, besieged.email).status_code == 302
    assert is_signed_in(at_work)


def test_a_passkey_stays_open_wherever(besieged):
    anywhere, page = browser_at("192.0.2.77"), reverse("mfa_login_webauthn")
    asked = anywhere.get(page, headers={"Accept": "application/json"})
    assert asked.status_code == 200
    assert anywhere.post(page, {"credential": "{}"}).url == reverse("account_login")
