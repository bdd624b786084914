"""Every page is closed unless declared open, and to those whom it does not concern it is a wall.

The addresses come from the URL resolver and the declared matrix from `portal.doors`, so a page that
is added without thinking of its door fails here (ASVS 8.2.1).
"""

import re

import pytest
from django.core.checks import run_checks
from django.db import connection
from django.http import Http404, HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import ResolverMatch

from patients.permissions import Role
from portal.doorkeeper import DoorMiddleware, undeclared
from portal.doors import DOORS
from tests.portal.addresses import addresses
from tests.portal.walking import (
    METHODS,
    ROLES,
    WALKERS,
    WITHOUT_SESSION,
    Walk,
    gets_in,
    got_in,
    is_out_of_reach,
)

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

MAY_BE_WRITTEN = {
    "patients_auditevent",
    "patients_audithead",
    "django_session",
    "portal_cache",  # tries are counted there
}
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
        if is_out_of_reach(walker, address, way) and answer.status_code != 404:
            return f"{answer.status_code}, where something unknown is a 404"
        return None if is_in is expected else f"{answer.status_code}, declared: {expected}"
    is_refused = answer.status_code == 405 or (walker in WITHOUT_SESSION and not is_in)
    return None if is_refused else f"{answer.status_code}, not declared"


def test_the_open_pages_show_nothing_of_anybody(client, walk, runner, orthopaedist):
    for address in OPEN_DOORS:
        answer = client.get(address.filled(), follow=True)
        for word in (runner.family_name, runner.record_number, orthopaedist.name):
            assert word not in answer.text


@pytest.mark.parametrize("walker", ["orthopaedist", "patient", "platform administrator"])
def test_looking_writes_nothing_but_the_trail(walk, walker):
    """By GET and by HEAD: the audit row and the session, and what counts tries."""
    browser = walk.browser(walker)
    written = {}
    for address in ALL:
        if address.name in ("account_logout", "admin:logout"):
            continue
        for method in ("GET", "HEAD"):
            with CaptureQueriesContext(connection) as asked:
                browser.generic(method, walk.filled(address))
            tables = {found[1] for query in asked if (found := WRITE.match(query["sql"]))}
            if tables - MAY_BE_WRITTEN:
                written[address.name, method] = tables - MAY_BE_WRITTEN
    assert written == {}
