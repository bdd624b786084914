"""A list of clinical rows in the administration is a look at each record on the page shown."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.models import Decision
from patients import audit
from patients.actions import diagnoses
from patients.admin import RecordAdmin
from patients.models import AuditEvent, Diagnosis
from patients.permissions import Permission
from tests.conftest import make_patient
from tests.portal.admin_addresses import lists
from tests.portal.own_plans import decide, record_disc, sign

pytestmark = pytest.mark.django_db

CLINICAL = sorted(
    f"{model._meta.app_label}_{model._meta.model_name}"
    for model, about in admin.site._registry.items()
    if isinstance(about, RecordAdmin) and about.reads == Permission.READ_CHART
)


@pytest.fixture
def anna(clinic, orthopaedist):
    """Another patient of the clinic."""
    return make_patient(clinic, orthopaedist, "Anna", "Another")


def looked_at(answer) -> list[str]:
    """Whose records the trail says were read with this answer."""
    rows = AuditEvent.objects.filter(request_id=answer["X-Request-ID"], event="record.read")
    return sorted(rows.values_list("patient", flat=True))


def test_each_patient_on_the_page_is_one_row_however_many_rows_are_theirs(
    as_user, orthopaedist, patient, runner, anna
):
    for whom in (patient, patient, runner):
        record_disc(whom, orthopaedist)
    diagnoses.record_examination(anna, by=orthopaedist)
    answer = as_user(orthopaedist).get(lists("patients_diagnosis"))
    assert looked_at(answer) == sorted([str(patient.pk), str(runner.pk)])
    (row,) = AuditEvent.objects.filter(event="record.read", patient=str(runner.pk))
    assert (row.chain, row.role) == (str(runner.clinic_id), "orthopaedist")
    assert row.target == "page:admin:patients_diagnosis_changelist"
    listed = AuditEvent.objects.get(event="patients.listed")
    assert listed.request_id == row.request_id


def test_what_a_filter_or_another_page_leaves_out_was_not_read(
    as_user, orthopaedist, patient, runner, monkeypatch
):
    resolved = record_disc(runner, orthopaedist)
    diagnoses.resolve(resolved, by=orthopaedist, seen=1, reason="Operated on.")
    record_disc(patient, orthopaedist)
    browser = as_user(orthopaedist)
    found = browser.get(lists("patients_diagnosis"), {"status__exact": "resolved"})
    assert looked_at(found) == [str(runner.pk)]
    monkeypatch.setattr(admin.site._registry[Diagnosis], "list_per_page", 1)
    pages = [looked_at(browser.get(lists("patients_diagnosis"), {"p": n})) for n in (1, 2)]
    assert sorted(pages) == sorted([[str(patient.pk)], [str(runner.pk)]])


def test_the_patient_is_told(as_user, orthopaedist, runner):
    sign(runner, orthopaedist)
    decide(runner, "will_not_run")
    as_user(orthopaedist).get(lists("assessments_decision"))
    assert Decision.objects.filter(patient=runner).exists()
    seen = as_user(runner.user).get(reverse("mine:about")).context["looks"]
    assert [(look.name, look.role, look.times) for look in seen] == [
        ("Olive Ortho", "Orthopaedist", 1)
    ]


def test_names_alone_are_a_list_and_no_look(as_user, front_desk, patient):
    answer = as_user(front_desk).get(lists("patients_patient"))
    assert patient.family_name in answer.text
    assert looked_at(answer) == []
    assert AuditEvent.objects.get(event="patients.listed").actor == str(front_desk.pk)


@pytest.mark.parametrize("kind", CLINICAL)
def test_without_the_rows_no_list_is_shown(as_user, orthopaedist, patient, kind, monkeypatch):
    def full(*args, **kwargs):
        raise OSError("no space left on the device")

    browser = as_user(orthopaedist)
    monkeypatch.setattr(audit, "read_each", full)
    with pytest.raises(OSError, match="no space"):
        browser.get(lists(kind))


def test_the_rows_cost_the_same_however_many_they_are(as_user, orthopaedist, clinic, patient):
    browser = as_user(orthopaedist)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            browser.get(lists("patients_examination"))
        return len(asked)

    diagnoses.record_examination(patient, by=orthopaedist)
    one = queries()
    for number in range(5):
        somebody = make_patient(clinic, orthopaedist, "Some", f"Body {number}")
        diagnoses.record_examination(somebody, by=orthopaedist)
    assert queries() == one
