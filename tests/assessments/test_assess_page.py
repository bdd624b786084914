"""The page on which a clinician asks and sees the class: prefilled, live, also without scripts."""

import pytest
from django.urls import reverse

from assessments import standing
from assessments.actions import drafts, intakes
from assessments.models import Assessment
from patients.actions import diagnoses
from patients.models import AuditEvent
from tests.assessments.conftest import BEST
from tests.assessments.stories import record_disc
from tests.patients.pages import errors, filled, queries_of, send, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(patient):
    return reverse("assessments:assess", args=[patient.pk])


@pytest.fixture
def preview(patient):
    return reverse("assessments:preview", args=[patient.pk])


@pytest.fixture
def browser(as_user, orthopaedist, patient, ask_red_flags):
    """A clinician's browser, the red flags asked."""
    ask_red_flags(patient, orthopaedist)
    return as_user(orthopaedist)


def answered(patient, by, **answers):
    return intakes.record_intake(patient, by=by, answers={**BEST, **answers})


def class_on(response) -> str:
    return response.context["verdict"].code


class TestGettingThere:
    def test_the_red_flags_come_first(self, as_user, orthopaedist, patient, page):
        response = as_user(orthopaedist).get(page)
        assert response.url == reverse("assessments:safety", args=[patient.pk])
        followed = as_user(orthopaedist).get(page, follow=True)
        assert "red-flag questions first" in text(followed)

    @pytest.mark.parametrize("who", ["therapist", "front_desk", "clinic_admin"])
    def test_it_is_for_clinicians(self, who, request, as_user, page, preview):
        signed_in = as_user(request.getfixturevalue(who))
        assert signed_in.get(page).status_code == 403
        assert signed_in.post(preview).status_code == 403

    def test_elsewhere_the_patient_does_not_exist(self, as_user, other_orthopaedist, page):
        assert as_user(other_orthopaedist).get(page).status_code == 404

    def test_the_look_is_recorded(self, browser, patient, page):
        browser.get(page)
        last = AuditEvent.objects.filter(patient=patient.pk).latest("number")
        assert (last.event, last.target) == ("record.read", "page:assessments:assess")


class TestTheQuestions:
    def test_are_filled_from_the_newest_answers_with_who_said_it(
        self, browser, patient, therapist, orthopaedist, page
    ):
        answered(patient, orthopaedist)
        intakes.record_intake(patient, by=therapist, answers={"technique": "novice"})
        response = browser.get(page)
        assert filled(response)["technique"] == ["novice"]
        assert "Thea Therapist" in text(response)

    def test_what_nobody_answered_says_so(self, browser, page):
        sent = filled(browser.get(page))
        assert sent["shoes"] == ["not_recorded"]
        assert "back_pain" not in sent

    def test_the_spine_is_read_only_and_leads_to_its_diagnoses(
        self, browser, patient, orthopaedist, page
    ):
        disc = record_disc(patient, orthopaedist)
        response = browser.get(page)
        assert "Disease, not yet judged whether it excludes running" in text(response)
        assert reverse("patients:diagnosis", args=[patient.pk, disc.pk]) in text(response)
        assert reverse("patients:choose_diagnosis", args=[patient.pk]) in text(response)
        assert "spine_status" not in filled(response)

    def test_a_spine_nobody_examined_is_never_called_healthy(self, browser, page):
        assert "No spine disease known (not examined)" in text(browser.get(page))

    def test_the_cause_of_pain_says_when_it_is_asked(self, browser, page):
        assert "only with pain" in text(browser.get(page))


