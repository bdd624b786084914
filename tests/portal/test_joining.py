"""Joining with a code: bound to one person, for a time, once."""

from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import MD5PasswordHasher
from django.urls import reverse
from django.utils import timezone

from patients.actions import clinics, invitations, people
from patients.models import AuditEvent, Invitation
from patients.refusals import Invalid, NotNow
from portal.actions import joining
from tests.conftest import join, make_member, make_patient
from tests.patients.pages import errors, text
from tests.portal.joining import CODE, come_in, joins

pytestmark = pytest.mark.django_db


class TestAPatientWithoutMail:
    def test_joins_with_the_sheet_and_signs_in_with_a_name(self, client, sheet, patient):
        assert come_in(client, sheet.code).url == reverse("join:how")
        answer = client.post(reverse("join:without_email"), {"password": "my dog eats cake"})
        assert answer.url == reverse("join:welcome")
        patient.refresh_from_db()
        name = patient.user.sign_in_name
        assert name in text(client.get(answer.url))
        assert patient.user.email is None
        client.logout()
        signed_in = client.post(
            reverse("account_login"), {"login": name.upper(), "password": "my dog eats cake"}
        )
        assert signed_in.status_code == 302
        assert client.get(reverse("mine:today")).status_code == 200

    def test_sees_the_own_record_at_once_and_nobody_elses(self, client, sheet, runner):
        come_in(client, sheet.code)
        client.post(reverse("join:without_email"), {"password": "my dog eats cake"})
        assert client.get(reverse("mine:today")).status_code == 200
        assert str(runner.pk) not in text(client.get(reverse("mine:today")))

    @pytest.mark.parametrize(("spoken", "kept"), [(["en", "pl"], "pl"), (["en"], "en")])
    def test_goes_on_in_the_language_that_was_chosen_on_the_way(
        self, client, sheet, clinic, patient, spoken, kept
    ):
        clinic.languages = spoken
        clinic.save()
        client.post(reverse("choose_language"), {"language": "pl"})
        come_in(client, sheet.code)
        client.post(reverse("join:without_email"), {"password": "my dog eats cake"})
        patient.refresh_from_db()
        assert (patient.language, patient.user.language) == (kept, kept)
        assert client.get(reverse("mine:today")).headers["Content-Language"] == kept

    def test_types_the_code_as_it_is_read(self, client, sheet):
        typed = sheet.code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
        assert client.post(CODE, {"code": typed}).url == reverse("join:birth_date")

    @pytest.mark.parametrize("weak", ["short", "password"])
    def test_chooses_a_password_that_will_do(self, client, sheet, patient, weak):
        come_in(client, sheet.code)
        answer = client.post(reverse("join:without_email"), {"password": weak})
        assert "password" in errors(answer)
        patient.refresh_from_db()
        assert patient.user is None


class TestTheBirthDate:
    def test_is_asked_before_anything_else(self, client, sheet):
        client.post(CODE, {"code": sheet.code})
        for step in ("how", "email", "confirm", "password", "without_email"):
            assert client.get(reverse(f"join:{step}")).url == CODE
        for step in ("password", "without_email"):
            sent = client.post(reverse(f"join:{step}"), {"password": "my dog eats cake"})
            assert sent.url == CODE

    def test_of_somebody_else_does_not_let_in(self, client, sheet):
        answer = come_in(client, sheet.code, "1985-03-22")
        assert errors(answer)["birth_date"][0].startswith("This is not the date")
        assert client.get(reverse("join:how")).url == CODE

    def test_is_tried_a_few_times_then_the_code_is_void(self, client, sheet, patient):
        for _wrong in range(5):
            answer = come_in(client, sheet.code, "1999-01-01")
        assert answer.context["refusal"] == joining.NOT_VALID
        assert come_in(client, sheet.code).url == CODE
        assert AuditEvent.objects.filter(event="invitation.wrong_birth_date").count() == 4
        assert AuditEvent.objects.get(event="invitation.void").patient == str(patient.pk)

    def test_tries_count_for_the_code_and_not_for_the_browser(self, client, sheet):
        for _wrong in range(5):
            client.cookies.clear()
            come_in(client, sheet.code, "1999-01-01")
        client.cookies.clear()
        assert come_in(client, sheet.code).url == CODE

    def test_that_was_corrected_meanwhile_is_asked_for_again(
        self, client, sheet, patient, front_desk
    ):
        come_in(client, sheet.code)
        people.change_contact(patient, by=front_desk, seen=1, birth_date=date(2000, 1, 1))
        sent = client.post(reverse("join:without_email"), {"password": "my dog eats cake"})
        assert sent.url == CODE
        patient.refresh_from_db()
        assert patient.user is None
        come_in(client, sheet.code, "2000-01-01")
        client.post(reverse("join:without_email"), {"password": "my dog eats cake"})
        patient.refresh_from_db()
        assert patient.user is not None

    def test_that_is_not_the_records_joins_nobody_whoever_asks(
        self, sheet, patient, other_orthopaedist
    ):
        for shown in (None, date(1999, 1, 1)):
            with pytest.raises(NotNow):
                joins(sheet, birth_date=shown)
            with pytest.raises(NotNow):
                joining.accept(sheet, by=other_orthopaedist, birth_date=shown)
        assert not get_user_model().objects.filter(name="Rita Runner").exists()


