"""What was logged in a record that was put together with another is read there, and not changed."""

import pytest
from django.urls import reverse

from portal.actions.closing import close_portal
from portal.actions.merging import merge
from tests.conftest import join, make_patient
from tests.portal.own_plans import log

pytestmark = pytest.mark.django_db


def test_entries_of_both_records_stand_in_one_list(
    as_user, runner, clinic, clinic_admin, orthopaedist
):
    earlier = log(runner, 2, note="In the first record.")
    close_portal(runner, by=orthopaedist)
    runner.refresh_from_db()
    stays = make_patient(clinic, orthopaedist, "Rita", "Two")
    merge(runner, by=clinic_admin, into=stays, reason="Registered twice.")
    stays.refresh_from_db()
    stays = join(stays, by=orthopaedist, email="rita-two@patients.example")
    later = log(stays, note="In the second one.")
    phone = as_user(stays.user)

    page = phone.get(reverse("mine:diary")).text

    assert page.index("In the second one.") < page.index("In the first record.")
    assert reverse("mine:diary_entry", args=[later.pk]) in page
    assert reverse("mine:diary_entry", args=[earlier.pk]) not in page
    assert phone.get(reverse("mine:diary_entry", args=[earlier.pk])).status_code == 404
