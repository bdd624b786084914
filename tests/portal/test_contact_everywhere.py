"""The clinic's number, to dial, and its hours stand on every page of a patient."""

import pytest
from django.urls import reverse

from tests.patients.pages import text
from tests.portal.own_plans import HURTING, PAGES, ask_red_flags, decide, log, record_disc, sign
from tests.portal.test_class_for_clinicians import own_pages

pytestmark = pytest.mark.django_db

NUMBER, HOURS = 'href="tel:+000005550142"', "Weekdays from nine"
ONCE = 'id="contact-my-clinic"'


@pytest.fixture
def phone(as_user, runner, orthopaedist):
    record_disc(runner, orthopaedist)
    sign(runner, orthopaedist, HURTING)
    sign(runner, orthopaedist, HURTING)
    decide(runner, "will_not_run")
    log(runner, 1)
    clinic = runner.clinic
    clinic.phone, clinic.opening_hours = "+00 000 555 0142", HOURS
    clinic.save()
    return as_user(runner.user)


def test_on_every_page_the_number_is_dialled_and_the_hours_are_said(phone, runner):
    seen = 0
    for address in own_pages(runner):
        answer = phone.get(address)
        if answer.status_code == 405 or address == reverse("mine:take_along"):
            continue
        seen += 1
        assert NUMBER in answer.text, address
        assert HOURS in text(answer), address
        assert answer.text.count(ONCE) == 1, address
    assert seen > 12


@pytest.mark.parametrize("flag", [{}, {"RF_12": "yes", "RF_12a": "no"}])
@pytest.mark.parametrize("has_plan", [True, False])
def test_it_stands_once_whatever_the_record_holds(as_user, runner, orthopaedist, flag, has_plan):
    if has_plan:
        sign(runner, orthopaedist)
    ask_red_flags(runner, orthopaedist, **flag)
    browser = as_user(runner.user)
    for name in PAGES:
        page = browser.get(reverse(f"mine:{name}")).text
        assert page.count(ONCE) == 1, name


def test_the_number_stands_on_the_page_of_an_emergency_too(phone, runner, orthopaedist):
    ask_red_flags(runner, orthopaedist, RF_01="yes")
    assert NUMBER in phone.get(reverse("mine:today")).text
