"""A therapist records what the patient says and what was seen, and judges nothing."""

import pytest
from django.urls import reverse

from assessments import standing
from assessments.actions import intakes
from assessments.models import Intake

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(patient):
    return reverse("assessments:answers", args=[patient.pk])


def sent(form, **answers) -> dict:
    """What the browser sends back: the page as it was filled, with these answers."""
    filled = {name: form[name].value() for name in form.fields}
    return {
        name: "" if value is None else str(value) for name, value in {**filled, **answers}.items()
    }


def test_a_therapist_records_technique_and_is_not_asked_for_the_cause(
    patient, therapist, as_user, page
):
    browser = as_user(therapist)
    asked = browser.get(page)
    assert "pain_cause" not in asked.context["form"].fields
    answer = sent(asked.context["form"], back_pain="settles", technique="novice")
    assert browser.post(page, answer).status_code == 302
    intake = standing.of(patient).intake
    assert (intake.technique, intake.back_pain, intake.author_role) == (
        "novice",
        "settles",
        "therapist",
    )
    assert intake.pain_cause == "unknown"
    assert browser.post(page, answer).status_code == 302
    assert Intake.objects.count() == 1


def test_a_cause_that_a_clinician_judged_stays(patient, orthopaedist, therapist, as_user, page):
    intakes.record_intake(
        patient,
        by=orthopaedist,
        answers={"back_pain": "settles", "pain_cause": "muscle_weakness"},
    )
    browser = as_user(therapist)
    form = browser.get(page).context["form"]
    browser.post(page, sent(form, technique="ergonomic", pain_cause="other_known"))
    assert standing.of(patient).intake.pain_cause == "muscle_weakness"


def test_a_missing_answer_is_asked_for_and_nothing_is_lost(patient, therapist, as_user, page):
    browser = as_user(therapist)
    answer = sent(browser.get(page).context["form"], technique="novice")
    again = browser.post(page, answer)
    assert again.status_code == 200
    assert set(again.context["form"].errors) == {"back_pain"}
    assert again.context["form"]["technique"].value() == "novice"
    assert not Intake.objects.exists()


def test_answers_given_meanwhile_are_shown_beside(patient, orthopaedist, therapist, as_user, page):
    browser = as_user(therapist)
    answer = sent(browser.get(page).context["form"], back_pain="none", technique="novice")
    intakes.record_intake(patient, by=orthopaedist, answers={"back_pain": "persistent"})
    stale = browser.post(page, answer)
    assert stale.status_code == 409
    pain, *_others = stale.context["stale"]["differences"]
    assert pain[1:] == ("No back pain", "Persists after rest, or chronic")
    assert Intake.objects.count() == 1


@pytest.mark.parametrize(("who", "status"), [("front_desk", 403), ("other_orthopaedist", 404)])
def test_nobody_else_comes_here(as_user, page, who, status, request):
    assert as_user(request.getfixturevalue(who)).get(page).status_code == status


def test_the_sign_in_is_never_drawn_into_a_part_of_a_page(client, patient):
    preview = reverse("assessments:preview", args=[patient.pk])
    answered = client.post(
        preview, headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/clinic/"}
    )
    assert answered["HX-Redirect"] == "/accounts/login/?next=%2Fclinic%2F"
    assert "/accounts/login/" in client.post(preview).url


def test_a_patient_reaches_no_page_of_work_about_their_own_record(runner, as_user):
    browser = as_user(runner.user)
    for name in ("assessments:answers", "assessments:safety", "assessments:assess", "clinic:chart"):
        assert browser.get(reverse(name, args=[runner.pk])).status_code == 404
