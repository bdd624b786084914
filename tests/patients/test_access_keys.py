"""Keys of people and of systems: who makes them, for what, how they are kept and taken back."""

import io
import json
from datetime import timedelta

import pytest
from django.core import serializers
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from patients import permissions
from patients.actions import access_keys, clinics
from patients.models import AccessKey, AuditEvent, Membership
from patients.models.access_key import digest_of
from patients.permissions import Permission, Role
from patients.refusals import Invalid, NotNow, NotPermitted
from patients.scopes import offered

pytestmark = pytest.mark.django_db
P = Permission


def made(by, *scopes, days=90, name="A script"):
    return access_keys.make_key(by=by, name=name, scopes=scopes or [P.READ_GUIDELINE], days=days)


def system(clinic, by, *scopes, days=90):
    scopes = scopes or [P.READ_CHART]
    return access_keys.make_system(clinic, by=by, name="Record system", scopes=scopes, days=days)


class TestMakingOne:
    def test_leaves_the_owner_with_the_secret_and_the_house_with_a_digest(self, orthopaedist):
        key = made(orthopaedist, P.READ_CHART)
        assert key.secret.startswith(key.prefix)
        assert len(key.secret) >= 4 + 43
        stored = AccessKey.objects.get()
        assert stored.secret == ""
        assert stored.digest == digest_of(key.secret)
        assert AccessKey.with_secret(key.secret) == stored

    def test_never_makes_the_same_twice(self, orthopaedist):
        assert len({made(orthopaedist).secret for _time in range(5)}) == 5

    def test_writes_the_secret_nowhere(self, orthopaedist, clinic, clinic_admin):
        """ASVS 11.4, 14.2: nothing in the whole database has it."""
        secrets = [made(orthopaedist).secret, system(clinic, clinic_admin).secret]
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names(cursor):
                cursor.execute(f'SELECT * FROM "{table}"')
                dump = io.StringIO()
                json.dump([list(map(str, row)) for row in cursor.fetchall()], dump)
                for secret in secrets:
                    assert secret[8:] not in dump.getvalue(), table
        assert secrets[0] not in serializers.serialize("json", AccessKey.objects.all())

    def test_is_in_the_trail_of_the_owners_clinic(self, clinic, orthopaedist):
        key = made(orthopaedist, P.READ_CHART, P.FIND_PATIENTS)
        row = AuditEvent.objects.get(event="key.made")
        assert (row.chain, row.actor) == (str(clinic.pk), str(orthopaedist.pk))
        assert row.target == f"accesskey:{key.pk}"
        assert row.fields == ["find_patients", "read_chart"]

    def test_stands_on_the_platforms_chain_where_the_owner_has_no_clinic(self, platform_admin):
        made(platform_admin)
        assert AuditEvent.objects.get(event="key.made").chain == "platform"

    @pytest.mark.parametrize(
        ("wrong", "field"),
        [
            ({"name": "  "}, "name"),
            ({"name": "n" * 101}, "name"),
            ({"scopes": []}, "scopes"),
            ({"scopes": [P.READ_CHART, P.SIGN_ASSESSMENT]}, "scopes"),
            ({"scopes": [P.READ_OWN_PLAN]}, "scopes"),
            ({"scopes": ["everything"]}, "scopes"),
            ({"days": 0}, "days"),
            ({"days": 366}, "days"),
        ],
    )
    def test_is_refused_with_a_sentence(self, orthopaedist, wrong, field):
        asked = {"name": "A script", "scopes": [P.READ_CHART], "days": 90} | wrong
        with pytest.raises(Invalid) as refusal:
            access_keys.make_key(by=orthopaedist, **asked)
        assert set(refusal.value.errors) == {field}
        assert not AccessKey.objects.exists()

    def test_gives_a_therapist_no_key_that_records_diagnoses(self, therapist):
        with pytest.raises(Invalid):
            made(therapist, P.RECORD_DIAGNOSIS)

    def test_cannot_be_done_through_a_key(self, orthopaedist):
        orthopaedist.access_key = made(orthopaedist)
        with pytest.raises(NotPermitted):
            made(orthopaedist)

    def test_is_not_for_a_system_itself(self, clinic, clinic_admin):
        with pytest.raises(NotPermitted):
            made(system(clinic, clinic_admin).user)

    def test_lasts_no_longer_than_a_year(self, orthopaedist):
        key = made(orthopaedist, days=365)
        assert key.expires_at <= timezone.now() + timedelta(days=365)