class TestACode:
    def dead(self, client, code):
        """What is said of a code that does not work."""
        answer = client.post(CODE, {"code": code})
        return answer.status_code, text(answer).replace(str(answer.context["csrf_token"]), "")

    def test_unknown_used_old_withdrawn_or_void_is_one_and_the_same(
        self, client, clinic, orthopaedist
    ):
        def invited(name):
            return invitations.invite_patient(
                make_patient(clinic, orthopaedist, name, "Guest"), by=orthopaedist
            )

        used, old, withdrawn, void = (invited(name) for name in "ABCD")
        joins(used)
        Invitation.objects.filter(pk=old.pk).update(expires_at=timezone.now())
        invitations.withdraw(withdrawn, by=orthopaedist)
        for _wrong in range(5):
            joining.try_birth_date(void, by=None, birth_date=date(1999, 1, 1))
        said = [self.dead(client, code) for code in ("AAAA-BBBB-CCCC-DDDD", "x")]
        said += [self.dead(client, each.code) for each in (used, old, withdrawn, void)]
        assert said[0][0] == 200
        assert str(joining.NOT_VALID) in said[0][1]
        assert all(each == said[0] for each in said)

    def test_works_for_two_weeks_or_for_staff_one(self, clinic, sheet, clinic_admin, monkeypatch):
        staff = invitations.invite_member(
            clinic, by=clinic_admin, email="n@h.example", name="Nora", role="therapist"
        )
        now = timezone.now()
        for days, works in ((6, [True, True]), (8, [False, True]), (15, [False, False])):
            later = now + timedelta(days=days)
            monkeypatch.setattr(timezone, "now", lambda later=later: later)
            assert [bool(Invitation.with_code(each.code)) for each in (staff, sheet)] == works

    def test_stands_in_no_table_and_in_no_address(self, client, sheet):
        come_in(client, sheet.code)
        client.post(reverse("join:without_email"), {"password": "my dog eats cake"})
        rows = [*Invitation.objects.values_list(), *AuditEvent.objects.values_list()]
        assert sheet.code not in str(rows)
        assert sheet.code not in str(dict(client.session))

    def test_is_tried_so_often_by_one_client_and_no_oftener(self, client, sheet):
        answers = {client.post(CODE, {"code": "nothing"}).status_code for _try in range(30)}
        assert answers == {200}
        assert client.post(CODE, {"code": sheet.code}).status_code == 429
        elsewhere = client.post(CODE, {"code": sheet.code}, REMOTE_ADDR="192.0.2.7")
        assert elsewhere.status_code == 302

    def test_does_not_outlast_the_stay_of_whoever_made_it(
        self, sheet, front_desk, clinic_admin, patient
    ):
        clinics.end_membership(front_desk.memberships().get(), by=clinic_admin)
        with pytest.raises(NotNow):
            joins(sheet)
        assert not get_user_model().objects.filter(name="Rita Runner").exists()


def test_signing_in_costs_one_hash_whether_the_address_or_name_is_known(
    client, runner, sheet, monkeypatch
):
    joins(sheet)
    known_name = get_user_model().objects.get(name="Rita Runner").sign_in_name
    counted = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher, "encode", lambda *a, **k: counted.append(1) or encode(*a, **k)
    )
    costs = []
    for login in ("sam@patients.example", "nobody@patients.example", known_name, "abcd-efgh"):
        counted.clear()
        client.post(reverse("account_login"), {"login": login, "password": "wrong"})
        costs.append(len(counted))
    assert costs == [1, 1, 1, 1]


def test_a_record_is_joined_once(runner, orthopaedist):
    with pytest.raises(NotNow):
        join(runner, by=orthopaedist, email="again@patients.example")


def test_a_colleague_joins_as_a_patient_only_where_the_administrator_invites(
    clinic, patient, orthopaedist, therapist, registrar
):
    with pytest.raises(Invalid):
        join(patient, by=orthopaedist, email=therapist.email)
    assert join(patient, by=registrar, email=therapist.email).user == therapist
    assert make_member(clinic, "Lea Later").memberships().count() == 0
