"""Changing a diagnosis: with a reason, keeping what stood, never over a colleague's change."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from patients.actions import diagnoses
from patients.actions.diagnoses import Level
from patients.models.diagnosis import RunningExcluded, Verification
from tests.patients.pages import errors, filled, send, text


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


def of(diagnosis, deed=None):
    name = "patients:change_diagnosis" if deed else "patients:diagnosis"
    return reverse(name, args=[diagnosis.patient_id, diagnosis.pk])


class TestChanging:
    def test_shows_what_stands_and_keeps_what_stood(self, as_user, orthopaedist, slip):
        browser = as_user(orthopaedist)
        form = browser.get(of(slip, "change"))
        shown = filled(form)
        assert shown["levels"] == ["L4/L5"]
        assert shown["grade_L4_L5"] == ["II"]
        assert shown["onset"] == ["2022-05-01"]
        answer = send(
            browser, of(slip, "change"), reason="Judged today", running_excluded="no", note="Mild"
        )
        assert answer.url == of(slip)
        slip.refresh_from_db()
        assert (slip.version, slip.running_excluded, slip.note) == (2, RunningExcluded.NO, "Mild")
        assert slip.versions.get().stood["running_excluded"] == "not_judged"
        level = slip.levels.get()
        assert (level.level, level.grade, level.slip_percent) == ("L4/L5", "II", Decimal(30))

    def test_needs_a_reason(self, as_user, orthopaedist, slip):
        answer = send(as_user(orthopaedist), of(slip, "change"), note="Kept as typed")
        assert errors(answer) == {"reason": ["Say in a few words why you change it."]}
        assert "Kept as typed" in text(answer)

    def test_to_what_cannot_be_is_refused(self, as_user, orthopaedist, slip):
        answer = send(as_user(orthopaedist), of(slip, "change"), reason="Wrong", region="thoracic")
        assert errors(answer) == {
            "levels": ["L4/L5 is lumbar, not thoracic. Change the level or the region."]
        }
        slip.refresh_from_db()
        assert slip.version == 1

    def test_sent_twice_changes_once(self, as_user, orthopaedist, slip):
        browser = as_user(orthopaedist)
        sent = filled(browser.get(of(slip, "change")), reason="Judged", running_excluded="no")
        browser.post(of(slip, "change"), sent)
        assert browser.post(of(slip, "change"), sent).url == of(slip)
        slip.refresh_from_db()
        assert slip.version == 2

    def test_what_somebody_changed_meanwhile_is_shown_and_nothing_is_saved(
        self, as_user, orthopaedist, neurosurgeon, slip
    ):
        browser = as_user(orthopaedist)
        sent = filled(
            browser.get(of(slip, "change")), reason="Mine", running_excluded="no", note="My note"
        )
        diagnoses.change(
            slip,
            by=neurosurgeon,
            seen=1,
            reason="Theirs",
            running_excluded=RunningExcluded.YES,
            levels=[Level("L5/S1", "I")],
        )
        answer = browser.post(of(slip, "change"), sent)
        assert answer.status_code == 409
        assert answer.context["stale"]["differences"] == [
            ("Levels", "L4/L5 (Meyerding II, slip 30 %)", "L5/S1 (Meyerding I)"),
            (
                "Does it exclude running?",
                "no, it does not exclude running",
                "yes, so advanced that it excludes running",
            ),
            ("Note for colleagues", "My note", ""),
        ]
        assert "Ned Neuro" in text(answer)
        slip.refresh_from_db()
        assert (slip.version, slip.note) == (2, "")
        # What was typed is still there; sent again, it is meant for the version now seen.
        assert browser.post(of(slip, "change"), filled(answer)).status_code == 302
        slip.refresh_from_db()
        assert (slip.version, slip.note) == (3, "My note")

    def test_a_refuted_diagnosis_can_be_taken_up_again(self, as_user, orthopaedist, slip):
        diagnoses.refute(slip, by=orthopaedist, seen=1, reason="Nothing on the film")
        browser = as_user(orthopaedist)
        assert filled(browser.get(of(slip, "change")))["verification"] == ["refuted"]
        send(browser, of(slip, "change"), verification="confirmed", reason="Wrong patient's film")
        slip.refresh_from_db()
        assert slip.verification == Verification.CONFIRMED

    def test_a_code_of_an_older_release_stays_until_another_is_chosen(
        self, as_user, orthopaedist, patient
    ):
        disc = diagnoses.record(
            patient, by=orthopaedist, catalogue_key="disc-degeneration-lumbar", region="lumbar"
        )
        patient.diagnoses.filter(pk=disc.pk).update(code="M51.36")
        browser = as_user(orthopaedist)
        assert filled(browser.get(of(disc, "change")))["code"] == ["M51.36"]
        send(browser, of(disc, "change"), code="M51.360", reason="Coded anew")
        disc.refresh_from_db()
        assert disc.code == "M51.360"
        assert "M51.360 (ICD-10-CM)" in text(browser.get(of(disc)))
