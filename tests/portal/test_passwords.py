"""What a password may be, wherever one is chosen (ASVS 6.2.1, 6.2.3-6.2.5, 6.2.8, 6.2.9)."""

from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.urls import reverse

from tests.conftest import PASSWORD
from tests.portal.signing_in import (
    ask_for_link,
    browser_at,
    choose_through,
    is_signed_in,
    link_in,
    try_to_sign_in,
)

pytestmark = pytest.mark.django_db

GOOD = {
    "eight characters": "ochreyak",
    "only digits, no composition rule": "83920174",
    "a passphrase of 64": "seven wet otters row " * 3 + "x",
    "128 and more": "long " * 40 + "end",
    "spaces at both ends": "  kept as typed  ",
    "every script": "łódź 🦦 пароль",
}
BAD = {"seven characters": "ochreya", "a common one": "password1"}


@pytest.fixture(params=["changing it", "a link", "the first clinic"])
def choose(request, client, orthopaedist, mailoutbox, monkeypatch):
    """Choose a password in each of the places; gives back who signs in with it, or None."""

    def change(password):
        client.force_login(orthopaedist)
        form = {"oldpassword": PASSWORD, "password1": password, "password2": password}
        answer = client.post(reverse("account_change_password"), form)
        return orthopaedist.email if answer.status_code == 302 else None

    def by_link(password):
        ask_for_link(client, orthopaedist.email)
        answer = choose_through(client, link_in(mailoutbox[-1]), password)
        return orthopaedist.email if answer.status_code == 302 else None

    def by_command(password):
        monkeypatch.setattr("sys.stdin", StringIO(password + "\n"))
        names = ("--admin-email", "ada@new.example", "--admin-name", "Ada New")
        try:
            call_command(
                "create_clinic",
                "New",
                "--slug",
                "new",
                *names,
                "--password-stdin",
                stdout=StringIO(),
            )
        except CommandError:
            return None
        return "ada@new.example"

    return {"changing it": change, "a link": by_link, "the first clinic": by_command}[request.param]


@pytest.mark.parametrize("password", GOOD.values(), ids=GOOD.keys())
def test_it_may_be_long_and_of_any_characters_and_is_taken_as_typed(choose, password):
    email = choose(password)
    assert email is not None
    for other in (password[:-1], password.strip(), password.upper()):
        if other != password:
            assert not is_signed_in_with(email, other)
    assert is_signed_in_with(email, password)


@pytest.mark.parametrize("password", BAD.values(), ids=BAD.keys())
def test_short_and_common_ones_are_refused(choose, password):
    assert choose(password) is None


@pytest.mark.parametrize("old", [{"oldpassword": "not the old one"}, {"oldpassword": ""}, {}])
def test_changing_it_asks_for_the_old_one(as_user, orthopaedist, old):
    browser = as_user(orthopaedist)
    form = {"password1": "ochre yak", "password2": "ochre yak", **old}
    assert browser.post(reverse("account_change_password"), form).status_code == 200
    orthopaedist.refresh_from_db()
    assert orthopaedist.check_password(PASSWORD)


def test_a_fresh_installation_knows_nobody(db):
    """ASVS 6.3.2: after `migrate` there is no account, default or otherwise."""
    assert not get_user_model().objects.exists()


def is_signed_in_with(email: str, password: str) -> bool:
    browser = browser_at()
    try_to_sign_in(browser, email, password)
    return is_signed_in(browser)
