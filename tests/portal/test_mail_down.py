"""Where no mail can be sent, what somebody does is done all the same, and nobody learns more by it.

Real transactions: mails go out after the commit.
"""

import json
import re
from functools import partial

import pytest
from django.urls import reverse

from patients.models import Invitation
from portal import logs
from tests.conftest import begin_session, make_clinic, make_patient
from tests.patients.pages import errors, filled, text
from tests.portal import mail_server
from tests.portal.joining import CODE, come_in
from tests.portal.signing_in import CAFE, ask_for_link, browser_at

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("nobody_has_tried"),
]

NOT_SENT = "The mail could not be sent just now."
SHOWN_CODE = re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b")


@pytest.fixture
def down(settings):
    """From when it is called no mail can be sent."""
    return partial(mail_server.stop, settings)


def at_work(browser, user):
    browser.force_login(user)
    begin_session(browser)
    return browser


class TestAnInvitation:
    def test_of_a_colleague_is_a_sheet_that_says_so(self, client, clinic_admin, down):
        page = reverse("clinic:invite")
        browser = at_work(client, clinic_admin)
        down()
        about = {"name": "Nora New", "email": "nora@harbour.example", "role": "therapist"}
        shown = browser.post(page, filled(browser.get(page), **about))
        assert "The mail to nora@harbour.example could not be sent." in text(shown)
        assert "is on its way" not in text(shown)
        [code] = SHOWN_CODE.findall(text(shown))
        assert browser_at(CAFE).post(CODE, {"code": code}).url == reverse("join:how")

    def test_of_a_patient_too(self, client, clinic, front_desk, down):
        rita = make_patient(clinic, front_desk, "Rita", email="rita@patients.example")
        page = reverse("patients:open_portal", args=[rita.pk])
        browser = at_work(client, front_desk)
        down()
        shown = browser.post(page, filled(browser.get(page), by_mail="on"))
        assert "The mail to rita@patients.example could not be sent." in text(shown)
        assert len(SHOWN_CODE.findall(text(shown))) == 1

    def test_to_run_a_new_clinic_has_only_the_mail_and_says_what_to_do(
        self, client, platform_admin, down
    ):
        clinic = make_clinic("River Practice", "river")
        browser = at_work(client, platform_admin)
        form = {"clinic": str(clinic.pk), "email": "a@river.example", "name": "Ada River"}
        down()
        answer = browser.post(reverse("admin:patients_invitation_add"), form, follow=True)
        assert "The mail with the code could not be sent" in text(answer)
        assert Invitation.objects.get().email == "a@river.example"


class TestWhoeverAsks:
    def test_for_a_link_is_answered_alike_known_or_not(
        self, runner, orthopaedist, clinic_admin, down
    ):
        clinic_admin.is_active = False
        clinic_admin.save()
        orthopaedist.set_unusable_password()
        orthopaedist.save()
        down()
        known = (runner.user.email, orthopaedist.email, clinic_admin.email)
        answers = [
            ask_for_link(browser_at(CAFE), address) for address in (*known, "nobody@x.example")
        ]
        assert {(answer.status_code, answer.url) for answer in answers} == {
            (302, reverse("account_reset_password_done"))
        }

    def test_to_confirm_an_address_is_told_so_known_or_not(self, client, sheet, runner, down):
        come_in(client, sheet.code)
        down()
        said = []
        for address in ("new@patients.example", runner.user.email):
            answer = client.post(reverse("join:email"), {"email": address})
            assert errors(answer)["email"][0].startswith(NOT_SENT)
            token = str(answer.context["csrf_token"])
            said.append((answer.status_code, answer.text.replace(address, "").replace(token, "")))
        assert said[0] == said[1]
        assert said[0][0] == 503
        assert client.get(reverse("join:confirm")).url == reverse("join:email")

    def test_leaves_a_line_in_the_log_without_address_link_or_words(self, runner, down, caplog):
        down()
        ask_for_link(browser_at(CAFE), runner.user.email)
        kept = [logs.JsonFormatter().format(record) for record in caplog.records]
        [line] = [each for each in map(json.loads, kept) if each["logger"] == "patients.letters"]
        assert (line["level"], line["message"]) == ("warning", "a mail was not sent")
        assert line["exception"].startswith("smtplib.SMTPRecipientsRefused")
        assert runner.user.email not in str(kept)
        assert "/accounts/password/reset/key/" not in str(kept)
