"""Signing on the page: everything at once, nothing lost, and what stands in the way."""

from datetime import timedelta

import pytest
from django.urls import reverse

from assessments import standing
from assessments.actions import decisions, drafts, intakes
from assessments.plan_choices import PlanChoices
from patients.refusals import Invalid
from tests.assessments.conftest import BEST
from tests.assessments.stories import page_of, record_disc, record_slip, signed_page_of
from tests.patients.pages import errors, filled, send, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(as_user, orthopaedist):
    return as_user(orthopaedist)


class TestSigning:
    def test_the_whole_plan(self, browser, disc_draft):
        response = send(
            browser,
            page_of(disc_draft),
            activities=["pilates", "walking"],
            dose_pilates="20 minutes",
            frequency_pilates="twice a week",
            own_1="Swimming on the back",
            own_often_1="once a week",
            own_is_activity_1="on",
            own_stop_rule="Stop and walk home. Call me.",
            is_consultation="on",
            consultation_outcome="Walk as much as you like.",
            deed="sign",
        )
        assert response.url == signed_page_of(disc_draft)
        plan = standing.of(disc_draft.patient).plan
        items = [(item.activity, item.dose, item.frequency) for item in plan.items.all()][:3]
        assert items == [
            ("pilates", "20 minutes", "twice a week"),
            ("walking", "", ""),
            ("other", "", "once a week"),
        ]
        assert plan.own_stop_rule == "Stop and walk home. Call me."
        assert plan.review_on == standing.of(disc_draft.patient).today + timedelta(weeks=6)

    def test_all_faults_at_once_at_their_fields_and_nothing_lost(
        self, browser, runner, orthopaedist, drafted
    ):
        record_slip(runner, orthopaedist)
        draft = drafted(runner, orthopaedist)
        without = [
            row.id
            for row in browser.get(page_of(draft)).context["rows"].automatic
            if row.id != "REC-20"
        ]
        response = send(
            browser,
            page_of(draft),
            activities=["martial_arts"],
            frequency_martial_arts="on Mondays",
            recommendations=without,
            own_often_2="daily",
            is_consultation="on",
            deed="sign",
        )
        assert list(errors(response)) == ["own_2"]
        again = browser.post(page_of(draft), filled(response, own_often_2="", deed="sign"))
        assert set(errors(again)) == {
            "deliberate_martial_arts",
            "left_out_REC-20",
            "movement_cautions",
            "own_stop_rule",
            "consultation_outcome",
        }
        assert 'href="#id_left_out_REC-20"' in text(again)
        assert filled(again)["frequency_martial_arts"] == ["on Mondays"]
        assert not standing.of(runner).verdict

    def test_no_activity_is_said_at_the_activities(self, browser, draft):
        response = send(browser, page_of(draft), activities=None, deed="sign")
        assert list(errors(response)) == ["activities"]
        assert 'href="#id_activities_0"' in text(response)

    def test_a_day_that_is_none_comes_back_as_typed(self, browser, draft):
        response = send(browser, page_of(draft), review_on="soon", deed="sign")
        assert list(errors(response)) == ["review_on"]
        assert filled(response)["review_on"] == ["soon"]

    def test_what_lies_outside_the_article_is_acknowledged_on_the_page(
        self, browser, patient, orthopaedist, drafted, ask_red_flags
    ):
        draft = drafted(patient, orthopaedist)
        ask_red_flags(patient, orthopaedist, conditions={"recent_spinal_surgery": "yes"})
        refused = send(browser, page_of(draft), deed="sign")
        assert list(errors(refused)) == ["acknowledge_recent_spinal_surgery"]
        ticked = filled(refused, acknowledge_recent_spinal_surgery="on", deed="sign")
        assert browser.post(page_of(draft), ticked).url == signed_page_of(draft)

    def test_sent_twice_it_is_signed_once(self, browser, draft):
        sent = filled(browser.get(page_of(draft)), deed="sign")
        first, second = (browser.post(page_of(draft), sent) for _time in range(2))
        assert first.url == second.url == signed_page_of(draft)
        assert draft.patient.plans.count() == 1

    def test_rec_14_stays_in_whatever_is_sent(self, browser, draft):
        assert send(browser, page_of(draft), recommendations=["REC-02"]).status_code == 200
        rows = browser.get(page_of(draft)).context["rows"]
        assert next(row for row in rows.automatic if row.id == "REC-14").is_fixed

    def test_the_decision_opens_again_where_the_class_is_higher(
        self, browser, runner, orthopaedist, signed, drafted
    ):
        signed(runner, orthopaedist, "running")
        decisions.decide(
            standing.of(runner).plan,
            by=runner.user,
            choice="will_run_within_plan",
            teach_back="It could hurt.",
            typed_name="Sam Signin",
            language="en",
        )
        record_disc(runner, orthopaedist)
        again = drafted(runner, orthopaedist)
        response = browser.get(page_of(again))
        assert "the decision is open again" in text(response)
        assert "is superseded and stays readable" in text(response)
        assert "among the older ones, marked as ended" in text(response)
        assert response.context["plan"].running == "Running is not in your plan."


