"""Reminders by mail: what is due, once each, to those who should get one, nothing clinical."""

import io
import re
import uuid
from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from assessments.actions import signing
from assessments.models import Assessment, ReminderOff, ReminderSent
from assessments.models.reminder import ReminderKind
from patients import letters
from patients.models import AuditEvent, Patient
from portal import reminders
from portal.actions import closing, erasing
from portal.actions.reminders import choose_reminders
from tests.conftest import join, make_patient
from tests.patients.pages import text
from tests.portal.own_plans import HURTING, ask_red_flags, decide, log, record_disc, sign

pytestmark = pytest.mark.django_db

MORNING, REVIEW, DECISION = ReminderKind.values
# No mail may say what is wrong with somebody, what somebody does about it, or where.
CLINICAL = re.compile(
    "spin|back|pain|hurt|run|jog|diary|plan|decid|decis|class|risk|diagnos|disc|leg|symptom|doctor|"
    "surgery|pilates|yoga|walk|exercise|medic|health|ortho|harbour|signin"
)


@pytest.fixture(autouse=True)
def at_noon(monkeypatch):
    """The clock stands at noon until it is moved."""
    cache.clear()
    return Clock(monkeypatch)


class Clock:
    def __init__(self, monkeypatch):
        self.now = timezone.now().replace(hour=11, minute=0)
        clock = self

        class Fixed(datetime):
            @classmethod
            def now(cls, tz=None):
                return clock.now

        monkeypatch.setattr(timezone, "datetime", Fixed)

    def later(self, **delta):
        self.now += timedelta(**delta)


@pytest.fixture
def advised(runner, orthopaedist, at_noon):
    """Has a plan that asks for a decision, three days old; its review is in a year."""
    record_disc(runner, orthopaedist)
    sign(runner, orthopaedist, HURTING, review_on=timezone.localdate() + timedelta(days=365))
    at_noon.later(days=3)
    return runner


def sent() -> str:
    said = io.StringIO()
    call_command("send_reminders", stdout=said)
    return said.getvalue()


def kinds() -> list[str]:
    return [row.kind for row in ReminderSent.objects.order_by("sent_at")]


class TestWhatIsDue:
    def test_a_decision_that_is_open_for_two_days(self, runner, orthopaedist, at_noon):
        record_disc(runner, orthopaedist)
        sign(runner, orthopaedist, HURTING, review_on=None)
        at_noon.later(days=1)
        sent()
        assert mail.outbox == []
        at_noon.later(days=1)
        assert "1 reminder(s) sent: decision." in sent()
        assert mail.outbox[0].to == ["sam@patients.example"]

    def test_none_of_a_decision_once_it_is_taken(self, advised):
        decide(advised, "will_not_run")
        sent()
        assert mail.outbox == []

    def test_none_of_a_decision_that_nobody_asks_for(self, runner, orthopaedist, at_noon):
        sign(runner, orthopaedist, review_on=None)
        at_noon.later(days=5)
        sent()
        assert mail.outbox == []

    def test_the_morning_after_an_activity(self, runner, at_noon):
        log(runner)
        sent()
        assert mail.outbox == []
        at_noon.later(days=1)
        assert "1 reminder(s) sent: morning." in sent()

    def test_no_morning_before_seven_at_the_clinic(self, runner, at_noon):
        log(runner)
        at_noon.later(days=1)
        at_noon.now = at_noon.now.replace(hour=4)
        sent()
        assert mail.outbox == []
        at_noon.later(hours=3)
        sent()
        assert kinds() == [MORNING]

    def test_none_of_a_morning_that_was_told(self, runner, at_noon):
        log(runner, 1, next_morning=2)
        sent()
        assert mail.outbox == []

    @pytest.mark.parametrize(("days", "is_due"), [(8, False), (7, True), (0, True), (-31, False)])
    def test_a_review_from_a_week_before(self, runner, orthopaedist, at_noon, days, is_due):
        day = timezone.localdate() + timedelta(days=40)
        sign(runner, orthopaedist, review_on=day)
        at_noon.later(days=40 - days)
        sent()
        assert kinds() == ([REVIEW] if is_due else [])


class TestOnce:
    def test_the_same_run_again_sends_nothing(self, advised):
        sent()
        assert "0 reminder(s) sent: decision." in sent()
        assert len(mail.outbox) == 1
        assert AuditEvent.objects.filter(event="reminder.sent").count() == 1

    def test_a_new_plan_is_another_occasion(self, advised, orthopaedist, at_noon):
        sent()
        sign(advised, orthopaedist, HURTING, review_on=None)
        at_noon.later(days=3)
        sent()
        assert kinds() == [DECISION, DECISION]

    def test_while_another_run_is_under_way_nothing_is_sent(self, advised):
        cache.add(reminders.LOCK, True, None)
        assert "under way" in sent()
        assert mail.outbox == []
        cache.delete(reminders.LOCK)
        sent()
        assert len(mail.outbox) == 1


