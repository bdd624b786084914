"""Every guarded table, filled by the demonstration, against raw SQL."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from assessments.models import Assessment, Decision, Plan
from patients.guards import ALWAYS
from portal.demo import loading

pytestmark = pytest.mark.django_db

GUARDED = {model: model.guard for model in apps.get_models() if hasattr(model, "guard")}
NOT_IN_THE_DEMONSTRATION = {
    "assessments_review",
    "assessments_assessmentend",
    "patients_submission",
    "patients_accesskey",
    "patients_merge",
    "patients_erasure",
    "patients_correctionrequest",
}


@pytest.fixture
def demo():
    loading.load()


def refused(sql: str) -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(IntegrityError) as error, transaction.atomic():
            cursor.execute(sql)
    return str(error.value)


def accepted(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.rowcount


def test_no_append_only_row_is_changed_or_deleted(demo):
    tried = 0
    for model, guard in GUARDED.items():
        table, key = model._meta.db_table, model._meta.pk.column
        if not model._base_manager.exists():
            assert table in NOT_IN_THE_DEMONSTRATION | {
                "patients_diagnosisversion",
                "assessments_safetyclearance",
            }
            continue
        if guard.update == ALWAYS:
            assert table in refused(f"UPDATE {table} SET {key} = {key}")
            tried += 1
        if guard.delete == ALWAYS:
            assert table in refused(f"DELETE FROM {table}")
            tried += 1
    assert tried >= 18


def test_a_signed_assessment_never_changes_and_a_draft_does(demo):
    signed = "signed_at IS NOT NULL"
    for change in ("override_class = 'healthy'", "signed_at = NULL, signed_by_id = NULL"):
        said = refused(f"UPDATE assessments_assessment SET {change} WHERE {signed}")
        assert "supersede or withdraw" in said
    refused(f"DELETE FROM assessments_assessment WHERE {signed}")
    drafts = Assessment.objects.drafts().count()
    assert accepted("UPDATE assessments_assessment SET revision = 9 WHERE signed_at IS NULL") == (
        drafts
    )
    assert drafts == 2


def test_the_database_refuses_a_second_draft_and_half_a_signature(demo):
    axel = Assessment.objects.drafts().first()
    axel.pk = None
    axel._state.adding = True
    with pytest.raises(IntegrityError), transaction.atomic():
        axel.save(force_insert=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.drafts().update(signed_by=axel.recorded_by)


def test_the_database_refuses_a_silent_downward_override(demo):
    cora = Assessment.objects.drafts().get(patient__given_names="Erin")
    assert cora.computed_rank == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.filter(pk=cora.pk).update(override_class="conditions", override_rank=1)
    Assessment.objects.filter(pk=cora.pk).update(override_class="consult", override_rank=3)


def test_a_row_cannot_move_to_another_clinic(demo):
    hill = str(Plan.objects.filter(clinic__slug="hill").first().clinic_id)
    clinic = hill.replace("-", "") if connection.vendor == "sqlite" else hill
    said = refused(f"UPDATE patients_diagnosis SET clinic_id = '{clinic}'")
    assert "not the patient's clinic" in said


def test_what_was_decided_stands(demo):
    before = set(Decision.objects.values_list("choice", flat=True))
    refused("UPDATE assessments_decision SET choice = 'undecided'")
    assert set(Decision.objects.values_list("choice", flat=True)) == before
