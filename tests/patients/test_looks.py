"""A page that shows a record leaves a look in the trail, however it was asked for."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from patients import audit
from patients.access import require
from patients.actions import clinics, diagnoses, people
from patients.models import AuditEvent, Patient
from patients.permissions import Permission
from patients.refusals import Stale
from tests.conftest import join, make_patient
from tests.patients.pages import filled, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def contact(patient):
    return reverse("patients:contact", args=[patient.pk])


def looks(patient, page) -> int:
    """How often the record was shown on a page, as the trail has it."""
    return AuditEvent.objects.filter(
        patient=patient.pk, event="record.read", target=f"page:{page}"
    ).count()


def test_a_form_that_comes_back_with_errors_shows_the_record(as_user, front_desk, patient, contact):
    browser = as_user(front_desk)
    answer = browser.post(contact, filled(browser.get(contact), birth_date="2999-01-01"))
    assert answer.status_code == 200
    assert looks(patient, "patients:contact") == 2


def test_so_do_both_versions_of_a_stale_form(as_user, front_desk, orthopaedist, patient, contact):
    browser = as_user(front_desk)
    sent = filled(browser.get(contact), phone="typed here")
    people.change_contact(patient, by=orthopaedist, seen=1, phone="stands now")
    answer = browser.post(contact, sent)
    assert (answer.status_code, "stands now" in text(answer)) == (409, True)
    assert looks(patient, "patients:contact") == 2


def test_the_look_is_there_even_if_only_a_form_is_posted(as_user, front_desk, patient, contact):
    as_user(front_desk).post(contact, {})
    as_user(front_desk).post(contact, {})
    assert looks(patient, "patients:contact") == 2


def test_without_the_look_nothing_is_shown(as_user, front_desk, contact, monkeypatch):
    def fails(*args, **kwargs):
        raise RuntimeError("The trail cannot be written.")

    monkeypatch.setattr(audit, "read", fails)
    with pytest.raises(RuntimeError, match="cannot be written"):
        as_user(front_desk).post(contact, {})


def test_a_deed_stands_for_itself(as_user, front_desk, patient, contact):
    browser = as_user(front_desk)
    answer = browser.post(contact, filled(browser.get(contact), phone="+00 555 0102"))
    assert answer.status_code == 302
    assert looks(patient, "patients:contact") == 1
    last = AuditEvent.objects.filter(patient=patient.pk).latest("number")
    assert last.event == "patient.changed"


def test_who_may_not_saw_nothing(as_user, front_desk, orthopaedist, patient):
    disc = diagnoses.record(
        patient,
        by=orthopaedist,
        catalogue_key="disc-displacement-lumbar",
        region="lumbosacral",
        levels=[diagnoses.Level("L5/S1")],
    )
    change = reverse("patients:change_diagnosis", args=[patient.pk, disc.pk])
    assert as_user(front_desk).post(change, {}).status_code == 403
    assert looks(patient, "patients:change_diagnosis") == 0
    assert as_user(orthopaedist).post(change, {}).status_code == 200
    assert looks(patient, "patients:change_diagnosis") == 1


def test_a_refusal_that_shows_both_versions_is_a_look(rf, front_desk, patient):
    @require(Permission.READ_CONTACT)
    def late(request, patient):
        raise Stale("Changed meanwhile.", [("Phone", "typed here", "stands now")])

    request = rf.post("/")
    request.user, request.htmx, request.resolver_match = front_desk, False, None
    with pytest.raises(Stale):
        late(request, patient=patient)
    assert looks(patient, "unknown") == 1


def test_a_list_is_a_look_at_each_of_its_patients_in_the_chain_of_each_clinic(
    orthopaedist, patient, runner, other_clinic, other_patient, front_desk
):
    clinics.add_member(other_clinic, orthopaedist, by=None, role="neurosurgeon")
    audit.read_each(
        "record.read",
        by=orthopaedist,
        patients=[patient, runner, patient, other_patient],
        target="page:x",
    )
    rows = AuditEvent.objects.filter(event="record.read").order_by("role", "number")
    assert [(row.patient, row.chain, row.role, row.target) for row in rows] == [
        (str(other_patient.pk), str(other_clinic.pk), "neurosurgeon", "page:x"),
        (str(patient.pk), str(patient.clinic_id), "orthopaedist", "page:x"),
        (str(runner.pk), str(patient.clinic_id), "orthopaedist", "page:x"),
    ]
    assert list(audit.verify()) == []


def test_on_a_list_ones_own_record_is_read_as_the_patient(clinic, registrar, patient, neurosurgeon):
    own = join(
        make_patient(clinic, registrar, "Ned", "Neuro"), by=registrar, email=neurosurgeon.email
    )
    audit.read_each("record.read", by=neurosurgeon, patients=[own, patient])
    roles = dict(AuditEvent.objects.filter(event="record.read").values_list("patient", "role"))
    assert roles == {str(own.pk): "patient", str(patient.pk): "neurosurgeon"}


def test_a_list_of_many_is_recorded_in_as_many_queries_as_one_of_two(clinic, orthopaedist):
    def listed(number):
        everybody = [make_patient(clinic, orthopaedist) for _ in range(number)]
        fresh = list(Patient.objects.filter(pk__in=[each.pk for each in everybody]))
        with CaptureQueriesContext(connection) as asked:
            audit.read_each("record.read", by=orthopaedist, patients=fresh)
        return len(asked)

    assert listed(2) == listed(30)
    assert AuditEvent.objects.filter(event="record.read").count() == 32
