"""Pain and minutes by week: the highest score of each week, gaps left open, changed from two on."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from assessments import diary_trend, standing
from assessments.actions import diary
from tests.portal.own_plans import ask_red_flags, log

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_wednesday(monkeypatch):
    """The same day of the week whenever the test is run."""
    monkeypatch.setattr(standing.Standing, "today", date(2026, 3, 18))


def trend(patient):
    return diary_trend.of(standing.of(patient))


def test_a_week_has_all_its_minutes_and_its_highest_scores(runner):
    log(runner, 2, minutes=20, pain_during=3)
    log(runner, 1, minutes=30, pain_during=1, pain_after=2, activity="walking")
    log(runner, 3, minutes=50, pain_during=7)

    *_before, last, this = trend(runner).weeks

    assert (this.begins, this.minutes, this.scores) == (date(2026, 3, 16), 50, (3, 2, None))
    assert (last.begins, last.minutes, last.scores) == (date(2026, 3, 9), 50, (7, None, None))


def test_eight_weeks_are_shown_and_nothing_was_logged_is_nothing(runner):
    assert len(trend(runner).weeks) == 8
    assert not trend(runner)
    log(runner)
    assert trend(runner)


@pytest.mark.parametrize(("now", "said"), [(4, "about the same"), (5, "changed"), (1, "changed")])
def test_two_points_are_a_change_and_less_is_not(runner, now, said):
    log(runner, 9, pain_after=3)
    log(runner, 2, pain_after=now)
    (change,) = trend(runner).changes
    assert (change.before, change.now, change.said) == (3, now, said)


def test_nothing_is_drawn_over_a_gap(runner):
    for ago in (23, 16, 2):
        log(runner, ago, pain_after=3)
    line = trend(runner).lines[1]
    assert len(line.marks) == 3
    assert len(line.stretches) == 1
    assert line.stretches[0].count(",") == 2


def test_what_was_taken_back_or_replaced_does_not_count(runner):
    diary.take_back(log(runner, minutes=50), by=runner.user)
    diary.change(log(runner, minutes=20), by=runner.user, minutes=25)
    assert trend(runner).weeks[-1].minutes == 25


def test_the_table_says_what_the_drawing_shows(as_user, runner, orthopaedist):
    log(runner, 9, minutes=40, pain_after=3)
    log(runner, 2, minutes=25, pain_after=6)
    for user, where in (
        (runner.user, reverse("mine:diary")),
        (orthopaedist, reverse("clinic:chart", args=[runner.pk])),
    ):
        page = " ".join(as_user(user).get(where).content.decode().split())
        assert "After it: 3, then 6: changed" in page
        row = page[page.index('<th scope="row">16 Mar</th>') :]
        assert row.index("<td>25</td>") < row.index("<td> 6 </td>")
        assert page.count('class="trend-minutes" x=') == 3  # two weeks and the legend
        assert "safe" not in page[page.index("pain-trend") : page.index("</table>")]


def test_in_an_emergency_the_chart_shows_no_running(as_user, runner, orthopaedist):
    log(runner)
    ask_red_flags(runner, orthopaedist, RF_01="yes")
    chart = as_user(orthopaedist).get(reverse("clinic:chart", args=[runner.pk]))
    assert "Pain trend" not in chart.content.decode()


def test_the_days_of_a_week_lie_from_monday_to_sunday(runner):
    for ago in range(3):
        log(runner, ago, minutes=10)
    weeks = trend(runner).weeks
    assert weeks[-1].minutes == 30
    assert weeks[-1].begins + timedelta(days=6) == date(2026, 3, 22)
