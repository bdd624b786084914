"""The trail names the access key that a deed came with or was about, and not its number alone."""

import csv
import io

import pytest
from django.test import Client
from django.urls import reverse

from patients import audit, origin
from patients.actions import access_keys
from patients.permissions import Permission

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(as_user, clinic_admin):
    """The newest row of an event on the page of the clinic's administrator, and the page."""

    def find(event: str):
        answer = as_user(clinic_admin).get(reverse("clinic:trail"))
        return next(row for row in answer.context["rows"] if row.event == event), answer

    return find


@pytest.fixture
def asked(clinic, clinic_admin, patient):
    """The key of a system, with which somebody has read contact data."""
    key = access_keys.make_system(
        clinic, by=clinic_admin, name="Zebra records", scopes=[Permission.READ_CONTACT], days=30
    )
    bearing = {"Authorization": f"Bearer {key.secret}"}
    Client().get(f"/api/v1/patients/{patient.pk}/", headers=bearing)
    return key


def test_a_deed_through_a_key_names_it(rows, asked):
    read, page = rows("record.read")
    assert (read.key, read.token) == (f"Zebra records ({asked.prefix}...)", str(asked.pk))
    assert read.key in page.text


def test_a_deed_about_a_key_names_it(rows, asked):
    made, _page = rows("key.made")
    assert made.title == f"Made an access key: Zebra records ({asked.prefix}...)"
    assert (made.key, made.token) == ("", "")


def test_the_table_has_the_name_and_the_number(as_user, clinic_admin, asked):
    answer = as_user(clinic_admin).post(reverse("clinic:export_trail"), {"kind": "looks"})
    table = b"".join(answer.streaming_content).decode()
    heads, row = csv.reader(io.StringIO(table, newline=""))
    assert heads[-2:] == ["Access key", "Number of the access key"]
    assert row[-2:] == [f"Zebra records ({asked.prefix}...)", str(asked.pk)]


def test_a_key_that_is_not_there_keeps_its_number(rows, orthopaedist, patient):
    def look(request):
        audit.through_token("key-7")
        audit.read("record.read", by=orthopaedist, patient=patient)
        return {}

    origin.RequestContextMiddleware(look)(type("Request", (), {"META": {}}))
    assert rows("record.read")[0].key == "key-7"
