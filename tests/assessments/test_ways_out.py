"""What the patient could change, with the class and the recommendations that would follow."""

import re

import pytest
from django.urls import reverse

from assessments.actions import intakes
from tests.assessments.conftest import BEST
from tests.patients.pages import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def assessed(as_user, patient, orthopaedist, ask_red_flags):
    """The page of the assessment after these answers; the others are the best there are."""

    def page(**answers):
        ask_red_flags(patient, orthopaedist)
        intakes.record_intake(patient, by=orthopaedist, answers={**BEST, **answers})
        return as_user(orthopaedist).get(reverse("assessments:assess", args=[patient.pk]))

    return page


def test_names_what_the_patient_could_change(assessed):
    verdict = assessed(core_strengthening="not_regular").context["verdict"]
    assert [(way.what, way.code) for way in verdict.ways_out] == [("Core strengthening", "healthy")]


def test_names_the_recommendations_that_would_follow(assessed):
    page = assessed(technique="novice", stretching="none")
    verdict = page.context["verdict"]
    (together,) = verdict.ways_out
    assert re.fullmatch(r"Falls away: .+ \(REC-09\), .+ \(REC-21\)\.", together.advice)
    alone = dict(verdict.no_way_out)
    assert alone["Stretching"] == "The recommendations stay as they are."
    assert "(REC-09)" in alone["Technique"]
    assert together.advice in text(page)
