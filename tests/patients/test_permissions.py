"""May this person do that? The table of roles, and the relation to one patient behind it."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from patients import permissions
from patients.actions import clinics
from patients.permissions import CLINICIANS, GRANTS, STAFF_ROLES, Permission, Role
from patients.refusals import NotPermitted
from portal.management.commands import permission_matrix
from tests.conftest import join, make_member, make_patient

P = Permission
CLINICAL = {
    P.READ_CHART,
    P.RECORD_DIAGNOSIS,
    P.RECORD_INTAKE,
    P.JUDGE_PAIN_CAUSE,
    P.RECORD_SAFETY_CHECK,
    P.CLEAR_EMERGENCY,
    P.RECORD_CONSULTATION,
    P.ASSESS,
    P.SIGN_ASSESSMENT,
}


class TestTheTable:
    def test_says_what_each_role_may_do_and_why(self):
        assert set(GRANTS) == set(Role)
        assert all(grant.reason and grant.permissions for grant in GRANTS.values())

    def test_gives_every_permission_to_somebody(self):
        assert permissions.granted(Role) == set(Permission)

    def test_gives_a_clinician_everything_clinical_and_what_the_front_desk_may(self):
        for role in CLINICIANS:
            assert GRANTS[role].permissions >= CLINICAL | GRANTS[Role.FRONT_DESK].permissions

    @pytest.mark.parametrize("role", [Role.FRONT_DESK, Role.CLINIC_ADMIN, Role.PLATFORM_ADMIN])
    def test_gives_nothing_clinical_to_those_who_do_not_treat(self, role):
        assert not GRANTS[role].permissions & CLINICAL

    def test_lets_a_therapist_ask_and_read_but_not_judge(self):
        assert GRANTS[Role.THERAPIST].permissions & CLINICAL == {
            P.READ_CHART,
            P.RECORD_INTAKE,
            P.RECORD_SAFETY_CHECK,
        }

    @pytest.mark.parametrize(
        "permission", [P.SIGN_ASSESSMENT, P.CLEAR_EMERGENCY, P.EXPORT_PATIENTS]
    )
    def test_leaves_the_signature_the_clearance_and_the_export_to_clinicians(self, permission):
        assert {role for role in Role if permission in GRANTS[role].permissions} == CLINICIANS

    def test_leaves_the_decision_to_the_patient_alone(self):
        assert [role for role in Role if P.DECIDE in GRANTS[role].permissions] == [Role.PATIENT]

    def test_lets_only_the_clinics_own_administrator_read_its_trail(self):
        assert [role for role in Role if P.READ_AUDIT in GRANTS[role].permissions] == [
            Role.CLINIC_ADMIN
        ]


@pytest.mark.django_db
class TestTheRelation:
    @pytest.mark.parametrize("role", STAFF_ROLES)
    def test_to_a_patient_of_the_clinic_follows_the_role_there(self, clinic, patient, role):
        member = make_member(clinic, "Some Body", role)
        allowed = {p for p in Permission if permissions.may(member, p, patient=patient)}
        assert allowed == GRANTS[role].permissions

    def test_to_a_patient_of_another_clinic_is_none(self, orthopaedist, other_patient):
        assert permissions.relation(orthopaedist, other_patient) == set()
        assert not any(permissions.may(orthopaedist, p, patient=other_patient) for p in Permission)
        assert other_patient not in orthopaedist.patients()

    def test_of_the_platforms_administrator_to_a_patient_is_none(self, platform_admin, patient):
        assert not any(permissions.may(platform_admin, p, patient=patient) for p in Permission)
        assert permissions.may(platform_admin, P.MANAGE_CLINICS)

    def test_of_a_disabled_platform_administrator_is_nothing(self, platform_admin):
        platform_admin.is_active = False
        assert not permissions.may(platform_admin, P.MANAGE_CLINICS)
        assert permissions.held_by(platform_admin) == frozenset()

    def test_to_oneself_is_that_of_a_patient(self, runner):
        assert permissions.relation(runner.user, runner) == {Role.PATIENT}
        assert list(runner.user.patients()) == [runner]

    def test_to_oneself_is_never_that_of_staff(self, clinic, registrar, neurosurgeon):
        """A neurosurgeon who is a patient of the own clinic does not sign the own plan."""
        own = make_patient(clinic, registrar, "Ned", "Neuro")
        own = join(own, by=registrar, email=neurosurgeon.email)
        assert own.user == neurosurgeon
        assert permissions.relation(neurosurgeon, own) == {Role.PATIENT}
        assert not permissions.may(neurosurgeon, P.SIGN_ASSESSMENT, patient=own)
        assert permissions.may(neurosurgeon, P.DECIDE, patient=own)

    def test_of_somebody_with_two_roles_is_both(self, clinic, clinic_admin, patient):
        assert not permissions.may(clinic_admin, P.READ_CHART, patient=patient)
        clinics.add_member(clinic, clinic_admin, by=clinic_admin, role=Role.ORTHOPAEDIST)
        assert permissions.may(clinic_admin, P.READ_CHART, patient=patient)
        assert permissions.may(clinic_admin, P.READ_AUDIT, clinic=clinic)

    def test_begins_and_ends_with_the_membership(self, clinic, clinic_admin, therapist, patient):
        membership = therapist.memberships().get()
        clinics.end_membership(
            membership, by=clinic_admin, on=timezone.localdate() + timedelta(days=1)
        )
        assert permissions.may(therapist, P.READ_CHART, patient=patient)
        clinics.end_membership(membership, by=clinic_admin)
        assert not permissions.may(therapist, P.READ_CHART, patient=patient)
        assert patient not in therapist.patients()

    @pytest.mark.parametrize("name", ["orthopaedist", "runner"])
    def test_ends_when_somebody_may_no_longer_sign_in(self, request, runner, orthopaedist, name):
        user = runner.user if name == "runner" else orthopaedist
        user.is_active = False
        assert permissions.relation(user, runner) == set()

    def test_is_refused_with_a_sentence_that_says_what_to_do(self, therapist, patient):
        with pytest.raises(NotPermitted) as refusal:
            permissions.check(therapist, P.SIGN_ASSESSMENT, patient=patient)
        assert "Your role does not allow you to sign" in str(refusal.value.reason)
        assert "Ask a colleague who may" in str(refusal.value.reason)


class TestTheDocument:
    def test_is_fresh(self):
        call_command("permission_matrix", check=True)

    def test_that_is_stale_is_found_and_mended(self, tmp_path, monkeypatch):
        document = tmp_path / "permissions.md"
        monkeypatch.setattr(permission_matrix, "DOCUMENT", document)
        with pytest.raises(CommandError, match="is stale"):
            call_command("permission_matrix", check=True)
        call_command("permission_matrix")
        call_command("permission_matrix", check=True)
        document.write_text(document.read_text().replace("| yes |", "|  |", 1))
        with pytest.raises(CommandError, match="is stale"):
            call_command("permission_matrix", check=True)
