"""Who is registered already is shown before a second record is made."""

from datetime import date

import pytest

from patients.models import Patient
from tests.conftest import make_patient

pytestmark = pytest.mark.django_db

BORN = date(1985, 3, 21)


@pytest.fixture
def jan(clinic, front_desk):
    contact = {"email": "jan@x.example", "phone": "+00 555 0100"}
    return make_patient(clinic, front_desk, "Jan", "Kowalski", BORN, **contact)


@pytest.mark.parametrize(
    ("name", "born", "contact", "is_likely"),
    [
        ("Kovalsky", BORN, {}, True),
        ("Kowalksi", BORN, {}, True),
        ("Nowak", BORN, {}, False),
        ("Kowalski", date(1985, 3, 22), {}, False),
        ("Nowak", date(1990, 1, 1), {"email": "JAN@x.example"}, True),
        ("Nowak", date(1990, 1, 1), {"phone": "+00 555 0100"}, True),
        ("Nowak", date(1990, 1, 1), {"email": "", "phone": ""}, False),
    ],
)
def test_by_birth_date_and_a_like_name_or_by_the_same_contact(
    jan, clinic, front_desk, name, born, contact, is_likely
):
    make_patient(clinic, front_desk, "Without", "Contact", date(1960, 1, 1))
    found = Patient.objects.of_clinic(clinic).resembling(name, born, **contact)
    assert found == ([jan] if is_likely else [])
