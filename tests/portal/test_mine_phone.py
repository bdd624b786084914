"""What a phone keeps of this page, and what comes back from it: once, and for nobody else."""

import json
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from assessments import standing
from assessments.actions import hurting
from assessments.models import DiaryEntry, Intake, SafetyCheck
from patients.actions import clinics
from patients.refusals import NotNow, NotPermitted
from portal.mine.views.phone import WORKER
from tests.api.conftest import NO_RED_FLAG
from tests.conftest import PASSWORD
from tests.portal.hurting import FIRST_FLAG, FIRST_STEP, kinds
from tests.portal.own_plans import HURTING, ask_red_flags, record_disc, sign
from tests.portal.test_mine_secrets import FRAME, not_plain, own_context

HELD = {
    "whose",
    "record",
    "kept_on",
    "not_watched",
    "notice",
    "is_emergency",
    "urgent",
    "is_urgent",
    "lines",
    "questions",
    "part",
    "lists_signs",
    "steps",
    "first",
    "scope",
    "evidence",
    "rule",
    "activity",
    "eases",
    "form",
}
OWN_RULE = "Lie down and call us."
DEFAULT = "Stop now. Do not run again until you have talked to your clinic."


@pytest.fixture
def phone(as_user, runner):
    return as_user(runner.user)


@pytest.fixture
def kept(phone):
    """The page that a phone keeps."""
    return lambda: phone.get(reverse("mine:kept")).text


def written(patient, **other) -> dict:
    """What a phone sends: a run, pain that stays after rest, no red flag."""
    return {
        "submission_key": uuid4(),
        "record": patient.pk,
        "red_flags": json.dumps(NO_RED_FLAG),
        "still_hurts": "yes",
        "has_entry": "yes",
        "activity": "running",
        "minutes": "20",
        "day": standing.of(patient).today,
        "eased_by": "nothing",
        "pain_after": "4",
    } | other


def recorded() -> tuple[int, int, int]:
    """How many diary entries, checks and answers there are."""
    return (
        DiaryEntry.objects.count(),
        SafetyCheck.objects.count(),
        Intake.objects.count(),
    )


class TestTheWorker:
    def test_it_is_served_from_the_root_to_anybody_and_always_asked_for_anew(self):
        answer = Client().get("/worker.js")
        assert answer.status_code == 200
        assert answer["Content-Type"] == "text/javascript; charset=utf-8"
        assert answer["Service-Worker-Allowed"] == "/"
        assert answer["Cache-Control"] == "no-cache"
        assert "worker-src 'self'" in answer["Content-Security-Policy"]

    def test_it_knows_the_page_and_nothing_else(self):
        (page,) = re.findall(r'"(/mine/.+?)"', WORKER.read_text().replace('"/mine/"', ""))
        assert page == reverse("mine:kept")


class TestThePage:
    def test_it_holds_questions_steps_and_numbers_and_says_of_when_it_is(self, kept):
        page = kept()
        assert all(words in page for words in (FIRST_FLAG, FIRST_STEP, 'href="tel:112"'))
        assert "Kept on this phone on" in page

    def test_it_names_nobody_and_holds_no_token_of_the_session(self, kept, runner, phone):
        phone.post(reverse("mine:choose"), {"record": runner.pk})
        page = kept()
        for secret in (runner.given_names, runner.family_name, runner.user.email):
            assert secret not in page
        assert "csrfmiddlewaretoken" not in page
        assert "data-token" not in page
        assert phone.session.session_key not in page

    def test_it_is_handed_just_what_it_shows_and_never_a_record(self, phone, runner, orthopaedist):
        record_disc(runner, orthopaedist)
        sign(runner, orthopaedist, HURTING)
        context = own_context(phone.get(reverse("mine:kept")))
        assert set(context) == FRAME | HELD
        assert list(not_plain(context, "kept")) == []

    def test_it_takes_no_message_away_from_the_page_that_is_looked_at(self, phone, runner):
        log = reverse("mine:log")
        shown = phone.get(log).text
        key = re.search(r'submission_key" value="([\w-]+)"', shown)[1]
        day = standing.of(runner).today
        sent = {"submission_key": key, "activity": "running", "minutes": "9", "day": day}
        phone.post(log, sent)
        assert "Saved." not in phone.get(reverse("mine:kept")).text
        assert "Saved." in phone.get(reverse("mine:diary")).text

    def test_the_doctors_own_rule_in_place_of_the_steps(self, kept, runner, orthopaedist):
        record_disc(runner, orthopaedist)
        sign(runner, orthopaedist, HURTING, own_stop_rule=OWN_RULE)
        page = kept()
        assert OWN_RULE in page
        assert FIRST_STEP not in page
        assert 'data-first="own_rule"' in page

    def test_the_default_for_whoever_has_none(self, kept, runner, orthopaedist):
        record_disc(runner, orthopaedist)
        assert DEFAULT in kept()
        assert FIRST_STEP not in kept()

    def test_an_urgent_flag_takes_the_steps_away(self, kept, runner, orthopaedist):
        ask_red_flags(runner, orthopaedist, RF_10="yes")
        page = kept()
        assert 'data-urgent="yes"' in page
        assert FIRST_STEP not in page

    def test_an_emergency_takes_everything_away_but_help(self, kept, runner, orthopaedist):
        ask_red_flags(runner, orthopaedist, RF_01="yes")
        page = kept()
        assert "Do not wait for a reply here." in page
        assert FIRST_FLAG not in page
        assert DEFAULT not in page
        assert 'data-first=""' in page

    def test_under_eighteen_the_signs_and_nothing_to_send(self, kept, runner):
        runner.birth_date = standing.of(runner).today - timedelta(days=17 * 365)
        runner.save()
        page = kept()
        assert "Get help now if" in page
        assert FIRST_FLAG not in page
        assert "data-diary" not in page


