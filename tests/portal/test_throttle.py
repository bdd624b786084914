"""Guessing is slow, and nobody shuts anybody out by guessing (ASVS 6.1.1, 6.3.1)."""

import re

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.urls import reverse

from patients import audit
from patients.models.audit import AuditEvent
from portal.account import throttle
from portal.clinic.event_words import words_of
from tests.conftest import PASSWORD
from tests.portal.hospital import BACK, START
from tests.portal.signing_in import (
    CAFE,
    HOME,
    WRONG,
    ask_for_link,
    browser_at,
    choose_through,
    is_signed_in,
    link_in,
    try_to_sign_in,
)

pytestmark = pytest.mark.django_db

STRANGERS = [f"203.0.113.{number}" for number in range(1, 60)]


@pytest.fixture
def known_browser(orthopaedist):
    """The orthopaedist's own laptop, signed out since."""
    browser = browser_at()
    try_to_sign_in(browser, orthopaedist.email)
    browser.post(reverse("account_logout"))
    assert not is_signed_in(browser)
    return browser


def guess(address: str, email: str, times: int) -> set[int]:
    return {try_to_sign_in(browser_at(address), email, WRONG).status_code for _ in range(times)}


def all_strangers_guess(email: str) -> None:
    for stranger in STRANGERS:
        guess(stranger, email, 5)


class TestAtTheWayIn:
    def test_a_stranger_is_asked_for_patience_and_even_the_right_guess_does_not_open(
        self, orthopaedist
    ):
        guess(CAFE, orthopaedist.email, 5)
        stranger = browser_at(CAFE)
        answer = try_to_sign_in(stranger, orthopaedist.email)
        assert answer.status_code == 429
        assert "Too many tries" in answer.text
        assert not is_signed_in(stranger)

    def test_the_rightful_person_elsewhere_gets_in_all_the_while(self, orthopaedist):
        guess(CAFE, orthopaedist.email, 150)
        at_home = browser_at(HOME)
        assert try_to_sign_in(at_home, orthopaedist.email).status_code == 302
        assert is_signed_in(at_home)

    def test_all_strangers_together_are_slowed_down(self, orthopaedist):
        all_strangers_guess(orthopaedist.email)
        assert guess("203.0.113.200", orthopaedist.email, 1) == {429}

    def test_a_browser_that_is_known_stays_welcome_even_then(self, orthopaedist, known_browser):
        all_strangers_guess(orthopaedist.email)
        assert try_to_sign_in(known_browser, orthopaedist.email).status_code == 302
        assert is_signed_in(known_browser)

    def test_a_known_browser_in_other_hands_has_a_limit_of_its_own(
        self, orthopaedist, known_browser
    ):
        for _ in range(10):
            try_to_sign_in(known_browser, orthopaedist.email, WRONG)
        assert try_to_sign_in(known_browser, orthopaedist.email).status_code == 429
        assert try_to_sign_in(browser_at(HOME), orthopaedist.email).status_code == 302

    def test_a_browser_is_known_for_its_own_account_only(
        self, orthopaedist, therapist, known_browser
    ):
        all_strangers_guess(therapist.email)
        assert try_to_sign_in(known_browser, therapist.email).status_code == 429

    def test_nobody_makes_a_browser_known_by_writing_the_cookie(self, orthopaedist, settings):
        forged = Client(REMOTE_ADDR=CAFE)
        forged.cookies[settings.KNOWN_BROWSER_COOKIE_NAME] = '["x", ["y"]]:forged:signature'
        for _ in range(5):
            try_to_sign_in(forged, orthopaedist.email, WRONG)
        assert try_to_sign_in(forged, orthopaedist.email).status_code == 429

    def test_a_link_from_the_own_mailbox_makes_a_browser_known(self, orthopaedist, mailoutbox):
        all_strangers_guess(orthopaedist.email)
        new_phone = browser_at(HOME)
        ask_for_link(new_phone, orthopaedist.email)
        choose_through(new_phone, link_in(mailoutbox[-1]), "ochre yak")
        assert try_to_sign_in(new_phone, orthopaedist.email, "ochre yak").status_code == 302

    def test_trying_many_accounts_from_one_place_ends_as_well(self, orthopaedist):
        for number in range(30):
            try_to_sign_in(browser_at(CAFE), f"nobody{number}@nowhere.example", WRONG)
        assert guess(CAFE, "somebody@nowhere.example", 1) == {429}
        assert guess(HOME, "somebody@nowhere.example", 1) == {200}

    def test_a_hospital_behind_one_address_signs_in_as_often_as_it_likes(self, orthopaedist):
        for _ in range(40):
            assert try_to_sign_in(browser_at(), orthopaedist.email).status_code == 302

    def test_the_cookie_is_out_of_reach_and_names_nobody(self, orthopaedist, known_browser):
        cookie = known_browser.cookies["known"]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert orthopaedist.email not in cookie.value
        assert str(orthopaedist.pk) not in cookie.value

    def test_the_trail_says_once_a_minute_that_tries_are_refused(self, orthopaedist):
        guess(CAFE, orthopaedist.email, 12)
        rows = AuditEvent.objects.filter(event="signin.throttled")
        assert [row.target for row in rows] == [f"user:{orthopaedist.pk}"]


