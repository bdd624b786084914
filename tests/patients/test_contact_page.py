"""Contact data and the patient's own way into the portal."""

from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from patients.actions import clinics, people
from patients.models import AuditEvent
from tests.conftest import PASSWORD, make_member
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
        self, as_user, front_desk, orthopaedist, clinic_admin, patient, contact
    ):
        gone = make_member(patient.clinic, "Gail Gone", "orthopaedist")
        people.change_contact(patient, by=orthopaedist, seen=1, responsible=gone)
        clinics.end_membership(gone.memberships().get(), by=clinic_admin)
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
    def link_in(self, answer):
        return urlsplit(answer.context["link"]).path

    def test_gives_a_link_on_paper_with_which_the_patient_chooses_a_password(
        self, as_user, front_desk, patient, portal, client
    ):
        answer = send(as_user(front_desk), portal, email="rita@patients.example")
        assert answer.status_code == 200
        link = self.link_in(answer)
        assert link in text(answer)
        client.logout()
        choose = client.get(link, follow=True)
        address = choose.redirect_chain[-1][0]
        chosen = {"password1": "a long enough one", "password2": "a long enough one"}
        assert client.post(address, chosen).status_code == 302
        patient.refresh_from_db()
        assert patient.user.check_password("a long enough one")

    def test_the_link_works_once(self, as_user, front_desk, patient, portal, client):
        link = self.link_in(send(as_user(front_desk), portal, email="rita@patients.example"))
        patient.refresh_from_db()
        patient.user.set_password("chosen elsewhere")
        patient.user.save()
        client.logout()
        assert "no longer works" in text(client.get(link, follow=True))

    def test_the_link_is_neither_logged_nor_kept(
        self, as_user, front_desk, patient, portal, caplog
    ):
        with caplog.at_level(0):
            link = self.link_in(send(as_user(front_desk), portal, email="rita@patients.example"))
        key = link.rstrip("/").rsplit("-", 1)[-1]
        assert key not in caplog.text
        assert not any(key in str(vars(event)) for event in AuditEvent.objects.all())
        assert AuditEvent.objects.filter(event="portal.link_made").count() == 1

    def test_sent_twice_opens_once(self, as_user, front_desk, patient, portal):
        browser = as_user(front_desk)
        sent = filled(browser.get(portal), email="rita@patients.example")
        assert browser.post(portal, sent).status_code == 200
        assert browser.post(portal, sent).status_code == 200
        patient.refresh_from_db()
        assert patient.version == 2

    def test_a_lost_sheet_is_made_again_while_nobody_has_signed_in(
        self, as_user, front_desk, patient, portal
    ):
        browser = as_user(front_desk)
        send(browser, portal, email="rita@patients.example")
        assert "Make a link to hand over" in text(browser.get(portal))
        again = browser.post(reverse("patients:portal_link", args=[patient.pk]))
        assert "password/reset/key" in self.link_in(again)

    def test_nobody_gets_a_link_into_a_sign_in_that_is_in_use(self, as_user, front_desk, runner):
        browser = as_user(front_desk)
        page = reverse("patients:open_portal", args=[runner.pk])
        assert "signs in with sam@patients.example already" in text(browser.get(page))
        assert browser.post(reverse("patients:portal_link", args=[runner.pk])).status_code == 409

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
        link = reverse("patients:portal_link", args=[runner.pk])
        refusal = as_user(front_desk).post(link, headers=headers)
        assert refusal.status_code == 409
        assert f'href="{leads_to}">See the record as it stands' in text(refusal)

    def test_nobody_gets_a_link_into_a_colleagues_sign_in(
        self, as_user, registrar, clinic, patient, portal
    ):
        colleague = make_member(clinic, "Nina New", "orthopaedist")
        colleague.set_unusable_password()
        colleague.save()
        answer = send(as_user(registrar), portal, email=colleague.email)
        assert answer.context["link"] == ""
        assert "nothing to hand over" in text(answer)

    def test_nobody_gets_a_link_into_the_sign_in_of_another_clinics_patient(
        self, as_user, front_desk, patient, portal, other_patient, other_orthopaedist
    ):
        people.open_portal(other_patient, by=other_orthopaedist, email="same@patients.example")
        browser = as_user(front_desk)
        answer = send(browser, portal, email="same@patients.example")
        assert answer.context["link"] == ""
        assert "a forgotten password is renewed by email" in text(answer)
        assert "signs in with same@patients.example already" in text(browser.get(portal))
        assert browser.post(reverse("patients:portal_link", args=[patient.pk])).status_code == 409
        # Nor from the clinic that was first: two clinics know this person now.
        theirs = reverse("patients:portal_link", args=[other_patient.pk])
        assert as_user(other_orthopaedist).post(theirs).status_code == 409

    def test_a_sign_in_known_from_another_clinic_is_joined(
        self, as_user, front_desk, patient, portal, other_patient, other_orthopaedist
    ):
        elsewhere = people.open_portal(
            other_patient, by=other_orthopaedist, email="same@patients.example", password=PASSWORD
        )
        answer = send(as_user(front_desk), portal, email="same@patients.example")
        assert answer.context["link"] == ""
        patient.refresh_from_db()
        assert patient.user == elsewhere.user

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [
            ("", "Enter the patient's own email address."),
            ("rita", "Enter an address such as name@example.org."),
            ("sam@patients.example", "Another patient of this clinic signs in with this address."),
            (
                "olive.ortho@harbour.example",
                "This address signs a colleague in. Enter the patient's own, or ask a colleague "
                "who registers patients and manages the members.",
            ),
            (
                "fred.frontdesk@harbour.example",
                "This is your own address. If you are the patient, ask a colleague to open the "
                "portal to you.",
            ),
        ],
    )
    def test_an_address_that_cannot_be_is_refused(
        self, as_user, front_desk, runner, portal, typed, sentence
    ):
        assert errors(send(as_user(front_desk), portal, email=typed)) == {"email": [sentence]}

    def test_is_not_for_therapists(self, as_user, therapist, portal, patient):
        assert as_user(therapist).get(portal).status_code == 403
        link = reverse("patients:portal_link", args=[patient.pk])
        assert as_user(therapist).post(link).status_code == 403

    def test_is_out_of_reach_elsewhere(self, as_user, other_orthopaedist, portal):
        assert as_user(other_orthopaedist).get(portal).status_code == 404
