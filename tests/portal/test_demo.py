"""The demonstration: what it covers, that it is loaded once, and that production refuses it."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from assessments import standing
from assessments.models import Assessment
from patients import audit
from patients.models import Clinic, Membership, Patient
from patients.permissions import STAFF_ROLES, Role
from portal.demo import loading
from portal.demo.stories import STORIES

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo():
    loading.load()
    return {patient.given_names: patient for patient in Patient.objects.all()}


def test_it_covers_every_class_marker_and_turn_of_the_story(demo):
    stands = {name: standing.of(patient) for name, patient in demo.items()}
    assert len(demo) == 15
    classes = {now.verdict.signed_class for now in stands.values() if now.verdict}
    assert classes == {"healthy", "conditions", "find_cause", "consult", "excluded"}
    assert {now.verdict.provisional for now in stands.values() if now.verdict} == {True, False}
    assert stands["Otis"].verdict.override_class == "conditions"
    assert stands["Erin"].is_emergency
    assert stands["Disa"].choice == "will_not_run"
    assert stands["Gail"].choice == "will_run_against_advice"
    assert stands["Lista"].choice == "pending"
    assert stands["Axel"].draft is not None
    assert stands["Disa"].consultation.speciality == "orthopaedist"


def test_its_patients_are_classified_as_their_stories_say(demo):
    expected = {
        "Hale": "healthy",
        "Nora": "healthy",
        "Conrad": "conditions",
        "Della": "conditions",
        "Axel": "conditions",
        "Cora": "find_cause",
        "Otis": "find_cause",
        "Rory": "find_cause",
        "Lista": "consult",
        "Disa": "consult",
        "Gail": "consult",
        "Max": "excluded",
        "Erin": "find_cause",
        "Otto": "consult",
        "Pola": "consult",
    }
    computed = {
        assessment.patient.given_names: assessment.computed_class
        for assessment in Assessment.objects.select_related("patient")
    }
    assert computed == expected
    assert set(expected) == {story.given for story in STORIES}


def test_it_has_two_clinics_and_staff_in_every_role(demo):
    assert Clinic.objects.count() == 2
    roles = set(Membership.objects.values_list("role", flat=True))
    assert roles == {str(role) for role in STAFF_ROLES} - {str(Role.SYSTEM)}


def test_its_audit_trail_holds(demo):
    assert list(audit.verify()) == []


def test_the_command_loads_once_and_prints_who_can_sign_in():
    first, second = StringIO(), StringIO()
    call_command("load_demo", stdout=first)
    assert Patient.objects.count() == 15
    call_command("load_demo", stdout=second)
    assert Patient.objects.count() == 15
    assert "kept as it is" not in first.getvalue()
    assert "it was kept as it is" in second.getvalue()
    for printed in (first, second):
        assert "orthopaedist@harbour.example" in printed.getvalue()
        assert "lista@patients.example" in printed.getvalue()
        assert "STAFF_SECOND_FACTOR=1" in printed.getvalue()


@pytest.mark.parametrize(("production", "demo_on"), [(True, False), (False, False)])
def test_it_is_never_loaded_beside_real_patients(settings, production, demo_on):
    settings.PRODUCTION, settings.DEMO = production, demo_on
    with pytest.raises(CommandError, match="create_clinic"):
        call_command("load_demo")
    assert not Clinic.objects.exists()
