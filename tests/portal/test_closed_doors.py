"""Every page is closed unless declared open, and to those whom it does not concern it is a wall.

The addresses come from the URL resolver, so a page that is added without thinking of its door fails
here: it must stand in one of the tables below.
"""

import re
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from patients.actions import access_keys, invitations
from tests.conftest import join, make_patient
from tests.portal.addresses import addresses
from tests.portal.own_plans import HURTING, draft, record_disc, sign

pytestmark = pytest.mark.django_db

# Open to everybody: the way in, and nothing of anybody.
OPEN = {
    "account_login",
    "account_signup",  # says that nobody registers here
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_session",  # says that nobody is signed in
    "account_logout",  # leads whoever is not signed in to the way in
    "join:code",
    "join:birth_date",  # this and the next lead to the code whoever has not shown one
    "join:how",
    "join:email",
    "join:confirm",
    "join:password",
    "join:without_email",
    "hospital_sign_in",  # leads to the hospital's own, or where there is none to the way in
    "hospital_callback",
    "admin:login",  # leads to the portal's own
    "violations",  # what a browser tells by itself
}

# Who gets into which page: o orthopaedist, t therapist, f front desk, a clinic administrator,
# p the patient, l platform administrator. A page of a patient is a 404 to anybody else.
MAY_OPEN = {
    "home": "otfapl",
    "guideline": "otfapl",
    "gallery": "otfapl",
    "switch_clinic": "otfa",
    "clinic:home": "otfa",
    "clinic:find": "otfa",
    "clinic:people": "a",
    "clinic:leaving": "a",
    "clinic:invite": "a",
    "clinic:invite_again": "a",
    "clinic:withdraw_invitation": "a",
    "clinic:trail": "a",
    "clinic:export_trail": "a",
    "clinic:chart": "ot",
    "clinic:systems": "a",
    "clinic:make_system": "a",
    "clinic:make_system_key": "a",
    "clinic:end_system": "a",
    "clinic:revoke_system_key": "a",
    "patients:register": "of",
    "patients:contact": "otfa",
    "patients:open_portal": "of",
    "patients:withdraw_invitation": "of",
    "join:with_own_sign_in": "otfapl",
    "join:welcome": "otfapl",
    "patients:examine": "o",
    "patients:record_diagnosis": "o",
    "patients:diagnosis": "ot",
    "patients:change_diagnosis": "o",
    "patients:settle_diagnosis": "o",
    "assessments:answers": "ot",
    "assessments:safety": "ot",
    "assessments:safety_outcome": "ot",
    "assessments:clear": "o",
    "assessments:consultation": "o",
    "assessments:assess": "o",
    "assessments:preview": "o",
    "assessments:review": "o",
    "assessments:discard": "o",
    "assessments:signed": "ot",
    "assessments:withdraw": "o",
    "assessments:print": "ot",
    "mine:today": "p",
    "mine:choose": "p",
    "mine:plan": "p",
    "mine:older_plan": "p",
    "mine:decision": "p",
    "mine:hurts": "p",
    "mine:about": "p",
    "api:documentation": "otfapl",
    "api:schema": "otfapl",
    "api:guideline": "otfapl",
    "api:edition": "otfapl",
    "api:evaluate": "otfal",
    "api:catalogue": "otfapl",
    "api:patients": "otfap",
    "api:search_patients": "otfap",
    "api:patient": "otfap",
    "api:diagnoses": "ot",
    "api:diagnosis": "ot",
    "api:safety_checks": "ot",
    "api:intake": "ot",
    "api:assessments": "ot",
    "api:assessment": "ot",
    "api:plans": "ot",
    "api:plan": "ot",
    "api:own_plan": "p",
    "api:nowhere": "",
}
# Pages that are only posted to: they are tried so.
POSTED = {
    "clinic:invite_again",
    "clinic:withdraw_invitation",
    "api:search_patients",
    "clinic:export_trail",
    "switch_clinic",
    "patients:withdraw_invitation",
    "assessments:preview",
    "assessments:discard",
    "mine:choose",
    "api:evaluate",
}
# The administration has a table of its own, in test_admin.py; the account's pages are everybody's.
ELSEWHERE = ("admin:", "account_", "hospital_", "mfa_", "usersessions_", "violations")
PEOPLE = {
    "o": "orthopaedist",
    "t": "therapist",
    "f": "front_desk",
    "a": "clinic_admin",
    "p": "the_patient",
    "l": "platform_admin",
}
MAY_BE_WRITTEN = {"patients_auditevent", "patients_audithead", "django_session"}
WRITE = re.compile(r'^(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM) "(\w+)"', re.IGNORECASE)

ALL = addresses()
OF_A_PATIENT = [address for address in ALL if "patient_id" in address.holes]


