"""The questions before a visit: one a page, kept at once, an alarm at once, sent in one piece."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from assessments import standing
from assessments.actions import before_visit, intakes, kept, safety
from assessments.models import AnswersKept, Intake, SafetyCheck
from assessments.models.kept import KEPT_FOR
from assessments.verdicts import edition_for
from patients.models import Patient
from patients.refusals import NotNow, NotPermitted
from portal.mine import asking
from tests.conftest import join, make_patient
from tests.patients.pages import text
from tests.portal.own_plans import WELL, ask_red_flags, sign

pytestmark = pytest.mark.django_db

OVERVIEW = reverse("mine:questions")


class Phone:
    """The runner's phone, on these pages."""

    def __init__(self, browser, runner):
        self.browser, self.runner = browser, runner

    def opens(self, number=None):
        return self.browser.get(reverse("mine:question", args=[number]) if number else OVERVIEW)

    def answers(self, number, answer, **more):
        page = self.opens(number)
        asked = re.search(r'name="question" value="([^"]+)"', text(page))[1]
        where = reverse("mine:question", args=[number])
        return self.browser.post(where, {"question": asked, "answer": answer, **more})

    def has_answered(self, **other):
        """As if every question was gone through, with no, the first answer, or what is told."""
        given = {}
        while True:
            asked = asking.steps(edition_for(self.runner.clinic), given)
            number = asking.first_open(asked, given)
            if number is None:
                break
            step = asked[number - 1]
            choices = dict(step.choices)
            best = "no" if "no" in choices else next(iter(choices), "")
            answer = other.get(step.key.replace("-", "_"), best)
            given = asking.with_answer(given, step, answer)
        kept.keep_own_answers(self.runner, by=self.runner.user, given=given)

    def answers_everything(self, **other):
        """Every question to the last, on its page."""
        number, asked = 1, []
        while True:
            page = self.opens(number)
            key = re.search(r'name="question" value="([^"]+)"', text(page))[1]
            asked.append(key)
            choices = [value for value, _words in page.context["step"].choices]
            best = "no" if "no" in choices else next(iter(choices), "")
            where = self.answers(number, other.get(key.replace("-", "_"), best)).url
            if where == OVERVIEW:
                return asked
            number = int(where.strip("/").rpartition("/")[2])

    def sends(self):
        page = self.opens()
        key = re.search(r'name="submission_key" value="([^"]+)"', text(page))[1]
        return self.browser.post(OVERVIEW, {"deed": "send", "submission_key": key}, follow=True)


@pytest.fixture
def phone(as_user, runner):
    return Phone(as_user(runner.user), runner)


class TestTheWay:
    def test_every_question_once_and_a_follow_up_only_where_it_is_called_for(self, phone):
        plain = phone.answers_everything()
        assert plain[0] == "RF-01"
        assert plain[-1] == "diagnosis_reported"
        assert len(plain) == len(set(plain)) == 36
        assert "pain_cause" not in plain
        assert "RF-06a" not in plain

    def test_a_follow_up_stands_right_after_what_brings_it_up(self, phone):
        asked = phone.answers_everything(RF_12="not_sure")
        assert asked[asked.index("RF-12") + 1] == "RF-12a"
        assert len(asked) == 37

    def test_a_follow_up_falls_out_with_what_brought_it_up(self, phone, runner):
        phone.has_answered(RF_12="yes")
        phone.answers(12, "no")
        assert "RF-12a" not in AnswersKept.objects.get(patient=runner).given

    def test_one_may_stop_and_go_on_where_one_was(self, phone):
        phone.answers(1, "no")
        phone.answers(2, "no")
        page = phone.opens()
        assert page.context["first_open"] == 3
        assert "34 questions are left." in text(page)
        assert "your answer so far" in text(phone.opens(2))

    def test_a_changed_answer_leads_back_to_the_overview(self, phone):
        phone.has_answered()
        assert phone.answers(27, "novice").url == OVERVIEW
        assert "I bounce, or I am new to it" in text(phone.opens())

    @pytest.mark.parametrize("answer", ["", "maybe"])
    def test_what_is_no_answer_is_asked_again(self, phone, answer):
        page = phone.answers(1, answer)
        assert page.status_code == 400
        assert "Choose one of the answers." in text(page)
        assert not AnswersKept.objects.exists()

    def test_words_that_are_too_long_come_back_as_typed(self, phone):
        told = "x" * 301
        page = phone.answers(36, told)
        assert "Write at most 300 characters." in text(page)
        assert told in text(page)

    @pytest.mark.parametrize("number", [37, 400])
    def test_a_question_that_is_not_there_leads_to_the_overview(self, phone, number):
        assert phone.opens(number).url == OVERVIEW

    def test_no_address_says_what_is_asked(self, phone):
        assert phone.answers(1, "no").url == reverse("mine:question", args=[2])


