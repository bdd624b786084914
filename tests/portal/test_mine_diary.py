"""The patient's diary pages: little to fill in, nothing lost, no blame."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from assessments.actions import diary
from assessments.models import DiaryEntry
from tests.conftest import join, make_patient
from tests.portal.own_plans import HURTING, ask_red_flags, decide, log, record_disc, sign

LOG = reverse("mine:log")


@pytest.fixture
def phone(as_user, runner):
    """The runner's phone, signed in."""
    return as_user(runner.user)


def entered(**changes):
    key = str(uuid.uuid4())
    day = timezone.localdate().isoformat()
    return {"submission_key": key, "activity": "running", "minutes": "30", "day": day} | changes


def shown(phone, name="diary", **where) -> str:
    return phone.get(reverse(f"mine:{name}", kwargs=where)).content.decode()


def at(entry):
    return reverse("mine:diary_entry", args=[entry.entry_id])


def test_an_activity_and_its_minutes_are_enough(phone):
    answer = phone.post(LOG, entered())

    assert answer.url == reverse("mine:diary")
    entry = DiaryEntry.objects.get()
    assert (entry.activity, entry.minutes, entry.pain_during) == ("running", 30, None)
    page = phone.get(answer.url).content.decode()
    assert "Saved. Thank you for writing it down." in page
    assert "30 minutes" in page


def test_everything_else_may_be_said_too(phone):
    more = {
        "pain_during": "3",
        "pain_after": "0",
        "eased_by": "walking",
        "leg_symptoms": "no",
        "distance": "5.5",
        "surface": "trail",
        "shoes": "low_cushion_trail",
        "note": "Sunny.",
    }
    phone.post(LOG, entered(**more))

    entry = DiaryEntry.objects.get()
    assert {name: str(getattr(entry, name)) for name in more} == more | {"distance": "5.50"}


