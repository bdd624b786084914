"""One diagnosis: as it stands, as it stood, and what has become of it."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from patients.actions import diagnoses
from patients.actions.diagnoses import Level
from patients.models import AuditEvent
from patients.models.diagnosis import RunningExcluded, Status, Verification
from tests.conftest import make_patient
from tests.patients.pages import errors, filled, queries_of, send, text

DEEDS = ("resolve", "refute", "confirm", "entered-in-error")


@pytest.fixture
def slip(patient, orthopaedist):
    """A spondylolisthesis that a clinician recorded."""
    return diagnoses.record(
        patient,
        by=orthopaedist,
        catalogue_key="spondylolisthesis",
        region="lumbar",
        levels=[Level("L4/L5", "II", Decimal(30))],
        onset=date(2022, 5, 1),
    )


@pytest.fixture
def reported(patient, orthopaedist):
    """A disc that only the patient speaks of."""
    return diagnoses.record(
        patient,
        by=orthopaedist,
        catalogue_key="disc-displacement-lumbar",
        region="lumbar",
        verification=Verification.PATIENT_REPORTED,
    )


def of(diagnosis, deed=None):
    names = {None: "patients:diagnosis", "change": "patients:change_diagnosis"}
    where = [diagnosis.patient_id, diagnosis.pk]
    if deed in names:
        return reverse(names[deed], args=where)
    return reverse("patients:settle_diagnosis", args=[*where, deed])


class TestAsItStands:
    def test_everything_is_said_in_words(self, as_user, therapist, slip):
        answer = text(as_user(therapist).get(of(slip)))
        assert "L4/L5 (Meyerding II, slip 30 %)" in answer
        assert "1 May 2022" in answer
        assert "not judged yet" in answer

    def test_a_symptom_says_nothing_about_running(self, as_user, orthopaedist, patient):
        pain = diagnoses.record(
            patient, by=orthopaedist, catalogue_key="low-back-pain", region="lumbar"
        )
        assert "exclude running" not in text(as_user(orthopaedist).get(of(pain)))

    def test_a_therapist_reads_and_changes_nothing(self, as_user, therapist, slip):
        browser = as_user(therapist)
        answer = text(browser.get(of(slip)))
        assert of(slip, "change") not in answer
        for deed in ("change", *DEEDS):
            assert browser.get(of(slip, deed)).status_code == 403
            assert browser.post(of(slip, deed)).status_code == 403

    @pytest.mark.parametrize("who", ["front_desk", "clinic_admin"])
    def test_who_reads_no_charts_gets_the_reason(self, as_user, slip, who, request):
        browser = as_user(request.getfixturevalue(who))
        for deed in (None, "change", *DEEDS):
            answer = browser.get(of(slip, deed))
            assert answer.status_code == 403
            assert "Spondylolisthesis" not in text(answer)

    def test_another_clinics_diagnosis_does_not_exist(self, as_user, other_orthopaedist, slip):
        browser = as_user(other_orthopaedist)
        for deed in (None, "change", *DEEDS):
            assert browser.get(of(slip, deed)).status_code == 404

    def test_another_patients_diagnosis_is_not_this_ones(self, as_user, orthopaedist, clinic, slip):
        somebody = make_patient(clinic, orthopaedist, "Sue", "Somebody")
        address = reverse("patients:diagnosis", args=[somebody.pk, slip.pk])
        assert as_user(orthopaedist).get(address).status_code == 404

    def test_a_look_is_recorded(self, as_user, therapist, slip):
        as_user(therapist).get(of(slip))
        looked = AuditEvent.objects.get(event="record.read")
        assert (looked.patient, looked.target) == (str(slip.patient_id), "page:patients:diagnosis")

    def test_a_deed_that_nobody_knows_is_not_found(self, as_user, orthopaedist, slip):
        assert as_user(orthopaedist).get(of(slip, "forget")).status_code == 404

    @pytest.mark.parametrize(
        ("fixture", "offered"),
        [
            ("slip", ["resolve", "refute", "entered-in-error"]),
            ("reported", ["confirm", "resolve", "refute", "entered-in-error"]),
        ],
    )
    def test_only_what_would_change_something_is_offered(
        self, as_user, orthopaedist, fixture, offered, request
    ):
        diagnosis = request.getfixturevalue(fixture)
        answer = text(as_user(orthopaedist).get(of(diagnosis)))
        assert [deed for deed in DEEDS if of(diagnosis, deed) in answer] == sorted(
            offered, key=DEEDS.index
        )


class TestAsItStood:
    def test_each_version_says_who_when_why_and_what_differed(
        self, as_user, orthopaedist, neurosurgeon, slip
    ):
        diagnoses.change(
            slip,
            by=neurosurgeon,
            seen=1,
            reason="More slip on the film of today",
            levels=[Level("L4/L5", "III", Decimal(55))],
            running_excluded=RunningExcluded.YES,
        )
        answer = as_user(orthopaedist).get(of(slip))
        change = answer.context["changes"][0]
        assert change.differences == [
            (
                "Levels",
                "L4/L5 (Meyerding II, slip 30 %)",
                "L4/L5 (Meyerding III, slip 55 %)",
            ),
            (
                "Does it exclude running?",
                "not judged yet",
                "yes, so advanced that it excludes running",
            ),
        ]
        assert "More slip on the film of today" in text(answer)
        assert "Ned Neuro" in text(answer)

    def test_versions_take_the_same_queries_however_many(self, as_user, orthopaedist, slip):
        browser = as_user(orthopaedist)
        diagnoses.change(slip, by=orthopaedist, seen=1, reason="first", note="1")
        few = queries_of(lambda: browser.get(of(slip)))
        for seen in range(2, 6):
            diagnoses.change(slip, by=orthopaedist, seen=seen, reason="again", note=str(seen))
        assert queries_of(lambda: browser.get(of(slip))) == few


class TestWhatHasBecomeOfIt:
    @pytest.mark.parametrize(
        ("deed", "field", "value"),
        [
            ("resolve", "status", Status.RESOLVED),
            ("refute", "verification", Verification.REFUTED),
            ("entered-in-error", "verification", Verification.ENTERED_IN_ERROR),
        ],
    )
    def test_is_said_before_and_recorded_with_the_reason(
        self, as_user, orthopaedist, slip, deed, field, value
    ):
        browser = as_user(orthopaedist)
        asked = browser.get(of(slip, deed))
        assert "What will happen" in text(asked)
        answer = browser.post(of(slip, deed), filled(asked, reason="Seen on the film"))
        assert answer.url == of(slip)
        slip.refresh_from_db()
        assert getattr(slip, field) == value
        assert slip.versions.get().reason == "Seen on the film"
        assert "Seen on the film" in text(browser.get(of(slip)))

    def test_refuting_is_an_examination(self, as_user, orthopaedist, slip):
        send(as_user(orthopaedist), of(slip, "refute"), reason="Examined today")
        assert slip.patient.examinations.get().recorded_by == orthopaedist

    def test_confirming_judges_running_too(self, as_user, orthopaedist, reported):
        send(
            as_user(orthopaedist),
            of(reported, "confirm"),
            reason="Seen on the MRI",
            running_excluded="yes",
        )
        reported.refresh_from_db()
        assert reported.verification == Verification.CONFIRMED
        assert reported.running_excluded == RunningExcluded.YES

    @pytest.mark.parametrize("deed", DEEDS)
    def test_needs_a_reason(self, as_user, orthopaedist, reported, deed):
        answer = send(as_user(orthopaedist), of(reported, deed), reason="  ")
        assert errors(answer) == {"reason": ["Say in a few words why."]}
        reported.refresh_from_db()
        assert reported.version == 1

    @pytest.mark.parametrize("deed", DEEDS)
    def test_sent_twice_happens_once(self, as_user, orthopaedist, reported, deed):
        browser = as_user(orthopaedist)
        sent = filled(browser.get(of(reported, deed)), reason="Once")
        browser.post(of(reported, deed), sent)
        assert browser.post(of(reported, deed), sent).url == of(reported)
        reported.refresh_from_db()
        assert reported.version == 2
        assert reported.patient.examinations.count() == (1 if deed == "refute" else 0)

    @pytest.mark.parametrize("deed", DEEDS)
    def test_waits_where_somebody_changed_the_diagnosis_meanwhile(
        self, as_user, orthopaedist, neurosurgeon, reported, deed
    ):
        browser = as_user(orthopaedist)
        sent = filled(browser.get(of(reported, deed)), reason="Kept as typed")
        diagnoses.change(reported, by=neurosurgeon, seen=1, reason="Theirs", note="Look at the MRI")
        answer = browser.post(of(reported, deed), sent)
        assert answer.status_code == 409
        assert ("Note for colleagues", "", "Look at the MRI") in answer.context["stale"][
            "differences"
        ]
        assert "Kept as typed" in text(answer)
        reported.refresh_from_db()
        assert (reported.version, reported.status) == (2, Status.ACTIVE)
        assert reported.verification == Verification.PATIENT_REPORTED
        assert browser.post(of(reported, deed), filled(answer)).status_code == 302

    @pytest.mark.parametrize("deed", DEEDS)
    def test_what_is_done_already_is_not_asked_again(self, as_user, orthopaedist, slip, deed):
        diagnoses.resolve(slip, by=orthopaedist, seen=1, reason="Fused")
        diagnoses.enter_in_error(slip, by=orthopaedist, seen=2, reason="Another patient's")
        assert as_user(orthopaedist).get(of(slip, deed)).status_code == 409

    def test_what_the_record_forbids_by_now_stands_beside_the_reason(
        self, as_user, orthopaedist, slip
    ):
        slip.patient.diagnoses.filter(pk=slip.pk).update(onset="1900-01-01")
        answer = send(as_user(orthopaedist), of(slip, "resolve"), reason="Fused")
        assert errors(answer) == {
            "__all__": ["This day lies before the patient's birth. Check the year."]
        }
