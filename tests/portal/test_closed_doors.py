"""Every page is closed unless declared open, and to those whom it does not concern it is a wall.

The addresses come from the URL resolver and the declared matrix from `portal.doors`, so a page that
is added without thinking of its door fails here (ASVS 8.2.1).
"""

import re

import pytest
from django.core.checks import run_checks
from django.http import Http404, HttpResponse
from django.urls import ResolverMatch

from patients.permissions import Role
from portal.doorkeeper import DoorMiddleware, undeclared
from portal.doors import DOORS
from tests.portal.addresses import addresses
from tests.portal.walking import METHODS, ROLES, WALKERS, WITHOUT_SESSION, Walk, gets_in, got_in

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
    "join:back",
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
    "clinic:member_way_back": "a",
    "clinic:patient_way_back": "of",
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
    "clinic:member_way_back",
    "clinic:patient_way_back",
    "clinic:invite_again",
    "clinic:withdraw_invitation",
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
OPEN_DOORS = [a for a in ALL if any(way.is_open for way in DOORS[a.name].values())]


@pytest.fixture
def walk(clinic, other_clinic, runner, orthopaedist, clinic_admin):
    """Everybody's way past every door."""
    return Walk(clinic, other_clinic, runner, orthopaedist, clinic_admin)


class TestTheMatrix:
    def test_names_every_address_and_no_other(self):
        assert list(undeclared()) == []
        assert {address.name for address in ALL} == set(DOORS)

    def test_gives_every_address_a_name_of_its_own(self):
        names = [address.name for address in ALL]
        assert sorted(names) == sorted(set(names))
        assert [name for name in names if "/" in name] == []

    def test_is_asked_for_by_the_check_of_an_installation(self, monkeypatch):
        assert run_checks() == []
        monkeypatch.delitem(DOORS, "clinic:chart")
        (error,) = run_checks()
        assert "“clinic:chart” is not declared" in error.msg

    @pytest.mark.parametrize("role", Role)
    def test_opens_something_to_every_role_and_not_everything_to_anybody(self, role):
        ways = [way for door in DOORS.values() for way in door.values()]
        assert 0 < sum(role in way.roles for way in ways) < len(ways)


class TestWhatIsNotDeclared:
    @pytest.fixture
    def knock(self, rf):
        """Ask the doorkeeper alone for an address by its name."""

        def on(name, method="GET"):
            request = rf.generic(method, "/")
            space, _, short = name.rpartition(":")
            spaces = [space] if space else []
            request.resolver_match = ResolverMatch(
                HttpResponse, (), {}, url_name=short, namespaces=spaces
            )
            return DoorMiddleware(HttpResponse).process_view(request, HttpResponse, (), {})

        return on

    @pytest.mark.parametrize("name", ["clinic:forgotten", "forgotten", ""])
    def test_has_no_page(self, knock, name):
        with pytest.raises(Http404):
            knock(name)

    def test_is_not_answered_by_another_method(self, knock):
        assert knock("clinic:chart") is None
        assert knock("clinic:chart", "HEAD") is None
        answer = knock("clinic:chart", "POST")
        assert (answer.status_code, answer["Allow"]) == (405, "GET")

    def test_is_refused_by_the_interface_in_its_own_form(self, as_user, orthopaedist):
        answer = as_user(orthopaedist).delete("/api/v1/guideline/")
        assert (answer.status_code, set(answer.json())) == (405, {"reason"})
        assert answer["Allow"] == "GET"


@pytest.mark.parametrize("walker", WALKERS)
def test_everybody_gets_in_where_it_is_declared_and_nowhere_else(walk, walker):
    """Every method is tried in each role; by everybody else, those that are declared."""
    browser = walk.browser(walker)
    wrong = {}
    for address in ALL:
        methods = METHODS if walker in ROLES else DOORS[address.name]
        answers = {method: walk.ask(browser, address, method) for method in methods}
        for method, answer in answers.items():
            if fault := fault_of(walker, address, method, answer):
                wrong[address.name, method] = fault
    assert wrong == {}


def fault_of(walker, address, method, answer) -> str | None:
    """How an answer differs from what is declared."""
    is_in = got_in(answer, address)
    way = DOORS[address.name].get("GET" if method == "HEAD" else method)
    if way is not None and not (method == "HEAD" and answer.status_code == 405):
        expected = gets_in(walker, address, method, way)
        return None if is_in is expected else f"{answer.status_code}, declared: {expected}"
    is_refused = answer.status_code == 405 or (walker in WITHOUT_SESSION and not is_in)
    return None if is_refused else f"{answer.status_code}, not declared"


def test_the_open_pages_show_nothing_of_anybody(client, walk, runner, orthopaedist):
    for address in OPEN_DOORS:
        answer = client.get(address.filled(), follow=True)
        for word in (runner.family_name, runner.record_number, orthopaedist.name):
            assert word not in answer.text