class TestAProposal:
    @pytest.fixture
    def browser(self, as_user, orthopaedist, runner, ask_red_flags):
        ask_red_flags(runner, orthopaedist)
        answered(runner, orthopaedist, back_pain="settles")
        intakes.record_intake(runner, by=runner.user, answers={"back_pain": "persistent"})
        return as_user(orthopaedist)

    @pytest.fixture
    def page(self, runner):
        return reverse("assessments:assess", args=[runner.pk])

    def test_stands_beside_the_value(self, browser, page):
        response = browser.get(page)
        assert filled(response)["back_pain"] == ["settles"]
        assert "The patient now says:" in text(response)
        assert "Sam Signin" in text(response)

    @pytest.mark.parametrize(
        ("said", "stands", "is_open"),
        [
            ("accept", "persistent", False),
            ("decline", "settles", False),
            (None, "settles", True),
        ],
    )
    def test_is_taken_over_or_left_or_stays_open(
        self, said, stands, is_open, browser, runner, page
    ):
        send(browser, page, proposal_back_pain=said)
        intake = standing.of(runner).intake
        assert (intake.back_pain, "back_pain" in intake.proposals) == (stands, is_open)


class TestTheClassBeside:
    def test_waits_for_the_pain(self, browser, page):
        response = browser.get(page)
        assert response.context["verdict"] is None
        assert "without that answer there is no class" in text(response)

    def test_says_why_how_certain_and_what_to_ask_next(self, browser, patient, orthopaedist, page):
        record_disc(patient, orthopaedist)
        answered(patient, orthopaedist)
        response = browser.get(page)
        verdict = response.context["verdict"]
        assert (verdict.code, verdict.provisional) == ("consult", True)
        assert [step.code for step in verdict.steps if step.possible] == ["consult", "excluded"]
        assert [claim.id for claim in verdict.reasons[0].claims][:1] == ["A13"]
        assert verdict.questions[0].fact == "spine_status"
        assert 'href="#ask-spine_status"' in text(response)
        assert "no training answer changes it" in text(response)
        assert "Running with a diagnosed disc disease" in text(response)

    def test_warns_of_what_the_article_does_not_cover(
        self, browser, patient, orthopaedist, page, ask_red_flags
    ):
        ask_red_flags(patient, orthopaedist, conditions={"recent_spinal_surgery": "yes"})
        assert "Spinal surgery in the last 12 months" in text(browser.get(page))

    def test_an_emergency_comes_before_it(
        self, browser, patient, orthopaedist, page, ask_red_flags
    ):
        answered(patient, orthopaedist)
        ask_red_flags(patient, orthopaedist, RF_03="yes")
        assert "Possible emergency" in text(browser.get(page))


class TestWhileAnswering:
    def test_the_class_follows_the_answers_and_no_record_is_written(
        self, browser, patient, preview
    ):
        response = browser.post(preview, {"back_pain": "persistent", "pain_cause": "unknown"})
        assert class_on(response) == "find_cause"
        assert (patient.intakes.count(), patient.assessments.count()) == (0, 0)

    def test_pain_without_a_cause_counts_as_not_known_yet(self, browser, preview):
        assert class_on(browser.post(preview, {"back_pain": "persistent"})) == "find_cause"

    def test_a_cause_without_its_disease_is_classified_with_a_warning(self, browser, preview):
        response = browser.post(preview, {"back_pain": "settles", "pain_cause": "spinal_disease"})
        assert class_on(response) == "consult"
        assert "none is confirmed" in text(response)

    def test_half_an_answer_is_no_error(self, browser, preview):
        response = browser.post(preview, {"back_pain": "nonsense"})
        assert response.status_code == 200
        assert response.context["verdict"] is None

    def test_only_posting_asks(self, browser, preview):
        assert browser.get(preview).status_code == 405


