"""No address that our own pages lead to says who somebody is, what they have or how they feel.

ASVS 14.2.1. Links, forms and what is drawn while one types are read from every page that each role
opens, and each step that one takes by posting is followed.
"""

import re
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

import pytest
from django.urls import Resolver404, resolve, reverse

from patients import catalogue
from patients.views.diagnosis import DEEDS
from portal.clinic import timeline
from portal.doors import DOORS, MINE
from tests.portal.addresses import addresses
from tests.portal.hurting import Phone
from tests.portal.own_plans import sign
from tests.portal.walking import Walk

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

LEADS = ("href", "action", "formaction", "src", "hx-get", "hx-post", "hx-push-url")
# What a query may hold on a page about a patient: which page, which kind, how far one is.
SAYS_NOTHING = {
    "page": r"\d+",
    "at": r"\d+",
    "change": "yes",
    "found_nobody": "yes?",
    "edition": ".+",
    "whole": "yes",
    "kind": "|".join(timeline.KINDS),  # of the history: what is looked for, not what is there
}
OWN = {door.name for door in MINE.doors}
HTMX = {"HX-Request": "true"}
WALKERS = ("orthopaedist", "therapist", "front desk", "clinic administrator", "patient")


class Page(HTMLParser):
    """Where a page leads, and the names of the fields that its forms would put into an address."""

    def __init__(self, text: str):
        super().__init__()
        self.leads: set[str] = set()
        self.in_address: set[str] = set()
        self.gets = False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = {name.removeprefix("data-"): value or "" for name, value in attributes}
        self.leads |= {given[name] for name in LEADS if name in given}
        if tag == "form":
            self.gets = given.get("method", "get").lower() == "get"
        if (self.gets and "name" in given and tag != "meta") or "hx-get" in given:
            self.in_address.add(given.get("name", "hx-get"))

    def handle_endtag(self, tag):
        if tag == "form":
            self.gets = False


def is_about_a_patient(name: str, holes) -> bool:
    return "patient_id" in holes or name in OWN or name in ("clinic:find", "patients:register")


def says(address: str) -> str | None:
    """What an address of ours tells, if anything: a word in its path, or in its query."""
    parts = urlsplit(address)
    if parts.scheme or parts.path.startswith("/static/"):
        return None
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        if name == "next":
            if said := says(value):
                return said
        elif not re.fullmatch(SAYS_NOTHING.get(name, "(?!)"), value):
            return f"{name}={value}"
    try:
        match = resolve(parts.path)
    except Resolver404:
        return None if not parts.path else parts.path
    for value in map(str, match.kwargs.values()):
        try:
            UUID(value)
        except ValueError:
            if not value.isdigit() and value not in DEEDS:
                return value
    return None


def told_on(page: Page) -> set[str]:
    return {f"{lead}: {said}" for lead in page.leads if (said := says(lead))} | {
        f"field {name}" for name in page.in_address
    }


@pytest.mark.parametrize("walker", WALKERS)
def test_on_no_page_about_a_patient(
    clinic, other_clinic, runner, orthopaedist, clinic_admin, walker
):
    walk = Walk(clinic, other_clinic, runner, orthopaedist, clinic_admin)
    browser = walk.browser(walker)
    told, seen = {}, 0
    for address in addresses():
        if "GET" in DOORS[address.name] and is_about_a_patient(address.name, address.holes):
            answer = walk.ask(browser, address, "GET")
            location = answer.headers.get("Location", "")
            found = told_on(Page(answer.text)) | ({location} if says(location) else set())
            if answer.status_code in (200, 302) and found:
                told[address.name] = found
            seen += answer.status_code == 200
    assert told == {}
    assert seen > 2


@pytest.mark.parametrize("walker", ["orthopaedist", "front desk", "clinic administrator"])
def test_no_name_on_any_other_page(
    clinic, other_clinic, runner, orthopaedist, clinic_admin, walker
):
    walk = Walk(clinic, other_clinic, runner, orthopaedist, clinic_admin)
    browser = walk.browser(walker)
    words = (runner.record_number.lower(), "sam@patients", runner.birth_date.isoformat())
    for address in addresses():
        if "GET" in DOORS[address.name] and not address.name.startswith("api:"):
            leads = Page(walk.ask(browser, address, "GET").text).leads
            named = {lead for lead in leads for word in words if word in lead.lower()}
            assert named == set(), address.name


class TestEachStepThatIsPosted:
    def follow(self, browser, where, sent, headers=None) -> list[str]:
        """Every address that a posting leads to, and those on the page it ends on."""
        answer = browser.post(where, sent, follow=True, headers=headers)
        assert told_on(Page(answer.text)) == set()
        names = ("Location", "HX-Redirect", "HX-Push-Url", "HX-Replace-Url")
        passed = [place for place, _status in answer.redirect_chain]
        passed += [answer[name] for name in names if name in answer]
        passed += Page(answer.text).leads
        assert [lead for lead in passed if says(lead)] == []
        return passed

    def test_of_recording_a_diagnosis(self, as_user, orthopaedist, patient):
        browser = as_user(orthopaedist)
        choose = reverse("patients:choose_diagnosis", args=[patient.pk])
        levels = reverse("patients:diagnosis_levels", args=[patient.pk])
        disc = {"diagnosis": "disc-displacement-lumbar", "region": "lumbosacral"}
        for headers in (None, HTMX):
            for where, sent in (
                (choose, {"look_for": "slipped disc"}),
                (choose, disc),
                (levels, {**disc, "levels": ["L5/S1"]}),
            ):
                passed = self.follow(browser, where, sent, headers)
                words = ("slipped", "lumb", *(entry.key for entry in catalogue.ENTRIES))
                assert not [lead for lead in passed for word in words if word in lead]

    def test_of_the_stop_rule(self, as_user, orthopaedist, runner):
        sign(runner, orthopaedist)
        hurts = reverse("mine:hurts")
        for answers in (
            ("No. It hurts while I run", "It still hurts", "It still hurts", "It still hurts"),
            ("No. It hurts after my run", "The pain is gone"),
            ("Yes",),
        ):
            phone = Phone(as_user(runner.user))
            phone.goes_to()
            for words in answers:
                sent = phone.sends(words)
                passed = self.follow(phone.browser, hurts, sent)
                assert passed[0].startswith(hurts)
                told = (sent["question"], sent["answer"])
                here = [lead for lead in passed if lead.startswith(hurts)]
                assert not [lead for lead in here if any(word in lead for word in told)]
                phone.shows(passed[0])

    def test_of_a_red_flag(self, as_user, runner):
        phone = Phone(as_user(runner.user))
        phone.shows()
        passed = self.follow(phone.browser, reverse("mine:hurts"), phone.sends("Not sure"))
        assert not [lead for lead in passed if "RF-" in lead or "not_sure" in lead]

    def test_of_finding_a_patient(self, as_user, front_desk, patient):
        passed = self.follow(as_user(front_desk), reverse("clinic:find"), {"q": "Runner"})
        assert not [lead for lead in passed if "unner" in lead]
