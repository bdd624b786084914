"""The diary: logged by the patient alone, completed, changed within a day, then only corrected."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from assessments import standing
from assessments.actions import diary
from assessments.models import DiaryEntry
from patients.models import AuditEvent
from patients.refusals import Invalid, NotNow, NotPermitted, Stale
from tests.conftest import join, make_patient
from tests.portal.own_plans import ask_red_flags

pytestmark = pytest.mark.django_db


def log(patient, **said):
    return diary.log(patient, by=patient.user, **{"activity": "running", "minutes": 30} | said)


def ago(patient, days: int) -> date:
    return standing.of(patient).today - timedelta(days=days)


def a_day_later(monkeypatch):
    later = timezone.now() + timedelta(hours=25)
    monkeypatch.setattr(timezone, "now", lambda: later)


def test_an_activity_and_its_minutes_are_enough(runner):
    entry = log(runner)

    stored = DiaryEntry.objects.get()
    assert (stored.activity, stored.minutes, stored.day) == ("running", 30, ago(runner, 0))
    assert (stored.pain_during, stored.pain_after, stored.next_morning) == (None, None, None)
    event = AuditEvent.objects.get(event="diary.logged")
    assert event.target.endswith(str(entry.pk))
    assert event.fields == ["activity", "day", "minutes"]


@pytest.mark.parametrize("who", ["orthopaedist", "therapist", "front_desk"])
def test_nobody_else_writes_in_it(request, runner, who):
    with pytest.raises(NotPermitted):
        diary.log(runner, by=request.getfixturevalue(who), activity="running", minutes=30)
    assert not DiaryEntry.objects.exists()


def test_an_excluded_patient_or_one_without_a_plan_logs_like_everybody(runner):
    assert standing.of(runner).plan is None
    assert log(runner).pk


def test_under_18_nothing_is_kept_and_it_is_said_why(clinic, orthopaedist):
    born = timezone.localdate() - timedelta(days=17 * 365)
    young = make_patient(clinic, orthopaedist, "Yuri", "Young", born=born)
    join(young, by=orthopaedist, email="yuri@patients.example")

    with pytest.raises(NotNow, match="under 18"):
        log(young)


def test_an_open_emergency_comes_first(runner, orthopaedist):
    ask_red_flags(runner, orthopaedist, RF_01="yes")

    with pytest.raises(NotNow, match="get help first"):
        log(runner)


@pytest.mark.parametrize(
    ("field", "said", "sentence"),
    [
        ("activity", {"activity": "flying"}, "Choose what you did."),
        ("minutes", {"minutes": 0}, "Enter the minutes"),
        ("minutes", {"minutes": 1441}, "Enter the minutes"),
        ("distance", {"distance": 0}, "Enter the distance"),
        ("pain_after", {"pain_after": 11}, "0 .no pain. to 10"),
        ("surface", {"surface": "moon"}, "Choose one of the answers."),
        ("next_morning", {"next_morning": 3}, "has not come yet"),
        ("eased_by", {"eased_by": "rest", "pain_during": 0}, "nothing hurt"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(runner, field, said, sentence):
    with pytest.raises(Invalid, match=sentence) as refusal:
        log(runner, **said)
    assert list(refusal.value.errors) == [field]


@pytest.mark.parametrize(("days", "is_taken"), [(-1, False), (0, True), (30, True), (31, False)])
def test_a_day_lies_within_the_last_thirty(runner, days, is_taken):
    if is_taken:
        assert log(runner, day=ago(runner, days)).day == ago(runner, days)
    else:
        with pytest.raises(Invalid) as refusal:
            log(runner, day=ago(runner, days))
        assert list(refusal.value.errors) == ["day"]


def test_the_next_morning_is_added_as_a_row_of_the_same_entry(runner):
    first = log(runner, day=ago(runner, 1), pain_during=2)

    row = diary.record_morning(first, by=runner.user, pain=4)

    assert (row.step, row.entry_id, row.minutes, row.pain_during) == ("morning", first.pk, 30, 2)
    assert DiaryEntry.objects.as_they_stand().get().next_morning == 4
    assert DiaryEntry.objects.count() == 2


def test_within_a_day_it_is_changed_and_afterwards_corrected_beside_what_stood(runner, monkeypatch):
    first = log(runner, minutes=30)
    changed = diary.change(first, by=runner.user, minutes=35)
    a_day_later(monkeypatch)
    corrected = diary.change(changed, by=runner.user, minutes=40)

    assert [row.step for row in (first, changed, corrected)] == ["logged", "changed", "corrected"]
    assert corrected.replaces == changed
    assert corrected.first == first
    assert list(DiaryEntry.objects.as_they_stand()) == [corrected]
    assert set(AuditEvent.objects.filter(event__startswith="diary.").values_list("event")) == {
        ("diary.logged",),
        ("diary.changed",),
        ("diary.corrected",),
    }


def test_what_is_not_different_writes_nothing(runner):
    first = log(runner)
    assert diary.change(first, by=runner.user, minutes=30) == first
    assert DiaryEntry.objects.count() == 1


def test_an_old_row_is_not_changed_twice(runner):
    first = log(runner)
    diary.change(first, by=runner.user, minutes=35)
    for deed in (
        lambda: diary.change(first, by=runner.user, minutes=40),
        lambda: diary.record_morning(first, by=runner.user, pain=4),
        lambda: diary.take_back(first, by=runner.user),
    ):
        with pytest.raises(Stale):
            deed()
    assert DiaryEntry.objects.as_they_stand().get().minutes == 35


def test_what_was_taken_back_no_longer_stands_and_its_rows_stay(runner):
    gone = diary.take_back(log(runner), by=runner.user)

    assert not DiaryEntry.objects.as_they_stand().exists()
    assert DiaryEntry.objects.count() == 2
    with pytest.raises(Stale):
        diary.change(gone, by=runner.user, minutes=40)


def test_an_entry_made_on_a_device_is_made_once_however_often_it_is_sent(runner):
    number = uuid.uuid4()
    first = log(runner, made_as=number)
    diary.change(first, by=runner.user, minutes=35)

    assert log(runner, made_as=number) == first
    assert DiaryEntry.objects.as_they_stand().count() == 1


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE assessments_diaryentry SET minutes = 99",
        "DELETE FROM assessments_diaryentry",
        "INSERT OR REPLACE INTO assessments_diaryentry SELECT * FROM assessments_diaryentry",
    ],
)
def test_the_database_holds_every_row(runner, sql):
    log(runner)
    if connection.vendor == "postgresql" and "REPLACE" in sql:
        sql = "TRUNCATE assessments_diaryentry CASCADE"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(IntegrityError), transaction.atomic():
            cursor.execute(sql)
    assert DiaryEntry.objects.get().minutes == 30


def test_the_database_takes_no_score_above_ten_and_no_second_row_in_the_same_place(runner):
    first = log(runner)
    diary.change(first, by=runner.user, minutes=35)
    row = DiaryEntry.objects.as_they_stand().get()
    for wrong in ({"pain_after": 11}, {"replaces": first}, {"first": None}, {"minutes": 0}):
        again = DiaryEntry.objects.get(pk=row.pk)
        again.pk, again._state.adding = uuid.uuid4(), True
        again.replaces = row
        for name, value in wrong.items():
            setattr(again, name, value)
        with pytest.raises(IntegrityError), transaction.atomic():
            again.save(force_insert=True)


class TestWhatAMorningIsComparedWith:
    """The lowest of the three mornings before it; without any, what the activity left."""

    def told(self, runner, days: int, pain, **said):
        return log(runner, day=ago(runner, days), next_morning=pain, **said).morning_before

    def test_the_lowest_of_the_last_three(self, runner):
        for days, pain in ((9, 0), (8, 2), (7, 4), (6, 3)):
            self.told(runner, days, pain)
        assert self.told(runner, 5, 5) == 2

    def test_the_pain_after_it_else_during_it(self, runner):
        assert self.told(runner, 9, 5, pain_during=2, pain_after=3) == 3
        diary.take_back(DiaryEntry.objects.as_they_stand().get(), by=runner.user)
        assert self.told(runner, 9, 5, pain_during=2) == 2

    def test_nothing_where_nothing_was_said(self, runner):
        assert self.told(runner, 9, 5) is None

    def test_it_stays_what_it_was_when_something_else_is_changed(self, runner):
        entry = log(runner, day=ago(runner, 3), pain_after=1, next_morning=4)
        row = diary.change(entry, by=runner.user, note="A long day.")
        assert (row.morning_before, row.morning_told_at) == (1, entry.morning_told_at)

    @pytest.mark.parametrize(("pain", "is_worse"), [(2, False), (3, True)])
    def test_two_points_more_are_worse(self, runner, pain, is_worse):
        log(runner, day=ago(runner, 3), next_morning=1)
        log(runner, day=ago(runner, 2), next_morning=pain)
        worse = DiaryEntry.objects.as_they_stand().worse_next_morning()
        assert worse.exists() is is_worse
