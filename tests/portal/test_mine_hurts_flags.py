"""When the back hurts: the red flags, one by one, and what is told to the clinic at once."""

from datetime import timedelta

import pytest
from django.urls import reverse

from assessments import standing
from assessments.actions import safety
from assessments.models import Intake, SafetyCheck
from assessments.safety import red_flags
from portal.mine.hurting import TAKEN
from tests.portal.hurting import FIRST_FLAG, FIRST_STEP, Phone, kinds
from tests.portal.own_plans import ask_red_flags, sign

SEEN = "Do not run until you have been seen."
HELP = "Do not wait for a reply here."
AFTER = "No. It hurts after my run"
STILL = "It still hurts"


@pytest.fixture
def phone(as_user, runner):
    """The runner's phone, on this page."""
    return Phone(as_user(runner.user))


def checks(patient) -> list[SafetyCheck]:
    return list(SafetyCheck.objects.filter(patient=patient).order_by("recorded_at"))


class TestTheRedFlags:
    def test_the_first_is_asked_at_once_with_a_number_to_call(self, phone):
        page = phone.shows()

        assert FIRST_FLAG in page
        assert "Question 1 of 15" in page
        assert 'href="tel:112"' in page
        assert "Nobody watches this page" in page
        assert FIRST_STEP not in page

    def test_one_after_the_other_what_may_be_an_emergency_first(self, phone):
        asked = []
        while flag := phone.asked():
            asked.append(flag)
            phone.answers("No")

        parents = [flag for flag in red_flags.RED_FLAGS if flag.parent is None]
        assert set(asked) == {flag.id for flag in parents}
        actions = [str(red_flags.BY_ID[flag].action) for flag in asked]
        assert actions == sorted(actions, key="EUR".index)
        assert FIRST_STEP in phone.shows()

    def test_a_follow_up_comes_right_after_yes_or_not_sure(self, phone):
        phone.says_no(until="RF-06")
        phone.answers("Not sure")
        assert phone.asked() == "RF-06a"
        phone.answers("No")
        assert phone.asked() == "RF-07"

    def test_nobody_gets_past_them(self, phone, runner):
        page = reverse("mine:hurts")
        for sent in (
            {"question": "S0", "answer": "S1"},
            {"question": "RF-15", "answer": "no"},
            {"question": "RF-01", "answer": "perhaps"},
            {"question": "RF-01", "answer": ""},
            {},
        ):
            assert phone.browser.post(page, sent).url == page
        assert TAKEN not in phone.browser.session

    @pytest.mark.parametrize("words", ["Yes", "Not sure"])
    def test_an_emergency_stops_everything_and_the_clinic_is_told(
        self, phone, runner, words, orthopaedist
    ):
        sign(runner, orthopaedist)
        runner.clinic.phone = "000 555 0100"
        runner.clinic.save()
        phone.says_no(until="RF-03")
        page = phone.answers(words)

        assert HELP in page
        assert 'href="tel:112"' in page
        assert 'href="tel:0005550100"' in page
        assert FIRST_STEP not in page
        check = checks(runner)[-1]
        said = "yes" if words == "Yes" else "not_sure"
        assert check.red_flags == {"RF-01": "no", "RF-02": "no", "RF-03": said}
        assert (check.at_home, check.outcome, check.author_role) == (True, "E", "patient")
        assert kinds(runner)[0] == "emergency"
        assert HELP in phone.shows(f"{reverse('mine:hurts')}?at=2")

    def test_an_urgent_answer_is_told_at_once_and_the_asking_goes_on(self, phone, runner):
        phone.says_no(until="RF-10")
        phone.answers("Yes")

        assert phone.asked() == "RF-11"
        assert [check.outcome for check in checks(runner)] == ["U"]
        assert kinds(runner)[0] == "urgent_flags"

        page = phone.says_no()
        assert SEEN in page
        assert "Most people with this do not have anything serious." in page
        assert FIRST_STEP not in page
        assert "Write it in your diary" in page
        assert [len(check.red_flags) for check in checks(runner)] == [11, 15]
        assert kinds(runner).count("urgent_flags") == 1

    def test_an_emergency_behind_an_urgent_answer_is_not_lost(self, phone, runner):
        phone.says_no("RF-12", until="RF-12a")
        assert HELP in phone.answers("Yes")
        assert [check.outcome for check in checks(runner)] == ["U", "E"]

    def test_without_any_every_answer_is_on_record_once(self, phone, runner):
        phone.says_no()

        (check,) = checks(runner)
        assert (check.outcome, check.scope, check.at_home) == ("none", {}, True)
        assert len(check.red_flags) == 15
        assert check.layer_version

    def test_the_last_answer_sent_twice_is_one_record(self, phone, runner):
        phone.says_no(until="RF-14")
        sent = phone.sends("No")
        for _ in range(2):
            phone.browser.post(reverse("mine:hurts"), sent)
        assert len(checks(runner)) == 1

    def test_a_lost_number_loses_no_alarming_answer(self, phone, runner):
        phone.browser.post(reverse("mine:hurts"), {"question": "RF-01", "answer": "yes"})
        assert [check.outcome for check in checks(runner)] == ["E"]

    def test_answers_before_a_visit_still_count_and_what_lies_outside_stays(
        self, phone, runner, orthopaedist
    ):
        asked = ask_red_flags(runner, runner.user)
        assert standing.of(runner).valid_check == asked
        phone.goes_to()
        assert len(checks(runner)) == 2
        assert standing.of(runner).valid_check == asked

    def test_an_urgent_answer_now_takes_the_place_of_what_was_said_before_a_visit(
        self, phone, runner
    ):
        ask_red_flags(runner, runner.user)
        phone.says_no("RF-10")
        assert standing.of(runner).valid_check is None

    def test_alone_they_are_no_answer_before_an_assessment(self, phone, runner):
        phone.goes_to()
        assert standing.of(runner).valid_check is None

    def test_a_past_cancer_that_was_cleared_stays_cleared(self, phone, runner, orthopaedist):
        found = ask_red_flags(runner, orthopaedist, RF_10="yes")
        safety.clear_safety_check(found, by=orthopaedist, reason="In remission, seen.")
        phone.says_no("RF-06", "RF-10")
        assert len(checks(runner)) == 3
        assert standing.of(runner).urgent == ("RF-06",)

    def test_the_conditions_outside_the_article_are_not_forgotten(
        self, phone, runner, orthopaedist
    ):
        safety.record_safety_check(
            runner,
            by=orthopaedist,
            answers={flag.id: "no" for flag in red_flags.RED_FLAGS if flag.parent is None},
            conditions={
                each: "yes" if each == "fainting" else "no"
                for each in ask_red_flags(runner, orthopaedist).scope
            },
        )
        before = standing.of(runner).outside
        phone.goes_to()
        assert standing.of(runner).outside == before

    def test_under_eighteen_one_reads_the_signs_and_nothing_is_asked_or_recorded(
        self, phone, runner
    ):
        runner.birth_date = standing.of(runner).today - timedelta(days=17 * 365)
        runner.save()

        page = phone.shows()

        assert "Get help now if" in page
        assert FIRST_FLAG not in page
        for words in (AFTER, STILL):
            page = phone.answers(words)
        assert "Think about seeing your doctor" in page
        assert "Write it in your diary" not in page
        assert "It now stands in your record" not in page
        assert not SafetyCheck.objects.exists()
        assert not Intake.objects.exists()
