"""Everybody who opened a record, on a page of its own that the chart leads to."""

import pytest
from django.urls import reverse

from patients.actions import clinics
from patients.permissions import Role
from portal import looks
from tests.patients.pages import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def all_looks(as_user, patient, orthopaedist):
    """The page, as the orthopaedist reads it now."""

    def opened(by=orthopaedist, **asked):
        return as_user(by).get(reverse("clinic:looks", args=[patient.pk]), asked)

    return opened


def names(shown) -> list[str]:
    return [look.name for look in shown.context["looks"]]


def test_the_chart_leads_to_all_looks(chart, patient):
    assert reverse("clinic:looks", args=[patient.pk]) in text(chart())


def test_more_than_the_chart_shows(chart, all_looks, clinic):
    for number in range(12):
        member = clinics.create_user(
            by=None, email=f"m{number}@harbour.example", name=f"Member {number}", password="x"
        )
        clinics.add_member(clinic, member, by=None, role=Role.THERAPIST)
        chart(by=member)
    assert len(names(all_looks())) == 13


def test_a_page_at_a_time(chart, all_looks, therapist, neurosurgeon, monkeypatch):
    monkeypatch.setattr(looks, "A_PAGE", 2)
    chart(by=therapist)
    chart(by=neurosurgeon)
    first, second = all_looks(), all_looks(page="2")
    assert names(first) == ["Olive Ortho", "Ned Neuro"]
    assert names(second) == ["Thea Therapist"]
    assert 'href="?page=2"' in text(first)
    assert 'href="?page=1"' in text(second)


def test_opening_it_is_a_look_itself(all_looks):
    assert names(all_looks()) == ["Olive Ortho"]


def test_only_for_those_who_read_the_record(
    all_looks, front_desk, clinic_admin, other_orthopaedist
):
    assert all_looks(by=front_desk).status_code == 403
    assert all_looks(by=clinic_admin).status_code == 403
    assert all_looks(by=other_orthopaedist).status_code == 404
