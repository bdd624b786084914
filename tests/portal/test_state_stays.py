"""Whoever may not write changes nothing: the tables hold before and after what they held.

The status of a refusal says little: something could be written first and refused then (ASVS 8.2.1).
"""

import pytest
from django.db import transaction
from django.urls import reverse

from portal.doors import DOORS
from tests.portal.tables import records, written
from tests.portal.walking import WALKERS, Walk, gets_in
from tests.portal.writing import OF_THE_OTHER, Pen, writing_doors

pytestmark = [pytest.mark.django_db, pytest.mark.walk]


@pytest.fixture
def walk(clinic, other_clinic, runner, orthopaedist, clinic_admin):
    """A clinic with a row of every kind, and everybody who comes to it."""
    return Walk(clinic, other_clinic, runner, orthopaedist, clinic_admin)


@pytest.fixture
def pen(walk, runner, platform_admin):
    """Every form, filled in so that it would write."""
    return Pen(walk, runner, platform_admin)


def changed_by(browser, where, form) -> set[str]:
    """The tables that a posting writes to; nothing of it is left."""
    before = records()
    with transaction.atomic():
        browser.post(where, **form)
        after = records()
        transaction.set_rollback(True)
    return written(before, after)


def test_only_whoever_may_write_does(walk, pen):
    doors = {address: (pen.where(address), pen.form(address)) for address in writing_doors()}
    assert len(doors) > 30
    kept = [a.name for a, sent in doors.items() if not changed_by(pen.holder(a), *sent)]
    assert kept == [], "nothing is written there by whoever may: say in writing.py what one types"
    faults = {}
    for walker in WALKERS:
        with transaction.atomic():
            browser = walk.browser(walker)
            browser.get(reverse("api:guideline"))  # an access key notes the day of its first use
            for address, (where, form) in doors.items():
                if gets_in(walker, address, "POST", DOORS[address.name]["POST"]):
                    continue
                if walker == "doctor who is the patient" and address.name in OF_THE_OTHER:
                    where = walk.filled(address)  # the own record is what is closed to them
                if tables := changed_by(browser, where, form):
                    faults[walker, address.name] = tables
            transaction.set_rollback(True)
        vars(walk).pop("_walker", None)
    assert faults == {}
