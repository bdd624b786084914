"""Each red flag alone, with its follow-ups, and together: what an answer calls for."""

from datetime import UTC, datetime, timedelta

import pytest

from assessments.safety import red_flags
from assessments.safety.red_flags import RED_FLAGS, Action, asked, outcome, still_open

ROOTS = [flag.id for flag in RED_FLAGS if flag.parent is None]


def answers(**given):
    """Everything answered no, except what is given (RF_06a stands for RF-06a)."""
    everything = dict.fromkeys(ROOTS, "no")
    everything.update({key.replace("_", "-"): answer for key, answer in given.items()})
    return everything


# One question answered alone, everything else no; a follow-up that is asked stays unanswered.
ALONE = """
    question   yes   not_sure   no
    RF-01      E     E          -
    RF-02      E     E          -
    RF-03      E     E          -
    RF-04      E     E          -
    RF-05      E     E          -
    RF-06      U     U          -
    RF-07      U     U          -
    RF-08      E     E          -
    RF-09      U     U          -
    RF-10      U     U          -
    RF-11      U     U          -
    RF-12      U     U          -
    RF-13      R     R          -
    RF-14      R     R          -
    RF-15      E     E          -
"""

# A parent with its follow-up.
FOLLOW_UPS = """
    parent   answer     follow_up   answer     calls_for
    RF-06    yes        RF-06a      yes        E
    RF-06    yes        RF-06a      not_sure   E
    RF-06    yes        RF-06a      no         U
    RF-06    not_sure   RF-06a      yes        E
    RF-06    not_sure   RF-06a      not_sure   E
    RF-06    not_sure   RF-06a      no         U
    RF-06    no         RF-06a      yes        -
    RF-12    yes        RF-12a      yes        E
    RF-12    yes        RF-12a      not_sure   E
    RF-12    yes        RF-12a      no         U
    RF-12    not_sure   RF-12a      not_sure   E
    RF-12    no         RF-12a      yes        -
    RF-13    yes        RF-13a      yes        U
    RF-13    yes        RF-13a      not_sure   U
    RF-13    yes        RF-13a      no         R
    RF-13    not_sure   RF-13a      not_sure   U
    RF-13    not_sure   RF-13a      no         R
    RF-13    no         RF-13a      yes        -
"""

# Several positive answers: the worst counts, all are kept.
TOGETHER = """
    positive               calls_for   E       U              R
    RF-14                  R           -       -              RF-14
    RF-14,RF-10            U           -       RF-10          RF-14
    RF-14,RF-10,RF-15      E           RF-15   RF-10          RF-14
    RF-07,RF-09            U           -       RF-07,RF-09    -
    RF-06,RF-06a           E           RF-06a  RF-06          -
    RF-13,RF-13a           U           -       RF-13a         RF-13
    RF-12,RF-12a,RF-13     E           RF-12a  RF-12          RF-13
"""


def rows(table):
    return [line.split() for line in table.strip().splitlines()[1:]]


def action(cell):
    return None if cell == "-" else Action(cell)


def ids(cell):
    return () if cell == "-" else tuple(cell.split(","))


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        (question, answer, action(cell))
        for question, *cells in rows(ALONE)
        for answer, cell in zip(("yes", "not_sure", "no"), cells, strict=True)
    ],
)
def test_one_red_flag_alone(question, answer, expected):
    found = outcome({**answers(), question: answer})
    assert found.action == expected
    if expected:
        assert found.positives[expected] == (question,)
    assert sum(map(len, found.positives.values())) == (expected is not None)


def test_the_table_names_every_question_that_is_asked_first():
    assert [row[0] for row in rows(ALONE)] == ROOTS


@pytest.mark.parametrize(("parent", "answer", "follow_up", "second", "expected"), rows(FOLLOW_UPS))
def test_a_follow_up_after_its_parent(parent, answer, follow_up, second, expected):
    found = outcome({**answers(), parent: answer, follow_up: second})
    assert found.action == action(expected)
    assert found.complete


@pytest.mark.parametrize(("positive", "calls_for", "e", "u", "r"), rows(TOGETHER))
def test_several_red_flags_together(positive, calls_for, e, u, r):
    found = outcome({**answers(), **dict.fromkeys(positive.split(","), "yes")})
    assert found.action == action(calls_for)
    assert found.positives == {
        Action.EMERGENCY: ids(e),
        Action.URGENT: ids(u),
        Action.ROUTINE: ids(r),
    }


@pytest.mark.parametrize(
    ("parent", "follow_up"), [("RF-06", "RF-06a"), ("RF-12", "RF-12a"), ("RF-13", "RF-13a")]
)
def test_a_follow_up_is_asked_only_after_its_parent(parent, follow_up):
    for answer, is_asked in [("yes", True), ("not_sure", True), ("no", False), (None, False)]:
        given = {**answers(), parent: answer}
        assert (follow_up in [flag.id for flag in asked(given)]) is is_asked
        assert (follow_up in outcome(given).unanswered) is is_asked


