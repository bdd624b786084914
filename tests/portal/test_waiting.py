"""An open emergency stands first on the first page, for those who may look into it."""

import pytest
from django.urls import reverse

from assessments.actions import safety
from assessments.safety import red_flags, scope
from patients.actions import diagnoses

pytestmark = pytest.mark.django_db

FIRST = "Emergency: look into this now"


@pytest.fixture
def flagged(patient, therapist):
    answers = {flag.id: "no" for flag in red_flags.RED_FLAGS if flag.parent is None}
    return safety.record_safety_check(
        patient,
        by=therapist,
        answers=answers | {"RF-01": "yes"},
        conditions={condition.id: "no" for condition in scope.ASKED},
    )


def first_page(as_user, who) -> str:
    return as_user(who).get(reverse("clinic:home")).content.decode()


def test_until_a_clinician_has_cleared_it(flagged, orthopaedist, as_user):
    assert FIRST in first_page(as_user, orthopaedist)
    safety.clear_safety_check(flagged, by=orthopaedist, reason="catheter was blocked")
    assert FIRST not in first_page(as_user, orthopaedist)


def test_also_where_it_is_a_diagnosis(patient, orthopaedist, as_user):
    assert FIRST not in first_page(as_user, orthopaedist)
    diagnoses.record(patient, by=orthopaedist, catalogue_key="cauda-equina", region="lumbosacral")
    assert FIRST in first_page(as_user, orthopaedist)


def test_the_front_desk_and_another_clinic_read_nothing_of_it(
    flagged, front_desk, other_orthopaedist, as_user
):
    assert FIRST not in first_page(as_user, front_desk)
    assert FIRST not in first_page(as_user, other_orthopaedist)
