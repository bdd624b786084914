"""The first page costs the same however much is open in the clinic."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from patients.models import Diagnosis, Patient
from tests.conftest import join, make_patient
from tests.portal.own_plans import HURTING, decide, draft, log, record_disc, sign

pytestmark = pytest.mark.django_db

HOME = reverse("clinic:home")


@pytest.fixture
def at_work(as_user, orthopaedist):
    return as_user(orthopaedist)


def asked_of(at_work) -> int:
    """Queries of one look; the marks of a transaction within the test's own are none."""
    with CaptureQueriesContext(connection) as asked:
        at_work.get(HOME)
    return len([each for each in asked if "SAVEPOINT" not in each["sql"]])


def test_the_queries_stay_below_fifteen_however_long_the_list(
    at_work, clinic, orthopaedist, against
):
    at_work.get(HOME)
    few = asked_of(at_work)
    for number in range(5):
        patient = make_patient(clinic, orthopaedist, f"Given{number}")
        record_disc(patient, orthopaedist, running_excluded="not_judged")
        runs = join(patient, by=orthopaedist, email=f"{number}@p.example")
        sign(runs, orthopaedist, HURTING)
        decide(runs, "will_run_against_advice")
        log(runs, leg_symptoms="yes", pain_after=4, eased_by="nothing")
        draft(make_patient(clinic, orthopaedist, f"Drafted{number}"), orthopaedist)
    assert asked_of(at_work) == few
    _a_thousand_not_judged(clinic, orthopaedist)
    assert asked_of(at_work) == few
    assert at_work.get(HOME).context["worklist"].total > 1000
    assert few < 15


def _a_thousand_not_judged(clinic, by):
    """Straight into the tables: a thousand registrations would take a minute."""
    patients = Patient.objects.bulk_create(
        Patient(
            clinic=clinic,
            record_number=f"K-{number}",
            family_name="Many",
            given_names=f"Given{number}",
            birth_date=date(1970, 1, 1),
        )
        for number in range(1000)
    )
    Diagnosis.objects.bulk_create(
        Diagnosis(
            clinic=clinic,
            patient=patient,
            recorded_by=by,
            changed_by=by,
            catalogue_key="scoliosis",
            kind="other_spine_disease",
            region="lumbar",
            code_system=clinic.code_system,
        )
        for patient in patients
    )
