"""The history of a record: by kind, a page at a time, with its times, and where it leads."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from assessments import standing
from assessments.actions import intakes, safety
from assessments.models import Review
from patients.actions import corrections, diagnoses, invitations, people
from portal.actions import worklist
from portal.actions.closing import close_portal
from portal.clinic import duties
from portal.clinic.timeline import KINDS, TOLD_BY
from tests.patients.pages import text
from tests.portal.own_plans import HURTING, ask_red_flags, decide, log, record_disc, sign

pytestmark = pytest.mark.django_db


def titles(shown) -> list[str]:
    return [entry.title for entry in shown.context["timeline"].entries]


def reviewed(patient, by, kind):
    found = next(duty for duty in duties.of(standing.of(patient)) if duty.kind == kind)
    return worklist.mark_reviewed(patient, by=by, kind=kind, mark=found.mark)


def marked(patient, by, kind, **fields):
    """A mark such as the worklist writes."""
    Review.objects.create(
        clinic=patient.clinic, patient=patient, recorded_by=by, kind=kind, target="one", **fields
    )


@pytest.fixture
def full(runner, orthopaedist):
    """Something of every kind has happened to Rita."""
    record_disc(runner, orthopaedist)
    record_disc(runner, orthopaedist, verification="patient_reported")
    diagnoses.record_examination(runner, by=orthopaedist)
    check = ask_red_flags(runner, runner.user, RF_10="yes")
    safety.clear_safety_check(check, by=orthopaedist, reason="Examined.")
    intakes.record_consultation(runner, by=orthopaedist, speciality="orthopaedist", outcome="Seen.")
    sign(runner, orthopaedist, HURTING)
    decide(runner, "undecided")
    log(runner)
    corrections.ask_correction(runner, by=runner.user, about="diary", words="It was a walk.")
    reviewed(runner, orthopaedist, "reported")
    return runner


class TestKinds:
    def test_each_kind_that_happened_stands_there_with_its_number(self, history, full):
        timeline = history(full).context["timeline"]
        assert list(timeline.counts) == list(KINDS)
        assert timeline.total == len(timeline.entries)
        assert 'href="?kind=safety"' in text(history(full))

    def test_one_kind_is_shown_alone(self, history, full):
        shown = history(full, kind="safety")
        assert titles(shown) == [
            "Safety check: no red flag",
            "Red flags cleared",
            "Safety check: within days",
        ]
        assert {entry.kind for entry in shown.context["timeline"].entries} == {"safety"}
        assert shown.context["timeline"].counts == history(full).context["timeline"].counts

    def test_the_chart_shows_the_newest_twelve_of_a_kind_and_leads_to_all(
        self, chart, as_user, full, orthopaedist
    ):
        for _time in range(15):
            diagnoses.record_examination(full, by=orthopaedist)
        shown = as_user(orthopaedist).get(
            f"{reverse('clinic:chart', args=[full.pk])}?kind=diagnoses"
        )
        timeline = shown.context["timeline"]
        assert len(timeline.entries) == 12
        assert {entry.kind for entry in timeline.entries} == {"diagnoses"}
        assert f"{reverse('clinic:history', args=[full.pk])}?kind=diagnoses" in text(shown)
        assert f"All {timeline.of_kind} entries" in text(shown)

    def test_a_word_that_is_no_kind_shows_everything(self, history, full):
        assert titles(history(full, kind="L5/S1")) == titles(history(full))

    def test_a_kind_of_which_nothing_happened_says_so(self, history, patient):
        assert "Nothing of that kind has happened." in text(history(patient, kind="decisions"))


class TestPages:
    def test_a_long_history_comes_fifty_at_a_time(self, history, patient, orthopaedist):
        for _time in range(60):
            diagnoses.record_examination(patient, by=orthopaedist)
        first, second = (
            history(patient, kind="diagnoses"),
            history(patient, kind="diagnoses", page="2"),
        )
        assert (len(titles(first)), len(titles(second))) == (50, 10)
        assert 'href="?kind=diagnoses&amp;page=2"' in text(first)
        assert 'href="?kind=diagnoses&amp;page=1"' in text(second)
        assert "Older" not in text(second)
        assert "There is nothing older." in text(history(patient, page="9"))


class TestWhatHappened:
    def test_who_marked_what_as_reviewed_and_put_it_back(self, history, full, neurosurgeon):
        put = next(duty for duty in duties.of(standing.of(full)) if duty.kind == "reported")
        worklist.put_back(full, by=neurosurgeon, kind="reported", mark=put.mark)
        entries = history(full, kind="reviews").context["timeline"].entries
        assert [(entry.title, entry.who) for entry in entries] == [
            ("Put back on the worklist: Reported by the patient, not confirmed", "Ned Neuro"),
            ("Reviewed: Reported by the patient, not confirmed", "Olive Ortho"),
        ]
        assert entries[0].text == "Lumbar / lumbosacral disc displacement (herniation)"

    def test_the_way_into_the_portal_from_sheet_to_closing(self, history, patient, orthopaedist):
        sheet = invitations.invite_patient(patient, by=orthopaedist)
        invitations.withdraw(sheet, by=orthopaedist)
        assert titles(history(patient, kind="access"))[:2] == [
            "Invitation withdrawn",
            "Invited to the portal",
        ]

    def test_closing_the_portal_is_told(self, history, full, orthopaedist):
        close_portal(full, by=orthopaedist)
        assert titles(history(full, kind="access"))[0] == "Portal closed for the patient"

    def test_changed_contact_data_are_told_without_their_values(
        self, history, patient, orthopaedist
    ):
        people.change_contact(patient, by=orthopaedist, seen=patient.version, phone="+00 111")
        shown = history(patient, kind="access")
        assert titles(shown)[0] == "Contact data changed"
        assert "+00 111" not in text(shown)

    def test_a_change_says_how_the_diagnosis_stands_since(self, history, full, orthopaedist):
        disc = full.diagnoses.get(verification="patient_reported")
        diagnoses.refute(disc, by=orthopaedist, seen=1, reason="Not on the MRI.")
        found = history(full, kind="diagnoses").context["timeline"].entries
        refuted = next(entry for entry in found if entry.title.endswith(": refuted"))
        assert "Not on the MRI." in refuted.text
        assert refuted.url == reverse("patients:diagnosis", args=[full.pk, disc.pk])

    def test_a_picture_is_told_with_its_day_and_finding(self, history, patient, orthopaedist):
        record_disc(
            patient,
            orthopaedist,
            side="left",
            imaging_kind="mri",
            imaging_on="2026-03-03",
            imaging_finding="Broad protrusion.",
        )
        recorded = history(patient, kind="diagnoses").context["timeline"].entries[0]
        assert "Imaging: MRI, 3 March 2026: Broad protrusion." in recorded.text

    def test_a_decision_leads_to_the_plan_it_was_taken_on(self, history, full):
        plan = standing.of(full).plan
        entry = history(full, kind="decisions").context["timeline"].entries[0]
        assert entry.url == reverse("assessments:signed", args=[full.pk, plan.assessment_id])

    def test_an_emergency_hides_what_is_about_running_and_its_number(
        self, history, full, orthopaedist
    ):
        marked(full, orthopaedist, "against_advice")
        ask_red_flags(full, orthopaedist, RF_03="yes")
        shown = history(full)
        timeline = shown.context["timeline"]
        assert timeline.is_hiding
        assert {"assessments", "decisions"}.isdisjoint(timeline.counts)
        assert timeline.counts["reviews"] == 1
        assert "decided" not in " ".join(titles(shown))


def test_the_time_is_the_clinics(history, patient, orthopaedist):
    """23:30 UTC on 30 June is half past one on 1 July in Warsaw."""
    marked(patient, orthopaedist, "said", recorded_at=datetime(2025, 6, 30, 23, 30, tzinfo=UTC))
    assert 'datetime="2025-07-01T01:30:00+02:00"' in text(history(patient, kind="reviews"))


def test_an_entry_leads_only_to_a_page_that_would_open(history, full, therapist, orthopaedist):
    by_therapist = history(full, by=therapist, kind="consultations").context["timeline"]
    by_doctor = history(full, kind="consultations").context["timeline"]
    assert [entry.url for entry in by_therapist.entries] == [""]
    assert [entry.url for entry in by_doctor.entries] == [
        reverse("assessments:consultation", args=[full.pk])
    ]


def test_every_entry_is_of_a_known_kind(full):
    now = standing.of(full)
    assert {entry.kind for told_by in TOLD_BY for entry in told_by(now)} == set(KINDS)
