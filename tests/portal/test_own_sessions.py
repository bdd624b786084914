"""A session belongs to one person, and ends when the person, or the house, says so."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from patients.actions import clinics
from patients.models import Membership
from patients.models.audit import AuditEvent
from portal.account.sessions import browser_in_words
from tests.conftest import PASSWORD
from tests.portal.factors import code_of, own_app
from tests.portal.joining import come_in
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

PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit Version/18 Safari/604.1"
PAGE = "/accounts/sessions/"


def signed_in(user, address: str = HOME) -> Client:
    browser = browser_at(address)
    try_to_sign_in(browser, user.email)
    assert is_signed_in(browser)
    return browser


class TestItsNumber:
    def test_it_changes_at_signing_in(self, orthopaedist):
        """ASVS 7.2.4: nobody plants a session that they know."""
        browser = browser_at()
        session = browser.session
        session["planted"] = "by somebody else"
        session.save()
        browser.cookies["sessionid"] = session.session_key
        try_to_sign_in(browser, orthopaedist.email)
        assert is_signed_in(browser)
        assert browser.cookies["sessionid"].value != session.session_key
        planted = Client()
        planted.cookies["sessionid"] = session.session_key
        assert not is_signed_in(planted)

    def test_it_changes_at_the_second_factor(self, orthopaedist):
        key = own_app(orthopaedist)
        browser = browser_at()
        try_to_sign_in(browser, orthopaedist.email)
        waiting = browser.cookies["sessionid"].value
        browser.post(reverse("mfa_authenticate"), {"code": code_of(key)})
        assert is_signed_in(browser)
        assert browser.cookies["sessionid"].value != waiting
        assert not Session.objects.filter(session_key=waiting).exists()

    def test_it_changes_at_joining(self, client, sheet):
        come_in(client, sheet.code)
        on_the_way = client.cookies["sessionid"].value
        client.post(reverse("join:without_email"), {"password": "my dog eats cake"})
        assert is_signed_in(client)
        assert client.cookies["sessionid"].value != on_the_way
        assert not Session.objects.filter(session_key=on_the_way).exists()

    def test_it_is_dead_after_signing_out_also_played_again(self, orthopaedist):
        """ASVS 7.4.1."""
        browser = signed_in(orthopaedist)
        old = browser.cookies["sessionid"].value
        browser.post(reverse("account_logout"))
        replay = Client()
        replay.cookies["sessionid"] = old
        assert not is_signed_in(replay)


class TestWhoMayNoLongerComeIn:
    """ASVS 7.4.2, 8.3.2: on the very next request."""

    def test_a_closed_sign_in_ends_every_session(self, orthopaedist, platform_admin, client):
        browser = signed_in(orthopaedist)
        assert browser.get(reverse("api:patients")).status_code == 200
        assert browser.get(reverse("admin:index")).status_code == 200
        clinics.change_user(orthopaedist, by=platform_admin, is_active=False)
        assert not is_signed_in(browser)
        assert browser.get(reverse("api:patients")).status_code in (401, 403)
        assert browser.get(reverse("admin:index")).status_code == 302

    def test_a_membership_that_ended_opens_nothing(self, orthopaedist, patient, clinic_admin):
        browser = signed_in(orthopaedist)
        chart = reverse("clinic:chart", args=[patient.pk])
        over_rest = reverse("api:patient", args=[patient.pk])
        listed = reverse("admin:patients_patient_changelist")
        pages = (chart, over_rest, listed)
        assert [browser.get(page).status_code for page in pages] == [200, 200, 200]
        membership = Membership.objects.get(user=orthopaedist)
        clinics.end_membership(membership, by=clinic_admin)
        assert browser.get(chart).status_code == 404
        assert browser.get(over_rest).status_code in (403, 404)
        assert browser.get(listed).status_code in (302, 403)


class TestAnotherPassword:
    """ASVS 7.4.3: all other sessions end, and the page says so."""

    def test_changing_it_ends_the_others_and_keeps_this_one(self, orthopaedist):
        here, there = signed_in(orthopaedist), signed_in(orthopaedist, CAFE)
        asked = here.get(reverse("account_change_password")).text
        assert "Your sessions on other devices end" in asked
        form = {"oldpassword": PASSWORD, "password1": "ochre yak", "password2": "ochre yak"}
        answer = here.post(reverse("account_change_password"), form, follow=True)
        assert "Everywhere else you were signed out" in answer.text
        assert is_signed_in(here)
        assert not is_signed_in(there)

    def test_a_link_ends_all(self, orthopaedist, mailoutbox):
        here, there = signed_in(orthopaedist), signed_in(orthopaedist, CAFE)
        ask_for_link(browser_at(), orthopaedist.email)
        browser = browser_at()
        choose_through(browser, link_in(mailoutbox[-1]), "ochre yak")
        done = browser.get(reverse("account_reset_password_from_key_done")).text
        assert "You were signed out on every device" in done
        assert not is_signed_in(here)
        assert not is_signed_in(there)


class TestTheList:
    @pytest.fixture
    def laptop(self, orthopaedist):
        """At home."""
        return signed_in(orthopaedist)

    @pytest.fixture
    def phone(self, orthopaedist):
        """On the way, left on a table."""
        browser = Client(REMOTE_ADDR=CAFE, HTTP_USER_AGENT=PHONE)
        try_to_sign_in(browser, orthopaedist.email)
        return browser

    def numbers(self, browser) -> list[int]:
        return [session.pk for session in browser.get(PAGE).context["sessions"]]

    def test_it_says_in_words_where_and_which_is_this_one(self, laptop, phone):
        page = laptop.get(PAGE)
        assert [session.is_this for session in page.context["sessions"]] == [True, False]
        assert "Safari on iPhone" in page.text
        assert CAFE in page.text
        assert page.text.count("this one") == 1

    def test_one_is_ended_at_once(self, laptop, phone, orthopaedist):
        (_mine, lost) = self.numbers(laptop)
        answer = laptop.post(PAGE, {"session": lost}, follow=True)
        assert "1 session ended." in answer.text
        assert not is_signed_in(phone)
        assert is_signed_in(laptop)
        assert len(self.numbers(laptop)) == 1
        row = AuditEvent.objects.get(event="session.ended")
        assert (row.actor, row.target) == (str(orthopaedist.pk), f"user:{orthopaedist.pk}")

    def test_all_others_are_ended_at_once(self, laptop, phone, orthopaedist):
        third = signed_in(orthopaedist, CAFE)
        answer = laptop.post(PAGE, {"session": "others"}, follow=True)
        assert "2 sessions ended." in answer.text
        assert not is_signed_in(phone)
        assert not is_signed_in(third)
        assert is_signed_in(laptop)

    def test_nobody_sees_or_ends_the_sessions_of_somebody_else(self, laptop, phone, therapist):
        curious = signed_in(therapist)
        assert len(self.numbers(curious)) == 1
        for session in (*self.numbers(laptop), "0", "no number"):
            assert curious.post(PAGE, {"session": session}).status_code == 404
        curious.post(PAGE, {"session": "others"})
        assert is_signed_in(laptop)
        assert is_signed_in(phone)

    def test_one_that_is_over_is_not_listed(self, laptop, phone, settings, monkeypatch):
        phone.post(reverse("account_logout"))
        assert len(self.numbers(laptop)) == 1


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (PHONE, "Safari on iPhone"),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit Chrome/131 Safari/537 Edg/131",
            "Edge on Windows",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko Firefox/133.0", "Firefox on Linux"),
        ("curl/8", "A browser that does not say which"),
    ],
)
def test_a_browser_is_named_in_words(agent, words):
    assert browser_in_words(agent) == words
