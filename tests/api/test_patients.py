"""Patients over REST: who is found, by what, and what is told of them."""

from datetime import date
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from patients.actions import clinics, people
from patients.models.audit import AuditEvent
from patients.permissions import Role
from tests.conftest import make_clinic, make_member, make_patient

pytestmark = pytest.mark.django_db

CONTACT = {
    "id", "clinic", "record_number", "identifiers", "family_name", "given_names", "birth_date",
    "sex", "email", "phone", "address", "language", "responsible", "deceased_on",
    "transferred_on", "merged_into", "signs_in", "version", "registered_at",
}  # fmt: skip


def names(answer):
    return [patient["family_name"] for patient in answer.json()["results"]]


@pytest.fixture
def register(clinic, orthopaedist, other_patient):
    make_patient(clinic, orthopaedist, "Anna", "Łęcka", born=date(1985, 3, 21))
    make_patient(clinic, orthopaedist, "Ben", "Baker", born=date(1970, 1, 2), record_number="K 7")
    return make_patient(
        clinic, orthopaedist, "Carl", "Clark", born=date(1985, 3, 21), responsible=orthopaedist
    )


def test_contact_data_is_all_that_is_told_to_anybody(register, front_desk, orthopaedist, asking):
    for user in (front_desk, orthopaedist):
        system = asking(user)
        assert {frozenset(each) for each in system.get("patients/").json()["results"]} == {
            frozenset(CONTACT)
        }
        assert set(system.get(f"patients/{register.pk}/").json()) == CONTACT


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["Baker", "Clark", "Łęcka"]),
        ({"q": "lecka"}, ["Łęcka"]),
        ({"q": "1985"}, ["Clark", "Łęcka"]),
        ({"q": "---"}, []),
        ({"birth_date": "1985-03-21"}, ["Clark", "Łęcka"]),
        ({"birth_date": "1985-03-21", "q": "cla"}, ["Clark"]),
        ({"record_number": "k 7"}, ["Baker"]),
        ({"record_number": "K"}, []),
        ({"page_size": "1"}, ["Baker"]),
        ({"page_size": "1", "page": "2"}, ["Clark"]),
    ],
)
def test_patients_are_found_by(query, found, register, front_desk, asking):
    system = asking(front_desk)
    paging = {name: query[name] for name in query if name.startswith("page")}
    filters = {name: query[name] for name in query if name not in paging}
    answer = system.post(f"patients/search/?{urlencode(paging)}", filters)
    assert (answer.status_code, names(answer)) == (200, found)


@pytest.mark.parametrize("name", ["q", "birth_date", "record_number"])
@pytest.mark.parametrize("value", ["Clark", "1985-03-21", ""])
def test_who_is_looked_for_in_an_address_is_refused_with_the_way_to_post_it(
    name, value, register, front_desk, asking
):
    answer = asking(front_desk).get("patients/", **{name: value})
    says = "Not in an address, which ends up in logs. Post it to /api/v1/patients/search/."
    assert (answer.status_code, answer.json()) == (400, {name: [says]})
    assert not AuditEvent.objects.filter(event__startswith="patients.").exclude(
        event="patients.registered"
    )


def test_everybody_on_the_page_was_looked_at(register, clinic, orthopaedist, asking):
    answer = asking(orthopaedist).get("patients/", page_size=2)
    looks = AuditEvent.objects.filter(event="record.read").order_by("number")
    shown = [patient["id"] for patient in answer.json()["results"]]
    assert [look.patient for look in looks] == shown
    assert {(look.role, look.target) for look in looks} == {("orthopaedist", "page:api:patients")}
    assert AuditEvent.objects.filter(event__startswith="patients.listed").count() == 1


def test_a_search_in_the_body_leaves_no_word_in_the_address_of_the_next_page(
    register, front_desk, asking
):
    answer = asking(front_desk).post("patients/search/?page_size=1", {"q": "1985"})
    assert (answer.json()["count"], len(answer.json()["results"])) == (2, 1)
    assert answer.json()["next"].endswith("/patients/search/?page=2&page_size=1")
    event = AuditEvent.objects.get(event="patients.searched")
    assert event.target == "page:api:search_patients"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"birthdate": "1985-03-21"}, "birthdate"),
        ({"birth_date": "21 March"}, "birth_date"),
        ({"page": 2}, "page"),
    ],
)
def test_a_body_that_is_not_understood_finds_nobody(body, field, register, front_desk, asking):
    answer = asking(front_desk).post("patients/search/", body)
    assert (answer.status_code, set(answer.json())) == (400, {field})