def test_the_same_form_sent_twice_makes_one_entry(phone):
    form = entered()
    for _ in range(2):
        assert phone.post(LOG, form).status_code == 302
    assert DiaryEntry.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "says", "unfolds"),
    [
        ({"activity": ""}, "Choose what you did.", False),
        ({"minutes": ""}, "Enter the minutes as a number", False),
        ({"minutes": "half"}, "Enter the minutes as a number", False),
        ({"day": ""}, "Enter the day", True),
        ({"day": "2001-01-01"}, "too long ago", True),
        ({"pain_after": "12"}, "Choose a number from 0 to 10.", True),
        ({"pain_during": "0", "eased_by": "rest"}, "You wrote that nothing hurt.", True),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(phone, wrong, says, unfolds):
    answer = phone.post(LOG, entered(note="My own words.", **wrong))

    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.count(says) >= 2  # in the summary and at the field
    assert "My own words." in page
    assert ('<details class="claim more mb-4" open>' in " ".join(page.split())) is unfolds
    assert not DiaryEntry.objects.exists()


def test_an_empty_diary_says_what_it_is_for(phone):
    page = shown(phone)
    assert "Nothing here yet" in page
    assert LOG in page


def test_an_entry_is_changed_within_a_day(phone, runner):
    entry = log(runner)
    page = phone.get(at(entry))
    form = page.context["form"]
    assert "You can change this for a day." in page.content.decode()

    phone.post(at(entry), entered(row=str(form["row"].value()), minutes="45"))

    assert DiaryEntry.objects.as_they_stand().get().minutes == 45
    assert "put right" not in shown(phone)


def test_after_a_day_what_stood_before_stays_in_view(as_user, runner, monkeypatch):
    entry = log(runner, note="My first words.")
    later = timezone.now() + timedelta(hours=25)
    monkeypatch.setattr(timezone, "now", lambda: later)
    phone = as_user(runner.user)
    diary.change(entry, by=runner.user, minutes=45, note="My second words.")

    page = shown(phone, "diary_entry", entry_id=entry.pk)

    assert "What you wrote first stays too." in page
    assert page.index("My second words.") < page.index("What stood here before")
    assert page.index("What stood here before") < page.index("My first words.")
    assert "put right" in shown(phone)


def test_a_page_that_is_out_of_date_changes_nothing(phone, runner):
    entry = log(runner)
    diary.change(entry, by=runner.user, minutes=40)

    answer = phone.post(at(entry), entered(row=str(entry.pk), minutes="99"))

    assert answer.status_code == 409
    assert "This entry was changed meanwhile." in answer.content.decode()
    assert DiaryEntry.objects.as_they_stand().get().minutes == 40


def test_an_entry_made_by_mistake_is_taken_out(phone, runner):
    entry = log(runner, note="Not mine.")

    phone.post(reverse("mine:take_back", args=[entry.pk]), {"row": str(entry.pk)})

    assert "Not mine." not in shown(phone)
    assert phone.get(at(entry)).status_code == 404


def test_another_patients_entry_is_not_there(phone, runner, clinic, orthopaedist):
    anna = make_patient(clinic, orthopaedist, "Anna", "Another")
    theirs = log(join(anna, by=orthopaedist, email="anna@p.example"), 1)
    mine = log(runner)
    key = {"submission_key": str(uuid.uuid4())}

    assert phone.get(at(theirs)).status_code == 404
    assert phone.post(at(mine), entered(row=str(theirs.pk))).status_code == 404
    for where in ("take_back", "diary_entry"):
        address = reverse(f"mine:{where}", args=[theirs.pk])
        assert phone.post(address, entered(row=str(theirs.pk))).status_code == 404
    said = {"row": str(theirs.pk), "pain": "3"} | key
    assert phone.post(reverse("mine:morning"), said).status_code == 404
    assert DiaryEntry.objects.count() == 2


class TestThisMorning:
    """Asked on the day after an activity, answered by one tap."""

    QUESTION = "How was your back this morning?"

    @pytest.mark.parametrize(("ago", "is_asked"), [(0, False), (1, True), (2, False)])
    def test_it_is_asked_the_day_after(self, phone, runner, ago, is_asked):
        log(runner, ago)
        assert (self.QUESTION in shown(phone, "today")) is is_asked

    def test_one_tap_answers_it_for_the_run_of_that_day(self, phone, runner):
        run = log(runner, 1)
        log(runner, 1, activity="stretching")
        form = phone.get(reverse("mine:today")).context["morning"]["form"]
        said = {name: str(form[name].value()) for name in ("submission_key", "row")}

        answer = phone.post(reverse("mine:morning"), said | {"pain": "4"})

        assert answer.url == reverse("mine:today")
        told = DiaryEntry.objects.as_they_stand().get(next_morning=4)
        assert told.first == run
        assert self.QUESTION not in shown(phone, "today")

    def test_no_number_changes_nothing(self, phone, runner):
        row = log(runner, 1)
        said = {"submission_key": str(uuid.uuid4()), "row": str(row.pk), "pain": "11"}
        answer = phone.post(reverse("mine:morning"), said, follow=True)
        assert "Choose a number from 0 to 10." in answer.content.decode()
        assert DiaryEntry.objects.count() == 1


class TestWhoeverShouldNotRun:
    """Logs a run like everybody, without blame, and reads what the plan says."""

    THANKS = "Thank you for telling us about your run"

    @pytest.fixture
    def excluded(self, runner, orthopaedist):
        record_disc(runner, orthopaedist, running_excluded="yes")
        sign(runner, orthopaedist, HURTING)

    def test_an_excluded_patient(self, phone, excluded):
        page = phone.post(LOG, entered(), follow=True).content.decode()
        assert self.THANKS in page
        assert "Running is not in your plan." in page
        assert "There are other ways to be active." in page

    def test_the_class_is_not_named_where_it_is_for_clinicians_only(self, phone, runner, excluded):
        runner.clinic.class_for_clinicians_only = True
        runner.clinic.save()
        page = phone.post(LOG, entered(), follow=True).content.decode()
        assert "Running is not in your plan." in page
        assert "There are other ways to be active." not in page

    def test_one_who_decided_not_to(self, phone, runner, orthopaedist):
        sign(runner, orthopaedist)
        decide(runner, "will_not_run")
        assert self.THANKS in phone.post(LOG, entered(), follow=True).content.decode()

    @pytest.mark.parametrize("activity", ["running", "walking"])
    def test_nobody_else_is_told_anything(self, phone, runner, orthopaedist, activity):
        sign(runner, orthopaedist)
        page = phone.post(LOG, entered(activity=activity), follow=True).content.decode()
        assert self.THANKS not in page

    def test_with_an_urgent_flag_nothing_is_said_of_the_plan(self, phone, excluded, runner):
        ask_red_flags(runner, runner.user, RF_10="yes")
        assert self.THANKS not in phone.post(LOG, entered(), follow=True).content.decode()

    def test_a_walk_calls_for_nothing(self, phone, excluded):
        page = phone.post(LOG, entered(activity="walking"), follow=True).content.decode()
        assert self.THANKS not in page


@pytest.mark.parametrize(
    ("said", "is_led_on"),
    [
        ({"pain_after": "4", "eased_by": "nothing"}, True),
        ({"leg_symptoms": "yes"}, True),
        ({"leg_symptoms": "not_sure"}, True),
        ({"leg_symptoms": "no", "pain_after": "9", "eased_by": "rest"}, False),
    ],
)
def test_pain_that_stays_and_new_things_in_the_legs_lead_on(phone, said, is_led_on):
    page = phone.post(LOG, entered(**said), follow=True).content.decode()
    assert ("Please check your back now" in page) is is_led_on


def test_an_open_emergency_comes_first_and_writes_nothing(phone, runner, orthopaedist):
    ask_red_flags(runner, orthopaedist, RF_01="yes")

    answer = phone.post(LOG, entered())

    assert answer.status_code == 409
    assert 'href="tel:112"' in answer.content.decode()
    assert 'href="tel:112"' in shown(phone, "diary")
    assert not DiaryEntry.objects.exists()


def test_with_an_urgent_flag_the_diary_says_so_first(phone, runner, orthopaedist):
    ask_red_flags(runner, orthopaedist, RF_10="yes")
    assert "Do not run until you have been seen." in shown(phone)
    assert phone.post(LOG, entered()).status_code == 302


def test_under_18_it_is_said_why_there_is_no_diary(as_user, clinic, orthopaedist):
    born = timezone.localdate() - timedelta(days=16 * 365)
    young = make_patient(clinic, orthopaedist, "Yuri", "Young", born=born)
    phone = as_user(join(young, by=orthopaedist, email="yuri@p.example").user)

    assert "You are under 18." in shown(phone)
    assert "Log activity" not in shown(phone, "today")
    answer = phone.get(LOG)
    assert answer.status_code == 409
    assert "You are under 18." in answer.content.decode()


def test_a_long_diary_is_shown_by_the_page_and_costs_the_same(phone, runner):
    def asked(name):
        with CaptureQueriesContext(connection) as queries:
            phone.get(reverse(f"mine:{name}"))
        return len([each for each in queries if "SAVEPOINT" not in each["sql"]])

    log(runner, 1)
    shown(phone)
    few = asked("diary"), asked("today")
    for number in range(35):
        log(runner, 1 + number % 20, note=f"Number {number}.")
    assert (asked("diary"), asked("today")) == few
    page = shown(phone)
    assert page.count("row-title") == 30
    assert "Older" in page
    older = phone.get(reverse("mine:diary"), {"page": "2"}).content.decode()
    assert older.count("row-title") == 6
