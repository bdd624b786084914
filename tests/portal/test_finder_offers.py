"""What the finder tells beside the names: charts opened last, and who is in an emergency."""

import pytest
from django.urls import reverse

from assessments import standing, standings
from assessments.actions import safety
from patients.actions import diagnoses
from patients.models import AuditEvent, Patient
from tests.conftest import make_patient
from tests.patients.pages import text
from tests.portal.own_plans import ask_red_flags, record_disc
from tests.portal.test_finder import HTMX, found, zoe

pytestmark = pytest.mark.django_db

__all__ = ["zoe"]


class TestOpenedLast:
    LAST = reverse("clinic:find") + "?opened_last"

    @pytest.fixture
    def several(self, clinic, front_desk):
        return [make_patient(clinic, front_desk, f"Number{each}") for each in range(10)]

    def names(self, page):
        return [str(each.patient.given_names) for each in page.context["exact"]]

    def opened(self, browser, patients):
        for patient in patients:
            browser.get(reverse("clinic:chart", args=[patient.pk]))

    @pytest.mark.parametrize("headers", [None, HTMX])
    def test_are_eight_charts_the_last_first(self, as_user, orthopaedist, several, headers):
        browser = as_user(orthopaedist)
        self.opened(browser, [*several, several[4]])
        page = browser.get(reverse("clinic:find"), headers=headers)
        expected = ["Number4", "Number9", "Number8", "Number7", "Number6", "Number5", "Number3"]
        assert self.names(page) == [*expected, "Number2"]
        assert "Opened last" in text(page)

    def test_are_there_by_a_link_whatever_was_looked_for(self, as_user, orthopaedist, several, zoe):
        browser = as_user(orthopaedist)
        self.opened(browser, several[:1])
        found(browser, "zoe")
        assert self.names(browser.get(self.LAST)) == ["Number0"]
        assert self.names(browser.get(reverse("clinic:find"))) == ["Zoë"]
        assert reverse("clinic:find") + "?opened_last" in text_of_home(browser)

    def test_are_ones_own_and_still_in_reach(
        self, as_user, orthopaedist, neurosurgeon, several, clinic
    ):
        browser = as_user(orthopaedist)
        self.opened(browser, several[:3])
        Patient.objects.filter(pk=several[0].pk).update(merged_into=several[1])
        assert self.names(browser.get(self.LAST)) == ["Number2", "Number1"]
        assert self.names(as_user(neurosurgeon).get(self.LAST)) == []

    def test_are_not_for_those_who_read_no_charts(self, as_user, front_desk, several):
        browser = as_user(front_desk)
        self.opened(browser, several[:3])
        assert self.names(browser.get(self.LAST)) == []
        assert "opened_last" not in text_of_home(browser)

    def test_are_in_the_trail_as_a_list(self, as_user, orthopaedist, several):
        browser = as_user(orthopaedist)
        browser.get(self.LAST)
        assert not AuditEvent.objects.filter(event="patients.listed").exists()
        self.opened(browser, several[:1])
        browser.get(self.LAST)
        assert AuditEvent.objects.filter(event="patients.listed").count() == 1


class TestAnEmergency:
    @pytest.fixture(params=["flag", "diagnosis"])
    def erin(self, request, clinic, orthopaedist):
        """In an open emergency, by a red flag or by a diagnosis."""
        erin = make_patient(clinic, orthopaedist, "Erin", "Urgent")
        if request.param == "flag":
            ask_red_flags(erin, orthopaedist, RF_01="yes")
        else:
            about = {"catalogue_key": "cauda-equina", "region": "lumbosacral"}
            diagnoses.record(erin, by=orthopaedist, **about)
        return erin

    def test_stands_beside_the_name_for_those_who_read_charts(
        self, as_user, therapist, front_desk, erin
    ):
        assert "Emergency open" in text(found(as_user(therapist), "erin"))
        assert "Emergency open" not in text(found(as_user(front_desk), "erin"))

    def test_is_one_by_the_same_words_as_on_the_chart(self, erin, clinic, orthopaedist):
        calm = make_patient(clinic, orthopaedist, "Calm")
        ask_red_flags(calm, orthopaedist, RF_07="yes")
        record_disc(calm, orthopaedist)
        cleared = make_patient(clinic, orthopaedist, "Cleared")
        check = ask_red_flags(cleared, orthopaedist, RF_01="yes")
        safety.clear_safety_check(check, by=orthopaedist, reason="catheter was blocked")
        everybody = [erin, calm, cleared]
        marked = standings.in_emergency([each.pk for each in everybody])
        assert marked == {each.pk for each in everybody if standing.of(each).is_emergency}
        assert marked == {erin.pk}

    def test_told_is_a_look_at_the_record(self, as_user, therapist, erin, zoe):
        found(as_user(therapist), "urgent")
        looks = AuditEvent.objects.filter(event="record.read", target="page:clinic:find")
        assert [look.patient for look in looks] == [str(erin.pk)]


def text_of_home(browser) -> str:
    return browser.get(reverse("clinic:home")).content.decode()
