"""Whatever happened: nothing open is missing from the worklist, and nothing on it is closed.

The list asks the database for candidates and loads them together. Here it is compared with a plain
definition that goes through every patient and every row, one after the other.
"""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from assessments import record_changes, standing
from assessments.models import Review
from patients.models import Patient
from patients.permissions import Permission, Role, granted
from portal.clinic.worklist import candidates, items, listing
from tests.conftest import make_patient
from tests.portal.histories import History

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

EVERYTHING = granted({Role.ORTHOPAEDIST})
ASKS_MORE = ("consult", "excluded")
HOLDS = ("confirmed", "patient_reported")
MERGED = {"joined"}  # an administrator's deed, told in test_merging.py
SPINE = ("discopathy", "spondylolisthesis", "other_spine_disease")


def plainly_open(patient) -> Counter:
    """How much of each kind is open for a patient, read from every row there is."""
    now = standing.of(patient)
    diagnoses = list(patient.diagnoses.all())
    active = [each for each in diagnoses if each.status == "active" and each.verification in HOLDS]
    checks = list(patient.safety_checks.all())
    emergencies = [each for each in checks if each.outcome == "E"]
    found = Counter()
    found["emergency"] += sum(not each.clearances.exists() for each in emergencies)
    found["emergency"] += sum(each.kind == "emergency" for each in active)
    found["urgent_flags"] += bool(now.urgent)
    if not found["emergency"]:
        found += _waiting(patient, now, active, emergencies)
    last = patient.invitations.filter(kind="patient", ended_at=None).order_by("-made_at").first()
    if last and not patient.user:
        old = timezone.now() - last.made_at >= timedelta(days=3)
        if old or last.expires_at <= timezone.now() or last.tries >= 5:
            found["invitation"] += 1
    return +found


def _waiting(patient, now, active, emergencies) -> Counter:
    found = Counter()
    drafts = [each for each in patient.assessments.all() if each.signed_at is None]
    signed = sorted(
        (each for each in patient.assessments.all() if each.signed_at), key=lambda a: a.signed_at
    )
    verdict = signed[-1] if signed and not hasattr(signed[-1], "end") else None
    spine = [each for each in active if each.kind in SPINE]
    intake = patient.intakes.order_by("recorded_at").last()
    seen = patient.consultations.filter(speciality__in=("orthopaedist", "neurosurgeon")).exists()
    found["draft"] += len(drafts)
    found["stage"] += sum(
        d.verification == "confirmed" and d.running_excluded == "not_judged" for d in spine
    )
    found["reported"] += sum(d.verification == "patient_reported" for d in spine)
    found["said"] += bool(intake and intake.diagnosis_reported and not patient.diagnoses.exists())
    found["proposals"] += bool(intake and intake.proposals)
    found["correction"] += sum(each.answered_at is None for each in patient.corrections.all())
    found["cleared"] += sum(
        each.clearances.get().recorded_by_id != patient.responsible_id for each in emergencies
    )
    found.update(_told(patient, verdict))
    if verdict is None:
        found["ready"] += bool(not drafts and intake and _asked_lately(patient, signed))
        return found
    found["changed"] += bool(not drafts and record_changes.since(verdict, now))
    found["consultation"] += verdict.signed_class in ASKS_MORE and not seen
    found["review"] += bool(verdict.plan.review_on and verdict.plan.review_on <= now.today)
    found["against_advice"] += now.choice == "will_run_against_advice"
    found["diary_ran"] += verdict.signed_class == "excluded" and _ran_after(patient, verdict)
    return found


def _entries(patient) -> list:
    """Each entry as it stands, told of row by row."""
    rows = list(patient.diary_entries.order_by("recorded_at"))
    gone = {row.replaces_id for row in rows}
    return [row for row in rows if row.pk not in gone and row.step != "taken_back"]


def _ran_after(patient, verdict) -> bool:
    """Whether the run told of last was told after the signature, of its day or a later one."""
    runs = [each for each in _entries(patient) if each.activity == "running"]
    last = max(runs, key=lambda each: each.told_at, default=None)
    signed_on = timezone.localdate(verdict.signed_at, patient.clinic.zone)
    return bool(last) and last.told_at > verdict.signed_at and last.day >= signed_on


