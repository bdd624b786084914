"""Another patient's row under one's own patient's address is not there, and stays as it was.

Each address that names a patient and something of that patient's, from the resolver; a patient of
the same clinic and one of another (ASVS 8.2.2). What is posted would write at its own place:
`test_state_stays` proves that of every form.
"""

import uuid

import pytest
from django.db import transaction

from portal.doors import DOORS
from tests.conftest import join, make_patient
from tests.portal.addresses import addresses
from tests.portal.own_plans import ask_red_flags
from tests.portal.tables import records, written
from tests.portal.test_out_of_reach import comparable
from tests.portal.walking import DRAFTED, METHODS, Walk, record_with_everything
from tests.portal.writing import Pen

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

# What an address names besides the patient, by the kind of row that has such an id.
CHILDREN = {"diagnosis_id", "assessment_id", "plan_id", "correction_id"}
NESTED = [a for a in addresses() if "patient_id" in a.holes and a.holes & CHILDREN]


@pytest.fixture
def pen(clinic, other_clinic, runner, orthopaedist, clinic_admin, platform_admin):
    """Every form, filled in for the rows of the runner, so that it would write."""
    walk = Walk(clinic, other_clinic, runner, orthopaedist, clinic_admin)
    return Pen(walk, runner, platform_admin)


@pytest.fixture(params=["of the same clinic", "of another clinic"])
def others(request, clinic, other_clinic, orthopaedist, other_orthopaedist):
    """The ids of a patient who is not the runner, with a row of every kind."""
    if request.param == "of the same clinic":
        where, by = clinic, orthopaedist
    else:
        where, by = other_clinic, other_orthopaedist
    patient = make_patient(where, by, "Nadia", "Neighbour")
    join(patient, by=by, email="nadia@patients.example")
    ids = record_with_everything(patient, by)
    return ids | {"flagged": ask_red_flags(patient, by, RF_01="yes").pk}


def child_of(ids: dict, address) -> dict:
    """The id in this address of what belongs to somebody."""
    assessment = ids["draft" if address.name in DRAFTED else "signed"]
    rows = {**ids, "assessment_id": assessment, "plan_id": ids["plan"]}
    return {name: rows[name] for name in address.holes & CHILDREN}


def test_every_address_that_names_two_rows_is_tried():
    """An id of a new kind beside the patient's is a row that somebody may exchange."""
    kinds = {hole for a in addresses() if "patient_id" in a.holes for hole in a.holes}
    # The second patient of a merge is tried where everybody's reach is.
    assert kinds - {"patient_id", "other_id", "deed"} == CHILDREN
    assert {a.name for a in NESTED} >= {"patients:diagnosis", "assessments:signed", "api:plan"}


def test_is_answered_like_one_that_never_was_and_not_touched(client, pen, others, orthopaedist):
    client.force_login(orthopaedist)
    told, touched, compared = {}, {}, 0
    for address in NESTED:
        form = pen.form(address) if "POST" in DOORS[address.name] else {}
        unknown = {name: uuid.uuid4() for name in address.holes & CHILDREN}
        for method in METHODS:
            answers = []
            for child in (child_of(others, address), unknown):
                before = records()
                with transaction.atomic():
                    answer = ask(client, method, pen.where(address, **child), form)
                    answers.append(comparable(answer))
                    if tables := written(before, records()):
                        touched[address.name, method] = tables
                    transaction.set_rollback(True)
            compared += 1
            if answers[0] != answers[1]:
                told[address.name, method] = [answer[:2] for answer in answers]
    assert compared >= 70
    assert told == {}
    assert touched == {}


def test_named_in_a_form_it_is_not_there_either(client, pen, others, runner, orthopaedist):
    """The flag that is cleared and the plan that is decided on stand hidden in their forms."""
    hidden = {
        "assessments:clear": (orthopaedist, "check_made", others["flagged"]),
        "mine:decision": (runner.user, "plan", others["plan"]),
    }
    for address in (a for a in addresses() if a.name in hidden):
        user, field, theirs = hidden[address.name]
        client.force_login(user)
        where, form = pen.where(address), pen.form(address)["data"]
        before = records()
        answers = [
            comparable(client.post(where, form | {field: row})) for row in (theirs, uuid.uuid4())
        ]
        assert answers[0] == answers[1]
        assert answers[0][0] == 404
        assert written(before, records()) == set()


def ask(browser, method: str, where: str, form: dict):
    """By POST what would be written, by any other method as it is."""
    return browser.post(where, **form) if method == "POST" else browser.generic(method, where)
