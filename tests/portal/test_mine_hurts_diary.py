"""When the back hurts: it ends in the diary and, where the rule says so, with the clinic."""

import re

import pytest
from django.urls import reverse

from assessments import standing
from assessments.actions import diary
from assessments.models import DiaryEntry, Intake
from portal.mine.hurting import TAKEN
from tests.portal.hurting import FIRST_FLAG, Phone, kinds
from tests.portal.own_plans import HURTING, WELL, log, record_disc, sign

DURING, AFTER = "No. It hurts while I run", "No. It hurts after my run"
GONE, STILL = "The pain is gone", "It still hurts"


@pytest.fixture
def phone(as_user, runner):
    """The runner's phone, on this page."""
    return Phone(as_user(runner.user))


class TestTheDiaryAtTheEnd:
    def form(self, phone) -> dict:
        """What the form at the end holds, with the minutes typed in."""
        page = phone.shows()
        where = re.search(r'<form method="post" action="(/mine/diary/[^"]+)"', page)[1]
        form = page[page.index(where) : page.index("</form>", page.index(where))]
        checked = re.findall(r'name="(\w+)" value="([^"]*)"[^>]*checked', form)
        hidden = re.findall(r'type="hidden" name="(\w+)" value="([^"]+)"', form)
        minutes = re.search(r'name="minutes" value="(\d+)"', form)
        day = re.search(r'name="day" value="([^"]+)"', form)[1]
        return {
            "to": where,
            "day": day,
            "minutes": minutes[1] if minutes else "30",
            **dict(checked),
            **dict(hidden),
        }

    def save(self, phone, **typed):
        sent = self.form(phone) | typed
        return phone.browser.post(sent.pop("to"), sent, follow=True)

    @pytest.mark.parametrize(
        ("on_the_way", "eased_by"),
        [
            ([DURING, GONE], "walking"),
            ([DURING, STILL, GONE], "stopping"),
            ([AFTER, GONE], "rest"),
            ([AFTER, STILL], "nothing"),
        ],
    )
    def test_it_offers_what_was_said_on_the_way(self, phone, runner, on_the_way, eased_by):
        phone.goes_to(*on_the_way)
        shown = self.form(phone)
        assert (shown["activity"], shown["eased_by"]) == ("running", eased_by)
        assert shown["pain_after"] == shown["leg_symptoms"] == ""

        assert "Saved." in self.save(phone, pain_after="4").text

        (entry,) = DiaryEntry.objects.all()
        assert (entry.activity, entry.minutes, entry.pain_after) == ("running", 30, 4)
        assert entry.eased_by == eased_by
        assert TAKEN not in phone.browser.session

    def test_a_weaker_leg_is_offered_too(self, phone, runner):
        phone.says_no("RF-06")
        shown = self.form(phone)
        assert shown["leg_symptoms"] == "yes"
        assert "activity" not in shown

    def test_it_ends_there_with_a_rule_of_ones_own_too(self, phone, runner, orthopaedist):
        record_disc(runner, orthopaedist)
        sign(runner, orthopaedist, HURTING, own_stop_rule="Lie down and call us.")
        phone.goes_to()
        self.save(phone, activity="walking", eased_by="nothing", pain_after="6")
        assert kinds(runner)[0] == "diary_not_easing"

    def test_todays_entry_is_completed_and_not_told_twice(self, phone, runner):
        log(runner, minutes=45, pain_after=5)
        phone.goes_to(AFTER, STILL)
        assert "You wrote today: Running." in phone.shows()

        self.save(phone)

        entry = DiaryEntry.objects.as_they_stand().get()
        assert (entry.minutes, entry.pain_after, entry.eased_by) == (45, 5, "nothing")

    def test_a_tick_of_today_becomes_the_entry(self, phone, runner, orthopaedist):
        item = sign(runner, orthopaedist).items.get(activity="running")
        diary.tick(item, by=runner.user, day=standing.of(runner).today)
        phone.goes_to(AFTER, STILL)
        self.save(phone, pain_after="3")
        entry = DiaryEntry.objects.as_they_stand().get()
        assert (entry.minutes, entry.eased_by) == (30, "nothing")

    def test_or_another_one_is_written(self, phone, runner):
        log(runner, minutes=45)
        phone.goes_to(AFTER, STILL)
        phone.shows(f"{phone.at}&new=yes")
        self.save(phone, minutes="20", pain_after="3")
        assert DiaryEntry.objects.as_they_stand().count() == 2

    def test_a_walk_of_today_is_not_the_run_that_hurt(self, phone, runner):
        log(runner, activity="walking")
        phone.goes_to(AFTER, STILL)
        assert self.form(phone)["to"] == reverse("mine:log")

    def test_what_lacks_a_part_comes_back_as_typed(self, phone, runner):
        phone.goes_to(AFTER, STILL)
        page = self.save(phone, minutes="", note="It pulls.").text
        assert "Enter the minutes as a number" in page
        assert "It pulls." in page
        assert re.search(r'name="eased_by" value="nothing"[^>]*checked', page)
        assert not DiaryEntry.objects.exists()

    def test_the_clinic_has_it_on_its_list_and_one_is_not_asked_again(self, phone, runner):
        runner.clinic.phone = "000 555 0100"
        runner.clinic.save()
        phone.goes_to(AFTER, STILL)
        page = self.save(phone, pain_after="4").text
        assert kinds(runner)[0] == "diary_not_easing"
        assert "Your clinic has this on its list" in page
        assert "nobody watches it day and night" in page
        assert 'href="tel:0005550100"' in page

    def test_pain_that_stays_told_without_being_asked_leads_to_the_questions(self, phone, runner):
        log(runner, pain_after=4, eased_by="nothing")
        page = phone.shows(reverse("mine:diary"))
        assert "Please check your back now" in page
        assert FIRST_FLAG in phone.shows(reverse("mine:hurts"))


class TestPainThatStaysAfterRest:
    def test_is_proposed_at_once_beside_what_a_clinician_recorded(
        self, phone, runner, orthopaedist
    ):
        sign(runner, orthopaedist)
        page = phone.goes_to(AFTER, STILL)

        intake = standing.of(runner).intake
        assert intake.back_pain == WELL["back_pain"]
        assert intake.proposals["back_pain"]["value"] == "persistent"
        assert "proposals" in kinds(runner)
        assert "It now stands in your record too." in page
        assert standing.of(runner).verdict.signed_class == "healthy"

    def test_is_proposed_once_however_often_it_is_said(self, phone, runner, orthopaedist):
        sign(runner, orthopaedist)
        for _ in range(2):
            phone.goes_to(AFTER, STILL)
        assert Intake.objects.filter(author_role="patient").count() == 1

    def test_is_the_answer_where_nobody_has_any(self, phone, runner):
        phone.goes_to(AFTER, STILL)
        assert standing.of(runner).intake.back_pain == "persistent"

    def test_pain_that_went_away_proposes_nothing(self, phone, runner, orthopaedist):
        sign(runner, orthopaedist)
        phone.goes_to(AFTER, GONE)
        assert standing.of(runner).intake.proposals == {}
