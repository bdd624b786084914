"""When the back hurts: after the red flags the rule that holds for this person."""

import pytest
from django.urls import reverse

from assessments.models import SafetyCheck
from patients.models import AuditEvent
from portal.mine.hurting import MOST, TAKEN
from tests.portal.hurting import FIRST_FLAG, FIRST_STEP, Phone
from tests.portal.own_plans import HURTING, ask_red_flags, record_disc, sign

DEFAULT = "Stop now. Do not run again until you have talked to your clinic."
LABELLED = "This rule comes from this portal."
SEEN = "Do not run until you have been seen."
DURING, AFTER = "No. It hurts while I run", "No. It hurts after my run"
GONE, STILL = "The pain is gone", "It still hurts"


@pytest.fixture
def phone(as_user, runner):
    """The runner's phone, on this page."""
    return Phone(as_user(runner.user))


@pytest.mark.parametrize(
    ("on_the_way", "leads_to"),
    [
        ([], FIRST_STEP),
        (["Yes"], DEFAULT),
        ([DURING], "Slow down and walk."),
        ([AFTER], "Go home and rest."),
        ([DURING, GONE], "Good. The pain is gone"),
        ([DURING, STILL], "Stop. Try to stretch."),
        ([DURING, STILL, GONE], "Good. The pain is gone"),
        ([DURING, STILL, STILL], "Go home and rest."),
        ([AFTER, GONE], "Good. The pain is gone"),
        ([AFTER, STILL], "Think about seeing your doctor"),
    ],
)
def test_each_answer_leads_on_as_the_article_says(phone, on_the_way, leads_to):
    page = phone.goes_to(*on_the_way)

    assert leads_to in page
    assert 'href="tel:112"' in page
    assert "Contact my clinic" in page


def test_the_way_back_leads_to_the_answer_before_and_on_from_there_to_another(phone):
    phone.goes_to(DURING)
    first = phone.at
    assert "Stop. Try to stretch." in phone.answers(STILL)
    assert (first, phone.at) == ("/mine/hurts/?at=16", "/mine/hurts/?at=17")
    assert "Slow down and walk." in phone.shows(first)
    assert "The pain is gone" in phone.answers(GONE)
    assert phone.at == "/mine/hurts/?at=17"
    assert FIRST_FLAG in phone.shows(reverse("mine:hurts"))


@pytest.mark.parametrize("at", ["1", "7", "999999"])
def test_a_step_that_was_never_come_to_leads_to_the_first(phone, at):
    assert FIRST_FLAG in phone.shows(f"{reverse('mine:hurts')}?at={at}")
    assert phone.at == reverse("mine:hurts")


@pytest.mark.parametrize("at", ["", "soon", "-1", "²"])
def test_what_is_no_number_is_the_first(phone, at):
    assert FIRST_FLAG in phone.shows(f"{reverse('mine:hurts')}?at={at}")


def test_who_answers_for_ever_fills_no_session(phone):
    phone.goes_to(DURING)
    for number in range(16, 60):
        sent = {"question": "S1", "answer": "S2", "at": number}
        phone.browser.post(reverse("mine:hurts"), sent)
    assert len(phone.browser.session[TAKEN]) <= MOST


class TestWhoseRuleHolds:
    def test_whoever_says_that_there_is_a_spine_problem_gets_the_default_with_its_label(
        self, phone
    ):
        page = phone.goes_to("Yes")
        assert DEFAULT in page
        assert LABELLED in page

    def test_the_doctors_own_rule_stands_in_place_of_the_steps(self, phone, runner, orthopaedist):
        record_disc(runner, orthopaedist)
        sign(runner, orthopaedist, HURTING, own_stop_rule="Lie down and call us.")

        page = phone.goes_to()

        assert "Lie down and call us." in page
        assert "Your doctor&#x27;s rule for you" in page
        assert FIRST_STEP not in page
        assert LABELLED not in page

    def test_no_step_of_the_article_reaches_a_diagnosed_patient(self, phone, runner, orthopaedist):
        record_disc(runner, orthopaedist)
        sign(runner, orthopaedist, HURTING)

        assert DEFAULT in phone.goes_to()
        at = phone.at.split("=")[1]
        for question, answer in (("S0", "S1"), ("S3", "see_doctor")):
            sent = {"question": question, "answer": answer, "at": at}
            page = phone.shows(phone.browser.post(reverse("mine:hurts"), sent).url)
            assert DEFAULT in page
            assert LABELLED in page
            assert "Slow down and walk." not in page

    def test_a_disease_recorded_after_the_signature_takes_the_steps_away(
        self, phone, runner, orthopaedist
    ):
        sign(runner, orthopaedist)
        assert FIRST_STEP in phone.goes_to()

        record_disc(runner, orthopaedist)

        page = phone.shows()
        assert FIRST_STEP not in page
        assert DEFAULT in page

    @pytest.mark.parametrize("verification", ["confirmed", "patient_reported"])
    def test_without_a_plan_a_disease_on_the_record_decides(
        self, phone, runner, orthopaedist, verification
    ):
        record_disc(runner, orthopaedist, running_excluded="not_judged", verification=verification)
        assert DEFAULT in phone.goes_to()

    def test_with_an_open_urgent_flag_one_is_asked_anew_and_the_steps_give_way(
        self, phone, runner, orthopaedist
    ):
        sign(runner, orthopaedist)
        ask_red_flags(runner, orthopaedist, RF_10="yes")

        assert FIRST_FLAG in phone.shows()
        page = phone.goes_to()
        assert SEEN in page
        assert FIRST_STEP not in page


def test_the_clinic_can_be_reached_from_here(phone, runner):
    assert "You find the number on your papers" in phone.shows()
    runner.clinic.phone = "000 555 0100"
    runner.clinic.opening_hours = "Monday to Friday, 8:00 to 16:00"
    runner.clinic.save()

    page = phone.shows()

    assert 'href="tel:0005550100"' in page
    assert "Monday to Friday, 8:00 to 16:00" in page


def test_looking_writes_nothing_but_the_look(phone, runner):
    phone.shows()
    before = set(AuditEvent.objects.values_list("pk", flat=True))
    phone.shows()
    written = AuditEvent.objects.exclude(pk__in=before)
    assert set(written.values_list("event", flat=True)) == {"record.read"}
    assert not SafetyCheck.objects.exists()


@pytest.mark.parametrize("name", ["account_overview", "guideline", "usersessions_list"])
def test_it_is_one_tap_from_the_pages_outside_the_patients_own(as_user, runner, orthopaedist, name):
    link = f'href="{reverse("mine:hurts")}"'
    whole = {"whole": "yes"}
    assert link in as_user(runner.user).get(reverse(name), whole).text
    assert link not in as_user(orthopaedist).get(reverse(name), whole).text
