"""A session ends by itself, on the server, with a warning; nothing that was typed goes with it.

ASVS 7.3.1, 7.3.2, 14.3.1.
"""

import time

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from patients.actions import clinics
from patients.models.audit import AuditEvent
from patients.permissions import Role
from tests.portal.signing_in import browser_at, is_signed_in, try_to_sign_in

pytestmark = pytest.mark.django_db

MINUTE, HOUR = 60, 60 * 60


@pytest.fixture
def clock(monkeypatch):
    """Lets time pass for sessions: `clock.add(seconds)`."""

    class Clock:
        passed = 0

        def add(self, seconds):
            self.passed += seconds

    clock = Clock()
    real = time.time
    monkeypatch.setattr("portal.account.timeouts.time.time", lambda: real() + clock.passed)
    return clock


@pytest.fixture
def doctor(as_user, orthopaedist):
    """The orthopaedist, just signed in."""
    browser = as_user(orthopaedist)
    browser.get(reverse("clinic:home"))
    return browser


def state(browser) -> dict:
    return browser.get(reverse("account_session")).json()


def keep_busy(browser, clock, whole: int) -> None:
    for _ in range(whole // (20 * MINUTE)):
        clock.add(20 * MINUTE)
        browser.get(reverse("account_signed_in_again"))  # the smallest page


class TestItEnds:
    @pytest.mark.parametrize("who", ["orthopaedist", "the patient", "platform_admin"])
    def test_half_an_hour_after_the_last_request(self, request, as_user, runner, who, clock):
        browser = as_user(runner.user if who == "the patient" else request.getfixturevalue(who))
        browser.get(reverse("account_signed_in_again"))
        clock.add(29 * MINUTE)
        assert is_signed_in(browser)
        clock.add(29 * MINUTE)
        assert is_signed_in(browser)
        clock.add(31 * MINUTE)
        assert not is_signed_in(browser)

    @pytest.mark.parametrize("who", ["orthopaedist", "front_desk", "platform_admin"])
    def test_for_staff_after_twelve_hours_however_busy(self, request, as_user, who, clock):
        browser = as_user(request.getfixturevalue(who))
        browser.get(reverse("account_signed_in_again"))
        keep_busy(browser, clock, 11 * HOUR + 40 * MINUTE)
        assert is_signed_in(browser)
        clock.add(21 * MINUTE)
        assert not is_signed_in(browser)

    def test_for_patients_after_a_day(self, as_user, runner, clock):
        browser = as_user(runner.user)
        browser.get(reverse("account_signed_in_again"))
        keep_busy(browser, clock, 23 * HOUR + 40 * MINUTE)
        assert is_signed_in(browser)
        clock.add(21 * MINUTE)
        assert not is_signed_in(browser)

    def test_whoever_is_both_counts_as_staff(self, as_user, runner, other_clinic, clock):
        clinics.add_member(other_clinic, runner.user, by=None, role=Role.FRONT_DESK)
        browser = as_user(runner.user)
        browser.get(reverse("account_signed_in_again"))
        keep_busy(browser, clock, 12 * HOUR)
        clock.add(MINUTE)
        assert not is_signed_in(browser)

    def test_the_limits_come_from_the_settings(self, doctor, clock, settings):
        settings.SESSION_LIMITS = {"staff": (50, 500), "patients": (5000, 5000)}
        clock.add(51)
        assert not is_signed_in(doctor)

    def test_for_good_also_where_the_old_cookie_is_played_again(self, doctor, clock):
        old = doctor.cookies["sessionid"].value
        clock.add(31 * MINUTE)
        assert not is_signed_in(doctor)
        replay = Client()
        replay.cookies["sessionid"] = old
        clock.add(-31 * MINUTE)
        assert not is_signed_in(replay)
        assert not Session.objects.filter(session_key=old).exists()

    def test_and_the_trail_says_so(self, doctor, orthopaedist, clinic, clock):
        clock.add(31 * MINUTE)
        doctor.get(reverse("home"))
        row = AuditEvent.objects.get(event="session.expired")
        assert (row.actor, row.target, row.chain) == ("", f"user:{orthopaedist.pk}", str(clinic.pk))

    def test_over_rest_as_well(self, doctor, clock):
        assert doctor.get(reverse("api:patients")).status_code == 200
        clock.add(31 * MINUTE)
        assert doctor.get(reverse("api:patients")).status_code in (401, 403)

    def test_and_begins_anew_with_the_next_sign_in(self, orthopaedist, clock):
        browser = browser_at()
        try_to_sign_in(browser, orthopaedist.email)
        clock.add(31 * MINUTE)
        assert not is_signed_in(browser)
        try_to_sign_in(browser, orthopaedist.email)
        assert state(browser)["left"] > 29 * MINUTE


class TestWhatThePageAsks:
    def test_it_learns_how_long_yet_and_whether_staying_helps(self, doctor, clock):
        told = state(doctor)
        assert told["who"]
        assert 29 * MINUTE < told["left"] <= 30 * MINUTE
        assert told["extends"] is True
        keep_busy(doctor, clock, 11 * HOUR + 40 * MINUTE)
        assert state(doctor)["extends"] is False

    def test_asking_does_not_keep_the_session_alive(self, doctor, clock):
        for _ in range(4):
            clock.add(9 * MINUTE)
            state(doctor)
        assert state(doctor)["who"] == ""
        assert not is_signed_in(doctor)

    def test_saying_that_one_is_there_does(self, doctor, clock):
        for _ in range(4):
            clock.add(29 * MINUTE)
            told = doctor.post(reverse("account_stay")).json()
            assert told["left"] > 29 * MINUTE
        assert is_signed_in(doctor)

    def test_it_can_tell_one_person_from_another_but_names_nobody(
        self, orthopaedist, therapist, client
    ):
        told = []
        for person in (orthopaedist, therapist, orthopaedist):
            client.force_login(person)
            told.append(state(client)["who"])
        assert told[0] == told[2] != told[1]
        assert str(orthopaedist.pk) not in told[0]

    def test_it_gets_a_token_with_which_its_forms_work_again(self, orthopaedist):
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(orthopaedist)
        token = state(strict)["token"]
        answer = strict.post(reverse("account_stay"), headers={"X-CSRFToken": token})
        assert answer.status_code == 200

    def test_a_stranger_gets_no_token(self, client, db):
        assert state(client) == {"who": "", "left": 0, "extends": False}

    def test_every_page_carries_the_warning(self, doctor):
        portal = ("clinic:home", "guideline", "account_change_password")
        administration = ("admin:index", "admin:catalogue", "admin:patients_patient_changelist")
        for name in (*portal, *administration):
            page = doctor.get(reverse(name)).text
            assert page.count('role="alertdialog"') == 2, name
            assert page.count("session.js") == 1, name
        assert "alertdialog" not in Client().get(reverse("account_login")).text


class TestWhatWasTyped:
    @pytest.fixture
    def form(self):
        """A long answer, and what must never be shown again."""
        return {
            "reason": "Ran <b>five</b> kilometres\nwithout pain",
            "family_name": "Runner",
            "password1": "ochre yak",
            "csrfmiddlewaretoken": "abc",
            "key": "8c9f",
        }

    def test_it_is_given_back_as_text_and_nothing_was_saved(self, doctor, clock, form):
        clock.add(31 * MINUTE)
        answer = doctor.post(reverse("patients:register"), form)
        assert answer.status_code == 401
        assert "Nothing was saved" in answer.text
        assert "Ran &lt;b&gt;five&lt;/b&gt; kilometres<br>without pain" in answer.text
        assert "family name" in answer.text
        for secret in ("ochre yak", "abc", "8c9f"):
            assert secret not in answer.text
        assert "no-store" in answer["Cache-Control"]

    def test_also_after_another_tab_noticed_first(self, doctor, clock, form):
        clock.add(31 * MINUTE)
        doctor.get(reverse("home"))
        answer = doctor.post(reverse("patients:register"), form)
        assert answer.status_code == 401
        assert "without pain" in answer.text

    def test_also_where_the_session_was_ended_elsewhere(self, doctor, form):
        Session.objects.all().delete()
        assert doctor.post(reverse("patients:register"), form).status_code == 401

    def test_also_where_somebody_signed_in_anew_meanwhile(self, orthopaedist, form):
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(orthopaedist)
        ours = {"Origin": "http://testserver", "Referer": "http://testserver/patients/register/"}
        answer = strict.post(reverse("patients:register"), form, headers=ours)
        assert answer.status_code == 403
        assert "without pain" in answer.text

    def test_but_nothing_that_another_site_sent_is_shown(self, orthopaedist, form):
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(orthopaedist)
        theirs = {"Origin": "https://elsewhere.example"}
        answer = strict.post(reverse("patients:register"), form, headers=theirs)
        assert answer.status_code == 403
        assert "without pain" not in answer.text

    def test_a_part_of_a_page_leaves_the_page_alone(self, doctor, clock):
        clock.add(31 * MINUTE)
        answer = doctor.post(reverse("patients:register"), headers={"HX-Request": "true"})
        assert answer.status_code == 401
        assert "HX-Redirect" not in answer
