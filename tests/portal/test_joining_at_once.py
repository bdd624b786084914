"""Several at the same moment with one code: one of them joins, and every try counts."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model

from patients.actions import invitations
from patients.models import Invitation
from patients.refusals import NotNow
from portal.actions import joining
from portal.actions.way_back import come_back, issue_way_back
from tests.conftest import PASSWORD
from tests.portal.joining import joins
from tests.threads import Threads

pytestmark = pytest.mark.django_db(transaction=True)

MANY = 4  # one less than make a code void


def standing(sheet) -> Invitation:
    return Invitation.objects.get(pk=sheet.pk)


def test_one_of_those_who_accept_as_a_patient_joins(tmp_path, sheet):
    threads = Threads(tmp_path)
    outcomes = threads.at_once(*[lambda: joins(sheet)] * MANY)
    assert sum(isinstance(each, NotNow) for each in outcomes) == MANY - 1, outcomes
    joined = get_user_model().objects.filter(name="Rita Runner")
    assert threads.alone(joined.count) == 1
    assert threads.alone(lambda: standing(sheet).accepted_by) is not None


def test_one_of_those_who_accept_as_a_colleague_joins(tmp_path, clinic, clinic_admin):
    about = {"email": "nora@harbour.example", "name": "Nora New", "role": "therapist"}
    sheet = invitations.invite_member(clinic, by=clinic_admin, **about)
    threads = Threads(tmp_path)

    def accepts():
        return joining.accept_anew(sheet, by=None, password=PASSWORD, email=about["email"])

    outcomes = threads.at_once(*[accepts] * MANY)
    assert sum(isinstance(each, NotNow) for each in outcomes) == MANY - 1, outcomes
    nora = get_user_model().objects.filter(name="Nora New")
    assert threads.alone(nora.count) == 1
    assert threads.alone(lambda: nora.get().memberships().count()) == 1


def test_one_acceptance_with_a_sign_in_from_elsewhere_counts(
    tmp_path, clinic, clinic_admin, other_orthopaedist
):
    about = {"email": other_orthopaedist.email, "name": "Otto", "role": "therapist"}
    sheet = invitations.invite_member(clinic, by=clinic_admin, **about)
    threads = Threads(tmp_path)
    outcomes = threads.at_once(*[lambda: joining.accept(sheet, by=other_orthopaedist)] * MANY)
    assert sum(isinstance(each, NotNow) for each in outcomes) == MANY - 1, outcomes
    here = clinic.memberships.filter(user=other_orthopaedist)
    assert threads.alone(here.count) == 1


def test_every_wrong_birth_date_counts(tmp_path, sheet):
    threads = Threads(tmp_path)

    def tries():
        return joining.try_birth_date(sheet, by=None, birth_date=date(1901, 1, 1))

    assert threads.at_once(*[tries] * MANY) == [False] * MANY
    assert threads.alone(lambda: standing(sheet).tries) == MANY


def test_every_wrong_password_on_the_way_back_counts(tmp_path, clinic, clinic_admin, therapist):
    sheet = issue_way_back(therapist, by=clinic_admin, clinic=clinic)
    threads = Threads(tmp_path)
    outcomes = threads.at_once(*[lambda: come_back(sheet, by=None, password="wrong")] * MANY)
    assert outcomes == [None] * MANY
    assert threads.alone(lambda: standing(sheet).tries) == MANY


def test_one_of_those_who_come_back_does(tmp_path, clinic, clinic_admin, therapist):
    sheet = issue_way_back(therapist, by=clinic_admin, clinic=clinic)
    threads = Threads(tmp_path)
    outcomes = threads.at_once(*[lambda: come_back(sheet, by=None, password=PASSWORD)] * MANY)
    assert [each for each in outcomes if not isinstance(each, NotNow)] == [therapist], outcomes
