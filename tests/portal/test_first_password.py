"""Whoever signs in without a password chooses a first one: after proving it again, and not before
the second factor was used.
"""

from types import SimpleNamespace

import pytest
from allauth.account.internal.flows.login import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    record_authentication,
)
from django.core import mail
from django.urls import reverse

from patients.models import AuditEvent
from portal.account import second_factor
from tests.conftest import PASSWORD
from tests.portal.factors import CHOOSE, code_of, leads_to, own_app
from tests.portal.signing_in import CAFE, browser_at, is_signed_in, try_to_sign_in

pytestmark = pytest.mark.django_db

CHANGE, SET = reverse("account_change_password"), reverse("account_set_password")
FIRST = "ochre yaks at dawn"
FORM = {"password1": FIRST, "password2": FIRST}


@pytest.fixture
def passwordless(orthopaedist):
    """Came through the hospital always, and has no password here."""
    orthopaedist.set_unusable_password()
    orthopaedist.save()
    return orthopaedist


def come(browser, user, ago=0, method="socialaccount"):
    """As after a sign-in so many seconds ago, by a way without a password."""
    browser.force_login(user)
    session = browser.session
    record_authentication(SimpleNamespace(session=session), user, method)
    session[AUTHENTICATION_METHODS_SESSION_KEY][0]["at"] -= ago
    session.save()
    return browser


def has_password(user) -> bool:
    user.refresh_from_db()
    return user.has_usable_password()


def test_changing_it_leads_to_choosing_one(client, passwordless):
    come(client, passwordless)
    page = client.get(CHANGE, follow=True)
    assert page.redirect_chain == [(SET, 302)]
    assert "Choose a first password" in page.text
    overview = client.get(reverse("account_overview")).text
    assert "None yet. Choose one." in overview
    assert SET in overview


@pytest.mark.django_db(transaction=True)
def test_it_signs_in_ends_the_other_sessions_and_is_told(client, passwordless):
    elsewhere = come(browser_at(CAFE), passwordless)
    page = come(client, passwordless).post(SET, FORM, follow=True)
    assert "Your password is set. Everywhere else you were signed out." in page.text
    assert is_signed_in(client)
    assert not is_signed_in(elsewhere)
    again = browser_at()
    try_to_sign_in(again, passwordless.email, FIRST)
    assert is_signed_in(again)
    row = AuditEvent.objects.get(event="password.set")
    assert (row.actor, row.target) == (str(passwordless.pk), f"user:{passwordless.pk}")
    [told] = mail.outbox
    assert told.subject == "Spine & Stride: Password chosen"
    assert FIRST not in told.body


def test_whoever_has_one_changes_it_and_shows_the_old_one(client, orthopaedist):
    answer = come(client, orthopaedist).post(SET, FORM)
    assert leads_to(answer, CHANGE)
    orthopaedist.refresh_from_db()
    assert orthopaedist.check_password(PASSWORD)


class TestLongAfterTheSignIn:
    def test_a_second_factor_is_asked_again(self, client, passwordless, at):
        key = own_app(passwordless)
        come(client, passwordless, ago=301, method=second_factor.METHOD)
        posted = client.post(SET, FORM)
        assert leads_to(posted, SET)
        asked = client.get(posted.url)
        assert leads_to(asked, reverse("mfa_reauthenticate"))
        assert FIRST not in str(dict(client.session))
        assert client.post(asked.url, {"code": code_of(key)}).url == SET
        assert not has_password(passwordless)
        client.post(SET, FORM)
        assert has_password(passwordless)

    @pytest.mark.parametrize("ask", ["get", "post"])
    def test_somebody_without_any_signs_in_anew_first(self, client, passwordless, ask):
        """The library would let through whoever has nothing to prove it with."""
        come(client, passwordless, ago=301)
        answer = getattr(client, ask)(SET, FORM)
        assert answer.status_code == 403
        assert "Sign out, sign in again, and come back within five minutes." in answer.text
        assert not has_password(passwordless)


class TestWhereStaffUseASecondFactor:
    @pytest.fixture(autouse=True)
    def _asked_for(self, settings):
        settings.STAFF_SECOND_FACTOR = True

    def test_one_is_set_up_before(self, client, passwordless):
        assert leads_to(come(client, passwordless).post(SET, FORM), CHOOSE)
        assert not has_password(passwordless)

    def test_the_own_one_is_used_before(self, client, passwordless):
        own_app(passwordless)
        answer = come(client, passwordless).post(SET, FORM)
        assert leads_to(answer, reverse("mfa_reauthenticate"))
        assert not has_password(passwordless)

    def test_a_patient_uses_an_own_one_before_too(self, client, runner):
        runner.user.set_unusable_password()
        runner.user.save()
        own_app(runner.user)
        answer = come(client, runner.user).post(SET, FORM)
        assert leads_to(answer, reverse("mfa_reauthenticate"))
        assert not has_password(runner.user)