def test_before_any_answer_the_fifteen_first_questions_are_asked():
    assert [flag.id for flag in asked({})] == [f"RF-{number:02}" for number in range(1, 16)]


def test_all_no_calls_for_nothing_and_is_complete():
    found = outcome(answers())
    assert found.action is None
    assert found.complete


@pytest.mark.parametrize("missing", ROOTS)
@pytest.mark.parametrize("left", ["out", "empty", "none"])
def test_a_missing_answer_is_listed_and_never_taken_for_a_no(missing, left):
    given = answers()
    if left == "out":
        del given[missing]
    else:
        given[missing] = "" if left == "empty" else None
    found = outcome(given)
    assert found.unanswered == (missing,)
    assert not found.complete


def test_no_answers_at_all_is_fifteen_unanswered_questions():
    assert outcome({}).unanswered == tuple(ROOTS)


def test_a_positive_answer_counts_even_while_others_are_missing():
    assert outcome({"RF-03": "yes"}).action == Action.EMERGENCY


def test_an_unknown_question_or_answer_is_refused():
    with pytest.raises(ValueError, match="RF-99 is not among the questions"):
        outcome({"RF-99": "yes"})
    with pytest.raises(ValueError, match="Answer RF-01 with yes, no or not sure"):
        outcome({"RF-01": "maybe"})


# A cleared urgent answer stays cleared until it changes -----------------------------------------

CLEARED = """
    story                              cleared                  now                      open
    past_cancer_cleared_once           RF-10=yes                RF-10=yes                -
    past_cancer_never_cleared          -                        RF-10=yes                RF-10
    a_new_answer_of_another_question   RF-10=yes                RF-10=yes,RF-07=yes      RF-07
    unsure_became_yes                  RF-10=not_sure           RF-10=yes                RF-10
    no_became_yes                      RF-10=no                 RF-10=yes                RF-10
    it_went_away                       RF-11=yes                RF-11=no                 -
    weakness_as_before                 RF-06=yes,RF-06a=no      RF-06=yes,RF-06a=no      -
    weakness_now_rapid                 RF-06=yes,RF-06a=no      RF-06=yes,RF-06a=yes     RF-06
    pain_since_infection_as_before     RF-13=yes,RF-13a=yes     RF-13=yes,RF-13a=yes     -
    pain_since_infection_new           RF-13=yes,RF-13a=no      RF-13=yes,RF-13a=yes     RF-13a
    only_routine                       -                        RF-14=yes                -
"""


def given(cell):
    return {} if cell == "-" else dict(pair.split("=") for pair in cell.split(","))


@pytest.mark.parametrize(
    ("cleared", "now", "is_open"),
    [pytest.param(*cells, id=story) for story, *cells in rows(CLEARED)],
)
def test_what_is_still_open_after_a_clearance(cleared, now, is_open):
    before = {**answers(), **given(cleared)} if cleared != "-" else {}
    assert still_open(before, {**answers(), **given(now)}) == ids(is_open)


def test_what_went_away_and_came_back_is_open_again():
    unsteady, steady = answers(RF_07="yes"), answers()
    assert still_open(unsteady, unsteady, since=[unsteady]) == ()
    assert still_open(unsteady, unsteady, since=[steady]) == ("RF-07",)


def test_an_emergency_is_never_carried_over_as_cleared():
    same = answers(RF_03="yes")
    assert outcome(same).action == Action.EMERGENCY
    assert still_open(same, same) == ()  # it holds only for urgent answers


# A check made at home ---------------------------------------------------------------------------

VISIT = datetime(2026, 3, 9, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("before", "counts"),
    [
        (timedelta(0), True),
        (timedelta(days=7), True),
        (timedelta(days=7, seconds=1), False),
        (timedelta(seconds=-1), False),
    ],
)
def test_a_check_made_at_home_counts_for_seven_days(before, counts):
    assert red_flags.home_check_counts(VISIT - before, VISIT) is counts


# The questions themselves -----------------------------------------------------------------------


def test_every_follow_up_has_a_parent_that_is_asked_before_it():
    seen = set()
    for flag in RED_FLAGS:
        assert flag.parent is None or flag.parent in seen
        seen.add(flag.id)
    assert len(seen) == len(RED_FLAGS) == 18


def test_every_group_and_action_has_a_label():
    assert set(red_flags.GROUP_LABELS) == {flag.group for flag in RED_FLAGS}
    assert set(red_flags.ACTION_LABELS) == {flag.action for flag in RED_FLAGS}
    labels = [*red_flags.GROUP_LABELS.values(), *red_flags.ACTION_LABELS.values()]
    assert all(str(label) for label in labels)
