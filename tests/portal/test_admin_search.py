"""Lists of records in the administration are searched by patient, with no name in an address."""

import pytest
from django.contrib import admin

from patients.admin import RecordAdmin
from patients.models import AuditEvent
from tests.portal.admin_addresses import lists, page
from tests.portal.own_plans import record_disc

pytestmark = pytest.mark.django_db

RECORDS = sorted(
    f"{model._meta.app_label}_{model._meta.model_name}"
    for model, about in admin.site._registry.items()
    if isinstance(about, RecordAdmin)
)


@pytest.fixture
def discs(patient, runner, orthopaedist):
    """A disc disease of each of two patients."""
    return record_disc(patient, orthopaedist), record_disc(runner, orthopaedist)


def search(browser, kind: str, words: str):
    return browser.post(lists(kind), {"words": words}, follow=True)


def found(answer) -> list:
    return list(answer.context["cl"].result_list)


def test_by_name_without_a_name_in_any_address(as_user, orthopaedist, discs):
    _, of_the_runner = discs
    answer = search(as_user(orthopaedist), "patients_diagnosis", "signin sam")
    assert found(answer) == [of_the_runner]
    assert answer.redirect_chain == [(lists("patients_diagnosis"), 302)]
    assert 'value="signin sam"' in answer.text


def test_by_record_number_and_by_birth_date(as_user, orthopaedist, discs, runner):
    for words in (runner.record_number, runner.birth_date.isoformat()):
        answer = search(as_user(orthopaedist), "patients_diagnosis", words)
        assert runner in {row.patient for row in found(answer)}


def test_nobody_answers_and_everybody_comes_back(as_user, orthopaedist, discs):
    browser = as_user(orthopaedist)
    assert found(search(browser, "patients_diagnosis", "Nobody Such")) == []
    assert len(found(search(browser, "patients_diagnosis", ""))) == len(discs)


def test_what_was_found_alone_was_looked_at(as_user, orthopaedist, discs, runner):
    answer = search(as_user(orthopaedist), "patients_diagnosis", "signin sam")
    rows = AuditEvent.objects.filter(request_id=answer["X-Request-ID"])
    assert set(rows.values_list("event", "patient")) == {
        ("patients.searched", ""),
        ("record.read", str(runner.pk)),
    }


def test_a_row_opens_although_another_patient_is_looked_for(as_user, orthopaedist, discs):
    browser = as_user(orthopaedist)
    search(browser, "patients_diagnosis", "signin sam")
    assert browser.get(page(discs[0])).status_code == 200


def test_of_another_clinic_nobody_is_found(as_user, orthopaedist, other_patient):
    answer = search(as_user(orthopaedist), "patients_patient", other_patient.family_name)
    assert other_patient not in found(answer)


@pytest.mark.parametrize("kind", RECORDS)
def test_every_list_of_records_can_be_searched(as_user, orthopaedist, runner, kind):
    answer = search(as_user(orthopaedist), kind, "Signin")
    assert answer.status_code == 200
    assert 'name="words"' in answer.text


def test_who_may_not_read_a_list_does_not_search_it(as_user, front_desk, discs):
    answer = as_user(front_desk).post(lists("patients_diagnosis"), {"words": "signin"})
    assert answer.status_code == 403


def test_times_are_of_the_clinic(as_user, orthopaedist, discs):
    disc = discs[0]
    there = disc.recorded_at.astimezone(disc.clinic.zone)
    shown = as_user(orthopaedist).get(page(disc)).text
    assert f"{there:%H:%M}" in shown
    assert disc.clinic.time_zone != "UTC"


def test_lists_of_people_are_no_records_and_take_no_search(as_user, clinic_admin):
    answer = as_user(clinic_admin).post(lists("patients_membership"), {"words": "x"})
    assert answer.status_code == 405