def _told(patient, verdict) -> set[str]:
    """What the diary tells of, and nobody has answered by a signature or by asking."""
    signed = verdict.signed_at if verdict else None
    asked = [c.recorded_at for c in patient.safety_checks.all() if c.author_role != "patient"]
    found = set()
    for each in _entries(patient):
        if each.leg_symptoms in ("yes", "not_sure") and not any(at > each.told_at for at in asked):
            found.add("diary_legs")
        if each.eased_by == "nothing" and not (signed and signed > each.told_at):
            found.add("diary_not_easing")
        worse = None not in (each.next_morning, each.morning_before)
        worse = worse and each.next_morning - each.morning_before >= 2
        if worse and not (signed and signed > each.morning_told_at):
            found.add("diary_morning")
    return found


def _asked_lately(patient, signed) -> bool:
    last = patient.safety_checks.order_by("recorded_at").last()
    if last is None or timezone.now() - last.recorded_at > timedelta(days=7):
        return False
    return not signed or last.recorded_at > signed[-1].signed_at


def is_reviewed(patient, item) -> bool:
    """Whether the last word about just this occasion is that somebody looked at it."""
    last = (
        Review.objects.filter(patient=patient, kind=item.kind, target=item.mark)
        .order_by("recorded_at")
        .last()
    )
    return last is not None and not last.puts_back


@pytest.mark.parametrize("seed", range(6))
def test_the_list_is_what_is_open_and_not_reviewed(
    seed, clinic, other_clinic, orthopaedist, neurosurgeon, other_orthopaedist, monkeypatch
):
    patients = [
        make_patient(clinic, orthopaedist, f"Given{number}", responsible=doctor)
        for number, doctor in enumerate((None, orthopaedist, neurosurgeon))
    ]
    make_patient(other_clinic, other_orthopaedist)
    history = History(seed, patients, (orthopaedist, neurosurgeon), monkeypatch)
    for _round in range(5):
        history.goes_on(10)
        listed, _filters = listing.of(clinic, orthopaedist, EVERYTHING, {})
        shown = {entry.item.key for entry in listed.entries}
        reviewed = {each.entry.item.key for each in listed.reviewed}
        assert len(shown) == len(listed.entries) == listed.total
        assert not shown & reviewed
        expected, looked_at = set(), set()
        for patient in candidates.with_invitation(Patient.objects.filter(clinic=clinic)):
            found = items.of(standing.of(patient))
            assert Counter(item.kind for item in found) == plainly_open(patient), history.happened
            for item in found:
                (looked_at if is_reviewed(patient, item) else expected).add(item.key)
        assert shown == expected
        assert reviewed == looked_at


def test_the_histories_are_full_of_everything(clinic, orthopaedist, neurosurgeon, monkeypatch):
    """Otherwise the test above would compare nothing with nothing."""
    seen, reviewed = set(), 0
    for seed in range(20, 32):
        patients = [make_patient(clinic, orthopaedist, f"Given{number}") for number in range(3)]
        history = History(seed, patients, (orthopaedist, neurosurgeon), monkeypatch)
        for _round in range(6):
            history.goes_on(6)
            for rare in (History.join, History.run_though_excluded, History.ask_correction):
                history.does(rare, patients[0])
            listed, _filters = listing.of(clinic, orthopaedist, EVERYTHING, {})
            seen |= {entry.item.kind for entry in listed.entries}
            reviewed += len(listed.reviewed)
    assert sorted(seen | MERGED) == sorted(items.KINDS)
    assert reviewed > 0


def test_without_clinical_permissions_only_the_invitations(
    clinic, orthopaedist, front_desk, monkeypatch
):
    patients = [make_patient(clinic, orthopaedist, f"Given{number}") for number in range(3)]
    history = History(7, patients, (orthopaedist,), monkeypatch)
    history.goes_on(60)
    may = granted({Role.FRONT_DESK})
    assert Permission.READ_CHART not in may
    listed, _filters = listing.of(clinic, front_desk, may, {})
    everything, _filters = listing.of(clinic, orthopaedist, EVERYTHING, {})
    assert {entry.item.key for entry in listed.entries} == {
        entry.item.key for entry in everything.entries if entry.item.kind == "invitation"
    }
