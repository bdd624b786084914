"""The patient reads on the own pages that the clinic opened, renewed or closed the own way in."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.actions.closing import close_portal
from portal.actions.way_back import come_back, issue_way_back
from tests.conftest import begin_session, join
from tests.portal.own_plans import ask_red_flags, record_disc, sign

pytestmark = pytest.mark.django_db

NEW = "my dog eats cake"
RENEWED = "Your access was set up anew"


@pytest.fixture
def rita(patient, front_desk):
    """Signs in with a name and has no address."""
    return join(patient, by=front_desk)


@pytest.fixture
def comes_back(front_desk):
    """A sheet is made and used; whoever used it."""

    def back(patient):
        sheet = issue_way_back(patient.user, by=front_desk, patient=patient)
        return come_back(sheet, by=None, password=NEW, email=patient.user.email or "")

    return back


def page(user, name):
    """One of the patient's pages, in a browser of its own."""
    browser = Client()
    user.refresh_from_db()
    browser.force_login(user)
    begin_session(browser)
    return browser.get(reverse(f"mine:{name}"))


class TestTheFirstPage:
    def test_says_so_at_the_next_sign_in_and_whom_to_call(self, rita, comes_back):
        rita.clinic.phone = "+00 555 0100"
        rita.clinic.save()
        assert RENEWED not in page(rita.user, "today").text
        comes_back(rita)
        shown = page(rita.user, "today").text
        assert RENEWED in shown
        assert "Harbour Spine Clinic" in shown.split(RENEWED)[1]
        assert 'href="tel:+005550100"' in shown.split(RENEWED)[1]

    def test_says_so_whoever_looked_first(self, rita, comes_back):
        comes_back(rita)
        page(rita.user, "today")  # whoever used the sheet, perhaps not Rita
        assert RENEWED in page(rita.user, "today").text

    def test_names_each_time(self, rita, comes_back):
        comes_back(rita)
        comes_back(rita)
        assert len(page(rita.user, "today").context["renewed"]) == 2

    def test_says_so_for_a_month(self, rita, comes_back, monkeypatch):
        comes_back(rita)
        now = timezone.now()
        for days, says in ((29, True), (31, False)):
            later = now + timedelta(days=days)
            with monkeypatch.context() as patched:
                patched.setattr(timezone, "now", lambda later=later: later)
                assert (RENEWED in page(rita.user, "today").text) is says

    def test_says_nothing_of_a_sheet_that_nobody_used(self, rita, front_desk):
        issue_way_back(rita.user, by=front_desk, patient=rita)
        assert RENEWED not in page(rita.user, "today").text

    def test_says_so_beside_a_plan_and_beside_an_urgent_flag(
        self, runner, comes_back, orthopaedist
    ):
        comes_back(runner)
        record_disc(runner, orthopaedist)
        sign(runner, orthopaedist)
        assert RENEWED in page(runner.user, "today").text
        ask_red_flags(runner, orthopaedist, RF_10="yes")
        assert RENEWED in page(runner.user, "today").text


class TestWhoLooked:
    def said(self, user):
        return [(step.words, step.who) for step in page(user, "about").context["ways_in"]]

    def test_names_who_made_a_sheet_and_that_it_was_used(self, rita, comes_back):
        comes_back(rita)
        assert self.said(rita.user) == [
            ("The sheet was used: signing in was set up anew", ""),
            ("A sheet for a new way in was made", "Fred Frontdesk"),
            ("The invitation was used", ""),
            ("An invitation was made", "Fred Frontdesk"),
        ]
        assert "How my access was opened" in page(rita.user, "about").text

    def test_names_who_closed_the_portal(self, rita, front_desk, orthopaedist):
        close_portal(rita, by=orthopaedist)
        rita.refresh_from_db()
        join(rita, by=front_desk)
        assert ("The portal was closed", "Olive Ortho") in self.said(rita.user)

    def test_says_nothing_of_other_patients(self, rita, runner, comes_back):
        comes_back(runner)
        assert len(self.said(rita.user)) == 2
