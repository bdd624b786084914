"""Keys that open nothing: unknown, expired, revoked, of somebody who left (ASVS 7.4.2, 8.3.2)."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from patients.actions import access_keys, clinics
from patients.models import AccessKey, AuditEvent
from patients.models.clinic import today_in_utc
from patients.permissions import Permission, Role
from tests.api.conftest import Asking, own_key, system_key

pytestmark = pytest.mark.django_db
P = Permission


@pytest.fixture
def closed(request, clinic, clinic_admin, orthopaedist, runner, patient):
    """A secret that opens nothing any more, or never did."""
    how = request.param
    if how == "unknown":
        return "sns_" + "x" * 43
    if how == "not a key":
        return "a b c"
    if how == "empty":
        return ""
    if how == "system that left":
        key = system_key(clinic, clinic_admin, P.READ_CHART)
        clinics.end_membership(key.user.memberships().get(), by=clinic_admin)
        return key.secret
    if how.startswith("maker"):
        key = system_key(clinic, clinic_admin, P.READ_CHART)
        assert Asking(secret=key.secret).get("catalogue/").status_code == 200
        if how == "maker disabled":
            clinic_admin.is_active = False
            clinic_admin.save()
        else:
            clinics.add_member(clinic, clinic_admin, by=None, role=Role.FRONT_DESK)
            clinic.memberships.filter(role=Role.CLINIC_ADMIN).update(until=today_in_utc())
        return key.secret
    owner = runner.user if how == "patient disabled" else orthopaedist
    scope = P.READ_GUIDELINE
    key = access_keys.make_key(by=owner, name="A script", scopes=[scope], days=1)
    assert Asking(secret=key.secret).get("guideline/").status_code == 200
    if how == "revoked":
        access_keys.revoke_key(key, by=owner)
    elif how in ("member disabled", "patient disabled"):
        owner.is_active = False
        owner.save()
    elif how == "member who left":
        clinics.end_membership(owner.memberships().get(), by=clinic_admin)
    return key.secret


CLOSED = (
    "unknown",
    "not a key",
    "empty",
    "revoked",
    "member disabled",
    "patient disabled",
    "member who left",
    "system that left",
    "maker disabled",
    "maker who manages nobody any more",
)
REFUSED = {
    "reason": "This access key opens nothing. Make a new one in the portal, under “Access keys”."
}


class TestAKeyThatOpensNothing:
    @pytest.mark.parametrize("closed", CLOSED, indirect=True)
    def test_is_refused_in_the_same_words_whatever_is_wrong(self, closed, patient, asking):
        for path in ("guideline/", f"patients/{patient.pk}/", "nothing/here/"):
            answer = asking(secret=closed).get(path)
            assert (answer.status_code, answer.json()) == (401, REFUSED)
            assert answer.headers["WWW-Authenticate"] == 'Bearer realm="Spine & Stride"'
        assert asking(secret=closed).get("schema/").status_code == 401

    def test_is_one_past_its_day(self, orthopaedist, asking, monkeypatch):
        key = access_keys.make_key(by=orthopaedist, name="Short", scopes=[P.READ_CHART], days=1)
        later = timezone.now() + timedelta(days=1, seconds=1)
        monkeypatch.setattr("patients.models.access_key.timezone.now", lambda: later)
        answer = asking(secret=key.secret).get("catalogue/")
        assert (answer.status_code, answer.json()) == (401, REFUSED)

    @pytest.mark.parametrize("closed", ["unknown", "revoked"], indirect=True)
    def test_is_in_the_trail_without_its_secret(self, closed, clinic, asking):
        asking(secret=closed).get("catalogue/")
        row = AuditEvent.objects.filter(event="key.refused").get()
        known = AccessKey.with_secret(closed)
        assert row.target == (f"accesskey:{known.pk}" if known else "page:api:catalogue")
        assert row.chain == (str(clinic.pk) if known else "platform")
        assert (row.actor, row.token) == ("", "")
        assert closed not in str(vars(row))

    def test_is_not_helped_by_a_session_beside_it(self, orthopaedist):
        browser = Client(headers={"Authorization": "Bearer sns_nothing"})
        browser.force_login(orthopaedist)
        assert browser.get("/api/v1/catalogue/").status_code == 401

    def test_slows_down_its_own_client_and_no_key_that_works(self, orthopaedist, asking):
        works = asking(secret=own_key(orthopaedist, P.READ_CHART))
        wrong = asking(secret="sns_wrong")
        answers = [wrong.get("catalogue/").status_code for _try in range(22)]
        assert answers == [401] * 20 + [429] * 2
        assert AuditEvent.objects.filter(event="key.refused").count() == 20
        assert wrong.get("catalogue/").headers["Retry-After"] == "60"
        assert works.get("catalogue/").status_code == 200
        elsewhere = wrong.client.get("/api/v1/catalogue/", REMOTE_ADDR="192.0.2.7")
        assert elsewhere.status_code == 401

    @pytest.mark.parametrize("name", ["access_token", "key", "token"])
    def test_is_one_in_the_address_or_the_body(self, name, orthopaedist, patient, asking):
        secret = own_key(orthopaedist, P.READ_CHART, P.RECORD_DIAGNOSIS)
        nobody = asking()
        path = f"patients/{patient.pk}/diagnoses/"
        assert nobody.get(path, **{name: secret}).status_code == 401
        assert nobody.post(path, {name: secret}).status_code == 401
