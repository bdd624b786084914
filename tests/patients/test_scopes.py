"""What an access key may carry: the table of scopes, its reasons, and who can come by a key."""

import ast

import pytest

from patients.permissions import GRANTS, Permission, Role
from patients.scopes import KEY_SCOPES, NEVER_A_SCOPE, Owner, offered, owner_in, through_key
from tests.house.source import ROOT, modules, name_of, text_of, tree_of

P = Permission


class TestTheTable:
    def test_says_of_every_permission_whether_a_key_may_carry_it_and_why(self):
        assert KEY_SCOPES.keys() | NEVER_A_SCOPE.keys() == set(Permission)
        assert not KEY_SCOPES.keys() & NEVER_A_SCOPE.keys()
        assert all(scope.reason and scope.owners for scope in KEY_SCOPES.values())
        assert all(NEVER_A_SCOPE.values())

    def test_leaves_to_a_person_in_front_of_a_page_what_only_a_person_may(self):
        in_person = {
            P.SIGN_ASSESSMENT,
            P.DECIDE,
            P.CLEAR_EMERGENCY,
            P.RECORD_CONSULTATION,
            P.OPEN_PORTAL,
            P.EXPORT_PATIENTS,
            P.MANAGE_MEMBERS,
            P.MANAGE_CLINICS,
            P.READ_AUDIT,
            P.READ_PLATFORM_AUDIT,
        }
        everything = through_key([str(p) for p in Permission], set(Role))
        assert not everything & in_person

    @pytest.mark.parametrize("role", [role for role in Role if role is not Role.SYSTEM])
    def test_gives_nobody_more_than_the_role_does(self, role):
        assert through_key([str(p) for p in Permission], {role}) <= GRANTS[role].permissions

    def test_gives_a_system_nothing_that_it_was_not_made_for(self):
        assert through_key([P.READ_CHART], {Role.SYSTEM}) == {P.READ_CHART}
        assert through_key([], {Role.SYSTEM}) == frozenset()
        assert owner_in(Role.SYSTEM) is Owner.SYSTEM

    def test_offers_each_role_what_it_can_use(self):
        assert offered({Role.PATIENT}) == [P.READ_OWN_PLAN, P.READ_GUIDELINE]
        assert offered({Role.FRONT_DESK}) == [P.FIND_PATIENTS, P.READ_CONTACT, P.READ_GUIDELINE]
        assert P.RECORD_DIAGNOSIS in offered({Role.SYSTEM})
        assert P.ASSESS not in offered({Role.SYSTEM})

    def test_stands_in_the_documents_as_it_is(self):
        """Each scope with whose key may carry it, as docs/interfaces.md tells other systems."""
        rows = [line.split("|") for line in text_of(ROOT / "docs" / "interfaces.md").splitlines()]
        said = {row[1].strip(" `"): row[3].strip() for row in rows if len(row) == 5}
        del said["Scope"], said["---"]
        words = {Owner.STAFF: "staff", Owner.PATIENT: "patients", Owner.SYSTEM: "systems"}
        assert said == {
            str(permission): "everybody"
            if scope.owners == set(Owner)
            else ", ".join(words[owner] for owner in Owner if owner in scope.owners)
            for permission, scope in KEY_SCOPES.items()
        }

    def test_is_asked_only_where_the_interface_found_a_key(self):
        """No page can come by the power of a key: one module gives it to a user."""
        giving = {
            name_of(path)
            for path in modules()
            for node in ast.walk(tree_of(path))
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Attribute) and target.attr == "access_key"
        }
        assert giving == {"portal/api/authentication.py"}
