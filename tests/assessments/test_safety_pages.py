"""The safety check on the clinicians' side: asked, answered, read, and cleared with a reason."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments import standing
from assessments.actions import safety
from assessments.safety import red_flags, scope
from patients.actions import diagnoses
from tests.patients.pages import errors, filled, queries_of, send, text

pytestmark = pytest.mark.django_db

TOP = [flag for flag in red_flags.RED_FLAGS if flag.parent is None]
FOLLOW_UPS = {"RF-06a": "RF-06", "RF-12a": "RF-12", "RF-13a": "RF-13"}
SAY = "Answer with yes, no or not sure."
REASON = "Examined: sensation intact, the answer was a misunderstanding."


@pytest.fixture
def questions(patient):
    return reverse("assessments:safety", args=[patient.pk])


@pytest.fixture
def outcome(patient):
    return reverse("assessments:safety_outcome", args=[patient.pk])


@pytest.fixture
def a_week_later(monkeypatch):
    """Everything that asks for the time is told one that is eight days later."""

    def pass_by(days=8):
        later = timezone.now() + timedelta(days=days)
        monkeypatch.setattr(timezone, "now", lambda: later)

    return pass_by


def rest_no(**said):
    return {"rest_is_no": "on"} | said


class TestAsking:
    def test_every_question_stands_there_with_the_words_to_read_aloud(
        self, as_user, orthopaedist, questions
    ):
        shown = as_user(orthopaedist).get(questions)
        for flag in red_flags.RED_FLAGS:
            assert flag.clinician in text(shown)
            assert str(flag.question) in text(shown)
        for condition in scope.ASKED:
            assert str(condition.question) in text(shown)

    def test_nothing_is_answered_beforehand(self, as_user, orthopaedist, questions):
        assert set(filled(as_user(orthopaedist).get(questions))) == {"submission_key"}

    def test_all_negative_takes_one_tick_and_one_button_and_leads_to_the_assessment(
        self, as_user, orthopaedist, patient, questions
    ):
        answer = send(as_user(orthopaedist), questions, **rest_no())
        check = patient.safety_checks.get()
        assert check.outcome == "none"
        assert set(check.red_flags) == {flag.id for flag in TOP}
        assert set(check.scope.values()) == {"no"}
        assert answer.url == reverse("assessments:assess", args=[patient.pk])

    def test_an_open_question_is_named_and_nothing_is_lost(
        self, as_user, orthopaedist, patient, questions
    ):
        said = {flag.id: "no" for flag in TOP if flag.id != "RF-03"}
        said |= {condition.id: "no" for condition in scope.ASKED}
        answer = send(as_user(orthopaedist), questions, **said)
        assert errors(answer) == {"RF-03": [SAY]}
        assert 'id="id_RF-03_error"' in text(answer)
        assert 'href="#id_RF-03_0"' in text(answer)
        assert filled(answer)["RF-04"] == ["no"]
        assert not patient.safety_checks.exists()

    def test_nothing_said_is_never_a_no(self, as_user, orthopaedist, patient, questions):
        answer = send(as_user(orthopaedist), questions)
        assert set(errors(answer)) == {flag.id for flag in TOP} | {each.id for each in scope.ASKED}
        assert not patient.safety_checks.exists()

    @pytest.mark.parametrize(("follow_up", "parent"), FOLLOW_UPS.items())
    @pytest.mark.parametrize("said", ["yes", "not_sure"])
    def test_a_follow_up_is_asked_after_yes_and_after_not_sure(
        self, as_user, orthopaedist, patient, questions, follow_up, parent, said
    ):
        answer = send(as_user(orthopaedist), questions, **rest_no(**{parent: said}))
        assert errors(answer) == {follow_up: [SAY]}, "“the others: no” does not answer it"
        send(as_user(orthopaedist), questions, **rest_no(**{parent: said, follow_up: "no"}))
        assert patient.safety_checks.get().red_flags[follow_up] == "no"

    def test_an_answer_to_a_follow_up_that_was_not_asked_is_ignored(
        self, as_user, orthopaedist, patient, questions
    ):
        send(as_user(orthopaedist), questions, **rest_no(**{"RF-06": "no", "RF-06a": "yes"}))
        check = patient.safety_checks.get()
        assert "RF-06a" not in check.red_flags
        assert check.outcome == "none"

    def test_a_follow_up_says_without_javascript_when_it_is_asked(
        self, as_user, orthopaedist, questions
    ):
        shown = text(as_user(orthopaedist).get(questions))
        assert shown.count("Only if the answer above is yes or not sure") == len(FOLLOW_UPS)
        for parent in FOLLOW_UPS.values():
            assert f'data-asked-after="{parent}"' in shown

    def test_an_answer_that_there_is_not_is_refused(
        self, as_user, orthopaedist, patient, questions
    ):
        answer = send(as_user(orthopaedist), questions, **rest_no(**{"RF-01": "perhaps"}))
        assert errors(answer) == {"RF-01": [SAY]}

    def test_sent_twice_makes_one_check(self, as_user, orthopaedist, patient, questions):
        browser = as_user(orthopaedist)
        sent = filled(browser.get(questions), **rest_no())
        browser.post(questions, sent)
        browser.post(questions, sent)
        assert patient.safety_checks.count() == 1

    def test_a_therapist_may_ask_and_goes_back_to_the_chart(
        self, as_user, therapist, patient, questions
    ):
        answer = send(as_user(therapist), questions, **rest_no())
        assert patient.safety_checks.get().recorded_by == therapist
        assert answer.url == reverse("clinic:chart", args=[patient.pk])

    def test_is_closed_to_the_front_desk_another_clinic_and_the_patient(
        self, client, as_user, front_desk, other_orthopaedist, runner, questions
    ):
        own = reverse("assessments:safety", args=[runner.pk])
        assert as_user(front_desk).get(questions).status_code == 403
        assert as_user(other_orthopaedist).get(questions).status_code == 404
        assert as_user(runner.user).get(own).status_code == 404


class TestAnswersThatStillCount:
    def test_those_given_at_home_can_be_relied_on(
        self, as_user, orthopaedist, runner, ask_red_flags
    ):
        ask_red_flags(runner, runner.user)
        shown = as_user(orthopaedist).get(reverse("assessments:safety", args=[runner.pk]))
        assert "Answered at home on" in text(shown)
        assert "Every red-flag question was answered no." in text(shown)
        assert "Rely on these answers" in text(shown)
        assert shown.context["onward"] == reverse("assessments:assess", args=[runner.pk])

    def test_after_more_than_seven_days_they_do_not(
        self, as_user, orthopaedist, runner, ask_red_flags, a_week_later
    ):
        ask_red_flags(runner, runner.user)
        browser = as_user(orthopaedist)
        a_week_later(days=8)
        shown = browser.get(reverse("assessments:safety", args=[runner.pk]))
        assert "Rely on these answers" not in text(shown)

    def test_what_was_answered_yes_stands_beside_them(
        self, as_user, orthopaedist, patient, questions, ask_red_flags
    ):
        check = ask_red_flags(patient, orthopaedist, RF_10="yes")
        safety.clear_safety_check(check, by=orthopaedist, reason=REASON)
        shown = text(as_user(orthopaedist).get(questions))
        assert re.search(r"RF-10</span>\s*<span[^>]*>History of cancer", shown)


class TestWhatItFound:
    def test_an_emergency_stands_first_with_what_to_do(
        self, as_user, orthopaedist, patient, questions, outcome
    ):
        answer = send(as_user(orthopaedist), questions, **rest_no(**{"RF-03": "yes"}))
        assert answer.url == outcome
        shown = text(as_user(orthopaedist).get(outcome))
        assert "notice-emergency" in shown
        assert "refer to hospital at once" in shown
        assert 'href="tel:112"' in shown
        assert "Clear with a reason" in shown
        assert reverse("assessments:assess", args=[patient.pk]) not in shown

    def test_not_sure_counts_as_yes(self, as_user, orthopaedist, patient, questions, outcome):
        answer = send(as_user(orthopaedist), questions, **rest_no(**{"RF-01": "not_sure"}))
        assert answer.url == outcome
        assert standing.of(patient).is_emergency

    def test_an_urgent_flag_asks_for_a_look_and_does_not_frighten(
        self, as_user, orthopaedist, questions, outcome
    ):
        answer = send(as_user(orthopaedist), questions, **rest_no(**{"RF-10": "yes"}))
        assert answer.url == outcome
        shown = as_user(orthopaedist).get(outcome)
        assert "see the patient within days" in text(shown)
        assert "A single flag is weak evidence" in text(shown)
        assert "notice-emergency" not in text(shown)
        assert shown.context["form"] is not None

    def test_a_cleared_urgent_flag_is_not_asked_about_at_every_visit(
        self, as_user, orthopaedist, patient, questions, ask_red_flags
    ):
        check = ask_red_flags(patient, orthopaedist, RF_10="yes")
        safety.clear_safety_check(check, by=orthopaedist, reason=REASON)
        answer = send(as_user(orthopaedist), questions, **rest_no(**{"RF-10": "yes"}))
        assert answer.url == reverse("assessments:assess", args=[patient.pk])

    def test_a_routine_finding_is_shown_with_nothing_to_clear(
        self, as_user, orthopaedist, patient, questions, outcome
    ):
        answer = send(as_user(orthopaedist), questions, **rest_no(**{"RF-14": "yes"}))
        assert answer.url == outcome
        shown = as_user(orthopaedist).get(outcome)
        assert "look at RF-14 at this visit" in text(shown)
        assert shown.context["form"] is None
        assert shown.context["onward"] == reverse("assessments:assess", args=[patient.pk])

    def test_what_lies_outside_the_scope_is_said(self, as_user, orthopaedist, questions, outcome):
        answer = send(as_user(orthopaedist), questions, **rest_no(fainting="yes"))
        assert answer.url == outcome
        assert "Advise a medical check before any exercise." in text(
            as_user(orthopaedist).get(outcome)
        )

    def test_a_diagnosis_that_is_an_emergency_leads_to_itself(
        self, as_user, orthopaedist, patient, outcome
    ):
        found = diagnoses.record(
            patient, by=orthopaedist, catalogue_key="cauda-equina", region="lumbar"
        )
        shown = text(as_user(orthopaedist).get(outcome))
        assert "This diagnosis is an emergency." in shown
        assert reverse("patients:diagnosis", args=[patient.pk, found.pk]) in shown

    def test_never_asked_says_so(self, as_user, orthopaedist, questions, outcome):
        shown = text(as_user(orthopaedist).get(outcome))
        assert "The questions were never asked" in shown
        assert questions in shown

    def test_a_therapist_reads_it_and_is_told_who_clears_it(
        self, as_user, therapist, patient, outcome, ask_red_flags
    ):
        ask_red_flags(patient, therapist, RF_03="yes")
        shown = as_user(therapist).get(outcome)
        assert shown.context["form"] is None
        assert "Only an orthopaedist or a neurosurgeon" in text(shown)

    def test_a_long_history_asks_the_database_no_more(
        self, as_user, orthopaedist, patient, outcome, ask_red_flags
    ):
        browser = as_user(orthopaedist)
        ask_red_flags(patient, orthopaedist, RF_03="yes")
        once = queries_of(lambda: browser.get(outcome))
        for _again in range(5):
            ask_red_flags(patient, orthopaedist, RF_03="yes")
        assert queries_of(lambda: browser.get(outcome)) == once
