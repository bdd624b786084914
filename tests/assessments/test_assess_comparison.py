"""The last signed assessment beside the class: what differs, and what it does to class and plan."""

import pytest
from django.urls import reverse

from assessments.actions import signing
from patients.actions import diagnoses
from tests.assessments.conftest import BEST
from tests.assessments.stories import record_disc
from tests.patients.pages import filled, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def look(as_user, orthopaedist, patient, ask_red_flags):
    """The page after the red flags were asked again: `look()`; the live part: `look(shoes=...)`."""

    def look(**answers):
        ask_red_flags(patient, orthopaedist)
        browser = as_user(orthopaedist)
        page = browser.get(reverse("assessments:assess", args=[patient.pk]))
        if not answers:
            return page
        sent = filled(page, **answers)
        return browser.post(reverse("assessments:preview", args=[patient.pk]), sent)

    return look


def compared(response):
    return response.context["compared"]


def names(lines):
    return [line.split()[0] for line in lines]


def test_there_is_none_where_nothing_was_signed(look):
    response = look(**BEST)
    assert compared(response) is None
    assert "Since the last signed assessment" not in text(response)


def test_it_says_so_where_nothing_differs(look, signed, patient, orthopaedist):
    signed(patient, orthopaedist, "running")
    response = look()
    found = compared(response)
    assert (found.differences, found.comes, found.goes, found.waits) == ((), (), (), ())
    assert found.is_same
    assert "Nothing differs: the same facts, the same class, the same plan." in text(response)
    assert "by Olive Ortho" in text(response)


def test_a_fact_its_class_and_what_comes_and_goes(look, signed, patient, orthopaedist):
    signed(patient, orthopaedist, "running")
    response = look(back_pain="persistent", pain_cause="unknown")
    found = compared(response)
    assert found.differences == (
        ("Back pain", "No back pain", "Persists after rest, or chronic"),
        ("Cause of the pain", "", "Not known yet"),
    )
    assert (found.then.code, found.now.code) == ("healthy", "find_cause")
    assert "REC-12" in names(found.comes)
    assert {"REC-05", "REC-06", "REC-17"} <= set(names(found.goes))
    assert "Falls out:" in text(response)


def test_a_diagnosis_recorded_since(look, signed, patient, orthopaedist):
    signed(patient, orthopaedist, "running")
    record_disc(patient, orthopaedist)
    found = compared(look())
    assert [what for what, _was, _now in found.differences] == ["Diagnoses"]
    assert found.class_moves
    assert {"REC-11", "REC-20"} <= set(names(found.comes))
    assert {"REC-05", "REC-06"} <= set(names(found.waits))


def test_a_fact_that_moves_neither_class_nor_plan(look, signed, patient, orthopaedist):
    record_disc(patient, orthopaedist)
    signed(patient, orthopaedist, "walking")
    response = look(technique="novice")
    found = compared(response)
    assert [what for what, _was, _now in found.differences] == ["Running technique"]
    assert not found.class_moves
    assert not found.plan_moves
    assert "No recommendation comes or goes." in text(response)


def test_a_withdrawn_one_still_stands_beside_it(look, signed, patient, orthopaedist):
    signing.withdraw(signed(patient, orthopaedist, "running"), by=orthopaedist, reason="Mistaken.")
    response = look()
    assert compared(response).ended == "withdrawn"
    assert "(withdrawn)" in text(response)


def test_an_examination_recorded_since_is_named(look, signed, patient, orthopaedist):
    signed(patient, orthopaedist, "running")
    diagnoses.record_examination(patient, by=orthopaedist)
    found = compared(look())
    assert [what for what, _was, _now in found.differences] == ["Spine examined"]
    assert (found.then.provisional, found.now.provisional) == (True, False)
