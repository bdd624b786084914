"""Diagnoses are recorded, changed with what stood before kept, and never deleted."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from patients.actions import diagnoses
from patients.actions.diagnoses import Level
from patients.models import Diagnosis, DiagnosisVersion, Examination
from patients.refusals import Invalid, NotNow, NotPermitted, Stale

pytestmark = pytest.mark.django_db

DISC = {"catalogue_key": "disc-displacement-lumbar", "region": "lumbar"}
SLIP = {"catalogue_key": "spondylolisthesis", "region": "lumbosacral"}


@pytest.fixture
def disc(patient, orthopaedist):
    return diagnoses.record(patient, by=orthopaedist, levels=[Level("L4/L5", "III")], **DISC)


def test_a_diagnosis_knows_its_kind_and_code_system_from_catalogue_and_clinic(disc):
    assert (disc.kind, disc.code_system, disc.running_excluded) == (
        "discopathy",
        "icd10cm",
        "not_judged",
    )
    assert [str(level) for level in disc.levels.all()] == ["L4/L5 III"]


@pytest.mark.parametrize("who", ["therapist", "front_desk", "clinic_admin", "other_orthopaedist"])
def test_nobody_but_a_clinician_of_the_clinic_diagnoses(patient, who, request):
    with pytest.raises(NotPermitted):
        diagnoses.record(patient, by=request.getfixturevalue(who), **DISC)
    assert not Diagnosis.objects.exists()


@pytest.mark.parametrize(
    ("what", "field"),
    [
        ({"catalogue_key": "no-such-thing", "region": "lumbar"}, "catalogue_key"),
        ({**DISC, "region": "cervical"}, "region"),
        ({**DISC, "code": "M43.17"}, "code"),
        ({**DISC, "levels": [Level("C5/C6")]}, "levels"),
        ({**DISC, "levels": [Level("L4/L5"), Level("L4/L5")]}, "levels"),
        ({**DISC, "levels": [Level("L4/L5", "", Decimal(30))]}, "levels"),
        ({**SLIP, "levels": [Level("L5/S1", "III", Decimal(30))]}, "levels"),
        (
            {
                "catalogue_key": "disc-degeneration-cervical",
                "region": "cervical",
                "levels": [Level("C1/C2")],
            },
            "levels",
        ),
        (
            {
                "catalogue_key": "stenosis-lumbar",
                "region": "lumbar",
                "levels": [Level("L3/L4", "I")],
            },
            "levels",
        ),
        ({**DISC, "onset": timezone.localdate() + timedelta(days=2)}, "onset"),
        ({**DISC, "onset": timezone.localdate() - timedelta(days=40_000)}, "onset"),
        ({**DISC, "imaging_on": timezone.localdate() + timedelta(days=2)}, "imaging_on"),
        ({**DISC, "running_excluded": "maybe"}, "running_excluded"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(patient, orthopaedist, what, field):
    with pytest.raises(Invalid) as refusal:
        diagnoses.record(patient, by=orthopaedist, **what)
    assert field in refusal.value.errors
    assert not Diagnosis.objects.exists()


def test_a_grade_that_agrees_with_the_slip_is_kept(patient, orthopaedist):
    slip = diagnoses.record(
        patient, by=orthopaedist, levels=[Level("L5/S1", "II", Decimal(30))], **SLIP
    )
    assert slip.levels.get().slip_percent == Decimal(30)


def test_a_change_keeps_what_stood_before_with_who_and_why(disc, neurosurgeon):
    changed = diagnoses.change(
        disc,
        by=neurosurgeon,
        seen=1,
        reason="judged after the visit",
        running_excluded="no",
        levels=[Level("L4/L5", "IV"), Level("L3/L4")],
    )
    before = DiagnosisVersion.objects.get()
    assert (changed.running_excluded, changed.version) == ("no", 2)
    assert (before.number, before.recorded_by, before.reason) == (
        1,
        neurosurgeon,
        "judged after the visit",
    )
    assert before.stood["running_excluded"] == "not_judged"
    assert before.stood["levels"] == [{"level": "L4/L5", "grade": "III", "slip_percent": None}]
    assert [level.level for level in changed.levels.all()] == ["L3/L4", "L4/L5"]


def test_a_change_without_a_reason_or_on_an_old_version_changes_nothing(disc, orthopaedist):
    with pytest.raises(Invalid):
        diagnoses.change(disc, by=orthopaedist, seen=1, reason="  ", running_excluded="yes")
    diagnoses.change(disc, by=orthopaedist, seen=1, reason="first", running_excluded="no")
    with pytest.raises(Stale) as refusal:
        diagnoses.change(disc, by=orthopaedist, seen=1, reason="second", running_excluded="yes")
    assert [(yours, now) for _what, yours, now in refusal.value.differences] == [("yes", "no")]
    disc.refresh_from_db()
    assert disc.running_excluded == "no"


def test_a_reported_disease_is_confirmed_or_refuted_and_refuting_is_an_examination(
    patient, orthopaedist
):
    reported = diagnoses.record(patient, by=orthopaedist, verification="patient_reported", **DISC)
    assert reported.counts
    refuted = diagnoses.refute(reported, by=orthopaedist, seen=1, reason="nothing on the MRI")
    assert not refuted.counts
    assert Examination.objects.get().recorded_by == orthopaedist

    again = diagnoses.record(patient, by=orthopaedist, verification="patient_reported", **DISC)
    confirmed = diagnoses.confirm(
        again, by=orthopaedist, seen=1, reason="seen on the MRI", running_excluded="no"
    )
    assert (confirmed.verification, confirmed.running_excluded) == ("confirmed", "no")


@pytest.mark.parametrize("ending", [diagnoses.resolve, diagnoses.enter_in_error])
def test_a_diagnosis_that_ended_no_longer_counts(disc, orthopaedist, ending):
    assert not ending(disc, by=orthopaedist, seen=1, reason="so it is").counts


def test_an_examination_lies_in_the_past(patient, orthopaedist):
    with pytest.raises(Invalid):
        diagnoses.record_examination(
            patient, by=orthopaedist, examined_on=timezone.localdate() + timedelta(days=2)
        )


def test_the_same_submission_makes_one_diagnosis(patient, orthopaedist, neurosurgeon):
    first = diagnoses.record(patient, by=orthopaedist, key="form-1", **DISC)
    assert diagnoses.record(patient, by=orthopaedist, key="form-1", **DISC) == first
    assert diagnoses.record(patient, by=neurosurgeon, key="form-1", **DISC) != first
    assert Diagnosis.objects.count() == 2


def test_a_refused_submission_may_be_sent_again(patient, orthopaedist):
    with pytest.raises(Invalid):
        diagnoses.record(patient, by=orthopaedist, key="form-1", **{**DISC, "region": "cervical"})
    assert diagnoses.record(patient, by=orthopaedist, key="form-1", **DISC).pk


def test_a_key_of_one_deed_is_no_key_to_another(patient, orthopaedist):
    diagnoses.record(patient, by=orthopaedist, key="form-1", **DISC)
    with pytest.raises(NotNow):
        diagnoses.record_examination(patient, by=orthopaedist, key="form-1")
    assert not Examination.objects.exists()


def test_a_code_names_the_region_it_is_recorded_in(patient, orthopaedist):
    with pytest.raises(Invalid) as refusal:
        diagnoses.record(patient, by=orthopaedist, code="M51.27", **DISC)
    assert set(refusal.value.errors) == {"code"}
    assert diagnoses.record(patient, by=orthopaedist, code="M51.26", **DISC).code == "M51.26"


def test_an_old_record_keeps_the_code_of_its_release_when_something_else_changes(
    patient, orthopaedist
):
    disc = diagnoses.record(patient, by=orthopaedist, code="M51.26", **DISC)
    Diagnosis.objects.filter(pk=disc.pk).update(code="M51.2")
    changed = diagnoses.change(disc, by=orthopaedist, seen=1, reason="seen", note="a word")
    assert changed.code == "M51.2"
    with pytest.raises(Invalid):
        diagnoses.change(disc, by=orthopaedist, seen=2, reason="recode", code="M51.36")
