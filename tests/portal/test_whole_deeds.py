"""What changes how somebody signs in stands with its row in the trail, or not at all (ASVS 2.3.3).

These deeds are the sign-in library's; those of the house are tried in `test_failing_trail`.
"""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.urls import resolve, reverse

from patients.models import AuditEvent
from portal.doors import ACCOUNT
from tests.conftest import PASSWORD
from tests.portal import mail_server
from tests.portal.factors import code_of, own_passkey, recovery_codes_of, set_up_app, signs_in
from tests.portal.signing_in import ask_for_link, browser_at, link_in, open_link, try_to_sign_in
from tests.portal.tables import everything, written
from tests.portal.test_failing_trail import a_trail_that_fails
from tests.portal.test_first_password import come

pytestmark = pytest.mark.django_db

ANOTHER = {"password1": "ochre yak", "password2": "ochre yak"}


@pytest.fixture
def person(runner):
    """Signs in with the password, and with whatever else is set up here."""
    return runner.user


class Deeds:
    """For each deed: what comes before it, and what is posted where in the end."""

    def __init__(self, client, person, mailoutbox, monkeypatch):
        self.client, self.person = client, person
        self.mailoutbox, self.monkeypatch = mailoutbox, monkeypatch

    def change_password(self):
        signs_in(self.client, self.person)
        return reverse("account_change_password"), {"oldpassword": PASSWORD, **ANOTHER}

    def choose_a_first_password(self):
        self.person.set_unusable_password()
        self.person.save()
        come(self.client, self.person)
        return reverse("account_set_password"), ANOTHER

    def choose_through_a_link(self):
        ask_for_link(self.client, self.person.email)
        shown = open_link(self.client, link_in(self.mailoutbox[-1]))
        return shown.request["PATH_INFO"], ANOTHER

    def ask_for_a_link(self):
        return reverse("account_reset_password"), {"email": self.person.email}

    def set_up_an_app(self):
        signs_in(self.client, self.person)
        self.client.get(reverse("mfa_activate_totp"))
        code = code_of(self.client.session["mfa.totp.secret"])
        return reverse("mfa_activate_totp"), {"code": code}

    def remove_the_app(self):
        set_up_app(self.client, self.person)
        return reverse("mfa_deactivate_totp"), {}

    def make_new_codes(self):
        set_up_app(self.client, self.person)
        return reverse("mfa_generate_recovery_codes"), {}

    def add_a_passkey(self):
        signs_in(self.client, self.person)
        self.client.get(reverse("mfa_add_webauthn"))
        for step in ("parse_registration_response", "complete_registration"):
            self.monkeypatch.setattr(auth, step, lambda answer: answer)
        form = {"name": "my phone", "credential": '{"id": "AA"}'}  # no device answers in a test
        return reverse("mfa_add_webauthn"), form

    def remove_a_passkey(self):
        set_up_app(self.client, self.person)
        passkey = own_passkey(self.person, "my phone")
        return reverse("mfa_remove_webauthn", args=[passkey.pk]), {}

    def use_up_a_code_at_signing_in(self):
        set_up_app(self.client, self.person)
        code = recovery_codes_of(self.client)[0]
        self.client.logout()
        signs_in(self.client, self.person)
        return reverse("mfa_authenticate"), {"code": code}

    def use_up_a_code_before_something_delicate(self):
        set_up_app(self.client, self.person)
        return reverse("mfa_reauthenticate"), {"code": recovery_codes_of(self.client)[0]}

    def end_other_sessions(self):
        try_to_sign_in(browser_at(), self.person.email)
        signs_in(self.client, self.person)
        return reverse("usersessions_list"), {"session": "others"}


ROWS = {
    "change_password": [("password.changed", [])],
    "choose_a_first_password": [("password.set", [])],
    "choose_through_a_link": [("password.reset", [])],
    "ask_for_a_link": [("password.forgotten", [])],
    "set_up_an_app": [("factor.added", ["recovery_codes"]), ("factor.added", ["totp"])],
    "remove_the_app": [("factor.removed", ["recovery_codes"]), ("factor.removed", ["totp"])],
    "make_new_codes": [("factor.renewed", ["recovery_codes"])],
    "add_a_passkey": [("factor.added", ["recovery_codes"]), ("factor.added", ["webauthn"])],
    "remove_a_passkey": [("factor.removed", ["webauthn"])],
    "use_up_a_code_at_signing_in": [
        ("recovery_code.used", ["recovery_codes"]),
        ("signin.done", []),
    ],
    "use_up_a_code_before_something_delicate": [("recovery_code.used", ["recovery_codes"])],
    "end_other_sessions": [("session.ended", [])],
}


