"""The diary as a clinician reads it: every entry, what was corrected, and the history's part."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.actions import diary
from portal.actions import merging
from portal.actions.closing import close_portal
from portal.clinic import diary as entries
from tests.conftest import make_patient
from tests.patients.pages import text
from tests.portal.own_plans import log

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(as_user, runner, orthopaedist):
    """The page, as the orthopaedist reads it now."""

    def opened(of=runner, by=orthopaedist, **asked):
        return as_user(by).get(reverse("clinic:diary", args=[of.pk]), asked)

    return opened


def told(shown) -> list[str]:
    return [line.title for line in shown.context["lines"]]


def test_an_empty_diary_says_so(page):
    assert "Nothing is logged yet." in text(page())


def test_an_entry_in_words_with_what_asks_for_a_look(page, runner):
    log(
        runner,
        1,
        minutes=42,
        distance=Decimal("6.50"),
        pain_during=2,
        pain_after=5,
        next_morning=4,
        eased_by="nothing",
        leg_symptoms="not_sure",
        note="Left side.",
    )
    [line] = page().context["lines"]
    assert line.title == "Running, 42 minutes, 6.5 km"
    assert line.words == "Pain (0 to 10): during 2, after 5, next morning 4"
    assert line.alarming == ("Still hurt after rest", "New in the legs: not sure")
    assert "Left side." in text(page())


def test_what_eased_it(page, runner):
    log(runner, pain_after=3, eased_by="walking", leg_symptoms="no")
    [line] = page().context["lines"]
    assert line.words == "Pain (0 to 10): after 3. Eased by walking"
    assert line.alarming == ()


def test_what_was_corrected_stays_in_reach_and_what_was_taken_back_is_gone(
    page, history, runner, monkeypatch
):
    entry = log(runner, pain_after=7, note="My first words.")
    gone = log(runner, 1, activity="yoga")
    diary.take_back(gone, by=runner.user)
    later = timezone.now() + timedelta(hours=25)
    monkeypatch.setattr(timezone, "now", lambda: later)
    diary.change(entry, by=runner.user, minutes=45, pain_after=2, note="My second words.")

    shown = page()
    assert told(shown) == ["Running, 45 minutes"]
    [before] = shown.context["lines"][0].before
    assert before.endswith("Running, 30 minutes. Pain (0 to 10): after 7. “My first words.”")
    assert before in text(shown)

    happened = history(runner, kind="diary").context["timeline"].entries
    assert [entry.title.split(": ")[1] for entry in happened] == [
        "corrected",
        "taken back",
        "logged",
        "logged",
    ]
    assert {entry.url for entry in happened} == {reverse("clinic:diary", args=[runner.pk])}
    assert happened[1].text == ""


def test_a_long_diary_comes_a_page_at_a_time(page, runner, monkeypatch):
    monkeypatch.setattr(entries, "A_PAGE", 2)
    for ago in range(3):
        log(runner, ago, minutes=10 + ago)
    first, second = page(), page(page="2")
    assert told(first) == ["Running, 10 minutes", "Running, 11 minutes"]
    assert told(second) == ["Running, 12 minutes"]
    assert 'href="?page=2"' in text(first)
    assert 'href="?page=1"' in text(second)
    assert "Older" not in text(second)


def test_entries_of_a_record_put_together_with_it_stand_there_too(
    page, runner, clinic, clinic_admin, orthopaedist
):
    log(runner)
    into = make_patient(clinic, orthopaedist, "Rita", "Two")
    close_portal(runner, by=orthopaedist)
    runner.refresh_from_db()
    merging.merge(runner, by=clinic_admin, into=into, reason="Registered twice.")
    assert told(page(of=into)) == ["Running, 30 minutes"]


def test_the_chart_leads_to_it(chart, runner):
    assert reverse("clinic:diary", args=[runner.pk]) in text(chart(of=runner))


def test_only_for_those_who_read_the_record(page, front_desk, clinic_admin, other_orthopaedist):
    assert page(by=front_desk).status_code == 403
    assert page(by=clinic_admin).status_code == 403
    assert page(by=other_orthopaedist).status_code == 404
