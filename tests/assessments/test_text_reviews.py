"""A clinician is told how far the texts of each language were reviewed."""

from dataclasses import replace

import pytest
from django.urls import reverse

from assessments import guidelines, text_reviews
from assessments.guidelines.texts import ReviewStatus
from patients.actions import clinics
from tests.portal.own_plans import draft, sign

pytestmark = pytest.mark.django_db

DRAFT_IN_POLISH = "Texts in Polish: a draft, not reviewed"
EDITION = guidelines.edition("running-spine/1.0.0")


@pytest.fixture
def speaks_polish(clinic, clinic_admin):
    """The clinic has switched Polish on."""
    return clinics.change_clinic(clinic, by=clinic_admin, languages=["en", "pl"])


def test_on_the_review_only_of_the_languages_that_the_plan_will_have(
    as_user, runner, orthopaedist, clinic_admin
):
    waiting = draft(runner, orthopaedist)
    page = reverse("assessments:review", args=[runner.pk, waiting.pk])
    assert DRAFT_IN_POLISH not in as_user(orthopaedist).get(page).text
    clinics.change_clinic(runner.clinic, by=clinic_admin, languages=["en", "pl"])
    shown = as_user(orthopaedist).get(page).text
    assert DRAFT_IN_POLISH in shown
    assert "Texts in English: a draft, not reviewed" in shown


def test_beside_what_the_patient_sees(as_user, speaks_polish, runner, orthopaedist):
    signed = sign(runner, orthopaedist)
    page = reverse("assessments:signed", args=[runner.pk, signed.assessment.pk])
    assert DRAFT_IN_POLISH in as_user(orthopaedist).get(page).text


def test_on_the_page_of_the_guideline(as_user, orthopaedist):
    assert DRAFT_IN_POLISH in as_user(orthopaedist).get(reverse("guideline")).text


def test_reviewed_texts_say_so():
    polish = replace(EDITION.texts("pl"), status=ReviewStatus.CLINICALLY_REVIEWED)
    reviewed = replace(EDITION, languages={**EDITION.languages, "pl": polish})
    told = {each.language: each for each in text_reviews.of(reviewed)}
    assert told["Polish"].is_reviewed
    assert not told["English"].is_reviewed


def test_a_patient_reads_the_plan_in_polish_and_staff_around_it_in_english(
    as_user, speaks_polish, runner, orthopaedist
):
    runner.language = "pl"
    runner.save()
    signed = sign(runner, orthopaedist)
    page = (
        as_user(orthopaedist)
        .get(reverse("assessments:print", args=[runner.pk, signed.assessment.pk]))
        .text
    )
    sheet = page.partition('<article class="sheet')[2]
    assert 'lang="pl"' in sheet.partition(">")[0]
    assert "Bieganie" in sheet
    assert "Gdy boli" in sheet
    assert '<html lang="en">' in page
