"""The history of a row in the administration is what the audit trail tells of it, in words."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext

from patients import audit
from patients.actions import clinics, diagnoses
from patients.admin import RecordAdmin
from patients.models import AuditEvent
from tests.portal.admin_addresses import last_event, page
from tests.portal.own_plans import record_disc
from tests.portal.walking import record_with_everything

pytestmark = pytest.mark.django_db

RECORDS = sorted(
    model._meta.label
    for model, about in admin.site._registry.items()
    if isinstance(about, RecordAdmin)
)
# Copied from the diary and the worklist, which no story of `walking` tells.
TOLD_ELSEWHERE = {"assessments.DiaryEntry", "assessments.Review"}


@pytest.fixture
def disc(patient, orthopaedist):
    """A disc disease that was changed once."""
    found = record_disc(patient, orthopaedist)
    return diagnoses.change(found, by=orthopaedist, seen=1, reason="Seen on MRI.", note="Old.")


def told(answer) -> list[str]:
    """What happened, newest first."""
    return [row["event"].words for row in answer.context["rows"]]


class TestOfARecord:
    def test_is_in_words_with_who_and_which_fields(self, as_user, orthopaedist, disc):
        shown = as_user(orthopaedist).get(page(disc, "history"))
        assert told(shown) == ["Changed a diagnosis", "Recorded a diagnosis"]
        changed = shown.context["rows"][0]
        assert (changed["event"].who, changed["what"]) == ("Olive Ortho", "Note for colleagues")
        assert "Changed a diagnosis" in shown.text

    def test_is_linked_from_the_row(self, as_user, orthopaedist, disc):
        assert f'href="{page(disc, "history")}"' in as_user(orthopaedist).get(page(disc)).text

    def test_is_a_look_at_the_record(self, as_user, orthopaedist, disc):
        as_user(orthopaedist).get(page(disc, "history"))
        event = last_event()
        assert (event.event, event.patient) == ("record.read", str(disc.patient_id))
        assert event.target == "page:admin:patients_diagnosis_history"

    def test_of_another_clinic_does_not_exist(self, as_user, other_orthopaedist, disc):
        assert as_user(other_orthopaedist).get(page(disc, "history")).status_code == 404

    def test_is_refused_to_who_may_not_read_it(self, as_user, front_desk, clinic_admin, disc):
        for user in (front_desk, clinic_admin):
            assert as_user(user).get(page(disc, "history")).status_code == 403
            assert last_event().event == "refused.notpermitted"

    def test_holds_nothing_of_another_row(self, as_user, orthopaedist, disc, runner):
        other = record_disc(runner, orthopaedist)
        assert told(as_user(orthopaedist).get(page(other, "history"))) == ["Recorded a diagnosis"]

    @pytest.mark.parametrize("label", sorted(set(RECORDS) - TOLD_ELSEWHERE))
    def test_tells_something_of_every_kind(self, as_user, orthopaedist, runner, label):
        record_with_everything(runner, orthopaedist)
        row = apps.get_model(label).objects.order_by("pk").first()
        assert told(as_user(orthopaedist).get(page(row, "history")))

    def test_takes_as_many_queries_and_goes_on_to_older_events(
        self, as_user, orthopaedist, clinic_admin, disc
    ):
        browser = as_user(orthopaedist)
        browser.get(page(disc, "history"))
        with CaptureQueriesContext(connection) as few:
            browser.get(page(disc, "history"))
        with audit.trail():
            for _ in range(60):
                about = {"patient": disc.patient, "target": disc, "fields": ["note"]}
                audit.record("diagnosis.changed", by=clinic_admin, **about)
        with CaptureQueriesContext(connection) as many:
            newest = browser.get(page(disc, "history"))
        assert len(many) == len(few)
        assert len(told(newest)) == 50
        older = browser.get(page(disc, "history"), {"p": newest.context["older"]})
        assert len(told(older)) == 12
        assert told(older)[-1] == "Recorded a diagnosis"


class TestOfAClinicAndItsPeople:
    def test_tells_the_administrator_of_settings_and_roles(
        self, as_user, clinic, clinic_admin, therapist
    ):
        clinics.change_clinic(clinic, by=clinic_admin, phone="+00 1", emergency_number="999")
        browser = as_user(clinic_admin)
        shown = browser.get(page(clinic, "history"))
        assert told(shown)[0] == "Changed the settings of the clinic"
        assert shown.context["rows"][0]["what"] == "Emergency number, Telephone"
        membership = therapist.memberships().get()
        [given] = browser.get(page(membership, "history")).context["rows"]
        assert (given["event"].words, given["what"]) == ("Gave somebody a role", "Therapist")

    def test_is_a_look_at_the_trail(self, as_user, clinic, clinic_admin):
        as_user(clinic_admin).get(page(clinic, "history"))
        event = last_event()
        assert (event.event, event.chain) == ("audit.read", str(clinic.pk))

    def test_tells_the_platform_nothing_of_a_clinics_own_trail(
        self, as_user, clinic, clinic_admin, platform_admin
    ):
        clinics.change_clinic(clinic, by=clinic_admin, phone="+00 1")
        shown = as_user(platform_admin).get(page(clinic, "history"))
        assert told(shown) == []
        assert "or it stands in a trail that you may not read" in shown.text

    def test_tells_the_platform_of_sign_ins(self, as_user, therapist, platform_admin):
        clinics.change_user(therapist, by=platform_admin, is_active=False)
        shown = as_user(platform_admin).get(page(therapist, "history"))
        assert told(shown)[0] == "Changed a sign-in"
        assert shown.context["rows"][0]["what"] == "May sign in"

    def test_of_another_clinic_does_not_exist(self, as_user, clinic_admin, other_clinic):
        assert as_user(clinic_admin).get(page(other_clinic, "history")).status_code == 404


def test_an_event_has_no_history(as_user, clinic_admin, disc):
    row = AuditEvent.objects.filter(event="diagnosis.recorded").get()
    browser = as_user(clinic_admin)
    assert browser.get(page(row, "history")).status_code == 404
    assert "What happened to it" not in browser.get(page(row)).text


def test_djangos_own_log_stays_empty(as_user, clinic, clinic_admin):
    as_user(clinic_admin).get(page(clinic, "history"))
    assert not LogEntry.objects.exists()
