"""A form from somewhere else changes nothing: every write asks for its token (ASVS 3.5.1).

Of somebody signed in each such write leaves one row in the trail.
"""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from patients.models import AuditEvent
from portal.doors import DOORS
from tests.portal.addresses import addresses
from tests.portal.test_closed_doors import MAY_BE_WRITTEN, WRITE
from tests.portal.walking import Walk

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

# Sent by a browser by itself, without a form: it is answered, and changes nothing.
WITHOUT_A_FORM = {"violations"}
# A session's cookie is no use there: the address is for nobody, whatever is sent.
FOR_NOBODY = {"api:nowhere"}
WRITES = ("POST", "PUT", "PATCH", "DELETE")


@pytest.fixture
def walk(clinic, other_clinic, runner, orthopaedist, clinic_admin):
    """The way to every address, with the ids of what is there."""
    return Walk(clinic, other_clinic, runner, orthopaedist, clinic_admin)


@pytest.mark.parametrize("who", ["orthopaedist", "clinic_admin", "the patient", "nobody"])
def test_nothing_is_written_without_the_token(walk, who, orthopaedist, clinic_admin, runner):
    forger = Client(enforce_csrf_checks=True)
    people = {
        "orthopaedist": orthopaedist,
        "clinic_admin": clinic_admin,
        "the patient": runner.user,
    }
    if who in people:
        forger.force_login(people[who])
    wrong, tried = {}, 0
    for address in addresses():
        if address.name in WITHOUT_A_FORM | FOR_NOBODY:
            continue
        for method in set(WRITES) & set(DOORS[address.name]):
            tried += 1
            where, sent = walk.filled(address), walk.sent(address)
            with CaptureQueriesContext(connection) as asked:
                answer = forger.generic(method, where, **sent)
            tables = {found[1] for query in asked if (found := WRITE.match(query["sql"]))}
            refused = (401, 403) if who == "nobody" else (403,)
            if answer.status_code not in refused or tables - MAY_BE_WRITTEN:
                wrong[address.name, method] = (answer.status_code, tables - MAY_BE_WRITTEN)
    assert tried > 50
    assert wrong == {}
    refusals = AuditEvent.objects.filter(event__startswith="refused.")
    assert refusals.count() == (tried if who in people else 0)
    for row in refusals:
        assert row.event == "refused.withouttoken"
        assert (row.actor, row.patient, row.fields) == (str(people[who].pk), "", [])
        assert row.target.removeprefix("page:") in DOORS
