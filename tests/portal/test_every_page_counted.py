"""Every page asks the database as often with a thousand rows of everything as with ten."""

import re

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.actions import intakes, safety
from assessments.models import Review
from patients.actions import corrections, diagnoses, invitations
from portal.actions import merging
from tests.conftest import make_patient
from tests.portal.addresses import addresses
from tests.portal.growing import grow_clinic, grow_record
from tests.portal.own_plans import HURTING, ask_red_flags, decide, draft, log, record_disc, sign

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

LEAVES = {"account_logout", "admin:logout"}
ALL = [address for address in addresses() if address.name not in LEAVES]
OWN_MARKS = re.compile("SAVEPOINT|django_session")
ROW = re.compile(r"admin:(?:admin/)?([a-z]+)[_/]([a-z]+)")
WALKERS = ("orthopaedist", "clinic_admin", "the_patient")


@pytest.fixture
def the_patient(runner):
    return runner.user


@pytest.fixture
def ids(runner, orthopaedist, clinic_admin, clinic):
    """The ids of a patient about whom there is something of every kind."""
    twice, merged = (make_patient(clinic, orthopaedist, "Rita", name) for name in ("One", "Two"))
    merging.merge(merged, by=clinic_admin, into=runner, reason="Same insurance card.")
    runner.refresh_from_db()
    disc = record_disc(runner, orthopaedist, note="Since spring")
    diagnoses.change(disc, by=orthopaedist, seen=1, reason="Judged.", running_excluded="no")
    diagnoses.record_examination(runner, by=orthopaedist)
    flagged = ask_red_flags(runner, orthopaedist, RF_07="yes")
    safety.clear_safety_check(flagged, by=orthopaedist, reason="Examined.")
    intakes.record_consultation(runner, by=orthopaedist, speciality="orthopaedist", outcome="Seen.")
    older = sign(runner, orthopaedist, HURTING)
    decide(runner, "will_not_run")
    log(runner, 2, pain_during=2, next_morning=3)
    words = {"about": "diary", "words": "It was yesterday."}
    asked = corrections.ask_correction(runner, by=runner.user, **words)
    plan = sign(runner, orthopaedist, HURTING)
    Review.objects.create(
        clinic=clinic, patient=runner, recorded_by=orthopaedist, kind="review", target="long ago"
    )
    invitations.invite_member(
        clinic, by=clinic_admin, email="new@harbour.example", name="New", role="therapist"
    )
    return {
        "patient_id": runner.pk,
        "other_id": twice.pk,
        "merged_id": merged.pk,
        "diagnosis_id": disc.pk,
        "assessment_id": plan.assessment_id,
        "plan_id": older.pk,
        "correction_id": asked.pk,
        "draft": draft(runner, orthopaedist, HURTING).pk,
        "deed": "resolve",
        "guideline": "running-spine",
        "version": "1.0.0",
        "app_label": "patients",
    }


def asked_of(browser, address, ids) -> tuple[int, int]:
    """The status of a page, and how many queries it took.

    A transaction's own marks are none, and a session is saved by the clock.
    """
    values = dict(ids)
    if address.name in ("assessments:review", "assessments:discard"):
        values["assessment_id"] = ids["draft"]
    if address.name == "clinic:part":
        values["other_id"] = ids["merged_id"]
    if "object_id" in address.holes:
        app, model = ROW.search(address.name).groups()
        values["object_id"] = apps.get_model(app, model).objects.first().pk
    with CaptureQueriesContext(connection) as asked:
        answer = browser.get(address.filled(values))
    return answer.status_code, len([each for each in asked if not OWN_MARKS.search(each["sql"])])


def walk(browser, ids) -> dict[str, int]:
    """The queries of every page that this person may open, by name."""
    found = {}
    for address in ALL:
        status, asked = asked_of(browser, address, ids)
        if status == 200:
            found[address.name] = asked
    return found


@pytest.mark.parametrize("walker", WALKERS)
def test_no_page_asks_more_often_the_longer_a_record_and_a_clinic_are(
    request, as_user, ids, runner, clinic, orthopaedist, walker
):
    browser = as_user(request.getfixturevalue(walker))
    grow_record(runner, 10)
    grow_clinic(clinic, orthopaedist, 10)
    walk(browser, ids)
    few = walk(browser, ids)
    grow_record(runner, 990)
    grow_clinic(clinic, orthopaedist, 990)
    many = walk(browser, ids)
    assert few.keys() == many.keys()
    assert len(few) > 10
    assert {name: (few[name], many[name]) for name in few if few[name] < many[name]} == {}
