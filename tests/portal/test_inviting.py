"""The page of people: colleagues are invited, their invitations withdrawn and made anew."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from patients.actions import invitations
from patients.actions.leaving import leave
from patients.models import AuditEvent, Invitation
from patients.refusals import NotNow
from portal.actions import joining
from tests.conftest import PASSWORD
from tests.patients.pages import errors, send, text

pytestmark = pytest.mark.django_db

INVITE = "/clinic/people/invite/"
NORA = {"name": "Nora New", "email": "Nora@Harbour.example", "role": "therapist"}


@pytest.fixture
def people():
    return reverse("clinic:people")


@pytest.fixture
def nora(clinic, clinic_admin):
    """Invited as a therapist, and not here yet."""
    return invitations.invite_member(clinic, by=clinic_admin, **NORA)


def of(invitation, deed):
    return reverse(f"clinic:{deed}", args=[invitation.pk])


class TestAnInvitation:
    def test_goes_out_by_mail_and_as_a_sheet(
        self, as_user, clinic_admin, people, django_capture_on_commit_callbacks
    ):
        browser = as_user(clinic_admin)
        with django_capture_on_commit_callbacks(execute=True):
            answer = send(browser, INVITE, **NORA)
        code = answer.context["invitation"].code
        assert code in text(answer)
        [letter] = mail.outbox
        assert letter.to == ["nora@harbour.example"]
        assert code not in letter.body
        shown = text(browser.get(people))
        assert "Nora New" in shown
        assert "Therapist, nora@harbour.example" in shown
        assert code not in shown

    def test_says_what_is_missing(self, as_user, clinic_admin):
        assert set(errors(send(as_user(clinic_admin), INVITE))) == {"name", "email", "role"}

    def test_is_not_for_a_system(self, as_user, clinic_admin):
        answer = send(as_user(clinic_admin), INVITE, **{**NORA, "role": "system"})
        assert "role" in errors(answer)

    def test_to_a_role_that_somebody_has_is_refused(self, as_user, clinic_admin, therapist):
        typed = {**NORA, "email": therapist.email}
        answer = send(as_user(clinic_admin), INVITE, **typed)
        assert errors(answer)["email"] == ["This person already has this role in this clinic."]

    def test_is_made_anew_and_the_older_ends(self, as_user, clinic_admin, nora):
        answer = as_user(clinic_admin).post(of(nora, "invite_again"))
        newer = answer.context["invitation"]
        assert Invitation.with_code(nora.code) is None
        assert Invitation.with_code(newer.code).name == "Nora New"
        assert Invitation.objects.not_ended().count() == 1

    def test_is_withdrawn(self, as_user, clinic_admin, nora, people):
        browser = as_user(clinic_admin)
        assert browser.post(of(nora, "withdraw_invitation")).url == people
        assert Invitation.with_code(nora.code) is None
        assert "Invited, and not here yet" not in text(browser.get(people))
        assert AuditEvent.objects.get(event="invitation.withdrawn").actor == str(clinic_admin.pk)

    def test_that_is_too_old_says_so(self, as_user, clinic_admin, nora, people):
        late = timezone.now() - timedelta(hours=1)
        Invitation.objects.filter(pk=nora.pk).update(expires_at=late)
        assert "Too old since" in text(as_user(clinic_admin).get(people))

    def test_of_another_clinic_does_not_exist(
        self, as_user, clinic_admin, other_clinic, platform_admin
    ):
        there = invitations.invite_member(
            other_clinic, by=platform_admin, **{**NORA, "role": "clinic_admin"}
        )
        browser = as_user(clinic_admin)
        for deed in ("invite_again", "withdraw_invitation"):
            assert browser.post(of(there, deed)).status_code == 404
        assert Invitation.with_code(there.code)

    def test_ends_once_in_the_database_too(self, nora, clinic_admin):
        invitations.withdraw(nora, by=clinic_admin)
        with pytest.raises(NotNow):
            invitations.withdraw(nora, by=clinic_admin)


class TestWhoLeaves:
    def test_does_not_come_back_with_an_older_invitation(self, clinic, therapist, clinic_admin):
        second = invitations.invite_member(
            clinic, by=clinic_admin, **{**NORA, "email": therapist.email, "role": "front_desk"}
        )
        leave(clinic, therapist, by=clinic_admin)
        assert Invitation.with_code(second.code) is None

    def test_leaves_no_invitation_behind_that_works(self, clinic, clinic_admin, registrar, nora):
        leave(clinic, clinic_admin, by=registrar)
        with pytest.raises(NotNow):
            joining.accept_anew(nora, by=None, password=PASSWORD, email="nora@harbour.example")

    def test_stands_among_those_who_worked_here(
        self, as_user, clinic, therapist, clinic_admin, people
    ):
        browser = as_user(clinic_admin)
        assert "Who worked here" not in text(browser.get(people))
        leave(clinic, therapist, by=clinic_admin)
        shown = text(browser.get(people))
        assert shown.index("Thea Therapist") > shown.index("Who worked here")
