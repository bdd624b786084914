"""What tests of signing in share: a browser somewhere, and what is typed into it."""

from django.test import Client
from django.urls import reverse

from tests.conftest import PASSWORD

HOME, CAFE = "192.0.2.10", "198.51.100.7"
WRONG = "not this one"


def browser_at(address: str = HOME) -> Client:
    """A browser of its own at a network address."""
    return Client(REMOTE_ADDR=address)


def try_to_sign_in(browser: Client, email: str, password: str = PASSWORD):
    """Fill in the form of the way in."""
    return browser.post(reverse("account_login"), {"login": email, "password": password})


def is_signed_in(browser: Client) -> bool:
    """Whether the next page opens, whatever it is."""
    return not browser.get(reverse("home")).url.startswith(reverse("account_login"))


def ask_for_link(browser: Client, email: str):
    """Say that the password is forgotten."""
    return browser.post(reverse("account_reset_password"), {"email": email})


def link_in(mail) -> str:
    """The link that a mail carries."""
    return next(line for line in mail.body.splitlines() if line.startswith("http"))


def open_link(browser: Client, link: str):
    """Follow a link from a mail as a browser does: what stands behind the # is posted."""
    where, _hash, code = link.partition("#")
    assert browser.get(where).status_code == 200
    return browser.post(where, {"code": code}, follow=True)


def choose_through(browser: Client, link: str, password: str):
    """Open a link from a mail and choose a password."""
    page = open_link(browser, link)
    form = {"password1": password, "password2": password}
    return browser.post(page.request["PATH_INFO"], form)