class TestSending:
    def test_drafts_and_goes_on_to_the_review(self, browser, patient, page):
        response = send(browser, page, **BEST, deed="draft")
        draft = standing.of(patient).draft
        assert draft.computed_class == "healthy"
        assert response.url == reverse("assessments:review", args=[patient.pk, draft.pk])

    def test_without_javascript_show_the_class_saves_nothing(self, browser, patient, page):
        response = send(browser, page, **BEST, deed="show")
        assert class_on(response) == "healthy"
        assert filled(response)["technique"] == ["ergonomic"]
        assert (patient.intakes.count(), patient.assessments.count()) == (0, 0)

    def test_sent_twice_it_is_one(self, browser, patient, page):
        sent = filled(browser.get(page), **BEST, deed="draft")
        first, second = (browser.post(page, sent) for _time in range(2))
        assert first.url == second.url
        assert (patient.intakes.count(), patient.assessments.count()) == (1, 1)

    def test_sent_again_after_the_draft_was_discarded_it_says_so(
        self, browser, orthopaedist, patient, page
    ):
        sent = filled(browser.get(page), **BEST, deed="draft")
        browser.post(page, sent)
        drafts.discard_draft(Assessment.objects.get(), by=orthopaedist)
        response = browser.post(page, sent)
        assert response.status_code == 409
        assert "discarded since" in text(response)

    def test_without_the_pain_it_comes_back_with_everything_typed(self, browser, patient, page):
        response = send(browser, page, technique="novice", deed="draft")
        assert errors(response) == {
            "back_pain": ["Ask whether the back hurts, and choose the answer."]
        }
        assert filled(response)["technique"] == ["novice"]
        assert 'href="#id_back_pain_0"' in text(response)
        assert not patient.intakes.exists()

    @pytest.mark.parametrize(
        "typed",
        [
            {"back_pain": "none", "pain_cause": "muscle_weakness"},
            {"back_pain": "settles", "pain_cause": "spinal_disease"},
        ],
    )
    def test_a_cause_that_does_not_fit_is_refused_at_its_field(self, typed, browser, patient, page):
        response = send(browser, page, **typed, shoes="cushioned", deed="draft")
        assert list(errors(response)) == ["pain_cause"]
        assert filled(response)["pain_cause"] == [typed["pain_cause"]]
        assert filled(response)["shoes"] == ["cushioned"]
        assert not patient.assessments.exists()

    def test_an_invented_answer_is_refused(self, browser, page):
        response = send(browser, page, **{**BEST, "shoes": "flying"}, deed="draft")
        assert errors(response) == {"shoes": ["Choose one of the answers."]}

    def test_answers_given_meanwhile_show_both_versions_and_save_nothing(
        self, browser, patient, neurosurgeon, page
    ):
        sent = filled(browser.get(page), **BEST, deed="draft")
        answered(patient, neurosurgeon, technique="novice")
        response = browser.post(page, sent)
        assert response.status_code == 409
        assert [what for what, _yours, _theirs in response.context["stale"]["differences"]] == [
            "Running technique"
        ]
        assert "Ned Neuro" in text(response)
        assert (patient.intakes.count(), patient.assessments.count()) == (1, 0)
        again = browser.post(page, filled(response, deed="draft"))
        assert again.status_code == 302
        assert standing.of(patient).intake.technique == "ergonomic"

    def test_red_flags_too_old_by_then_keep_what_was_typed(
        self, browser, patient, orthopaedist, page, signed
    ):
        sent = filled(browser.get(page), **BEST, deed="draft")
        newest = signed(patient, orthopaedist).intake
        response = browser.post(page, {**sent, "seen": str(newest.pk), "technique": "novice"})
        assert response.status_code == 409
        assert "red-flag questions first" in text(response)
        assert filled(response)["technique"] == ["novice"]


def test_the_number_of_queries_does_not_grow_with_the_record(
    browser, patient, orthopaedist, page, preview
):
    answered(patient, orthopaedist)
    record_disc(patient, orthopaedist)
    browser.get(page)
    few = queries_of(lambda: browser.get(page))
    for _time in range(3):
        record_disc(patient, orthopaedist)
        answered(patient, orthopaedist)
        diagnoses.record_examination(patient, by=orthopaedist)
    assert queries_of(lambda: browser.get(page)) == few
    assert queries_of(lambda: browser.post(preview, {"back_pain": "none"})) <= few
