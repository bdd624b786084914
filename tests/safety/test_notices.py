"""What the safety check says to patients and clinicians."""

import pytest

from assessments.safety import notices
from assessments.safety.red_flags import RED_FLAGS, Action, outcome
from tests.safety.reading import grade

EMERGENCIES = [flag.id for flag in RED_FLAGS if flag.action == Action.EMERGENCY]


def words(notice):
    return " ".join(map(str, (notice.heading, *notice.lines)))


@pytest.mark.parametrize("number", ["112", "999", "911"])
def test_the_emergency_page_names_the_clinics_number_and_does_not_let_one_wait(number):
    page = words(notices.emergency_for_patient(number))
    assert "This can be serious. Get help now. Do not wait for a reply here." in page
    assert f"Call {number}." in page
    assert str(notices.NOT_WATCHED) in page


@pytest.mark.parametrize("number", ["", "  "])
def test_no_emergency_page_without_a_number(number):
    with pytest.raises(ValueError, match="Set the clinic's emergency number"):
        notices.emergency_for_patient(number)


def test_the_urgent_text_forbids_running_and_does_not_frighten():
    assert notices.URGENT_FOR_PATIENT.heading == "Do not run until you have been seen."
    text = words(notices.URGENT_FOR_PATIENT)
    assert "Most people with this do not have anything serious. We want to check." in text
    assert str(notices.NOT_WATCHED) in text
    for frightening in ("cancer", "tumour", "paralysed", "danger", "emergency"):
        assert frightening not in text.lower()


def test_the_get_help_now_list_has_a_line_for_each_emergency_question():
    assert list(notices.GET_HELP_NOW) == EMERGENCIES
    assert " ".join(EMERGENCIES) == "RF-01 RF-02 RF-03 RF-04 RF-05 RF-06a RF-08 RF-12a RF-15"
    listed = notices.get_help_now("112")
    assert listed.heading == "Get help now (call 112) if"
    assert len(listed.lines) == len(EMERGENCIES)


def test_clinicians_are_told_which_flag_and_that_signing_is_blocked():
    told = notices.for_clinician(outcome({"RF-03": "yes", "RF-10": "yes"}), "112")
    assert told.heading == (
        "Safety check positive (RF-03): assess today before any activity advice."
    )
    assert "RF-03 Saddle anaesthesia or paraesthesia" in told.lines
    assert any(line.startswith("RF-10 ") for line in told.lines)
    assert notices.CAUDA_EQUINA_FOR_CLINICIAN in told.lines
    assert notices.BLOCKED in told.lines
    assert "call 112" in words(told)


def test_the_cauda_equina_pathway_is_named_only_for_its_own_flags():
    told = notices.for_clinician(outcome({"RF-15": "yes"}), "112")
    assert notices.CAUDA_EQUINA_FOR_CLINICIAN not in told.lines


def test_an_urgent_flag_blocks_nothing_and_says_that_it_is_weak_evidence():
    told = notices.for_clinician(outcome({"RF-07": "not_sure"}), "112")
    assert told.heading.startswith("Safety check positive (RF-07): see the patient within days")
    assert notices.WEAK_EVIDENCE in told.lines
    assert notices.BLOCKED not in told.lines


def test_a_routine_flag_waits_for_the_visit():
    told = notices.for_clinician(outcome({"RF-14": "yes"}), "112")
    assert told.heading == "Safety check: look at RF-14 at this visit."


def test_nothing_positive_says_nothing():
    assert notices.for_clinician(outcome({"RF-14": "no"}), "112") is None


@pytest.mark.parametrize("action", list(Action))
def test_a_heading_fits_on_a_card_even_if_every_question_of_its_kind_is_positive(action):
    positive = {
        each: "yes"
        for flag in RED_FLAGS
        if flag.action == action
        for each in (flag.id, flag.parent)
        if each
    }
    found = outcome(positive)
    assert set(found.positives[action]) == {f.id for f in RED_FLAGS if f.action == action}
    assert found.action == action
    assert len(notices.for_clinician(found, "112").heading) < 140


@pytest.mark.parametrize("flag", RED_FLAGS, ids=lambda flag: flag.id)
def test_patients_can_read_every_question(flag):
    assert flag.question.endswith(("?", "?)", ".)"))
    assert grade(flag.question) < 6


def test_patients_can_read_the_notices():
    for notice in (
        notices.emergency_for_patient("112"),
        notices.URGENT_FOR_PATIENT,
        notices.ROUTINE_FOR_PATIENT,
    ):
        assert grade(". ".join(map(str, (notice.heading, *notice.lines)))) < 6
    for line in notices.GET_HELP_NOW.values():
        assert grade(f"Get help now if {line}.") < 6


def test_nobody_is_said_to_have_been_told_who_was_not():
    found = outcome({"RF-03": "yes"})
    assert "has been told to call 112" in words(notices.for_clinician(found, "112", at_home=True))
    asked_here = words(notices.for_clinician(found, "112"))
    assert "has been told" not in asked_here
    assert "Tell the patient now" in asked_here
