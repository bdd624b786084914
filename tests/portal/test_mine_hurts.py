"""When the back hurts: red flags first, then the rule that holds for this person."""

import re

import pytest
from django.urls import reverse

from assessments.models import SafetyCheck
from patients.models import AuditEvent
from portal.mine.views.hurts import MOST, TAKEN
from tests.portal.own_plans import HURTING, ask_red_flags, record_disc, sign

FIRST_QUESTION = "Has a doctor told you that you have a spine problem?"
DEFAULT = "Stop now. Do not run again until you have talked to your clinic."
LABELLED = "This rule comes from this portal."


@pytest.fixture
def hurts(as_user, runner):
    """The page as the runner sees it, at a step of the conversation."""

    def page(step=None):
        phone, where = as_user(runner.user), reverse("mine:hurts")
        answer = phone.post(where, {"step": step}, follow=True) if step else phone.get(where)
        assert answer.status_code == 200
        return answer.content.decode()

    return page


@pytest.fixture
def phone(as_user, runner):
    """The runner's phone: what it shows at an address, and after an answer."""
    browser = as_user(runner.user)

    class Phone:
        at = reverse("mine:hurts")

        def shows(self, where):
            answer = browser.get(where, follow=True)
            self.at = answer.wsgi_request.get_full_path()
            return answer.text

        def answers(self, words):
            page = self.shows(self.at)
            said = re.search(rf'value="(\w+)">{words}', page)[1]
            given = re.search(r'name="at" value="(\d+)"', page)[1]
            self.at = browser.post(reverse("mine:hurts"), {"step": said, "at": given}).url
            return self.shows(self.at)

    return Phone()


def test_the_red_flags_come_first_with_a_number_to_call(hurts, runner):
    page = hurts()

    assert page.index("Get help now if") < page.index(FIRST_QUESTION)
    assert 'href="tel:112"' in page
    assert "Nobody watches this page" in page


@pytest.mark.parametrize(
    ("step", "answer", "leads_to"),
    [
        (None, "Yes", "own_rule"),
        (None, "No. It hurts while I run", "S1"),
        (None, "No. It hurts after my run", "S3"),
        ("S1", "The pain is gone", "log"),
        ("S1", "It still hurts", "S2"),
        ("S2", "The pain is gone", "log"),
        ("S2", "It still hurts", "S3"),
        ("S3", "The pain is gone", "log"),
        ("S3", "It still hurts", "see_doctor"),
    ],
)
def test_each_answer_leads_on_as_the_article_says(hurts, step, answer, leads_to):
    page = hurts(step)

    button = page[: page.index(f">{answer}<")]
    assert button.endswith(f'value="{leads_to}"')


@pytest.mark.parametrize(
    ("step", "says"),
    [
        ("S1", "Slow down and walk."),
        ("S2", "Stop. Try to stretch."),
        ("S3", "Go home and rest."),
        ("log", "The pain is gone"),
        ("see_doctor", "Think about seeing your doctor"),
        ("own_rule", DEFAULT),
    ],
)
def test_each_step_says_what_to_do_and_how_to_get_help(hurts, step, says):
    page = hurts(step)

    assert says in page
    assert 'href="tel:112"' in page
    assert "Contact my clinic" in page


def test_a_step_that_does_not_exist_leads_to_the_beginning(as_user, runner):
    phone = as_user(runner.user)
    sent = phone.post(reverse("mine:hurts"), {"step": "S9"})
    assert (sent.status_code, sent.url) == (302, reverse("mine:hurts"))
    assert "hurts" not in phone.session


def test_the_way_back_leads_to_the_step_before_and_on_from_there_to_another(phone):
    phone.answers("No. It hurts while I run")
    first = phone.at
    assert "Stop. Try to stretch." in phone.answers("It still hurts")
    assert (first, phone.at) == ("/mine/hurts/?at=1", "/mine/hurts/?at=2")
    assert "Slow down and walk." in phone.shows(first)
    assert "The pain is gone" in phone.answers("The pain is gone")
    assert phone.at == "/mine/hurts/?at=2"
    assert FIRST_QUESTION in phone.shows(reverse("mine:hurts"))