class TestSending:
    def test_everything_arrives_in_one_piece_and_nothing_is_kept(self, phone, runner):
        phone.has_answered(
            RF_06="yes",
            back_pain="settles",
            technique="not_recorded",
            diagnosis_reported="a slipped disc",
        )
        assert not SafetyCheck.objects.exists()
        assert not Intake.objects.exists()
        page = phone.sends()
        assert page.redirect_chain[-1][0] == reverse("mine:today")
        assert "Your answers are with your clinic" in text(page)
        now = standing.of(runner)
        assert (now.check.at_home, now.check.outcome) == (True, "U")
        assert now.valid_check is not None
        assert now.intake.back_pain == "settles"
        assert now.intake.technique == ""
        assert now.intake.diagnosis_reported == "a slipped disc"
        assert now.intake.sources["back_pain"]["role"] == "patient"
        assert not AnswersKept.objects.exists()

    def test_sent_twice_it_arrives_once(self, phone):
        phone.has_answered()
        key = re.search(r'name="submission_key" value="([^"]+)"', text(phone.opens()))[1]
        for _time in range(2):
            answer = phone.browser.post(OVERVIEW, {"deed": "send", "submission_key": key})
            assert answer.url == reverse("mine:today")
        assert SafetyCheck.objects.count() == Intake.objects.count() == 1

    def test_with_a_question_open_nothing_is_sent(self, phone):
        phone.answers(1, "no")
        sent = {"deed": "send", "submission_key": "2b0c33a4-9f31-4c8f-b2a5-0f2a4dd6a9e1"}
        assert "Go on" in text(phone.browser.post(OVERVIEW, sent))
        assert not SafetyCheck.objects.exists()

    def test_over_a_clinicians_word_it_is_a_proposal_and_what_stands_is_shown(
        self, phone, runner, orthopaedist
    ):
        intakes.record_intake(runner, by=orthopaedist, answers=WELL)
        assert "Last time you or your clinic said: I do not bounce much" in text(phone.opens(27))
        phone.has_answered(technique="novice")
        phone.sends()
        intake = standing.of(runner).intake
        assert intake.technique == "ergonomic"
        assert intake.proposals["technique"]["value"] == "novice"
        again = text(phone.opens(27)).partition("Last time you or your clinic said:")[2]
        assert "I bounce, or I am new to it" in again[:80]

    def test_the_doctor_finds_it_on_the_worklist(self, phone, runner, as_user, orthopaedist):
        phone.has_answered()
        phone.sends()
        assert "Answered, and not assessed yet" in text(as_user(orthopaedist).get("/clinic/"))

    def test_what_was_sent_is_said_and_can_be_answered_anew(self, phone):
        phone.has_answered()
        phone.sends()
        assert "You sent your answers on" in text(phone.opens())
        assert phone.opens().context["first_open"] == 1


