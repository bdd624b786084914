"""What of the plan was done: ticked by a tap, taken back by another, seen on both sides."""

from datetime import timedelta

import pytest
from django.urls import reverse

from assessments import adherence, standing
from assessments.actions import diary as actions
from assessments.models import DiaryEntry
from assessments.plan_choices import OwnItem
from patients.refusals import NotNow
from tests.portal.own_plans import ON_CONCRETE, ask_red_flags, log, record_disc, sign

PAGE = {"today": "mine:today", "plan": "mine:plan"}


@pytest.fixture
def plan(runner, orthopaedist):
    """Running, Pilates and something of the doctor's own."""
    return sign(runner, orthopaedist, own=(OwnItem("Carry the shopping in two bags"),))


@pytest.fixture
def phone(as_user, runner):
    """The runner's phone, signed in."""
    return as_user(runner.user)


@pytest.fixture
def tick(phone, runner):
    """Tap a day of something in the plan, counted back from today."""

    def tapped(item, ago=0, **more):
        day = standing.of(runner).today - timedelta(days=ago)
        sent = {"item": item.pk, "day": day.isoformat()} | more
        return phone.post(reverse("mine:week"), sent)

    return tapped


def item_of(plan, activity):
    return next(item for item in plan.items.all() if item.activity == activity)


def own_item_of(plan):
    return next(item for item in plan.items.all() if item.kind == "own")


def line_of(runner, name):
    return next(line for line in adherence.of(standing.of(runner), "en") if line.name == name)


def today_of(runner, name):
    now = standing.of(runner)
    return next(day for day in line_of(runner, name).days if day.day == now.today)


@pytest.mark.parametrize("page", PAGE)
def test_everything_in_the_plan_can_be_ticked_with_how_often(phone, plan, page):
    shown = phone.get(reverse(PAGE[page])).content.decode()

    assert "This week" in shown
    assert "twice a week" in shown
    for name in ("Pilates", "Running", "Carry the shopping in two bags"):
        assert f">{name}</h3>" in shown
    assert 'aria-pressed="false"' in shown


def test_a_tick_is_a_diary_entry_that_says_nothing_else(phone, plan, runner, tick):
    answer = tick(item_of(plan, "pilates"), page="plan")

    assert answer.url == reverse("mine:plan") + "#this-week"
    entry = DiaryEntry.objects.get()
    assert (entry.activity, entry.minutes, entry.own_item) == ("pilates", None, None)
    assert entry.is_only_a_tick
    assert today_of(runner, "Pilates").is_done
    assert line_of(runner, "Pilates").done == 1
    assert 'aria-pressed="true"' in phone.get(reverse("mine:today")).content.decode()
    assert "Pilates" in phone.get(reverse("mine:diary")).content.decode()


def test_a_second_tap_takes_the_tick_back(phone, plan, runner, tick):
    tick(item_of(plan, "pilates"))
    row = today_of(runner, "Pilates").tick

    answer = phone.post(reverse("mine:week"), {"row": row, "page": "today"})

    assert answer.url == reverse("mine:today") + "#this-week"
    assert not today_of(runner, "Pilates").is_done
    assert DiaryEntry.objects.count() == 2  # taken back, never erased


def test_the_same_tap_twice_is_one_entry(plan, tick):
    for _ in range(2):
        tick(item_of(plan, "pilates"))

    assert DiaryEntry.objects.count() == 1


def test_what_was_logged_counts_and_leads_to_the_diary(phone, plan, runner, tick):
    entry = log(runner)
    tick(item_of(plan, "running"))

    assert DiaryEntry.objects.count() == 1
    assert today_of(runner, "Running").entry == str(entry.pk)
    assert not today_of(runner, "Pilates").is_done
    page = phone.get(reverse("mine:today")).content.decode()
    assert reverse("mine:diary_entry", args=[entry.pk]) in page


def test_the_doctors_own_item_is_ticked_by_itself(plan, runner, tick, phone):
    name = "Carry the shopping in two bags"
    log(runner, activity="other")
    assert not today_of(runner, name).is_done

    tick(own_item_of(plan))

    assert today_of(runner, name).is_done
    assert name in phone.get(reverse("mine:diary")).content.decode()


def test_what_counts_for_the_doctors_own_item_counts_for_nothing_else(runner, orthopaedist, tick):
    own = OwnItem("Swim", is_activity=True)
    plan = sign(runner, orthopaedist, activities=("other",), own=(own,))

    tick(own_item_of(plan))

    assert today_of(runner, "Swim").is_done
    assert not today_of(runner, "Something else you like").is_done


def test_a_tick_that_is_told_more_about_stays_one_entry(plan, runner, tick):
    tick(own_item_of(plan))
    entry = DiaryEntry.objects.get()

    actions.change(entry, by=runner.user, minutes=20)

    day = today_of(runner, "Carry the shopping in two bags")
    assert (day.tick, bool(day.entry)) == ("", True)


def test_last_week_is_counted_by_days(plan, runner):
    now = standing.of(runner)
    back = now.today.weekday() + 1  # the Sunday before
    for _ in range(2):
        log(runner, back)
    log(runner, back + 1)

    line = line_of(runner, "Running")
    assert (line.done, line.last_week) == (0, 2)


def test_a_day_to_come_cannot_be_ticked(plan, tick):
    assert (
        tick(item_of(plan, "pilates"), ago=-1).status_code == 422 or not DiaryEntry.objects.exists()
    )


def test_only_what_the_plan_in_force_holds_is_ticked(plan, runner, orthopaedist):
    older = item_of(plan, "pilates")
    sign(runner, orthopaedist, ON_CONCRETE)
    today = standing.of(runner).today

    with pytest.raises(NotNow):
        actions.tick(older, by=runner.user, day=today)
    statement = standing.of(runner).plan.items.filter(kind="recommendation").first()
    with pytest.raises(NotNow):
        actions.tick(statement, by=runner.user, day=today)


def test_nobody_ticks_in_another_patients_plan(tick, plan, patient, orthopaedist):
    theirs = item_of(sign(patient, orthopaedist), "pilates")

    assert tick(theirs).status_code == 404
    assert tick(theirs, row=theirs.pk).status_code == 404
    assert not DiaryEntry.objects.exists()


@pytest.mark.parametrize("flag", ["RF_10", "RF_01"])
def test_while_a_flag_is_open_no_week_is_asked_about(phone, plan, runner, orthopaedist, flag):
    ask_red_flags(runner, orthopaedist, **{flag: "yes"})

    assert "This week" not in phone.get(reverse("mine:today")).content.decode()


def test_the_clinic_sees_what_was_done(as_user, plan, runner, orthopaedist, tick):
    tick(item_of(plan, "pilates"))

    page = as_user(orthopaedist).get(reverse("clinic:chart", args=[runner.pk]))

    line = next(line for line in page.context["week"] if line.name == "Pilates")
    assert line.done == 1
    assert "Done, by the patient's diary" in page.content.decode()


def test_a_plan_that_may_not_fit_any_more_says_so_and_what_to_do(phone, plan, runner, orthopaedist):
    assert phone.get(reverse("mine:today")).context["next"] == "read"
    record_disc(runner, orthopaedist)

    today = phone.get(reverse("mine:today"))
    page = phone.get(reverse("mine:plan")).content.decode()

    assert today.context["next"] == "call"
    for shown in (today.content.decode(), page):
        assert "Your plan may not fit any more" in shown
        assert "ask if your plan still holds" in shown