class TestASystem:
    def test_is_made_by_who_manages_the_members(self, clinic, clinic_admin):
        key = system(clinic, clinic_admin)
        assert key.clinic == clinic
        assert (key.user.name, key.user.is_system) == ("Record system", True)
        assert not key.user.has_usable_password()
        assert list(clinic.systems()) == [key.user]
        events = list(AuditEvent.objects.filter(chain=str(clinic.pk)).values_list("event"))
        assert events[-3:] == [("system.made",), ("member.added",), ("key.made",)]

    @pytest.mark.parametrize("name", ["orthopaedist", "front_desk", "platform_admin"])
    def test_is_made_by_nobody_else(self, request, clinic, name):
        with pytest.raises(NotPermitted):
            system(clinic, request.getfixturevalue(name))

    def test_gets_no_scope_that_is_a_persons(self, clinic, clinic_admin):
        with pytest.raises(Invalid):
            system(clinic, clinic_admin, P.READ_CHART, P.ASSESS)

    def test_gets_a_further_key_from_its_own_clinic_only(
        self, clinic, clinic_admin, other_clinic, other_orthopaedist
    ):
        record_system = system(clinic, clinic_admin).user
        again = access_keys.make_system_key(
            record_system, clinic, by=clinic_admin, name="Next", scopes=[P.READ_CHART], days=30
        )
        assert again.user == record_system
        clinics.add_member(other_clinic, other_orthopaedist, by=None, role=Role.CLINIC_ADMIN)
        with pytest.raises(NotPermitted):
            access_keys.make_system_key(
                record_system,
                other_clinic,
                by=other_orthopaedist,
                name="Mine",
                scopes=[P.READ_CHART],
                days=30,
            )

    @pytest.mark.parametrize("deed", [access_keys.make_system_key, access_keys.end_system])
    def test_is_given_keys_and_shut_out_by_no_colleague(
        self, clinic, clinic_admin, orthopaedist, deed
    ):
        record_system = system(clinic, clinic_admin).user
        more = {"name": "Mine", "scopes": [P.READ_CHART], "days": 30}
        with pytest.raises(NotPermitted):
            deed(
                record_system,
                clinic,
                by=orthopaedist,
                **(more if deed is access_keys.make_system_key else {}),
            )
        assert AccessKey.objects.working().count() == 1

    def test_may_without_its_key_only_read_the_guideline(self, clinic, clinic_admin, patient):
        """What no key gave: a page that came by its user would find it without power."""
        record_system = system(clinic, clinic_admin, *offered({Role.SYSTEM})).user
        held = {p for p in P if permissions.may(record_system, p, patient=patient)}
        assert held == {P.READ_GUIDELINE}

    @pytest.mark.parametrize("role", [Role.ORTHOPAEDIST, Role.CLINIC_ADMIN])
    def test_gets_no_role_of_a_person(self, clinic, clinic_admin, role):
        record_system = system(clinic, clinic_admin).user
        with pytest.raises(Invalid):
            clinics.add_member(clinic, record_system, by=clinic_admin, role=role)

    def test_works_for_one_clinic(self, clinic, clinic_admin, other_clinic):
        record_system = system(clinic, clinic_admin).user
        with pytest.raises(Invalid):
            clinics.add_member(other_clinic, record_system, by=None, role=Role.SYSTEM)
        assert Membership.objects.filter(user=record_system).count() == 1

    def test_is_nobody_who_signs_in(self, clinic, clinic_admin, therapist):
        with pytest.raises(Invalid, match="A person has a person's role"):
            clinics.add_member(clinic, therapist, by=clinic_admin, role=Role.SYSTEM)


class TestRevokingOne:
    def test_is_done_by_its_owner_once(self, orthopaedist):
        key = access_keys.revoke_key(made(orthopaedist), by=orthopaedist)
        assert key.is_revoked
        assert not AccessKey.objects.working().exists()
        assert AuditEvent.objects.get(event="key.revoked").fields == ["revoked_at"]
        with pytest.raises(NotNow):
            access_keys.revoke_key(key, by=orthopaedist)

    def test_is_done_by_no_colleague(self, orthopaedist, neurosurgeon, clinic_admin):
        key = made(orthopaedist)
        for somebody in (neurosurgeon, clinic_admin):
            with pytest.raises(NotPermitted):
                access_keys.revoke_key(key, by=somebody)
        assert AccessKey.objects.working().count() == 1

    def test_of_a_system_is_done_by_who_manages_its_clinic(
        self, clinic, clinic_admin, orthopaedist, other_clinic, other_orthopaedist
    ):
        key = system(clinic, clinic_admin)
        clinics.add_member(other_clinic, other_orthopaedist, by=None, role=Role.CLINIC_ADMIN)
        for somebody in (orthopaedist, other_orthopaedist):
            with pytest.raises(NotPermitted):
                access_keys.revoke_key(key, by=somebody)
        assert access_keys.revoke_key(key, by=clinic_admin).revoked_by == clinic_admin

    def test_is_not_done_through_a_key(self, orthopaedist):
        key = made(orthopaedist)
        orthopaedist.access_key = key
        with pytest.raises(NotPermitted):
            access_keys.revoke_key(key, by=orthopaedist)


class TestTheRow:
    @pytest.mark.parametrize(
        "change",
        [
            {"expires_at": timezone.now() + timedelta(days=900)},
            {"scopes": ["read_chart", "assess"]},
            {"digest": digest_of("another")},
            {"name": "Another name"},
        ],
    )
    def test_never_changes_what_the_key_is(self, orthopaedist, change):
        made(orthopaedist)
        with pytest.raises(IntegrityError), transaction.atomic():
            AccessKey.objects.update(**change)

    def test_never_gets_another_owner_or_clinic(self, clinic, orthopaedist, therapist):
        made(orthopaedist)
        for change in ({"user": therapist}, {"clinic": clinic}, {"made_by": therapist}):
            with pytest.raises(IntegrityError), transaction.atomic():
                AccessKey.objects.update(**change)

    def test_stays_revoked(self, orthopaedist):
        access_keys.revoke_key(made(orthopaedist), by=orthopaedist)
        for change in ({"revoked_at": None, "revoked_by": None}, {"revoked_at": timezone.now()}):
            with pytest.raises(IntegrityError), transaction.atomic():
                AccessKey.objects.update(**change)

    def test_is_never_deleted(self, orthopaedist):
        made(orthopaedist)
        with pytest.raises(IntegrityError), transaction.atomic():
            AccessKey.objects.all().delete()

    def test_takes_the_day_of_the_last_use(self, orthopaedist):
        made(orthopaedist).used()
        assert AccessKey.objects.get().last_used_on is not None