class TestAnAlarm:
    @pytest.mark.parametrize("answer", ["yes", "not_sure"])
    def test_ends_the_asking_and_shows_how_to_get_help(self, phone, runner, answer):
        phone.answers(1, "no")
        told = phone.answers(3, answer)
        assert told.url == reverse("mine:today")
        page = text(phone.browser.get(told.url))
        assert 'href="tel:112"' in page
        assert "Questions before my visit" not in page
        check = SafetyCheck.objects.get(patient=runner)
        assert (check.outcome, check.at_home) == ("E", True)
        assert check.red_flags == {"RF-01": "no", "RF-03": answer}
        assert not AnswersKept.objects.exists()

    def test_stands_on_the_worklist_at_once(self, phone, as_user, orthopaedist):
        phone.answers(3, "yes")
        assert "Saddle anaesthesia" in text(as_user(orthopaedist).get("/clinic/"))

    def test_no_assessment_rests_on_what_was_left_open(self, phone, runner, orthopaedist):
        phone.answers(3, "yes")
        check = SafetyCheck.objects.get()
        safety.clear_safety_check(check, by=orthopaedist, reason="Examined: nothing.")
        now = standing.of(Patient.objects.get(pk=runner.pk))
        assert not now.is_emergency
        assert now.valid_check is None

    def test_while_one_is_open_the_questions_wait(self, phone, runner, orthopaedist):
        ask_red_flags(runner, orthopaedist, RF_01="yes")
        for number in (None, 1):
            assert 'href="tel:112"' in text(phone.opens(number))


class TestWhoMay:
    def test_under_18_nobody_answers_alone(self, as_user, clinic, orthopaedist):
        young = make_patient(
            clinic, orthopaedist, born=timezone.localdate() - timedelta(days=365 * 15)
        )
        young = join(young, by=orthopaedist, email="y@patients.example")
        phone = Phone(as_user(young.user), young)
        assert "These pages are made for adults." in text(phone.opens())
        assert phone.opens(1).url == OVERVIEW
        where = reverse("mine:question", args=[1])
        assert phone.browser.post(where, {"question": "RF-03", "answer": "yes"}).url == OVERVIEW
        assert not SafetyCheck.objects.exists()

    @pytest.mark.parametrize(
        "deed", [before_visit.send_before_visit, before_visit.stop_for_emergency]
    )
    def test_the_deeds_themselves_take_nobody_but_the_grown_up_patient(
        self, runner, clinic, orthopaedist, deed
    ):
        said = {"red_flags": {"RF-03": "yes"}, "conditions": {}}
        if deed is before_visit.send_before_visit:
            said |= {"answers": {}, "diagnosis_reported": None}
        with pytest.raises(NotPermitted):
            deed(runner, by=orthopaedist, **said)
        young = make_patient(
            clinic, orthopaedist, born=timezone.localdate() - timedelta(days=365 * 15)
        )
        young = join(young, by=orthopaedist, email="y@patients.example")
        with pytest.raises(NotNow):
            deed(young, by=young.user, **said)
        assert not SafetyCheck.objects.exists()

    def test_nobody_else_sees_what_is_kept(self, phone, as_user, orthopaedist, runner):
        phone.answers(36, "a secret name")
        chart = as_user(orthopaedist).get(reverse("clinic:chart", args=[runner.pk]))
        assert "a secret name" not in text(chart)

    def test_after_a_week_it_is_gone(self, phone, runner):
        phone.answers(1, "no")
        AnswersKept.objects.update(recorded_at=timezone.now() - KEPT_FOR - timedelta(minutes=1))
        assert phone.opens().context["first_open"] == 1

    def test_thrown_away_it_is_gone_and_what_was_sent_stays(self, phone):
        phone.has_answered()
        phone.sends()
        phone.answers(1, "no")
        page = phone.browser.post(OVERVIEW, {"deed": "discard"}, follow=True)
        assert "Nothing was sent." in text(page)
        assert not AnswersKept.objects.exists()
        assert Intake.objects.count() == 1


def test_the_first_page_offers_them_with_and_without_a_plan(phone, runner, orthopaedist):
    assert OVERVIEW in text(phone.browser.get(reverse("mine:today")))
    sign(runner, orthopaedist)
    assert OVERVIEW in text(phone.browser.get(reverse("mine:today")))
