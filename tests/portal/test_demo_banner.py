"""A demonstration says on every page that it is one, and is never loaded beside real patients."""

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from django.urls import reverse

from portal.demo import loading
from tests.portal.addresses import addresses
from tests.portal.demonstration import PEOPLE, values

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

BANNER = "Every person here is made up. Do not enter real patients."


@pytest.fixture
def demonstration(db):
    """Its clinics and patients."""
    loading.load()


def pages(browser: Client, **filled) -> dict[str, str]:
    """Every whole page that a browser is shown, by the name of its address."""
    found = {}
    for address in addresses():
        answer = browser.get(address.filled(filled))
        if answer["Content-Type"].startswith("text/html") and "<html" in answer.text:
            found[address.name] = answer.text
    return found


def without_banner(shown: dict[str, str]) -> list[str]:
    return [name for name, text in shown.items() if BANNER not in text]


def test_to_everybody_on_every_page(demonstration):
    for email in PEOPLE:
        browser = Client()
        user = get_user_model().objects.get(email=email)
        browser.force_login(user)
        shown = pages(browser, **values())
        assert len(shown) > 20, email
        assert without_banner(shown) == [], email


def test_before_signing_in(client, demonstration):
    shown = pages(client)
    assert {"account_login", "account_reset_password"} <= set(shown)
    assert without_banner(shown) == []


def test_also_where_something_went_wrong(demonstration, monkeypatch):
    browser = Client(raise_request_exception=False)
    doctor = get_user_model().objects.get(email=PEOPLE[0])
    browser.force_login(doctor)
    strict = Client(enforce_csrf_checks=True)
    shown = {
        "not understood": browser.get("/", HTTP_HOST="evil.example"),
        "refused": browser.post(reverse("switch_clinic"), {"clinic": "elsewhere"}),
        "without its token": strict.post(reverse("account_login")),
        "not there": browser.get("/nowhere/"),
    }
    monkeypatch.setattr("portal.views.relation_of", lambda request: 1 / 0)
    shown["broken"] = browser.get(reverse("home"))
    assert [answer.status_code for answer in shown.values()] == [400, 403, 403, 404, 500]
    assert without_banner({name: answer.text for name, answer in shown.items()}) == []


def test_a_real_installation_says_nothing_of_it(client, settings):
    settings.DEMO = False
    assert BANNER not in client.get(reverse("account_login")).text
    assert BANNER not in client.get("/", HTTP_HOST="evil.example").text


@pytest.mark.parametrize(("production", "demo"), [(True, False), (True, True), (False, False)])
def test_it_is_never_loaded_beside_real_patients(settings, production, demo):
    """ASVS 6.3.2: nobody whose password is known exists on a real installation."""
    settings.PRODUCTION, settings.DEMO = production, demo
    with pytest.raises(CommandError, match="never loaded beside real patients"):
        call_command("load_demo")
    assert not get_user_model().objects.exists()
