"""The sheet for a trainer: allowed, adapt, avoid, valid until; and no word on what one has."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from assessments import standing
from assessments.actions import decisions, signing
from assessments.plan_choices import ActivityChoice, OwnItem
from patients.actions import diagnoses
from patients.catalogue.telling import telling_words
from patients.models import AuditEvent
from tests.assessments.conftest import choices_for
from tests.assessments.stories import record_slip, sign
from tests.patients.pages import queries_of, text

pytestmark = pytest.mark.django_db

MARKS = {
    "note": "Mark-of-the-note",
    "outcome": "Mark-of-the-consultation",
    "override": "Mark-of-the-override",
    "stop_rule": "Mark-of-the-stop-rule",
    "left_out": "Mark-of-what-was-taken-out",
    "teach_back": "Mark-of-the-teach-back",
}
# What would tell it besides: of the class, of the diagnosis, of the clinic.
TELLING = (
    *("Spondylolisthesis", "spondylo", "M43", "L5/S1", "Meyerding", "grade II", "disease", "spine"),
    *("Spine", "consult", "Consult", "High risk", "excluded", "running-spine", "C3", "C4", "risk"),
    *("specialist", "diagnos", "doctor said", "HC-"),
)


def address(assessment) -> str:
    return reverse("assessments:trainer", args=[assessment.patient_id, assessment.pk])


def sheet_on(response) -> str:
    """What is printed: the sheet alone."""
    shown = text(response)
    return shown[shown.index("<article") : shown.index("</article>")]


@pytest.fixture
def browser(as_user, orthopaedist):
    return as_user(orthopaedist)


@pytest.fixture
def walking(patient, orthopaedist, signed):
    """C1 with running and walking, and something to mind in running."""
    return signed(patient, orthopaedist, "running", "walking", core_strengthening="not_regular")


@pytest.fixture
def slip(runner, orthopaedist, drafted):
    """A slip with words planted wherever a clinician or the patient may leave some."""
    record_slip(runner, orthopaedist, note=MARKS["note"])
    draft = drafted(runner, orthopaedist)
    proposed = choices_for(draft, signed_class="excluded").taken
    choices = choices_for(
        draft,
        signed_class="excluded",
        activities=(
            ActivityChoice("pilates", "20 minutes", "twice a week", deliberate=True),
            ActivityChoice("walking", "30 minutes", "daily"),
        ),
        own=(OwnItem("Swimming on the back", "on Sundays", is_activity=True),),
        movement_cautions="No back-bending.\nKeep the pelvis level.",
        own_stop_rule=MARKS["stop_rule"],
        review_on=date.today() + timedelta(days=42),
        taken=tuple(rec for rec in proposed if rec != "REC-02"),
        left_out={"REC-02": MARKS["left_out"]},
    )
    sign(
        draft,
        orthopaedist,
        choices,
        override_class="excluded",
        override_words=MARKS["override"],
        consultation_outcome=MARKS["outcome"],
    )
    decisions.decide(
        draft.patient.plans.get(),
        by=runner.user,
        choice="will_run_against_advice",
        teach_back=MARKS["teach_back"],
        typed_name="Sam Signin",
        language="en",
    )
    return draft


def test_what_is_allowed_stands_with_how_much_and_how_often(browser, slip):
    sheet = browser.get(address(slip)).context["sheet"]
    assert [(line.name, line.often) for line in sheet.allowed] == [
        ("Walking", "30 minutes, daily"),
        ("Swimming on the back", "on Sundays"),
    ]


def test_what_to_adapt_stands_with_its_cautions_and_the_moves(browser, slip):
    sheet = browser.get(address(slip)).context["sheet"]
    assert [(line.name, line.often, line.mind) for line in sheet.adapt] == [
        ("Pilates", "20 minutes, twice a week", ("Do not bend far back.",))
    ]
    assert "Keep the pelvis level." in sheet_on(browser.get(address(slip)))


def test_running_is_to_avoid_unless_it_is_in_the_plan_whatever_was_decided(browser, slip, walking):
    assert browser.get(address(slip)).context["sheet"].avoid[0].startswith("Running.")
    sheet = browser.get(address(walking)).context["sheet"]
    assert not any(line.startswith("Running.") for line in sheet.avoid)
    assert [(line.name, line.mind) for line in sheet.adapt] == [
        ("Running", ("You need to train your middle often. The plank is a good start.",))
    ]


def test_it_is_valid_until_the_review(browser, slip, walking):
    plan = slip.patient.plans.get()
    assert browser.get(address(slip)).context["sheet"].valid_until == plan.review_on
    assert "Valid until" in sheet_on(browser.get(address(slip)))
    assert "No last day was set." in sheet_on(browser.get(address(walking)))


def test_no_word_on_it_tells_what_the_patient_has(browser, slip):
    response = browser.get(address(slip))
    sheet = sheet_on(response)
    title = text(response).partition("<title>")[2].partition("</title>")[0]
    for told in (*MARKS.values(), *TELLING):
        assert told not in sheet, told
        assert told not in title, told


def test_it_is_in_the_language_of_the_patient_and_tells_no_more_in_it(
    browser, clinic, runner, orthopaedist, drafted
):
    clinic.languages = ["en", "pl"]
    clinic.save()
    runner.language = "pl"
    runner.save()
    record_slip(runner, orthopaedist)
    draft = drafted(runner, orthopaedist)
    walks = choices_for(
        draft, "walking", signed_class="excluded", movement_cautions="Bez skłonów w tył."
    )
    sign(draft, orthopaedist, walks, override_class="excluded", override_words="x")
    sheet = sheet_on(browser.get(address(draft)))
    assert 'lang="pl"' in sheet
    for words in ("Dla mojego trenera", "Wolno", "Chodzenie", "Bez skłonów w tył.", "Bieganie."):
        assert words in sheet
    assert "Running" not in sheet
    assert telling_words(strip_tags(sheet)) == ()


@pytest.mark.parametrize("where", ["dose", "frequency", "own", "moves"])
def test_own_words_that_tell_it_are_held_back_and_the_sheet_says_that_there_is_more(
    browser, patient, orthopaedist, drafted, where
):
    telling = "Unload the L4/5 disc"
    said = {"dose": "", "frequency": "", "own": "Cycling", "moves": ""} | {where: telling}
    draft = drafted(patient, orthopaedist)
    walk = ActivityChoice("walking", said["dose"], said["frequency"])
    own = (OwnItem(said["own"]),)
    sign(
        draft,
        orthopaedist,
        choices_for(draft, activities=(walk,), own=own, movement_cautions=said["moves"]),
    )
    response = browser.get(address(draft))
    assert telling not in sheet_on(response)
    assert "There is more to mind that does not stand here." in sheet_on(response)
    assert telling in text(response).partition("<article")[0]


class TestThereIsNoSheet:
    @pytest.mark.parametrize("flag", ["RF_03", "RF_10"])
    def test_while_a_red_flag_is_open(
        self, browser, patient, orthopaedist, walking, ask_red_flags, flag
    ):
        ask_red_flags(patient, orthopaedist, **{flag: "yes"})
        response = browser.get(address(walking))
        assert response.context["sheet"] is None
        assert "data-print" not in text(response)

    def test_of_a_plan_that_was_taken_back_or_replaced(
        self, browser, patient, orthopaedist, walking, signed
    ):
        newer = signed(patient, orthopaedist)
        assert browser.get(address(walking)).context["sheet"] is None
        signing.withdraw(newer, by=orthopaedist, reason="Wrong patient.")
        assert browser.get(address(newer)).context["sheet"] is None

    def test_without_a_signature(self, browser, patient, orthopaedist, drafted):
        assert browser.get(address(drafted(patient, orthopaedist))).status_code == 404


def test_a_record_that_went_on_is_said_before_it_is_handed_over(
    browser, patient, orthopaedist, walking
):
    diagnoses.record_examination(patient, by=orthopaedist)
    assert "The record has changed" in text(browser.get(address(walking)))


def test_a_review_that_is_overdue_is_said_before_it_is_handed_over(
    browser, patient, orthopaedist, drafted, monkeypatch
):
    draft = drafted(patient, orthopaedist)
    tomorrow = timezone.localdate() + timedelta(days=1)
    sign(draft, orthopaedist, choices_for(draft, "walking", review_on=tomorrow))
    monkeypatch.setattr(standing.Standing, "today", tomorrow + timedelta(days=1))
    assert "has passed" in text(browser.get(address(draft)))


def test_that_it_was_printed_is_on_record(browser, patient, walking):
    browser.get(address(walking))
    last = AuditEvent.objects.filter(patient=patient.pk).latest("number")
    assert (last.event, last.target) == ("plan.printed", "page:assessments:trainer")


def test_the_front_desk_sees_none_of_it_and_elsewhere_it_does_not_exist(
    as_user, front_desk, other_orthopaedist, walking
):
    assert as_user(front_desk).get(address(walking)).status_code == 403
    assert as_user(other_orthopaedist).get(address(walking)).status_code == 404


def test_the_chart_and_the_signed_assessment_lead_to_it(browser, walking):
    for name, args in (
        ("clinic:chart", [walking.patient_id]),
        ("assessments:signed", [walking.patient_id, walking.pk]),
    ):
        assert address(walking) in text(browser.get(reverse(name, args=args)))


def test_the_number_of_queries_is_fixed(browser, slip, walking):
    browser.get(address(walking))
    few = queries_of(lambda: browser.get(address(walking)))
    assert queries_of(lambda: browser.get(address(slip))) <= few + 1
