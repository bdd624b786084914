"""Evidence notes beside the class: those about what reached it, for and against, and no others."""

import pytest
from django.urls import reverse

from tests.assessments.conftest import BEST
from tests.assessments.stories import record_disc
from tests.patients.pages import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(as_user, orthopaedist, patient):
    """The class drawn for these answers."""

    def draw(**answers):
        preview = reverse("assessments:preview", args=[patient.pk])
        return as_user(orthopaedist).post(preview, {**BEST, **answers})

    return draw


def notes(response) -> set[str]:
    return {note.id for note in response.context["verdict"].evidence}


def test_a_disc_brings_its_note_for_and_against_with_sources_and_marks(
    shown, patient, orthopaedist
):
    record_disc(patient, orthopaedist)
    response = shown()
    assert "EV-01" in notes(response)
    for words in ("For:", "Against:", "Sci Rep 2017;7:45975", "[V2]", "a secondary source"):
        assert words in text(response)


def test_chronic_pain_is_no_matter_without_pain(shown, patient, orthopaedist):
    record_disc(patient, orthopaedist, verification="patient_reported")
    assert "EV-02" not in notes(shown())


def test_chronic_pain_is_one_with_it(shown):
    assert "EV-02" in notes(shown(back_pain="persistent", pain_cause="unknown"))


def test_another_known_cause_is_no_disc(shown):
    assert not {"EV-01", "EV-05"} & notes(shown(back_pain="settles", pain_cause="other_known"))
