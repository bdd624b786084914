"""The finder and the list ask the database less than fifteen times, of ten patients or a thousand.

Whoever is shown decides about one query or two: somebody without levels, or with merged records.
"""

import uuid
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from patients import telephone
from patients.folding import fuzzy_key
from patients.models import Diagnosis, Patient, SearchToken
from portal.actions import merging
from tests.conftest import make_patient
from tests.portal.own_plans import ask_red_flags

pytestmark = pytest.mark.django_db

FIND = reverse("clinic:find")
LIST = reverse("clinic:patients")
PHONE = "+00 555 01 0099"


def register_many(clinic, by, times: int) -> None:
    """So many patients who are found by name, birth date and telephone, each with a diagnosis.

    Straight into the tables: a thousand registrations would take a minute.
    """
    patients = Patient.objects.bulk_create(
        Patient(
            clinic=clinic,
            record_number=f"K-{uuid.uuid4().hex[:12]}",
            family_name="Kowalski",
            given_names=f"Given{number}",
            birth_date=date(1970, 1, 1),
            phone=PHONE,
        )
        for number in range(times)
    )
    SearchToken.objects.bulk_create(
        SearchToken(clinic=clinic, patient=patient, word=word, fuzzy=fuzzy)
        for patient in patients
        for word, fuzzy in (
            ("kowalski", fuzzy_key("kowalski")),
            ("19700101", ""),
            ("1970", ""),
            (telephone.key(PHONE), ""),
        )
    )
    Diagnosis.objects.bulk_create(
        Diagnosis(
            clinic=clinic,
            patient=patient,
            recorded_by=by,
            changed_by=by,
            catalogue_key="scoliosis",
            kind="other_spine_disease",
            region="lumbar",
            code_system=clinic.code_system,
        )
        for patient in patients
    )


def asked_of(look) -> int:
    """Queries of one look; the marks of a transaction within the test's own are none."""
    with CaptureQueriesContext(connection) as asked:
        assert look().status_code == 200
    return len([each for each in asked if "SAVEPOINT" not in each["sql"]])


@pytest.fixture
def with_merged(clinic, orthopaedist, clinic_admin):
    """Among them somebody whose two records were put together, with an emergency in the other."""
    one, other = (make_patient(clinic, orthopaedist, n, "Kowalski", date(1970, 1, 1)) for n in "AB")
    ask_red_flags(other, orthopaedist, RF_01="yes")
    merging.merge(other, by=clinic_admin, into=one, reason="Same insurance card.")
    return one


def few_and_many(clinic, by, look) -> tuple[int, int]:
    register_many(clinic, by, 10)
    look()
    few = asked_of(look)
    register_many(clinic, by, 990)
    return few, asked_of(look)


@pytest.mark.parametrize("words", ["kowalski", "kovalsky", "1970-01-01", "(0)555 010099", "K-"])
def test_the_finder(as_user, orthopaedist, clinic, with_merged, words):
    browser = as_user(orthopaedist)

    def look():
        return browser.post(FIND, {"q": words}, headers={"HX-Request": "true"})

    few, many = few_and_many(clinic, orthopaedist, look)
    assert max(few, many) < 15


@pytest.mark.parametrize(
    "asked",
    [{}, {"diagnosis": "other_spine_disease"}, {"decision": "pending"}, {"page": "2"}],
    ids=["everybody", "by diagnosis", "by decision", "second page"],
)
def test_the_list(as_user, orthopaedist, clinic, with_merged, asked):
    browser = as_user(orthopaedist)
    for number in range(45):
        make_patient(clinic, orthopaedist, f"Before{number}")
    few, many = few_and_many(clinic, orthopaedist, lambda: browser.get(LIST, asked))
    assert max(few, many) < 15
    assert browser.get(LIST, asked).context["found"].total >= 1000