@pytest.mark.parametrize("at", ["1", "7", "999999"])
def test_a_step_that_was_never_come_to_leads_to_the_first(phone, at):
    assert FIRST_QUESTION in phone.shows(f"{reverse('mine:hurts')}?at={at}")
    assert phone.at == reverse("mine:hurts")


@pytest.mark.parametrize("at", ["", "soon", "-1", "²"])
def test_what_is_no_number_is_the_first(phone, at):
    assert FIRST_QUESTION in phone.shows(f"{reverse('mine:hurts')}?at={at}")


def test_who_answers_for_ever_fills_no_session(as_user, runner):
    browser = as_user(runner.user)
    for number in range(30):
        browser.post(reverse("mine:hurts"), {"step": "S1", "at": number})
    assert len(browser.session[TAKEN]) <= MOST + 1


def test_whoever_says_that_there_is_a_spine_problem_gets_the_default_with_its_label(hurts):
    page = hurts("own_rule")

    assert DEFAULT in page
    assert LABELLED in page


def test_the_doctors_own_rule_stands_in_place_of_the_steps(hurts, runner, orthopaedist):
    record_disc(runner, orthopaedist)
    sign(runner, orthopaedist, HURTING, own_stop_rule="Lie down and call us.")

    page = hurts()

    assert "Lie down and call us." in page
    assert "Your doctor&#x27;s rule for you" in page
    assert FIRST_QUESTION not in page
    assert LABELLED not in page


@pytest.mark.parametrize("step", [None, "S1", "S2", "S3", "see_doctor"])
def test_no_step_of_the_article_reaches_a_diagnosed_patient(hurts, runner, orthopaedist, step):
    record_disc(runner, orthopaedist)
    sign(runner, orthopaedist, HURTING)

    page = hurts(step)

    assert DEFAULT in page
    assert LABELLED in page
    assert "Slow down and walk." not in page


def test_a_disease_recorded_after_the_signature_takes_the_steps_away(hurts, runner, orthopaedist):
    sign(runner, orthopaedist)
    assert FIRST_QUESTION in hurts()

    record_disc(runner, orthopaedist)

    assert FIRST_QUESTION not in hurts()
    assert DEFAULT in hurts()


@pytest.mark.parametrize("verification", ["confirmed", "patient_reported"])
def test_without_a_plan_a_disease_on_the_record_decides(hurts, runner, orthopaedist, verification):
    record_disc(runner, orthopaedist, running_excluded="not_judged", verification=verification)

    assert DEFAULT in hurts()


def test_with_an_urgent_flag_the_steps_give_way(hurts, runner, orthopaedist):
    sign(runner, orthopaedist)
    ask_red_flags(runner, orthopaedist, RF_10="yes")

    for step in (None, "S1"):
        page = hurts(step)
        assert "Do not run until you have been seen." in page
        assert "Get help now if" in page
        assert FIRST_QUESTION not in page
        assert "Slow down and walk." not in page


def test_the_clinic_can_be_reached_from_here(hurts, runner):
    assert "You find the number on your papers" in hurts()
    runner.clinic.phone = "000 555 0100"
    runner.clinic.opening_hours = "Monday to Friday, 8:00 to 16:00"
    runner.clinic.save()

    page = hurts()

    assert 'href="tel:0005550100"' in page
    assert "Monday to Friday, 8:00 to 16:00" in page


def test_going_through_the_steps_writes_nothing_but_the_look(hurts, runner):
    hurts()  # signs in first
    before = set(AuditEvent.objects.values_list("pk", flat=True))
    for step in (None, "S1", "S2", "S3", "see_doctor"):
        hurts(step)

    assert not SafetyCheck.objects.exists()
    written = AuditEvent.objects.filter(actor=str(runner.user_id)).exclude(pk__in=before)
    looks = written.exclude(event="signin.done")  # the fixture signs in for each step
    assert set(looks.values_list("event", flat=True)) == {"record.read"}
