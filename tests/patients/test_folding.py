"""Names are found as people type them."""

import doctest

import pytest

from patients import folding
from patients.models import Patient
from tests.conftest import make_patient


def test_the_examples_in_the_module_hold():
    found = doctest.testmod(folding)
    assert found.attempted >= 2
    assert found.failed == 0


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Łódź", "lodz"),
        ("Ångström", "angstrom"),
        ("Weiß", "weiss"),
        ("Ærø", "aero"),
        ("O'Neill-Brown", "o neill brown"),
        ("  two   words ", "two words"),
        ("", ""),
    ],
)
def test_accents_and_signs_do_not_matter(typed, folded):
    assert folding.fold(typed) == folded


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        ("muller", True),
        ("Müller Żaneta", True),
        ("zan mul", True),
        ("1985-03-21", True),
        ("21.03.1985", True),
        ("21/3/1985", True),
        ("muller 1986", False),
        ("ller", False),
    ],
)
def test_a_patient_is_found_by_names_in_any_order_and_by_birth_date(
    clinic, orthopaedist, typed, is_found
):
    patient = make_patient(clinic, orthopaedist, "Żaneta", "Müller")
    make_patient(clinic, orthopaedist, "Somebody", "Else", born=patient.birth_date.replace(1970))
    found = list(Patient.objects.of_clinic(clinic).matching(typed))
    assert found == ([patient] if is_found else [])
