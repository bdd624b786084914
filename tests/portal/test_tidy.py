"""What was kept for a while only is erased by a command that runs daily."""

import io

import pytest
from django.core.management import call_command
from django.utils import timezone

from assessments.actions import kept
from assessments.models import AnswersKept
from assessments.models.kept import KEPT_FOR as ANSWERS_FOR
from patients.models import AuditEvent, PatientImport
from patients.models.importing import KEPT_FOR as UPLOADS_FOR
from tests.patients.importing.files import upload

RITA = "HC-51,Import,Rita,1980-01-01"

pytestmark = pytest.mark.django_db


def tidied() -> str:
    said = io.StringIO()
    call_command("tidy", stdout=said)
    return said.getvalue()


def test_uploads_go_after_a_day(clinic, orthopaedist):
    upload(clinic, orthopaedist, RITA)
    assert "0 upload(s)" in tidied()
    PatientImport.objects.update(uploaded_at=timezone.now() - UPLOADS_FOR)
    assert "1 upload(s)" in tidied()
    assert not PatientImport.objects.exists()


def test_answers_that_nobody_saved_go_after_a_week(runner, orthopaedist):
    kept.keep_own_answers(runner, by=runner.user, given={"RF-01": "no"})
    page = {"given": {"back_pain": "none"}, "seen": None, "page": "a page"}
    kept.keep_answers(runner, by=orthopaedist, **page)
    assert "0 page(s)" in tidied()
    own = AnswersKept.objects.filter(recorded_by=runner.user)
    own.update(recorded_at=timezone.now() - ANSWERS_FOR)
    assert "1 page(s)" in tidied()
    assert AnswersKept.objects.get().recorded_by == orthopaedist
    assert AuditEvent.objects.filter(event="answers.forgotten").count() == 1
    assert "0 page(s)" in tidied()
