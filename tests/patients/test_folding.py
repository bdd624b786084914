"""Names are found as people type them."""

import doctest
from datetime import date

import pytest

from patients import finding, folding
from patients.models import Patient
from tests.conftest import make_patient


def test_the_examples_in_the_module_hold():
    for module, examples in ((folding, 3), (finding, 1)):
        found = doctest.testmod(module)
        assert found.attempted >= examples
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


@pytest.mark.django_db
class TestAlmostTheName:
    @pytest.mark.parametrize(
        "typed",
        [
            "Kovalsky",
            "koval",
            "Kowalksi",
            "Kowalsi",
            "Kowqlski",
            "Kowaalski",
            "zaneto kowlaski",
            "Kowalsi 1985",
            "Kowalsi 21.3.85",
        ],
    )
    def test_is_close_enough(self, clinic, orthopaedist, typed):
        patient = make_patient(clinic, orthopaedist, "Żaneta", "Kowalski")
        make_patient(clinic, orthopaedist, "Somebody", "Else", born=date(1985, 3, 21))
        register = Patient.objects.of_clinic(clinic)
        assert not register.matching(typed).exists()
        assert list(register.sounding(typed)) == [patient]

    @pytest.mark.parametrize("typed", ["Nowak", "Kwsk", "Kowalsi 1986", "kp", "1958"])
    def test_or_is_not(self, clinic, orthopaedist, typed):
        make_patient(clinic, orthopaedist, "Żaneta", "Kowalski")
        assert not Patient.objects.of_clinic(clinic).sounding(typed).exists()


@pytest.mark.django_db
class TestABirthDate:
    @pytest.mark.parametrize(
        "typed",
        [
            "21.3.85",
            "21/03/85",
            "3/21/85",
            "21031985",
            "19850321",
            "21 March 1985",
            "March 21, 1985",
            "1985",
            "muller 21.3.85",
        ],
    )
    def test_is_read_in_the_usual_notations(self, clinic, orthopaedist, typed):
        patient = make_patient(clinic, orthopaedist, "Żaneta", "Müller", record_number="HC-1")
        make_patient(
            clinic, orthopaedist, "Zoe", "Muller", born=date(1984, 3, 21), record_number="HC-2"
        )
        assert list(Patient.objects.of_clinic(clinic).matching(typed)) == [patient]

    @pytest.mark.parametrize("number", ["P-21031985", "21/3/85"])
    def test_a_record_number_like_one_is_still_a_record_number(self, clinic, orthopaedist, number):
        patient = make_patient(
            clinic, orthopaedist, "Zoe", born=date(1970, 1, 1), record_number=number
        )
        assert list(Patient.objects.of_clinic(clinic).matching(number)) == [patient]

    def test_two_digits_mean_a_year_that_has_begun(self, clinic, orthopaedist):
        old = make_patient(clinic, orthopaedist, "Old", born=date(1931, 3, 21), record_number="A-1")
        young = make_patient(
            clinic, orthopaedist, "Young", born=date(2004, 3, 21), record_number="A-2"
        )
        assert list(Patient.objects.matching("21.3.31")) == [old]
        assert list(Patient.objects.matching("21.3.04")) == [young]
