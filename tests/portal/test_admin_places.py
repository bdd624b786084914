"""The administration's first page is arranged by purpose, and offers what its reader may open."""

from collections import Counter

import pytest
from django.contrib import admin
from django.urls import NoReverseMatch, reverse
from django.utils.html import escape

from portal.administration.arrangement import SECTIONS
from tests.portal.admin_addresses import page

pytestmark = pytest.mark.django_db

OFFERED = {
    "orthopaedist": ["Records", "To look up"],
    "therapist": ["Records", "To look up"],
    "front_desk": ["Records", "To look up"],
    "clinic_admin": ["The clinic", "People", "Records", "To look up", "The trail"],
    "platform_admin": ["The clinic", "People", "To look up", "The trail"],
}


def offered(answer) -> list[dict]:
    return [place for section in answer.context["sections"] for place in section["places"]]


@pytest.mark.parametrize("role", OFFERED)
def test_each_role_finds_its_own_sections(request, as_user, role):
    shown = as_user(request.getfixturevalue(role)).get(reverse("admin:index"))
    assert [str(section["title"]) for section in shown.context["sections"]] == OFFERED[role]


@pytest.mark.parametrize("role", OFFERED)
def test_every_place_offered_opens_and_says_what_it_is_for(request, as_user, role):
    browser = as_user(request.getfixturevalue(role))
    shown = browser.get(reverse("admin:index"))
    for place in offered(shown):
        assert str(place["about"]).endswith("."), place
        assert escape(str(place["about"])) in shown.text
        assert browser.get(place["url"]).status_code == 200, place


def test_every_list_has_exactly_one_place():
    places = [place.where for section in SECTIONS for place in section.places if place.is_list]
    lists = [model._meta.label_lower for model in admin.site._registry]
    assert Counter(places) == Counter(lists)


def test_nothing_is_arranged_by_application():
    with pytest.raises(NoReverseMatch):
        reverse("admin:app_list", args=["patients"])


def test_a_row_leads_to_the_chart_or_to_the_contact_data(
    as_user, orthopaedist, front_desk, clinic_admin, patient
):
    chart = reverse("clinic:chart", args=[patient.pk])
    contact = reverse("patients:contact", args=[patient.pk])
    for user, leads_to in (
        (orthopaedist, chart),
        (front_desk, contact),
        (clinic_admin, contact),
    ):
        browser = as_user(user)
        shown = browser.get(page(patient)).text
        assert [way for way in (chart, contact) if f'href="{way}"' in shown] == [leads_to]
        assert browser.get(leads_to).status_code == 200
