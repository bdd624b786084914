"""Reviewing a draft: class, plan, the patient's version, and the signature at the end."""

from datetime import timedelta

import pytest
from django.urls import reverse

from assessments import standing
from assessments.actions import intakes
from tests.assessments.stories import page_of, record_disc, signed_page_of
from tests.patients.pages import errors, filled, queries_of, send, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(as_user, orthopaedist):
    return as_user(orthopaedist)


def plan_on(response):
    return response.context["plan"]


class TestGettingThere:
    @pytest.mark.parametrize("who", ["therapist", "front_desk", "clinic_admin"])
    def test_it_is_for_clinicians(self, who, request, as_user, draft):
        assert as_user(request.getfixturevalue(who)).get(page_of(draft)).status_code == 403

    def test_elsewhere_it_does_not_exist(self, as_user, other_orthopaedist, draft):
        assert as_user(other_orthopaedist).get(page_of(draft)).status_code == 404

    def test_another_patients_draft_is_not_found_under_this_one(self, browser, draft, runner):
        address = reverse("assessments:review", args=[runner.pk, draft.pk])
        assert browser.get(address).status_code == 404

    def test_a_signed_one_leads_to_what_was_signed(self, browser, patient, orthopaedist, signed):
        assessment = signed(patient, orthopaedist)
        assert browser.get(page_of(assessment)).url == signed_page_of(assessment)


class TestWhatStandsThere:
    def test_automatic_ones_are_ticked_offered_ones_are_not(self, browser, draft):
        rows = browser.get(page_of(draft)).context["rows"]
        assert all(row.is_ticked for row in rows.automatic)
        assert {"REC-02", "REC-21"} <= {row.id for row in rows.automatic}
        assert not any(row.is_ticked for row in rows.offered)

    def test_no_alternative_is_ticked_beforehand_running_is_where_it_may(
        self, browser, draft, disc_draft
    ):
        assert filled(browser.get(page_of(draft)))["activities"] == ["running"]
        assert "activities" not in filled(browser.get(page_of(disc_draft)))

    def test_what_is_kept_back_until_the_decision_is_listed(self, browser, disc_draft):
        rows = browser.get(page_of(disc_draft)).context["rows"]
        assert "REC-05" in [row.id for row in rows.kept_back]

    def test_a_review_in_six_weeks_is_proposed(self, browser, draft):
        proposed = standing.of(draft.patient).today + timedelta(weeks=6)
        assert filled(browser.get(page_of(draft)))["review_on"] == [proposed.isoformat()]

    def test_a_diagnosed_patient_reads_the_default_only_if_it_is_confirmed(
        self, browser, draft, disc_draft
    ):
        words = "Do not run again until you have talked to your clinic."
        assert 'name="default_stop_rule"' in text(browser.get(page_of(disc_draft)))
        assert words in text(browser.get(page_of(disc_draft)))
        assert 'name="default_stop_rule"' not in text(browser.get(page_of(draft)))

    def test_the_consultation_is_asked_about_from_c3_on(self, browser, draft, disc_draft):
        assert "This visit is the consultation" in text(browser.get(page_of(disc_draft)))
        assert "This visit is the consultation" not in text(browser.get(page_of(draft)))

    def test_the_patients_version_stands_beside_it(self, browser, draft):
        plan = plan_on(browser.get(page_of(draft)))
        assert plan.class_title == "Running is good for you if you do a few things."
        assert [option.name for option in plan.options] == ["Running"]
        assert plan.conditions[0].effect == "This alone would lead to: “Running is good for you.”"

    def test_it_says_what_the_signature_will_do(self, browser, disc_draft, draft):
        assert "Sam Signin can read the plan at once." in text(browser.get(page_of(disc_draft)))
        assert "hand the plan over on paper" in text(browser.get(page_of(draft)))

    def test_a_changed_record_is_shown_before_anybody_signs(self, browser, draft, orthopaedist):
        record_disc(draft.patient, orthopaedist)
        assert "Assess again with what is known now" in text(browser.get(page_of(draft)))


