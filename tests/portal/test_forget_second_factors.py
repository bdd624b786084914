"""A lost phone without recovery codes: the clinic forgets the factors, nobody else does."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.urls import reverse

from patients.actions import access_keys, clinics
from patients.models import AccessKey, AuditEvent
from patients.permissions import Permission, Role
from patients.refusals import NotPermitted
from portal.actions.second_factors import forget_second_factors
from tests.conftest import make_member
from tests.portal.factors import CHOOSE, code_of, leads_to, own_app, own_passkey, signs_in

pytestmark = pytest.mark.django_db


def factors_of(user) -> set[str]:
    return set(Authenticator.objects.filter(user=user).values_list("type", flat=True))


def test_everything_goes_the_sessions_end_and_the_trail_says_so(
    client, settings, clinic, clinic_admin, orthopaedist
):
    settings.STAFF_SECOND_FACTOR = True
    own_passkey(orthopaedist, "my lost phone")
    signs_in(client, orthopaedist, code_of(own_app(orthopaedist)))
    assert client.get(reverse("clinic:home")).status_code == 200
    forget_second_factors(orthopaedist, by=clinic_admin, clinic=clinic)
    assert factors_of(orthopaedist) == set()
    assert leads_to(client.get(reverse("clinic:home")), reverse("account_login"))
    signs_in(client, orthopaedist)
    assert leads_to(client.get(reverse("clinic:home")), CHOOSE)
    event = AuditEvent.objects.get(event="factor.forgotten")
    assert (event.chain, event.actor) == (str(clinic.pk), str(clinic_admin.pk))
    assert event.target == f"user:{orthopaedist.pk}"
    assert event.fields == ["totp", "webauthn"]


def test_access_keys_that_somebody_had_go_too(runner, front_desk, orthopaedist, platform_admin):
    about = {"name": "A script", "scopes": [Permission.READ_GUIDELINE], "days": 9}
    keys = [access_keys.make_key(by=user, **about) for user in (runner.user, orthopaedist)]
    assert all(key.opens() for key in keys)
    forget_second_factors(runner.user, by=front_desk, patient=runner)
    assert list(AccessKey.objects.working()) == [keys[1]]
    event = AuditEvent.objects.get(event="key.revoked")
    assert (event.actor, event.patient) == (str(front_desk.pk), str(runner.pk))
    call_command("forget_second_factors", orthopaedist.email, stdout=StringIO())
    assert not AccessKey.objects.working().exists()


def test_the_front_desk_does_it_for_a_patient(runner, front_desk):
    own_app(runner.user)
    forget_second_factors(runner.user, by=front_desk, patient=runner)
    assert factors_of(runner.user) == set()


class TestRefused:
    @pytest.fixture(autouse=True)
    def _has_an_app(self, orthopaedist, clinic_admin, platform_admin):
        for user in (orthopaedist, clinic_admin, platform_admin):
            own_app(user)

    def test_for_oneself(self, clinic, clinic_admin):
        with pytest.raises(NotPermitted, match="Ask a colleague"):
            forget_second_factors(clinic_admin, by=clinic_admin, clinic=clinic)
        assert factors_of(clinic_admin) == {"totp"}

    @pytest.mark.parametrize("who", ["front_desk", "therapist", "neurosurgeon"])
    def test_for_a_colleague_by_whoever_manages_no_members(
        self, request, clinic, orthopaedist, who
    ):
        with pytest.raises(NotPermitted):
            forget_second_factors(orthopaedist, by=request.getfixturevalue(who), clinic=clinic)
        assert factors_of(orthopaedist) == {"totp"}

    def test_for_somebody_of_another_clinic(self, other_clinic, orthopaedist):
        elsewhere = make_member(other_clinic, "Alma Elsewhere", Role.CLINIC_ADMIN)
        with pytest.raises(NotPermitted):
            forget_second_factors(orthopaedist, by=elsewhere, clinic=other_clinic)
        assert factors_of(orthopaedist) == {"totp"}

    def test_for_somebody_who_also_works_elsewhere(
        self, clinic, other_clinic, clinic_admin, orthopaedist, platform_admin
    ):
        clinics.add_member(other_clinic, orthopaedist, by=None, role=Role.THERAPIST)
        with pytest.raises(NotPermitted, match="opens more than your clinic"):
            forget_second_factors(orthopaedist, by=clinic_admin, clinic=clinic)
        forget_second_factors(orthopaedist, by=platform_admin)
        assert factors_of(orthopaedist) == set()

    def test_for_who_runs_the_platform(self, clinic, clinic_admin, platform_admin):
        clinics.add_member(clinic, platform_admin, by=None, role=Role.FRONT_DESK)
        with pytest.raises(NotPermitted, match="opens more than your clinic"):
            forget_second_factors(platform_admin, by=clinic_admin, clinic=clinic)
        assert factors_of(platform_admin) == {"totp"}

    def test_through_the_record_that_a_colleague_has_as_a_patient(
        self, other_clinic, runner, front_desk
    ):
        own_app(runner.user)
        clinics.add_member(other_clinic, runner.user, by=None, role=Role.ORTHOPAEDIST)
        with pytest.raises(NotPermitted, match="opens more than your clinic"):
            forget_second_factors(runner.user, by=front_desk, patient=runner)
        assert factors_of(runner.user) == {"totp"}

    def test_of_somebody_else_than_the_patient(self, runner, orthopaedist, front_desk):
        with pytest.raises(NotPermitted, match="opens more than your clinic"):
            forget_second_factors(orthopaedist, by=front_desk, patient=runner)
        assert factors_of(orthopaedist) == {"totp"}

    def test_on_the_platform_by_whoever_does_not_run_it(self, orthopaedist, clinic_admin):
        with pytest.raises(NotPermitted):
            forget_second_factors(orthopaedist, by=clinic_admin)
        assert factors_of(orthopaedist) == {"totp"}


def test_the_first_administrator_has_a_command(platform_admin):
    own_app(platform_admin)
    said = StringIO()
    call_command("forget_second_factors", platform_admin.email, stdout=said)
    assert factors_of(platform_admin) == set()
    assert "sets up a second factor at the next sign-in" in said.getvalue()
    with pytest.raises(CommandError, match="Nobody signs in with that"):
        call_command("forget_second_factors", "nobody@harbour.example")