class TestTheSecondFactor:
    @pytest.fixture
    def app(self, orthopaedist):
        """The orthopaedist has an app with codes, and recovery codes."""
        secret = generate_totp_secret()
        TOTP.activate(orthopaedist, secret)
        return RecoveryCodes.activate(orthopaedist)

    def at_the_code(self, email: str, address: str, times: int = 0):
        browser = browser_at(address)
        try_to_sign_in(browser, email)
        for _ in range(times):
            browser.post(reverse("mfa_authenticate"), {"code": "000000"})
        return browser

    def test_guessing_codes_ends_soon_for_the_client_that_guesses(self, orthopaedist, app):
        code = app.get_unused_codes()[0]
        stranger = self.at_the_code(orthopaedist.email, CAFE, times=5)
        answer = stranger.post(reverse("mfa_authenticate"), {"code": code})
        assert answer.status_code == 429
        assert not is_signed_in(stranger)

    def test_the_rightful_person_elsewhere_gets_in_all_the_while(self, orthopaedist, app):
        self.at_the_code(orthopaedist.email, CAFE, times=40)
        at_home = self.at_the_code(orthopaedist.email, HOME)
        at_home.post(reverse("mfa_authenticate"), {"code": app.get_unused_codes()[0]})
        assert is_signed_in(at_home)


class TestAskingForALink:
    def test_one_place_asks_a_few_times_and_no_mailbox_is_flooded(self, orthopaedist, mailoutbox):
        answers = [ask_for_link(browser_at(CAFE), orthopaedist.email) for _ in range(5)]
        assert [answer.status_code for answer in answers] == [302, 302, 302, 429, 429]
        for stranger in STRANGERS[:20]:
            ask_for_link(browser_at(stranger), orthopaedist.email)
        assert len(mailoutbox) == 10

    def test_the_rightful_person_elsewhere_gets_a_link_all_the_while(self, orthopaedist):
        for _ in range(50):
            ask_for_link(browser_at(CAFE), orthopaedist.email)
        assert ask_for_link(browser_at(HOME), orthopaedist.email).status_code == 302


class TestAtTheHospitalsSignIn:
    @pytest.fixture(autouse=True)
    def _three_a_minute(self, monkeypatch):
        monkeypatch.setitem(throttle.LIMITS, "hospital.address", "3/m/ip")

    def begin(self, address: str):
        return browser_at(address).post(START)

    def test_beginning_again_and_again_ends_before_the_hospital_is_asked(self, hospital):
        assert [self.begin(CAFE).status_code for _ in range(3)] == [302] * 3
        asked = len(hospital.asked)
        answer = self.begin(CAFE)
        assert answer.status_code == 429
        assert "Too many tries" in answer.text
        assert len(hospital.asked) == asked
        assert self.begin(HOME).status_code == 302

    def test_coming_back_with_what_nobody_gave_ends_too(self, hospital):
        browser = browser_at(CAFE)
        made_up = {"code": "c", "state": "s"}
        answers = [browser.get(BACK, made_up).status_code for _ in range(4)]
        assert 429 not in answers[:3]
        assert answers[3] == 429

    def test_coming_back_as_oneself_does_not_count(self, comes, doctor):
        for _ in range(2):
            browser = browser_at(CAFE)
            comes(browser)
            assert is_signed_in(browser)
        assert self.begin(CAFE).status_code == 302
        assert self.begin(CAFE).status_code == 429

    def test_the_trail_says_once_a_minute_that_tries_are_refused(self, hospital):
        for _ in range(6):
            self.begin(CAFE)
        [row] = AuditEvent.objects.filter(event="hospital.throttled")
        assert (row.chain, row.source, row.target) == (audit.PLATFORM, CAFE, "")
        assert words_of(row.event) != row.event


def test_the_old_password_is_not_guessed_by_whoever_sits_at_an_open_session(as_user, orthopaedist):
    browser = as_user(orthopaedist)
    form = {"oldpassword": WRONG, "password1": "ochre yak", "password2": "ochre yak"}
    tried = [browser.post(reverse("account_change_password"), form).status_code for _ in range(6)]
    assert tried[-1] == 429
    again = [
        browser.post(reverse("account_reauthenticate"), {"password": WRONG}).status_code
        for _ in range(6)
    ]
    assert again[-1] == 429
    assert orthopaedist.check_password(PASSWORD)


def test_the_limits_are_described(request):
    page = (request.config.rootpath / "docs" / "installation.md").read_text()
    described = set(re.findall(r"^\| `([a-z_.]+)` \| `([^`]+)`", page, re.MULTILINE))
    assert described == set(throttle.LIMITS.items()) - {("told", throttle.LIMITS["told"])}