class TestMailDown:
    @pytest.fixture
    def anna(self, clinic, orthopaedist, runner):
        anna = make_patient(clinic, orthopaedist, "Anna", "Another")
        return join(anna, by=orthopaedist, email="anna@patients.example")

    def test_one_that_fails_stops_no_other_and_is_tried_again(
        self, runner, anna, at_noon, monkeypatch
    ):
        for patient in (runner, anna):
            log(patient)
        at_noon.later(days=1)
        real = letters.send
        first = Patient.objects.filter(user__isnull=False).order_by("pk").first().user.email
        monkeypatch.setattr(letters, "send", lambda m: m.to != [first] and real(m))
        with pytest.raises(CommandError, match="1 reminder"):
            sent()
        assert len(mail.outbox) == 1
        assert not cache.get(reminders.LOCK)
        monkeypatch.setattr(letters, "send", real)
        assert "1 reminder(s) sent: morning." in sent()
        assert {each.to[0] for each in mail.outbox} == {runner.user.email, anna.user.email}


class TestNobodyElse:
    def test_not_whoever_switched_the_kind_off(self, advised, at_noon):
        choose_reminders(advised, by=advised.user, wanted=[MORNING])
        log(advised)
        at_noon.later(days=1)
        sent()
        assert kinds() == [MORNING]

    @pytest.mark.parametrize("gone", ["deceased_on", "transferred_on"])
    def test_nobody_who_died_or_went_elsewhere(self, advised, gone):
        Patient.objects.update(**{gone: date(2026, 1, 1)})
        sent()
        assert mail.outbox == []

    def test_nobody_whose_portal_was_closed(self, advised, orthopaedist):
        closing.close_portal(advised, by=orthopaedist)
        sent()
        assert mail.outbox == []

    def test_nobody_who_was_erased(self, advised, clinic_admin):
        number = advised.record_number
        erasing.erase_patient(advised, by=clinic_admin, reason="Asked.", typed_number=number)
        sent()
        assert mail.outbox == []
        assert not ReminderSent.objects.exists()

    def test_nobody_without_an_address_or_with_a_disabled_sign_in(self, advised):
        type(advised.user).objects.filter(pk=advised.user_id).update(is_active=False)
        sent()
        type(advised.user).objects.filter(pk=advised.user_id).update(
            is_active=True, email=None, sign_in_name="abcd-efgh"
        )
        sent()
        assert mail.outbox == []

    def test_nothing_while_an_emergency_is_open(self, advised, orthopaedist):
        ask_red_flags(advised, orthopaedist, RF_01="yes")
        sent()
        assert mail.outbox == []

    def test_nothing_of_a_plan_that_was_withdrawn(self, advised, orthopaedist):
        signing.withdraw(Assessment.objects.get(), by=orthopaedist, reason="Wrong patient.")
        sent()
        assert mail.outbox == []


@pytest.mark.parametrize("kind", list(ReminderKind))
def test_no_mail_says_what_is_wrong_with_anybody(runner, kind, settings):
    assert reminders.send(reminders.Reminder(runner, kind, "1"))
    (letter,) = mail.outbox
    said = f"{letter.subject}\n{letter.body}".lower()
    assert CLINICAL.findall(said) == []
    links = [word for word in letter.body.split() if "://" in word]
    assert links == [f"http://localhost:8000{reverse('account_login')}"]
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize("kind", list(ReminderKind))
def test_a_mail_is_in_the_language_of_whoever_gets_it(runner, kind):
    runner.user.language = "pl"
    assert reminders.send(reminders.Reminder(runner, kind, "1"))
    said = f"{mail.outbox[0].subject} {mail.outbox[0].body}".lower()
    assert "zaloguj" in said
    assert not re.search("plec|krę|ból|bol|bieg|plan|decyz|choro|lekar|zdrow", said)


def test_the_link_of_an_installation_is_its_first_host(settings):
    settings.PRODUCTION, settings.ALLOWED_HOSTS = True, ["portal.example.org", "b.example.org"]
    assert reminders.way_in() == f"https://portal.example.org{reverse('account_login')}"


class TestPage:
    ADDRESS = reverse("mine:reminders")

    def test_each_kind_is_switched_off_and_on_again(self, as_user, runner):
        phone = as_user(runner.user)
        assert self.ADDRESS in phone.get(reverse("mine:data")).text
        assert phone.get(self.ADDRESS).text.count("checked") == 3
        for wanted in ([REVIEW], [], list(ReminderKind.values)):
            form = {"submission_key": str(uuid.uuid4()), "wanted": wanted}
            phone.post(self.ADDRESS, form)
            off = set(ReminderOff.objects.values_list("kind", flat=True))
            assert off == set(ReminderKind.values) - set(wanted)
            assert phone.get(self.ADDRESS).text.count("checked") == len(wanted)

    def test_who_has_no_address_reads_so(self, as_user, clinic, orthopaedist):
        nobody = join(make_patient(clinic, orthopaedist, "Nora"), by=orthopaedist)
        page = text(as_user(nobody.user).get(self.ADDRESS))
        assert "without a mail address" in page
