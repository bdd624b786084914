"""A single role ends, and no patient is left with a responsible clinician who is none any more."""

from datetime import timedelta

import pytest

from patients.actions import clinics
from patients.models import AuditEvent, Membership
from patients.models.clinic import today_in_utc
from patients.permissions import Role
from patients.refusals import Invalid
from tests.conftest import make_patient

pytestmark = pytest.mark.django_db

SOON = timedelta(days=3)


@pytest.fixture
def her_patient(clinic, orthopaedist):
    """The orthopaedist answers for Una."""
    return make_patient(clinic, orthopaedist, "Una", "Ofolive", responsible=orthopaedist)


@pytest.fixture
def role(orthopaedist):
    """The one role in which she may."""
    return orthopaedist.memberships().get()


def stands(role) -> bool:
    return Membership.objects.get(pk=role.pk).until is None


@pytest.mark.parametrize("days", [0, 3])
def test_her_only_one_does_not_end_now_or_later_while_she_answers(
    clinic_admin, her_patient, role, days
):
    with pytest.raises(Invalid, match=r"1 patient here.*press “Leaves”") as refusal:
        clinics.end_membership(role, by=clinic_admin, on=today_in_utc() + timedelta(days=days))
    assert set(refusal.value.errors) == {"until"}
    assert stands(role)
    assert AuditEvent.objects.filter(event="refused.invalid").count() == 1


def test_it_ends_where_she_answers_for_nobody(clinic_admin, role, other_clinic, orthopaedist):
    clinics.add_member(other_clinic, orthopaedist, by=None, role=Role.ORTHOPAEDIST)
    make_patient(other_clinic, orthopaedist, responsible=orthopaedist)
    clinics.end_membership(role, by=clinic_admin)
    assert not stands(role)


@pytest.mark.parametrize(
    ("other", "is_enough"),
    [(Role.NEUROSURGEON, True), (Role.THERAPIST, False), (Role.CLINIC_ADMIN, False)],
)
def test_it_ends_where_another_role_stays_in_which_she_may(
    clinic, orthopaedist, clinic_admin, her_patient, role, other, is_enough
):
    clinics.add_member(clinic, orthopaedist, by=None, role=other)
    if is_enough:
        clinics.end_membership(role, by=clinic_admin)
    else:
        with pytest.raises(Invalid):
            clinics.end_membership(role, by=clinic_admin)
    assert stands(role) is not is_enough


def test_one_that_ends_itself_or_begins_later_does_not_stay(
    clinic, orthopaedist, clinic_admin, her_patient, role
):
    second = clinics.add_member(clinic, orthopaedist, by=None, role=Role.NEUROSURGEON)
    clinics.end_membership(second, by=clinic_admin, on=today_in_utc() + SOON)
    with pytest.raises(Invalid):
        clinics.end_membership(role, by=clinic_admin)
    Membership.objects.filter(pk=second.pk).update(until=None, since=today_in_utc() + SOON)
    with pytest.raises(Invalid):
        clinics.end_membership(role, by=clinic_admin)
    assert stands(role)


def test_another_role_of_hers_ends_as_ever(clinic, orthopaedist, clinic_admin, her_patient):
    second = clinics.add_member(clinic, orthopaedist, by=None, role=Role.THERAPIST)
    clinics.end_membership(second, by=clinic_admin)
    assert not stands(second)


def test_an_end_that_stands_moves_on_and_one_that_passed_is_corrected(
    clinic, orthopaedist, clinic_admin, her_patient, role
):
    """As after an older release: she left, or will, and still answers."""
    for stood, moved in ((SOON, 2 * SOON), (-SOON, -2 * SOON)):
        Membership.objects.filter(pk=role.pk).update(
            since=today_in_utc() - 9 * SOON, until=today_in_utc() + stood
        )
        role.refresh_from_db()
        clinics.end_membership(role, by=clinic_admin, on=today_in_utc() + moved)
        role.refresh_from_db()
        assert role.until == today_in_utc() + moved