# Postings of the same pages that are no deeds of the library.
OTHERS = {
    "account_login": "a session, which is gone where its row fails: test_sign_in_trail",
    "account_logout": "the same",
    "hospital_sign_in": "the same",
    "account_stay": "a session lasts",
    "account_reset_link": "a session holds what stood behind the # of a link",
    "account_reauthenticate": "a session notes that it is still you",
    "mfa_login_webauthn": "as mfa_authenticate, but no device answers in a test",
    "mfa_reauthenticate_webauthn": "as mfa_reauthenticate, but no device answers in a test",
    "mfa_view_recovery_codes": "shows what is there",
    "mfa_edit_webauthn": "what oneself calls a passkey",
    "account_make_key": "an action: test_failing_trail",
    "account_revoke_key": "the same",
}


def test_every_posting_about_the_own_sign_in_is_tried(client, person, mailoutbox, monkeypatch):
    posting = {name for name, ways in ACCOUNT.ways() if "POST" in ways}
    tried = set()
    for name in ROWS:
        client.logout()
        Authenticator.objects.all().delete()
        person.set_password(PASSWORD)
        person.save()
        where, _form = getattr(Deeds(client, person, mailoutbox, monkeypatch), name)()
        tried.add(resolve(where).view_name)
    assert posting - tried == set(OTHERS)


@pytest.fixture(params=ROWS)
def deed(request, client, person, mailoutbox, monkeypatch):
    """The name of a deed, and where what is posted to do it."""
    deeds = Deeds(client, person, mailoutbox, monkeypatch)
    return request.param, *getattr(deeds, request.param)()


def test_it_leaves_its_rows(client, deed, person, clinic):
    name, where, form = deed
    before = set(AuditEvent.objects.values_list("pk", flat=True))
    assert client.post(where, form).status_code == 302
    rows = AuditEvent.objects.exclude(pk__in=before).order_by("number")
    assert [(row.event, row.fields) for row in rows] == ROWS[name]
    actor = "" if name in ("ask_for_a_link", "choose_through_a_link") else str(person.pk)
    told = {(row.actor, row.target, row.chain) for row in rows}
    assert told == {(actor, f"user:{person.pk}", str(clinic.pk))}


def test_where_these_cannot_be_written_nothing_happened(client, deed):
    _name, where, form = deed
    before = everything()
    with a_trail_that_fails(), pytest.raises(OSError, match="no space"):
        client.post(where, form)
    assert written(before, everything()) == set()


class TestTheMailThatTellsOfIt:
    pytestmark = [
        pytest.mark.django_db(transaction=True),  # it goes out after the commit
        pytest.mark.usefixtures("nobody_has_tried"),
    ]

    SUBJECTS = {
        "change_password": ["Password changed"],
        "choose_a_first_password": ["Password chosen"],
        "choose_through_a_link": ["Password changed"],
        "ask_for_a_link": ["Your request to choose a new password"],
        "set_up_an_app": ["App added"],
        "remove_the_app": ["App removed"],
        "make_new_codes": ["New recovery codes"],
        "add_a_passkey": ["Passkey added"],
        "remove_a_passkey": ["Passkey removed"],
    }

    def test_goes_out_once_it_is_done_and_not_before(self, client, deed, mailoutbox):
        name, where, form = deed
        mailoutbox.clear()
        with a_trail_that_fails(), pytest.raises(OSError, match="no space"):
            client.post(where, form)
        assert mailoutbox == []
        client.post(where, form)
        told = [letter.subject.removeprefix("Spine & Stride: ") for letter in mailoutbox]
        assert told == self.SUBJECTS.get(name, [])

    def test_takes_nothing_with_it_where_it_cannot_be_sent(self, client, deed, settings):
        name, where, form = deed
        before = set(AuditEvent.objects.values_list("pk", flat=True))
        mail_server.stop(settings)
        assert client.post(where, form).status_code == 302
        rows = AuditEvent.objects.exclude(pk__in=before).order_by("number")
        assert [(row.event, row.fields) for row in rows] == ROWS[name]
