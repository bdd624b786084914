"""Contact data and the patient's own way into the portal."""

from uuid import uuid4

import pytest
from django.core import mail
from django.urls import reverse

from patients.actions import clinics, people
from patients.models import AuditEvent, Invitation
from patients.models.clinic import today_in_utc
from tests.conftest import make_member
from tests.patients.pages import errors, filled, queries_of, send, text


@pytest.fixture
def contact(patient):
    return reverse("patients:contact", args=[patient.pk])


@pytest.fixture
def portal(patient):
    return reverse("patients:open_portal", args=[patient.pk])


class TestContactData:
    def test_are_changed_by_the_front_desk(self, as_user, front_desk, patient, contact):
        answer = send(as_user(front_desk), contact, phone="+00 555 0102", sex="female")
        assert answer.url == contact
        patient.refresh_from_db()
        assert (patient.phone, patient.sex, patient.version) == ("+00 555 0102", "female", 2)

    def test_a_new_name_is_found_at_once(self, as_user, front_desk, patient, contact):
        send(as_user(front_desk), contact, family_name="Married")
        assert list(front_desk.patients().matching("married")) == [patient]
        assert not front_desk.patients().matching("runner").exists()

    def test_a_birth_date_tomorrow_is_refused(self, as_user, front_desk, patient, contact):
        answer = send(as_user(front_desk), contact, birth_date="2999-01-01", phone="kept 1")
        assert errors(answer) == {
            "birth_date": ["This date lies in the future. Enter the day of birth."]
        }
        assert "kept 1" in text(answer)

    def test_sent_twice_change_once(self, as_user, front_desk, patient, contact):
        browser = as_user(front_desk)
        sent = filled(browser.get(contact), phone="+00 555 0103")
        assert browser.post(contact, sent).url == browser.post(contact, sent).url
        patient.refresh_from_db()
        assert patient.version == 2

    def test_changed_by_somebody_else_meanwhile_show_both_versions(
        self, as_user, front_desk, orthopaedist, patient, contact
    ):
        browser = as_user(front_desk)
        sent = filled(browser.get(contact), phone="typed here", sex="female")
        people.change_contact(patient, by=orthopaedist, seen=1, phone="stands now", sex="other")
        answer = browser.post(contact, sent)
        assert answer.status_code == 409
        page = text(answer)
        assert "typed here" in page
        assert "stands now" in page
        patient.refresh_from_db()
        assert (patient.phone, patient.sex) == ("stands now", "other")
        # Having seen both, one may send the form again.
        assert browser.post(contact, filled(answer)).status_code == 302
        patient.refresh_from_db()
        assert (patient.phone, patient.sex) == ("typed here", "female")

    def test_a_form_without_its_version_says_what_to_do(self, as_user, front_desk, contact):
        answer = send(as_user(front_desk), contact, seen="")
        assert "Load the page again" in errors(answer)["seen"][0]

    def test_are_read_only_for_a_therapist(self, as_user, therapist, patient, contact):
        browser = as_user(therapist)
        page = browser.get(contact)
        assert "Rita" in text(page)
        assert 'name="family_name"' not in text(page)
        assert browser.post(contact, {"family_name": "Other"}).status_code == 403
        refusal = AuditEvent.objects.get(event="refused.notpermitted")
        assert (refusal.actor, refusal.patient) == (str(therapist.pk), str(patient.pk))

    def test_are_out_of_reach_elsewhere(self, as_user, other_orthopaedist, contact):
        assert as_user(other_orthopaedist).get(contact).status_code == 404

    def test_are_not_the_patients_page(self, as_user, runner):
        own = reverse("patients:contact", args=[runner.pk])
        assert as_user(runner.user).get(own).status_code == 404

    def test_a_look_is_recorded(self, as_user, front_desk, patient, contact):
        as_user(front_desk).get(contact)
        assert AuditEvent.objects.get(event="record.read").patient == str(patient.pk)

    def test_a_clinician_who_left_stays_responsible_until_somebody_takes_over(
        self, as_user, front_desk, orthopaedist, patient, contact
    ):
        gone = make_member(patient.clinic, "Gail Gone", "orthopaedist")
        people.change_contact(patient, by=orthopaedist, seen=1, responsible=gone)
        # As after an older release: nobody took the patient over.
        gone.memberships().update(until=today_in_utc())
        send(as_user(front_desk), contact, phone="+00 555 0104")
        patient.refresh_from_db()
        assert patient.responsible == gone

    def test_the_language_is_asked_where_the_clinic_has_several(
        self, as_user, front_desk, patient, contact, settings, clinic_admin
    ):
        browser = as_user(front_desk)
        assert 'name="language"' not in text(browser.get(contact))
        settings.LANGUAGES = [("en", "English"), ("pl", "Polish")]
        clinics.change_clinic(patient.clinic, by=clinic_admin, languages=["en", "pl"])
        send(browser, contact, language="pl")
        patient.refresh_from_db()
        assert patient.language == "pl"

    def test_show_nothing_clinical(self, as_user, front_desk, contact):
        assert "iagnos" not in text(as_user(front_desk).get(contact))

    def test_take_as_many_queries_for_one_colleague_as_for_many(
        self, as_user, front_desk, orthopaedist, clinic, contact
    ):
        browser = as_user(front_desk)
        few = queries_of(lambda: browser.get(contact))
        for number in range(5):
            make_member(clinic, f"Colleague {number}", "orthopaedist")
        assert queries_of(lambda: browser.get(contact)) == few