class TestWhatComesBack:
    def test_everything_that_was_said_is_on_record(self, phone, runner, orthopaedist):
        sign(runner, orthopaedist)
        answer = phone.post(reverse("mine:send_kept"), written(runner))

        assert (answer.status_code, answer.json()) == (200, {"sent": True, "emergency": False})
        (entry,) = DiaryEntry.objects.all()
        assert (entry.minutes, entry.pain_after, entry.eased_by) == (20, 4, "nothing")
        check = standing.of(runner).check
        assert (check.at_home, check.outcome) == (True, "none")
        assert standing.of(runner).intake.proposals["back_pain"]["value"] == "persistent"
        assert kinds(runner)[0] == "diary_not_easing"

    @pytest.mark.parametrize(("has_entry", "entries"), [("yes", 1), ("", 0)])
    def test_it_is_recorded_once_however_often_it_is_sent(self, phone, runner, has_entry, entries):
        sent = written(runner, has_entry=has_entry)
        for _ in range(3):
            assert phone.post(reverse("mine:send_kept"), sent).status_code == 200
        assert recorded() == (entries, 1, 1)

    def test_once_also_after_a_new_way_in(self, as_user, runner):
        sent = written(runner)
        as_user(runner.user).post(reverse("mine:send_kept"), sent)
        runner.user = clinics.create_user(
            by=None, email="anew@patients.example", name="Sam Signin", password=PASSWORD
        )
        runner.save()
        assert as_user(runner.user).post(reverse("mine:send_kept"), sent).status_code == 200
        assert recorded() == (1, 1, 1)

    def test_an_alarming_answer_opens_the_emergency(self, phone, runner):
        alarm = {"has_entry": "", "still_hurts": "", "red_flags": json.dumps({"RF-01": "yes"})}
        answer = phone.post(reverse("mine:send_kept"), written(runner, **alarm))
        assert answer.json() == {"sent": True, "emergency": True}
        assert kinds(runner)[0] == "emergency"

    def test_an_entry_waits_behind_an_open_emergency(self, phone, runner, orthopaedist):
        ask_red_flags(runner, orthopaedist, RF_01="yes")
        before = recorded()
        answer = phone.post(reverse("mine:send_kept"), written(runner))
        assert answer.status_code == 409
        assert answer.json()["errors"] == [
            "Please get help first. You can write in your diary later."
        ]
        assert recorded() == before

    @pytest.mark.parametrize(
        "wrong",
        [
            {"minutes": ""},
            {"minutes": "9999"},
            {"activity": "flying"},
            {"day": "2001-01-01"},
            {"red_flags": ""},
            {"red_flags": "no"},
            {"red_flags": "[1]"},
            {"red_flags": '{"RF-99": "no"}'},
            {"red_flags": '{"RF-01": "maybe"}'},
            {"red_flags": '{"RF-01": "no"}'},
            {"submission_key": ""},
            {"record": "mine"},
        ],
    )
    def test_what_cannot_be_is_refused_with_a_sentence_and_leaves_nothing(
        self, phone, runner, wrong
    ):
        answer = phone.post(reverse("mine:send_kept"), written(runner, **wrong))
        assert answer.status_code == 400
        assert all(len(sentence) > 10 for sentence in answer.json()["errors"])
        assert answer.json()["errors"]
        assert recorded() == (0, 0, 0)

    def test_what_another_person_wrote_is_not_taken(self, as_user, runner, patient, orthopaedist):
        answer = as_user(runner.user).post(reverse("mine:send_kept"), written(patient))
        assert answer.status_code == 409
        assert "another clinic" in answer.json()["errors"][0]
        assert recorded() == (0, 0, 0)

    def test_nobody_but_the_patient_sends(self, runner, orthopaedist):
        sent = {"made_as": uuid4(), "red_flags": NO_RED_FLAG, "still_hurts": True, "entry": None}
        with pytest.raises(NotPermitted):
            hurting.send_from_phone(runner, by=orthopaedist, **sent)
        assert recorded() == (0, 0, 0)

    def test_under_eighteen_nothing_is_taken(self, runner):
        runner.birth_date = standing.of(runner).today - timedelta(days=17 * 365)
        runner.save()
        sent = {"made_as": uuid4(), "red_flags": NO_RED_FLAG, "still_hurts": True, "entry": None}
        with pytest.raises(NotNow):
            hurting.send_from_phone(runner, by=runner.user, **sent)
        assert recorded() == (0, 0, 0)


def test_the_switch_stands_where_it_hurts_and_at_my_data_and_for_patients_alone(
    phone, as_user, orthopaedist
):
    for name in ("mine:hurts", "mine:data"):
        page = phone.get(reverse(name)).text
        assert "Keep it on this phone" in page
        assert "phone.js" in page
        assert "When you sign out, it is gone from the phone." in page
    assert "phone.js" not in as_user(orthopaedist).get(reverse("clinic:home")).text