class TestWhatStandsInTheWay:
    def test_an_open_emergency_blocks_with_its_reason(
        self, browser, draft, orthopaedist, ask_red_flags
    ):
        sent = filled(browser.get(page_of(draft)), deed="sign")
        ask_red_flags(draft.patient, orthopaedist, RF_03="yes")
        response = browser.get(page_of(draft))
        assert "found a possible emergency" in text(response)
        assert 'value="sign"' not in text(response)
        refused = browser.post(page_of(draft), {**sent, "movement_cautions": "none"})
        assert refused.status_code == 409
        assert filled(refused)["movement_cautions"] == ["none"]
        assert not standing.of(draft.patient).verdict

    def test_a_colleagues_version_is_shown_beside_it_and_nothing_is_saved(
        self, browser, draft, neurosurgeon
    ):
        sent = filled(browser.get(page_of(draft)), own_stop_rule="Stop.", deed="sign")
        kept = PlanChoices(own_stop_rule="Walk home.")
        drafts.keep_draft(draft, by=neurosurgeon, seen=draft.revision, choices=kept)
        response = browser.post(page_of(draft), sent)
        assert response.status_code == 409
        assert ("Own stop rule", "Stop.", "Walk home.") in response.context["stale"]["differences"]
        assert "Ned Neuro" in text(response)
        assert filled(response)["own_stop_rule"] == ["Stop."]
        assert not standing.of(draft.patient).verdict
        meant = browser.post(page_of(draft), filled(response, deed="sign"))
        assert meant.url == signed_page_of(draft)

    def test_answers_given_meanwhile_are_shown_and_nothing_is_signed(
        self, browser, draft, orthopaedist
    ):
        sent = filled(browser.get(page_of(draft)), deed="sign")
        intakes.record_intake(
            draft.patient, by=orthopaedist, answers={**BEST, "technique": "novice"}
        )
        response = browser.post(page_of(draft), sent)
        assert response.status_code == 409
        assert "Running technique" in text(response)
        assert not standing.of(draft.patient).verdict

    def test_signed_meanwhile_by_somebody_else(self, browser, patient, orthopaedist, signed):
        assessment = signed(patient, orthopaedist)
        response = browser.post(page_of(assessment), {"deed": "sign"})
        assert response.status_code == 409
        assert "signed already" in text(response)


class TestKeepingAndDiscarding:
    def test_a_kept_draft_comes_back_as_it_was(self, browser, draft):
        changed = send(browser, page_of(draft), override_class="consult", deed="update")
        browser.post(
            page_of(draft),
            filled(
                changed,
                activities=["yoga"],
                dose_yoga="ten minutes",
                own_1="Nordic walking",
                own_stop_rule="Stop.",
                override_words="I want a colleague to look.",
                deed="keep",
            ),
        )
        back = filled(browser.get(page_of(draft)))
        assert back["override_class"] == ["consult"]
        assert back["activities"] == ["yoga"]
        assert (back["dose_yoga"], back["own_1"]) == (["ten minutes"], ["Nordic walking"])
        assert back["override_words"] == ["I want a colleague to look."]

    def test_a_draft_kept_for_another_class_follows_the_new_one(
        self, browser, patient, orthopaedist, draft
    ):
        send(browser, page_of(draft), own_stop_rule="Stop.", deed="keep")
        record_disc(patient, orthopaedist)
        newest = standing.of(patient).intake
        drafts.assess(patient, by=orthopaedist, answers=BEST, seen=newest.pk)
        back = browser.get(page_of(draft))
        assert "activities" not in filled(back)
        assert filled(back)["own_stop_rule"] == ["Stop."]
        assert all(row.is_ticked for row in back.context["rows"].automatic)

    def test_discarding_is_said_before_and_leaves_the_answers(self, browser, draft, patient):
        assert "are gone for good" in text(browser.get(page_of(draft)))
        address = reverse("assessments:discard", args=[patient.pk, draft.pk])
        for _time in range(2):
            assert browser.post(address).url == reverse("clinic:chart", args=[patient.pk])
        assert standing.of(patient).draft is None
        assert standing.of(patient).intake.back_pain == "none"

    def test_looking_discards_nothing(self, browser, draft, patient):
        address = reverse("assessments:discard", args=[patient.pk, draft.pk])
        assert browser.get(address).status_code == 405


def test_what_cannot_be_kept_says_why_and_not_that_it_was_kept(browser, draft, monkeypatch):
    def refuses(*args, **kwargs):
        raise Invalid({"own_stop_rule": "Say it in fewer words."})

    monkeypatch.setattr(drafts, "keep_draft", refuses)
    response = send(browser, page_of(draft), own_stop_rule="Stop.", deed="keep")
    assert response.status_code == 200
    assert errors(response) == {"own_stop_rule": ["Say it in fewer words."]}
    assert "The draft is kept." not in text(response)