class TestOpeningThePortal:
    def code_in(self, answer):
        return answer.context["invitation"].code

    def test_gives_a_sheet_with_a_code_for_paper(self, as_user, front_desk, patient, portal):
        answer = send(as_user(front_desk), portal)
        code = self.code_in(answer)
        assert len(code) == 19
        for words in (code, "Harbour Spine Clinic", "Rita Runner", "testserver/join/"):
            assert words in text(answer)
        assert 'class="join-qr"' in text(answer)
        assert "You need no email address." in text(answer)
        assert mail.outbox == []

    def test_mails_another_code_where_an_address_is_known(
        self, as_user, front_desk, patient, portal, django_capture_on_commit_callbacks
    ):
        people.change_contact(patient, by=front_desk, seen=1, email="rita@patients.example")
        with django_capture_on_commit_callbacks(execute=True):
            answer = send(as_user(front_desk), portal, by_mail="on")
        [letter] = mail.outbox
        assert letter.to == ["rita@patients.example"]
        assert "http://testserver/join/#" in letter.body
        assert self.code_in(answer) not in letter.body
        assert "Rita" not in letter.body + letter.subject

    def test_no_code_is_logged_or_kept(self, as_user, front_desk, patient, portal, caplog):
        with caplog.at_level(0):
            code = self.code_in(send(as_user(front_desk), portal))
        letters = code.replace("-", "")
        kept = [str(vars(row)) for row in (*AuditEvent.objects.all(), *Invitation.objects.all())]
        for shown in (code, letters, letters.lower()):
            assert shown not in caplog.text
            assert not any(shown in row for row in kept)

    def test_sent_twice_invites_once_and_shows_the_code_once(
        self, as_user, front_desk, patient, portal
    ):
        browser = as_user(front_desk)
        sent = filled(browser.get(portal))
        assert self.code_in(browser.post(portal, sent))
        again = browser.post(portal, sent)
        assert self.code_in(again) == ""
        assert "This sheet was shown already" in text(again)
        assert patient.invitations.count() == 1

    def test_a_new_sheet_ends_the_older(self, as_user, front_desk, patient, portal):
        browser = as_user(front_desk)
        older = self.code_in(send(browser, portal))
        assert "Nobody has used the code yet" in text(browser.get(portal))
        newer = self.code_in(send(browser, portal))
        assert Invitation.with_code(older) is None
        assert Invitation.with_code(newer).patient == patient

    def test_an_invitation_is_withdrawn(self, as_user, front_desk, patient, portal):
        browser = as_user(front_desk)
        code = self.code_in(send(browser, portal))
        away = reverse("patients:withdraw_invitation", args=[patient.pk])
        assert browser.post(away).url == portal
        assert Invitation.with_code(code) is None
        assert browser.post(away).status_code == 409

    def test_nobody_is_invited_into_a_record_that_has_a_sign_in(self, as_user, front_desk, runner):
        browser = as_user(front_desk)
        page = reverse("patients:open_portal", args=[runner.pk])
        assert "signs in with sam@patients.example already" in text(browser.get(page))
        assert browser.post(page, {"submission_key": str(uuid4())}).status_code == 409

    @pytest.mark.parametrize(
        ("came_from", "leads_to"),
        [
            ("http://testserver/patients/1/", "http://testserver/patients/1/"),
            ("https://testserver/patients/1/", "https://testserver/patients/1/"),
            ("http://evil.example/", "/"),
            ("http://testserver.evil.example/", "/"),
            ("//evil.example/", "/"),
            ("javascript:alert(1)", "/"),
            (None, "/"),
        ],
    )
    def test_a_refusal_leads_back_to_the_page_one_came_from_and_to_no_other_site(
        self, as_user, front_desk, runner, came_from, leads_to
    ):
        headers = {"Referer": came_from} if came_from else {}
        away = reverse("patients:withdraw_invitation", args=[runner.pk])
        refusal = as_user(front_desk).post(away, headers=headers)
        assert refusal.status_code == 409
        assert f'href="{leads_to}">See the record as it stands' in text(refusal)

    def test_is_not_for_therapists(self, as_user, therapist, portal, patient):
        assert as_user(therapist).get(portal).status_code == 403
        away = reverse("patients:withdraw_invitation", args=[patient.pk])
        assert as_user(therapist).post(away).status_code == 403

    def test_is_out_of_reach_elsewhere(self, as_user, other_orthopaedist, portal):
        assert as_user(other_orthopaedist).get(portal).status_code == 404
