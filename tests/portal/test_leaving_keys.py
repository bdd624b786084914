"""Keys of other systems end with the stay of whoever made them and saw their secrets."""

import pytest
from django.urls import reverse

from patients.actions import access_keys, clinics
from patients.actions.leaving import leave
from patients.models import AccessKey, AuditEvent
from patients.permissions import Permission, Role

pytestmark = pytest.mark.django_db


class TestTheKeysOfSystems:
    @pytest.fixture
    def key(self, clinic, clinic_admin):
        """Made by the administrator, who saw its secret."""
        return access_keys.make_system(
            clinic, by=clinic_admin, name="Laboratory", scopes=[Permission.READ_CHART], days=365
        )

    def test_that_somebody_made_are_revoked_in_the_same_step(
        self, clinic, clinic_admin, registrar, key
    ):
        another = access_keys.make_system_key(
            key.user, clinic, by=registrar, name="Next", scopes=[Permission.READ_CHART], days=9
        )
        leave(clinic, clinic_admin, by=registrar)
        assert list(AccessKey.objects.working()) == [another]
        key.refresh_from_db()
        assert key.revoked_by == registrar
        event = AuditEvent.objects.get(event="key.revoked")
        assert (event.chain, event.target) == (str(clinic.pk), f"accesskey:{key.pk}")

    def test_of_another_clinic_are_not_touched(
        self, clinic, other_clinic, clinic_admin, registrar, key
    ):
        clinics.add_member(other_clinic, clinic_admin, by=None, role=Role.CLINIC_ADMIN)
        there = access_keys.make_system(
            other_clinic, by=clinic_admin, name="Hill", scopes=[Permission.READ_CHART], days=9
        )
        leave(clinic, clinic_admin, by=registrar)
        assert list(AccessKey.objects.working()) == [there]

    def test_are_named_before_with_the_way_to_new_ones(
        self, as_user, clinic_admin, registrar, therapist, key
    ):
        browser = as_user(registrar)
        shown = browser.get(reverse("clinic:leaving", args=[clinic_admin.pk])).text
        assert f"Laboratory <code>{key.prefix}…</code>" in shown
        assert f'href="{reverse("clinic:systems")}"' in shown.split("need a new key first")[1]
        assert (
            "need a new key first"
            not in browser.get(reverse("clinic:leaving", args=[therapist.pk])).text
        )
