"""Ways of signing in that one joins with: an address, a sign-in from elsewhere, as staff."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.urls import reverse

from patients.actions import invitations
from patients.refusals import Invalid, NotNow, NotPermitted
from portal.actions import joining
from tests.conftest import PASSWORD, make_clinic, make_patient
from tests.patients.pages import errors, text
from tests.portal.joining import CODE, come_in, join_by_mail, joins

pytestmark = pytest.mark.django_db


class TestAnAddress:
    def test_is_confirmed_by_mail_before_anything_is_connected(self, client, sheet, patient):
        come_in(client, sheet.code)
        assert client.get(reverse("join:password")).url == reverse("join:email")
        answer = join_by_mail(client, "rita@patients.example")
        assert answer.url == reverse("join:password")
        patient.refresh_from_db()
        assert patient.user is None
        client.post(answer.url, {"password": "my dog eats cake"})
        patient.refresh_from_db()
        assert patient.user.email == patient.email == "rita@patients.example"
        assert client.get(reverse("mine:today")).status_code == 200

    def test_to_which_the_code_was_mailed_needs_no_second_mail(
        self, client, clinic, front_desk, django_capture_on_commit_callbacks
    ):
        rita = make_patient(clinic, front_desk, email="rita@patients.example")
        with django_capture_on_commit_callbacks(execute=True):
            sheet = invitations.invite_patient(rita, by=front_desk, join_page="http://x/join/")
        code = mail.outbox[0].body.split("#")[1].split()[0]
        come_in(client, code)
        answer = client.post(reverse("join:email"), {"email": "Rita@patients.example"})
        assert answer.url == reverse("join:password")
        client.cookies.clear()
        # Paper shows nothing about the mailbox.
        come_in(client, sheet.code)
        answer = client.post(reverse("join:email"), {"email": "rita@patients.example"})
        assert answer.url == reverse("join:confirm")

    def test_does_not_tell_whether_it_is_known(self, client, sheet, runner, settings):
        come_in(client, sheet.code)
        seen = []
        for address in ("new@patients.example", "sam@patients.example"):
            sent = client.post(reverse("join:email"), {"email": address})
            page = client.get(sent.url)
            wrong = client.post(sent.url, {"code": "AAAA-BBBB-CCCC-DDDD"})
            shown = [sent.status_code, sent.url]
            for answer in (page, wrong):
                token = str(answer.context["csrf_token"])
                shown.append(text(answer).replace(address, "").replace(token, ""))
            seen.append(shown)
        assert seen[0] == seen[1]
        assert [letter.to for letter in mail.outbox] == [
            ["new@patients.example"],
            ["sam@patients.example"],
        ]
        assert mail.outbox[0].subject == mail.outbox[1].subject
        assert "signs in here already" in mail.outbox[1].body

    def test_that_is_known_is_not_taken_over(self, client, sheet, runner):
        come_in(client, sheet.code)
        client.post(reverse("join:email"), {"email": "sam@patients.example"})
        assert not [line for line in mail.outbox[-1].body.splitlines() if line.startswith("    ")]
        with pytest.raises(Invalid):
            joins(sheet, email="sam@patients.example")

    def test_has_its_code_guessed_five_times_and_no_more(self, client, sheet):
        come_in(client, sheet.code)
        client.post(reverse("join:email"), {"email": "rita@patients.example"})
        for _wrong in range(5):
            client.post(reverse("join:confirm"), {"code": "AAAA-BBBB-CCCC-DDDD"})
        [code] = [line for line in mail.outbox[-1].body.splitlines() if line.startswith("    ")]
        assert "code" in errors(client.post(reverse("join:confirm"), {"code": code.strip()}))


class TestSomebodyWhoSignsInAlready:
    def test_sees_two_clinics_apart(self, client, runner, other_clinic, other_orthopaedist):
        there = make_patient(other_clinic, other_orthopaedist, "Sam", "Signin", runner.birth_date)
        sheet = invitations.invite_patient(there, by=other_orthopaedist)
        come_in(client, sheet.code, runner.birth_date.isoformat())
        page = reverse("join:with_own_sign_in")
        to_sign_in = client.get(page)
        assert to_sign_in.url == f"{reverse('account_login')}?next={page}"
        signed_in = client.post(
            to_sign_in.url, {"login": "sam@patients.example", "password": PASSWORD}
        )
        assert signed_in.url == page
        assert "Hill Practice" in text(client.get(page))
        assert client.post(page).url == reverse("mine:today")
        there.refresh_from_db()
        assert there.user == runner.user
        shown = text(client.get(reverse("mine:today")))
        assert "Harbour Spine Clinic" in shown
        assert "Hill Practice" in shown

    def test_does_not_join_into_a_record_of_another_birth_date(
        self, client, runner, other_clinic, other_orthopaedist
    ):
        """A couple with one address: the second takes another way in."""
        wife = make_patient(other_clinic, other_orthopaedist, "Susan", "Signin", date(1991, 2, 3))
        sheet = invitations.invite_patient(wife, by=other_orthopaedist)
        client.force_login(runner.user)
        come_in(client, sheet.code, "1991-02-03")
        answer = client.post(reverse("join:with_own_sign_in"))
        assert "This sign-in belongs to somebody else." in text(answer)
        wife.refresh_from_db()
        assert wife.user is None
        client.logout()
        come_in(client, sheet.code, "1991-02-03")
        client.post(reverse("join:without_email"), {"password": "my dog eats cake"})
        wife.refresh_from_db()
        assert wife.user.sign_in_name
        assert wife.user != runner.user

    def test_does_not_accept_what_one_invited_to_oneself(self, client, sheet, front_desk):
        client.force_login(front_desk)
        come_in(client, sheet.code)
        assert "You made this invitation yourself." in text(
            client.post(reverse("join:with_own_sign_in"))
        )


class TestAMember:
    def invite(self, clinic, by, role="therapist", email="nora@harbour.example"):
        return invitations.invite_member(
            clinic, by=by, email=email, name="Nora New", role=role, licence_number="T-7"
        )

    def test_joins_with_an_own_password(self, client, clinic, clinic_admin):
        sheet = self.invite(clinic, clinic_admin)
        assert client.post(CODE, {"code": sheet.code}).url == reverse("join:how")
        answer = join_by_mail(client, "nora@harbour.example")
        client.post(answer.url, {"password": "my dog eats cake"})
        nora = get_user_model().objects.get(email="nora@harbour.example")
        [membership] = nora.memberships()
        assert (membership.clinic, membership.role) == (clinic, "therapist")
        assert membership.licence_number == "T-7"
        assert nora.check_password("my dog eats cake")

    def test_needs_an_address(self, client, clinic, clinic_admin):
        sheet = self.invite(clinic, clinic_admin)
        client.post(CODE, {"code": sheet.code})
        assert client.get(reverse("join:without_email")).url == reverse("join:how")
        with pytest.raises(Invalid):
            joining.accept_anew(sheet, by=None, password=PASSWORD)

    def test_who_works_elsewhere_works_in_the_chosen_clinic_only(
        self, client, clinic, clinic_admin, other_orthopaedist, patient, other_patient
    ):
        sheet = self.invite(clinic, clinic_admin, "orthopaedist", other_orthopaedist.email)
        client.force_login(other_orthopaedist)
        client.post(CODE, {"code": sheet.code})
        joined = client.post(reverse("join:with_own_sign_in"))
        assert (joined.status_code, joined.url) == (302, reverse("home"))
        assert client.session["clinic"] == str(clinic.pk)
        finder, born = reverse("clinic:find"), {"q": "1985"}
        first = text(client.post(finder, born, follow=True))
        assert "Runner, Rita" in first
        assert "Other, Olga" not in first
        client.post(reverse("switch_clinic"), {"clinic": str(other_patient.clinic_id)})
        second = text(client.post(finder, born, follow=True))
        assert "Other, Olga" in second
        assert "Runner, Rita" not in second

    def test_is_not_the_one_who_invites(self, clinic, clinic_admin):
        with pytest.raises(Invalid):
            self.invite(clinic, clinic_admin, "orthopaedist", clinic_admin.email)
        sheet = self.invite(clinic, clinic_admin, "orthopaedist")
        with pytest.raises(Invalid):
            joining.accept(sheet, by=clinic_admin)
        assert {each.role for each in clinic_admin.memberships()} == {"clinic_admin"}

    def test_of_a_new_clinic_is_its_administrator_invited_by_the_platform(
        self, platform_admin, orthopaedist
    ):
        clinic = make_clinic("River Practice", "river")
        sheet = self.invite(clinic, platform_admin, "clinic_admin", "ada@river.example")
        user = joining.accept_anew(sheet, by=None, password=PASSWORD, email="ada@river.example")
        assert [each.role for each in user.memberships()] == ["clinic_admin"]
        for by, role in ((platform_admin, "orthopaedist"), (orthopaedist, "therapist")):
            with pytest.raises(NotPermitted):
                self.invite(clinic, by, role)

    def test_is_not_let_in_by_a_platform_administrator_who_was_disabled(self, platform_admin):
        clinic = make_clinic("River Practice", "river")
        sheet = self.invite(clinic, platform_admin, "clinic_admin", "ada@river.example")
        platform_admin.is_active = False
        platform_admin.save()
        with pytest.raises(NotNow):
            joining.accept_anew(sheet, by=None, password=PASSWORD, email="ada@river.example")

    def test_is_invited_alike_whether_the_address_is_known(
        self, clinic, clinic_admin, other_orthopaedist, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            for address in ("new@hill.example", other_orthopaedist.email):
                invitations.invite_member(
                    clinic,
                    by=clinic_admin,
                    email=address,
                    name="Somebody",
                    role="therapist",
                    join_page="http://x/join/",
                )
        bodies = [letter.body.split("#")[0] for letter in mail.outbox]
        assert len(bodies) == 2
        assert bodies[0] == bodies[1]
