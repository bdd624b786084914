"""The 0-10 pain score: what may be entered, and from when on a change is called one."""

import pytest

from assessments.safety import pain_score
from assessments.safety.pain_score import change


@pytest.mark.parametrize("score", range(11))
def test_the_eleven_whole_numbers_are_scores(score):
    pain_score.check_score(score)


@pytest.mark.parametrize("score", [-1, 11, 4.5, "4", None, True])
def test_anything_else_is_refused_with_what_to_do(score):
    with pytest.raises(ValueError, match="Enter a whole number from 0"):
        pain_score.check_score(score)


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        (5, 5, "about the same"),
        (5, 6, "about the same"),
        (5, 4, "about the same"),
        (5, 7, "changed"),
        (5, 3, "changed"),
        (0, 10, "changed"),
    ],
)
def test_two_points_are_a_change_and_one_is_not(before, after, word):
    found = change(before, after)
    assert str(found.label) == word
    assert found.points == after - before


@pytest.mark.parametrize(("before", "after"), [(None, 3), (3, None), (None, None)])
def test_a_gap_is_a_gap(before, after):
    assert change(before, after) is None


def test_a_score_that_cannot_be_has_no_change():
    with pytest.raises(ValueError, match="Enter a whole number"):
        change(3, 12)


def test_both_ends_of_the_scale_and_every_window_have_words():
    assert set(pain_score.ANCHORS) == {0, 10}
    assert set(pain_score.WINDOW_LABELS) == set(pain_score.Window)
    assert all(str(label) for label in pain_score.WINDOW_LABELS.values())
