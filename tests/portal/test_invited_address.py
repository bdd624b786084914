"""Whoever is invited to work in a clinic joins with the invited address, and with no other."""

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.urls import reverse

from patients.actions import invitations
from patients.refusals import Invalid
from portal.actions import joining
from tests.conftest import PASSWORD, make_patient
from tests.patients.pages import text
from tests.portal.joining import CODE, join_by_mail, joins

pytestmark = pytest.mark.django_db

NORA, EVE = "nora@harbour.example", "eve@elsewhere.example"
WITH_OWN = reverse("join:with_own_sign_in")


@pytest.fixture
def invited(clinic, clinic_admin, django_capture_on_commit_callbacks):
    """Nora's sheet; `letter` is the mail that went out with it."""
    with django_capture_on_commit_callbacks(execute=True):
        sheet = invitations.invite_member(
            clinic,
            by=clinic_admin,
            email=NORA,
            name="Nora New",
            role="therapist",
            join_page="http://x/join/",
        )
    sheet.letter = mail.outbox.pop()
    return sheet


def works_here(clinic) -> set[str]:
    return {each.user.email for each in clinic.memberships.filter(role="therapist")}


class TestAnotherAddress:
    def test_is_neither_asked_for_nor_mailed_to(self, client, clinic, invited):
        client.post(CODE, {"code": invited.code})
        asked = client.get(reverse("join:email"))
        assert NORA in text(asked)
        assert 'name="email"' not in asked.text
        client.post(reverse("join:email"), {"email": EVE})
        assert [letter.to for letter in mail.outbox] == [[NORA]]

    def test_makes_no_sign_in(self, clinic, invited):
        with pytest.raises(Invalid) as refusal:
            joining.accept_anew(invited, by=None, password=PASSWORD, email=EVE)
        assert set(refusal.value.errors) == {"email"}
        assert not get_user_model().objects.filter(email=EVE).exists()

    def test_that_signs_in_already_does_not_accept(
        self, client, clinic, invited, other_orthopaedist
    ):
        client.force_login(other_orthopaedist)
        client.post(CODE, {"code": invited.code})
        asked = text(client.get(WITH_OWN))
        assert f"This invitation is for {NORA}. Join with that address" in asked
        assert "Join Harbour Spine Clinic" not in asked
        answer = client.post(WITH_OWN)
        assert answer.status_code == 200
        assert works_here(clinic) == set()

    def test_of_a_patient_by_name_does_not_accept(self, clinic, invited, patient, sheet):
        joining.accept_anew(sheet, by=None, password=PASSWORD, birth_date=patient.birth_date)
        patient.refresh_from_db()
        with pytest.raises(Invalid):
            joining.accept(invited, by=patient.user)
        assert works_here(clinic) == set()


class TestTheInvitedAddress:
    def test_is_confirmed_by_mail_where_the_code_came_on_paper(self, client, clinic, invited):
        client.post(CODE, {"code": invited.code})
        assert client.get(reverse("join:password")).url == reverse("join:email")
        client.post(join_by_mail(client, NORA).url, {"password": "my dog eats cake"})
        assert works_here(clinic) == {NORA}

    def test_needs_no_second_mail_where_the_code_came_out_of_it(self, client, clinic, invited):
        code = invited.letter.body.split("#")[1].split()[0]
        client.post(CODE, {"code": code})
        assert client.post(reverse("join:email")).url == reverse("join:password")
        client.post(reverse("join:password"), {"password": "my dog eats cake"})
        assert works_here(clinic) == {NORA}
        assert mail.outbox == []

    def test_accepts_with_the_sign_in_that_it_has(
        self, client, clinic, clinic_admin, other_orthopaedist
    ):
        sheet = invitations.invite_member(
            clinic,
            by=clinic_admin,
            email=other_orthopaedist.email.upper(),
            name="Otto",
            role="therapist",
        )
        client.force_login(other_orthopaedist)
        client.post(CODE, {"code": sheet.code})
        assert client.post(WITH_OWN).status_code == 302
        assert works_here(clinic) == {other_orthopaedist.email}

    def test_is_told_when_the_invitation_was_used(
        self, clinic, invited, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            joining.accept_anew(invited, by=None, password=PASSWORD, email=NORA)
        [letter] = mail.outbox
        assert letter.to == [NORA]
        assert "Your invitation to Harbour Spine Clinic was used" in letter.body

    @pytest.mark.parametrize("join_page", ["http://x/join/", ""])
    def test_of_a_patient_is_told_too_also_where_the_sheet_was_on_paper_alone(
        self, clinic, front_desk, django_capture_on_commit_callbacks, join_page
    ):
        rita = make_patient(clinic, front_desk, email="rita@patients.example")
        sheet = invitations.invite_patient(rita, by=front_desk, join_page=join_page)
        with django_capture_on_commit_callbacks(execute=True):
            joins(sheet, email="eve@elsewhere.example")
        assert [letter.to for letter in mail.outbox] == [["rita@patients.example"]]


def test_the_sheet_of_a_colleague_says_that_a_mail_follows(as_user, clinic_admin, invited):
    again = reverse("clinic:invite_again", args=[invited.pk])
    shown = text(as_user(clinic_admin).post(again))
    assert f"It works with this address alone: <strong>{NORA}</strong>" in shown
