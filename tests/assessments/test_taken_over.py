"""Taking over what the plan signed last said: one press, nothing lost, nothing signed by it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from assessments import standing
from assessments.models import Plan
from assessments.plan_choices import ActivityChoice, OwnItem, PlanChoices
from assessments.review_pages import Review
from tests.assessments.conftest import choices_for
from tests.assessments.stories import page_of, record_slip, sign
from tests.patients.pages import errors, filled, send, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(as_user, orthopaedist):
    return as_user(orthopaedist)


@pytest.fixture
def earlier(patient, orthopaedist, drafted):
    """A plan for somebody who may run, with everything a clinician can add to it."""
    draft = drafted(patient, orthopaedist, core_strengthening="not_regular")
    choices = choices_for(
        draft,
        "running",
        own=(OwnItem("Swimming on the back", "once a week", is_activity=True),),
        own_stop_rule="Stop and walk home.",
        movement_cautions="No deep bending backwards.",
        review_on=standing.of(patient).today + timedelta(days=3),
    )
    choices = replace(
        choices,
        activities=(
            ActivityChoice("running", dose="30 minutes"),
            ActivityChoice("martial_arts", "with a teacher", "once a week", deliberate=True),
        ),
    )
    return sign(draft, orthopaedist, choices)


@pytest.fixture
def again(earlier, patient, orthopaedist, drafted):
    """The next visit, with a slipped vertebra found since: running is advised against."""
    record_slip(patient, orthopaedist)
    return drafted(patient, orthopaedist)


def take_over(browser, draft, **typed):
    return send(browser, page_of(draft), deed="take_over", **typed)


def test_the_first_plan_of_a_patient_has_nothing_to_take_over(browser, draft):
    assert "Take over the plan" not in text(browser.get(page_of(draft)))
    assert take_over(browser, draft).status_code == 200
    assert not Plan.objects.exists()


def test_what_was_agreed_stands_in_the_page_and_nothing_is_signed(browser, again, earlier):
    assert "Take over the plan of" in text(browser.get(page_of(again)))
    page = take_over(browser, again)
    assert "Taken over from the plan of" in text(page)
    sent = filled(page)
    assert sent["activities"] == ["martial_arts"]
    assert sent["dose_martial_arts"] == ["with a teacher"]
    assert sent["frequency_martial_arts"] == ["once a week"]
    assert sent["own_1"] == ["Swimming on the back"]
    assert sent["own_is_activity_1"] == ["on"]
    assert sent["own_stop_rule"] == ["Stop and walk home."]
    assert sent["movement_cautions"] == ["No deep bending backwards."]
    assert Plan.objects.count() == 1
    again.refresh_from_db()
    assert again.draft_plan == {}


def test_what_the_class_does_not_allow_is_named_and_left_out(browser, again):
    page = take_over(browser, again)
    assert "No place in this plan: Running." in text(page)
    assert "running" not in filled(page)["activities"]


def test_what_is_filled_in_holds_nothing_that_the_class_does_not_allow(
    again, earlier, orthopaedist
):
    page = Review(again, standing.of(again.patient), orthopaedist, again.computed_class)
    filled_in, no_place = page.taken_over(PlanChoices())
    assert [each.code for each in filled_in.activities] == ["martial_arts"]
    assert no_place == ("Running",)


def test_a_caution_is_read_again_before_it_can_be_signed(browser, again, patient):
    sent = filled(take_over(browser, again))
    assert "deliberate_martial_arts" not in sent
    refused = browser.post(page_of(again), sent | {"deed": "sign"})
    assert "deliberate_martial_arts" in errors(refused)
    signed = browser.post(page_of(again), sent | {"deed": "sign", "deliberate_martial_arts": "on"})
    assert signed.status_code == 302
    items = {item.activity: item.dose for item in standing.of(patient).plan.items.all()}
    assert items["martial_arts"] == "with a teacher"


def test_what_was_typed_already_is_kept(browser, again):
    page = take_over(
        browser,
        again,
        activities=["martial_arts", "walking"],
        dose_martial_arts="slowly",
        own_1="Rowing",
        own_stop_rule="Sit down.",
        movement_cautions="No twisting.",
        review_on="2031-05-06",
        is_consultation="on",
        consultation_outcome="Talked it through.",
    )
    sent = filled(page)
    assert sent["activities"] == ["martial_arts", "walking"]
    assert sent["dose_martial_arts"] == ["slowly"]
    assert [sent["own_1"], sent["own_2"]] == [["Rowing"], ["Swimming on the back"]]
    assert sent["own_stop_rule"] == ["Sit down."]
    assert sent["movement_cautions"] == ["No twisting."]
    assert sent["review_on"] == ["2031-05-06"]
    assert sent["consultation_outcome"] == ["Talked it through."]


def test_an_own_item_without_a_row_is_named(browser, again):
    page = take_over(browser, again, own_1="Rowing", own_2="Dancing", own_3="Skating")
    assert "Swimming on the back" in text(page).split("No place in this plan:")[1][:80]
    assert filled(page)["own_3"] == ["Skating"]


def test_the_day_of_the_old_review_and_the_confirmed_default_are_not_taken_over(
    browser, patient, orthopaedist, drafted
):
    record_slip(patient, orthopaedist)
    draft = drafted(patient, orthopaedist)
    soon = standing.of(patient).today + timedelta(days=3)
    sign(draft, orthopaedist, choices_for(draft, "walking", review_on=soon))
    again = drafted(patient, orthopaedist)
    before = filled(browser.get(page_of(again)))
    sent = filled(take_over(browser, again))
    assert sent["activities"] == ["walking"]
    assert "default_stop_rule" not in sent
    assert sent["review_on"] == before["review_on"] != [soon.isoformat()]