@pytest.fixture
def ids(runner, orthopaedist, clinic_admin):
    """The ids of a patient with a disc, a plan that was replaced, one in force, and a draft."""
    disc = record_disc(runner, orthopaedist)
    key = access_keys.make_system(
        runner.clinic, by=clinic_admin, name="Record system", scopes=["read_chart"], days=90
    )
    older = sign(runner, orthopaedist)
    plan = sign(runner, orthopaedist, HURTING)
    return {
        "patient_id": runner.pk,
        "diagnosis_id": disc.pk,
        "assessment_id": plan.assessment_id,
        "plan_id": older.pk,
        "system_id": key.user_id,
        "key_id": key.pk,
        "draft": draft(runner, orthopaedist).pk,
        "user_id": orthopaedist.pk,
        "deed": "resolve",
        "guideline": "running-spine",
        "version": "1.0.0",
    }


@pytest.fixture
def the_patient(runner):
    """The sign-in of the patient."""
    return runner.user


@pytest.fixture
def knock(as_user, ids, clinic, clinic_admin):
    """Try an address as somebody, in the way it is meant to be used."""

    def on(address, user):
        browser = as_user(user)
        values = dict(ids)
        if address.name in ("assessments:review", "assessments:discard"):
            values["assessment_id"] = ids["draft"]
        if "invitation_id" in address.holes:
            values["invitation_id"] = invitations.invite_member(
                clinic, by=clinic_admin, email="n@h.example", name="Nora", role="therapist"
            ).pk
        where = address.filled(values)
        if address.name in POSTED:
            return browser.post(where, {"clinic": clinic.pk, "record": ids["patient_id"]})
        return browser.get(where)

    return on


def test_the_tables_name_every_page_and_no_other():
    named = {a.name for a in ALL if not a.name.startswith(ELSEWHERE)}
    assert named - OPEN == set(MAY_OPEN)
    assert {a.name for a in ALL} >= OPEN
    assert named >= POSTED


@pytest.mark.parametrize("address", ALL, ids=lambda address: address.name)
def test_a_stranger_is_sent_to_the_way_in_unless_the_page_is_declared_open(client, address):
    for method in (client.get, client.post):
        answer = method(address.filled())
        if address.name in OPEN:
            assert answer.status_code in (200, 204, 302, 405)
        elif address.name.startswith("api:"):
            assert answer.status_code in (302, 401, 403)
        else:
            assert answer.status_code == 302
            assert urlsplit(answer.url).path in (reverse("account_login"), reverse("admin:login"))


def test_the_open_pages_show_nothing_of_anybody(client, runner, orthopaedist):
    for address in ALL:
        if address.name in OPEN:
            shown = client.get(address.filled(), follow=True).text
            for word in (runner.family_name, runner.record_number, orthopaedist.name):
                assert word not in shown


@pytest.mark.parametrize("letter", PEOPLE)
def test_each_role_opens_its_own_pages_and_no_other(request, knock, letter):
    user = request.getfixturevalue(PEOPLE[letter])
    found = {
        address.name: knock(address, user).status_code
        for address in ALL
        if address.name in MAY_OPEN
    }
    opened = {name for name, status in found.items() if status not in (403, 404)}
    assert opened == {name for name, letters in MAY_OPEN.items() if letter in letters}
    assert not {name for name, status in found.items() if status >= 500}


class TestToThoseWhoDoNotKnowThePatient:
    @pytest.fixture(params=["a clinician elsewhere", "another patient", "the platform"])
    def outsider(self, request, other_orthopaedist, clinic, orthopaedist, platform_admin):
        """Somebody with a sign-in and no relation to the patient."""
        if request.param == "a clinician elsewhere":
            return other_orthopaedist
        if request.param == "the platform":
            return platform_admin
        another = make_patient(clinic, orthopaedist, "Anna", "Another")
        return join(another, by=orthopaedist, email="anna@patients.example").user

    def test_every_page_of_the_patient_does_not_exist(self, as_user, ids, outsider):
        browser = as_user(outsider)
        there = {}
        for address in OF_A_PATIENT:
            for method in (browser.get, browser.post):
                status = method(address.filled(ids)).status_code
                there.setdefault(address.name, set()).add(status)
        assert len(there) > 20
        # A page that is only read, or only posted to, says so to everybody alike.
        assert {name for name, statuses in there.items() if not statuses <= {404, 405}} == set()
        assert {name for name, statuses in there.items() if 404 not in statuses} == set()

    def test_a_plan_of_the_patient_does_not_exist(self, as_user, ids, outsider):
        where = reverse("mine:older_plan", args=[ids["plan_id"]])
        assert as_user(outsider).get(where).status_code == 404


@pytest.mark.parametrize("letter", PEOPLE)
def test_looking_writes_nothing_but_the_trail(request, as_user, ids, letter):
    browser = as_user(request.getfixturevalue(PEOPLE[letter]))
    written = {}
    for address in ALL:
        if address.name in ("account_logout", "admin:logout"):
            continue
        with CaptureQueriesContext(connection) as asked:
            browser.get(address.filled({**ids, "object_id": ids["patient_id"]}))
        tables = {found[1] for query in asked if (found := WRITE.match(query["sql"]))}
        if tables - MAY_BE_WRITTEN:
            written[address.name] = tables - MAY_BE_WRITTEN
    assert written == {}
