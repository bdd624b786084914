"""A patient asks to have something put right; a clinician answers; both see it."""

import uuid

import pytest
from django.urls import reverse

from patients.actions import corrections
from patients.models import AuditEvent, CorrectionRequest, Patient
from patients.refusals import Invalid, NotNow, NotPermitted
from portal.actions import closing, erasing, merging
from tests.conftest import make_patient
from tests.patients.pages import text
from tests.portal.own_plans import ask_red_flags

pytestmark = pytest.mark.django_db

MINE, DATA = reverse("mine:corrections"), reverse("mine:data")
WORDS = "I was never told to stop swimming."


@pytest.fixture
def asked(runner):
    return corrections.ask_correction(runner, by=runner.user, about="plan", words=WORDS)


def typed(**told) -> dict:
    return {"submission_key": str(uuid.uuid4()), **told}


def page_of(asked) -> str:
    return reverse("clinic:correction", args=[asked.patient_id, asked.pk])


def test_from_the_patients_words_to_the_answer_that_the_patient_reads(
    as_user, runner, orthopaedist
):
    phone = as_user(runner.user)
    assert MINE in phone.get(DATA).text
    sent = phone.post(MINE, typed(about="plan", words=WORDS), follow=True)
    assert "Your clinic has not answered yet." in text(sent)
    asked = CorrectionRequest.objects.get()

    doctor = as_user(orthopaedist)
    home = doctor.get(reverse("clinic:home"))
    assert page_of(asked) in home.text
    assert WORDS in text(home)
    assert page_of(asked) in doctor.get(reverse("clinic:chart", args=[runner.pk])).text
    assert WORDS in text(doctor.get(page_of(asked)))
    doctor.post(page_of(asked), typed(outcome="left", answer="Swimming is in the plan."))

    assert page_of(asked) not in doctor.get(reverse("clinic:home")).text
    assert "Swimming is in the plan." in text(doctor.get(page_of(asked)))
    history = text(doctor.get(reverse("clinic:history", args=[runner.pk])))
    assert WORDS in history
    assert "Swimming is in the plan." in history
    page = text(as_user(runner.user).get(MINE))
    for said in (WORDS, "Left as it was", "Swimming is in the plan.", orthopaedist.name):
        assert said in page
    assert "not answered yet" not in page
    events = set(AuditEvent.objects.filter(event__startswith="correction.").values_list("event"))
    assert events == {("correction.asked",), ("correction.answered",)}


def test_the_page_of_the_own_data_says_how_many_wait(as_user, runner, asked):
    assert "1 not answered yet" in text(as_user(runner.user).get(DATA))


def test_a_slip_keeps_what_was_typed(as_user, runner, orthopaedist, asked):
    page = as_user(runner.user).post(MINE, typed(words="Only words."))
    assert "Choose what it is about." in text(page)
    assert "Only words." in page.text
    assert 'aria-invalid="true"' in as_user(runner.user).post(MINE, typed(about="plan")).text
    page = as_user(orthopaedist).post(page_of(asked), typed(answer="Only an answer."))
    assert "Choose what became of it." in text(page)
    assert "Only an answer." in page.text
    assert CorrectionRequest.objects.get().is_waiting


def test_only_the_patient_asks_and_only_a_clinician_answers(
    asked, runner, orthopaedist, therapist, front_desk
):
    with pytest.raises(NotPermitted):
        corrections.ask_correction(runner, by=orthopaedist, about="plan", words=WORDS)
    for by in (runner.user, therapist, front_desk):
        with pytest.raises(NotPermitted):
            corrections.answer_correction(asked, by=by, outcome="left", answer="No.")


def test_a_therapist_reads_it_and_is_offered_no_form(as_user, asked, therapist):
    page = as_user(therapist).get(page_of(asked))
    assert WORDS in text(page)
    assert "<form method" not in page.text.split("main")[1]


@pytest.mark.parametrize(("about", "words"), [("plan", "  "), ("class", "x"), ("plan", "x" * 2001)])
def test_what_says_nothing_is_not_sent(runner, about, words):
    with pytest.raises(Invalid):
        corrections.ask_correction(runner, by=runner.user, about=about, words=words)


def test_it_is_answered_once(asked, orthopaedist, neurosurgeon):
    corrections.answer_correction(asked, by=orthopaedist, outcome="corrected", answer="Done.")
    with pytest.raises(NotNow):
        corrections.answer_correction(asked, by=neurosurgeon, outcome="left", answer="No.")
    asked.refresh_from_db()
    assert asked.answer == "Done."


def test_it_leaves_the_worklist_by_an_answer_alone(as_user, asked, orthopaedist, runner):
    doctor = as_user(orthopaedist)
    mark = {"kind": "correction", "mark": str(asked.pk)}
    refused = doctor.post(reverse("clinic:reviewed", args=[runner.pk]), mark)
    assert refused.status_code == 409
    assert page_of(asked) in doctor.get(reverse("clinic:home")).text


def test_each_of_several_is_on_the_list_and_on_the_chart(as_user, asked, orthopaedist, runner):
    again = corrections.ask_correction(
        runner, by=runner.user, about="person", words="My name has two n."
    )
    doctor = as_user(orthopaedist)
    for page in (reverse("clinic:home"), reverse("clinic:chart", args=[runner.pk])):
        shown = doctor.get(page).text
        assert 0 < shown.index(page_of(asked)) < shown.index(page_of(again)), page
    corrections.answer_correction(asked, by=orthopaedist, outcome="left", answer="It says so.")
    shown = doctor.get(reverse("clinic:home")).text
    assert page_of(asked) not in shown
    assert page_of(again) in shown


def test_one_of_a_merged_record_is_read_and_answered_in_the_record_that_stays(
    as_user, clinic, clinic_admin, orthopaedist, asked, runner
):
    closing.close_portal(runner, by=orthopaedist)
    stays = make_patient(clinic, orthopaedist, "Sam", "Twice")
    merging.merge(Patient.objects.get(pk=runner.pk), by=clinic_admin, into=stays, reason="One.")
    doctor = as_user(orthopaedist)
    there = reverse("clinic:correction", args=[stays.pk, asked.pk])
    assert there in doctor.get(reverse("clinic:home")).text
    assert WORDS in text(doctor.get(there))


def test_anothers_request_is_not_there(as_user, clinic, orthopaedist, asked):
    anna = make_patient(clinic, orthopaedist, "Anna", "Another")
    address = reverse("clinic:correction", args=[anna.pk, asked.pk])
    assert as_user(orthopaedist).get(address).status_code == 404


def test_an_open_emergency_comes_first(as_user, runner, orthopaedist):
    ask_red_flags(runner, orthopaedist, RF_01="yes")
    assert 'href="tel:112"' in text(as_user(runner.user).get(MINE))


def test_who_somebody_is_goes_with_the_erasure_and_other_requests_stay(runner, asked, clinic_admin):
    corrections.ask_correction(runner, by=runner.user, about="person", words="I am called Sim.")
    told = {"reason": "Asked.", "typed_number": runner.record_number}
    erasing.erase_patient(runner, by=clinic_admin, **told)
    assert list(CorrectionRequest.objects.all()) == [asked]
