"""The pages on which a patient is erased, and that tell who was."""

import uuid

import pytest
from django.urls import reverse

from patients.actions import clinics
from patients.models import Erasure
from patients.permissions import Role
from tests.patients.pages import text

pytestmark = pytest.mark.django_db

LIST = reverse("clinic:erased")


@pytest.fixture
def admin(as_user, clinic_admin):
    return as_user(clinic_admin)


def page_of(patient) -> str:
    return reverse("clinic:erase", args=[patient.pk])


def typed(patient, **changed) -> dict:
    told = {"reason": "Identity card seen.", "typed_number": patient.record_number}
    return {"submission_key": str(uuid.uuid4())} | told | changed


def test_from_the_contact_data_to_the_list_of_the_erased(admin, against):
    number, name = against.record_number, str(against)
    contact = reverse("patients:contact", args=[against.pk])
    assert page_of(against) in admin.get(contact).text
    asks = text(admin.get(page_of(against)))
    assert "This cannot be undone" in asks
    assert Erasure.objects.count() == 0

    done = admin.post(page_of(against), typed(against), follow=True)

    assert done.redirect_chain[-1][0] == LIST
    against.refresh_from_db()
    assert against.record_number in done.text
    assert "Identity card seen." in done.text
    for gone in (number, name):
        assert gone not in done.text
    assert admin.get(contact).status_code == 404
    assert name not in admin.get(reverse("clinic:trail")).text


def test_a_slip_keeps_what_was_typed(admin, runner):
    page = admin.post(page_of(runner), typed(runner, typed_number="P-1"))
    assert "Type the record number as it stands above." in text(page)
    assert "Identity card seen." in text(page)
    assert not Erasure.objects.exists()


def test_the_same_form_twice_erases_once(admin, runner):
    form = typed(runner)
    admin.post(page_of(runner), form)
    assert admin.post(page_of(runner), form).status_code == 404
    assert Erasure.objects.count() == 1


def test_others_are_offered_no_such_thing(as_user, orthopaedist, front_desk, runner):
    for who in (orthopaedist, front_desk):
        browser = as_user(who)
        contact = browser.get(reverse("patients:contact", args=[runner.pk]))
        assert page_of(runner) not in contact.text
        assert browser.get(page_of(runner)).status_code == 403
        assert browser.get(LIST).status_code == 403


def test_an_empty_list_says_so(admin):
    assert "Nobody was erased yet." in text(admin.get(LIST))


def test_another_clinic_sees_none_of_it(as_user, admin, against, other_orthopaedist, other_clinic):
    admin.post(page_of(against), typed(against))
    clinics.add_member(other_clinic, other_orthopaedist, by=None, role=Role.CLINIC_ADMIN)
    assert "Nobody was erased yet." in text(as_user(other_orthopaedist).get(LIST))
