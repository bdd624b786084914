"""Between the password and the second factor: what happens meanwhile counts (ASVS 7.4.2)."""

import pytest
from django.urls import reverse

from patients.actions import clinics
from patients.models import AuditEvent
from portal.clinic.event_words import words_of
from tests.conftest import PASSWORD
from tests.portal.factors import code_of, leads_to, own_app, signs_in

pytestmark = pytest.mark.django_db

CODE = reverse("mfa_authenticate")


@pytest.fixture
def key(client, orthopaedist, at) -> str:
    """The orthopaedist has given the password, and is asked for the code of the app with this."""
    key = own_app(orthopaedist)
    assert leads_to(signs_in(client, orthopaedist), CODE)
    return key


def in_the_trail(event: str) -> bool:
    return AuditEvent.objects.filter(event=event).exists()


def test_the_right_code_signs_in_where_nothing_happened(client, key):
    assert leads_to(client.post(CODE, {"code": code_of(key)}), reverse("home"))
    assert in_the_trail("signin.done")


def test_somebody_whose_sign_in_was_closed_does_not_come_in(
    client, key, orthopaedist, platform_admin
):
    clinics.change_user(orthopaedist, by=platform_admin, is_active=False)
    assert leads_to(client.post(CODE, {"code": code_of(key)}), reverse("account_inactive"))
    assert "_auth_user_id" not in client.session
    assert not in_the_trail("signin.done")
    assert in_the_trail("signin.broken_off")
    assert words_of("signin.broken_off") != "signin.broken_off"


def test_whoever_gave_a_password_that_is_none_any_more_begins_again(client, key, orthopaedist):
    orthopaedist.set_password("ochre yak")
    orthopaedist.save()
    assert leads_to(client.post(CODE, {"code": code_of(key)}), reverse("account_login"))
    assert "_auth_user_id" not in client.session
    assert in_the_trail("signin.broken_off")
    assert leads_to(client.get(CODE), reverse("account_login"))
    assert not orthopaedist.check_password(PASSWORD)