def test_a_filter_in_the_address_of_a_search_is_refused(register, front_desk, asking):
    answer = asking(front_desk).post("patients/search/?q=clark", {})
    assert (answer.status_code, set(answer.json())) == (400, {"q"})


def test_patients_are_found_by_clinician_and_clinic(register, clinic, orthopaedist, asking):
    system = asking(orthopaedist)
    assert names(system.get("patients/", responsible=orthopaedist.pk)) == ["Clark"]
    assert len(names(system.get("patients/", clinic=clinic.pk))) == 3


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"birthdate": "1985-03-21"}, "birthdate"),
        ({"responsible": "me"}, "responsible"),
        ({"clinic": "harbour"}, "clinic"),
    ],
)
def test_a_misspelled_filter_never_answers_with_everybody(
    query, field, register, front_desk, asking
):
    answer = asking(front_desk).get("patients/", **query)
    assert answer.status_code == 400
    assert set(answer.json()) == {field}


def test_a_page_that_is_not_there_is_a_404(register, front_desk, asking):
    answer = asking(front_desk).get("patients/", page=9)
    assert (answer.status_code, set(answer.json())) == (404, {"reason"})


def test_each_clinic_by_its_own_permission(register, clinic, other_clinic, other_patient, asking):
    user = make_member(clinic, "Mia Many", Role.FRONT_DESK)
    clinics.add_member(other_clinic, user, by=None, role=Role.THERAPIST)
    third = make_clinic("Third House", "third")
    make_patient(third, make_member(third, "Tom Third", Role.ORTHOPAEDIST), "Xena", "Third")
    assert names(asking(user).get("patients/")) == ["Baker", "Clark", "Other", "Łęcka"]
    assert AuditEvent.objects.filter(actor=str(user.pk), event="patients.listed").count() == 2


def test_a_patient_finds_and_reads_the_own_record(register, runner, asking):
    system = asking(runner.user)
    assert names(system.get("patients/")) == ["Signin"]
    assert system.get(f"patients/{runner.pk}/").json()["record_number"] == runner.record_number
    assert system.get(f"patients/{register.pk}/").status_code == 404
    looks = AuditEvent.objects.filter(actor=str(runner.user_id), event="record.read")
    assert [look.patient for look in looks] == [str(runner.pk)] * 2


def test_somebody_without_a_clinic_or_a_record_is_refused(platform_admin, asking):
    answer = asking(platform_admin).get("patients/")
    assert (answer.status_code, set(answer.json())) == (403, {"reason"})


def test_a_merged_record_is_not_listed(register, patient, front_desk, asking):
    assert "Runner" in names(asking(front_desk).get("patients/"))
    type(patient).objects.filter(pk=patient.pk).update(merged_into=register)
    assert "Runner" not in names(asking(front_desk).get("patients/"))


def test_a_long_list_costs_no_more_queries(register, clinic, orthopaedist, front_desk, asking):
    system = asking(front_desk)

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as made:
            assert system.get("patients/").status_code == 200
        return len(made)

    few = queries()
    for number in range(12):
        make_patient(clinic, front_desk, "Many", f"Number{number}", responsible=orthopaedist)
    assert queries() == few


def test_who_signs_in_is_told_without_the_address_of_the_sign_in(
    register, runner, orthopaedist, asking
):
    told = asking(orthopaedist).get(f"patients/{runner.pk}/").json()
    assert told["signs_in"] is True
    assert told["responsible"] is None
    people.change_contact(runner, by=orthopaedist, seen=runner.version, responsible=orthopaedist)
    told = asking(orthopaedist).get(f"patients/{runner.pk}/").json()
    assert told["responsible"] == {"id": str(orthopaedist.pk), "name": "Olive Ortho"}
