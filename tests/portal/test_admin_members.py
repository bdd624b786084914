"""The memberships in the administration say who has a second factor and who signed in when."""

from datetime import UTC, datetime

import pytest
from allauth.mfa.models import Authenticator

from tests.portal.admin_addresses import lists

pytestmark = pytest.mark.django_db


def rows(answer) -> dict:
    """Each membership on the page by the person's name."""
    return {row.user.name: row for row in answer.context["cl"].result_list}


def test_a_second_factor_and_the_last_sign_in_stand_beside_the_role(
    as_user, clinic_admin, therapist, orthopaedist
):
    codes = Authenticator.Type.RECOVERY_CODES
    Authenticator.objects.create(user=therapist, type=Authenticator.Type.TOTP, data={})
    Authenticator.objects.create(user=orthopaedist, type=codes, data={})
    therapist.last_login = datetime(2026, 3, 21, 8, 30, tzinfo=UTC)
    therapist.save()
    shown = as_user(clinic_admin).get(lists("patients_membership"))
    assert rows(shown)["Thea Therapist"].has_factor
    assert not rows(shown)["Olive Ortho"].has_factor  # codes stand in for a factor and are none
    assert "21 March 2026" in shown.text
    assert '<td class="field-second_factor">yes</td>' in shown.text


def test_the_platform_sees_it_of_sign_ins(as_user, platform_admin, therapist):
    Authenticator.objects.create(user=therapist, type=Authenticator.Type.WEBAUTHN, data={})
    shown = as_user(platform_admin).get(lists("portal_user"))
    found = {row.name: row.has_factor for row in shown.context["cl"].result_list}
    assert found["Thea Therapist"]
    assert not found[platform_admin.name]


def test_people_of_other_clinics_are_not_listed(as_user, clinic_admin, other_orthopaedist):
    shown = as_user(clinic_admin).get(lists("patients_membership"))
    assert other_orthopaedist.name not in rows(shown)