class TestAnotherClass:
    def test_drives_the_plan_and_the_patients_version(self, browser, draft):
        response = send(browser, page_of(draft), override_class="excluded", deed="update")
        rows = response.context["rows"]
        assert "running" not in [row.code for row in rows.activities]
        assert {"REC-01", "REC-19"} <= {row.id for row in rows.automatic if row.is_ticked}
        assert [row.id for row in rows.offered if row.is_ticked] == []
        assert plan_on(response).class_title == "Running is not safe for your back."
        assert filled(response)["plan_for"] == ["excluded"]
        assert not standing.of(draft.patient).verdict

    def test_is_not_signed_before_its_plan_was_seen(self, browser, draft):
        sent = filled(browser.get(page_of(draft)), override_class="consult", deed="sign")
        response = browser.post(page_of(draft), sent)
        assert "You changed the class, and the plan changed with it" in text(response)
        assert not standing.of(draft.patient).verdict
        seen = filled(response, activities=["walking"], deed="sign")
        assert browser.post(page_of(draft), seen).url == signed_page_of(draft)
        assert standing.of(draft.patient).verdict.signed_class == "consult"

    def test_downward_without_a_reason_comes_back_with_both_classes(self, browser, disc_draft):
        first = send(browser, page_of(disc_draft), override_class="conditions", deed="update")
        response = browser.post(
            page_of(disc_draft), filled(first, default_stop_rule="on", deed="sign")
        )
        assert set(errors(response)) == {"override_reason", "override_words"}
        assert response.context["verdict"].code == "consult"
        assert response.context["chosen"]["code"] == "conditions"

    def test_back_again_ticks_what_belongs_there(self, browser, draft):
        away = send(browser, page_of(draft), override_class="find_cause", deed="update")
        back = browser.post(page_of(draft), filled(away, override_class="conditions"))
        assert filled(back)["activities"] == ["running"]
        assert all(row.is_ticked for row in back.context["rows"].automatic)


class TestWhileEditing:
    HTMX = {"HTTP_HX_REQUEST": "true"}

    def test_the_patients_version_follows_and_nothing_is_written(self, browser, draft):
        sent = filled(
            browser.get(page_of(draft)),
            activities=["running", "yoga"],
            frequency_yoga="once a week",
            movement_cautions="No headstands.",
            deed="sign",
        )
        response = browser.post(page_of(draft), sent, **self.HTMX, HTTP_HX_TARGET="patient-version")
        plan = plan_on(response)
        assert [(option.name, option.often) for option in plan.options] == [
            ("Running", "As agreed with your doctor"),
            ("Yoga", "once a week"),
        ]
        assert "No headstands." in text(response)
        assert "<html" not in text(response)
        draft.refresh_from_db()
        assert (draft.is_signed, draft.revision) == (False, 1)

    def test_the_class_brings_its_plan_with_it(self, browser, draft):
        sent = filled(browser.get(page_of(draft)), override_class="excluded")
        response = browser.post(page_of(draft), sent, **self.HTMX, HTTP_HX_TARGET="plan-part")
        assert 'id="plan-part"' in text(response)
        assert "Running is not safe for your back." in text(response)

    def test_this_visit_as_the_consultation_changes_what_is_read(self, browser, disc_draft):
        sent = filled(
            browser.get(page_of(disc_draft)),
            is_consultation="on",
            consultation_outcome="Walk as much as you like.",
        )
        response = browser.post(page_of(disc_draft), sent, **self.HTMX, HTTP_HX_TARGET="plan-part")
        assert plan_on(response).class_title == "You have seen a specialist."
        assert plan_on(response).consultation.outcome == "Walk as much as you like."
        assert "REC-11" not in [row.id for row in response.context["rows"].automatic]
        assert not disc_draft.patient.consultations.exists()


def test_the_number_of_queries_is_fixed(browser, draft, orthopaedist, neurosurgeon):
    browser.get(page_of(draft))
    few = queries_of(lambda: browser.get(page_of(draft)))
    for _time in range(3):
        record_disc(draft.patient, orthopaedist)
        intakes.record_consultation(
            draft.patient, by=neurosurgeon, speciality="neurosurgeon", outcome="Seen."
        )
    assert queries_of(lambda: browser.get(page_of(draft))) <= few + 1
