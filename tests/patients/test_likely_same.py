"""Who is registered already is shown before a second record is made."""

from datetime import date

import pytest

from patients import telephone
from patients.actions.people import change_contact
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
        ("Nowak", date(1990, 1, 1), {"phone": "555-0100"}, True),
        ("Nowak", date(1990, 1, 1), {"phone": "00 (0)5550100"}, True),
        ("Nowak", date(1990, 1, 1), {"phone": "+00 555 0101"}, False),
        ("Nowak", date(1990, 1, 1), {"phone": "123 123 555 0100"}, False),
        ("Nowak", date(1990, 1, 1), {"email": "", "phone": ""}, False),
    ],
)
def test_by_birth_date_and_a_like_name_or_by_the_same_contact(
    jan, clinic, front_desk, name, born, contact, is_likely
):
    make_patient(clinic, front_desk, "Without", "Contact", date(1960, 1, 1))
    found = Patient.objects.of_clinic(clinic).resembling(name, born, **contact)
    assert found == ([jan] if is_likely else [])


@pytest.mark.parametrize("typed", ["+00 555 0100", "555-0100", "(0)555 / 01 00", "Jan 5550100"])
def test_somebody_is_found_by_the_telephone_however_it_is_written(jan, clinic, front_desk, typed):
    make_patient(clinic, front_desk, "Other", "Number", date(1960, 1, 1), phone="+00 555 0199")
    assert list(Patient.objects.of_clinic(clinic).matching(typed, clinic=clinic)) == [jan]


def test_a_changed_telephone_is_found_and_the_old_one_is_not(jan, clinic, front_desk):
    change_contact(jan, by=front_desk, seen=jan.version, phone="+00 555 0177")
    register = Patient.objects.of_clinic(clinic)
    assert list(register.matching("5550177")) == [jan]
    assert not register.matching("5550100")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("+49 (0)171 / 123 45 67", "0171-1234567", True),
        ("0049 171 1234567", "+49 171 1234567", True),
        ("+49 30 12345", "030 12345", True),
        ("12345", "0 12 345", True),
        ("12345", "030 12345", False),
        ("0171 1234567", "0172 1234567", False),
        ("", "", False),
        ("ask at the desk", "none", False),
    ],
)
def test_two_numbers_are_the_same_telephone(one, other, same):
    assert telephone.is_same(one, other) is telephone.is_same(other, one) is same
