"""The administration in a browser: the content security policy holds, and no barrier stands."""

import pytest

from portal.demo import loading
from tests.journeys.conftest import PHONE

WHO = {
    "a doctor": "Dr Olive Ortho",
    "who runs the clinic": "Ada Admin",
    "who runs the platform": "Pat Platform",
}


def email_of(name: str) -> str:
    return next(email for email, known, _about in loading.sign_ins() if known == name)


def follow(visitor, selector: str) -> list[str]:
    links = visitor.page.locator(selector)
    found = [links.nth(number).get_attribute("href") for number in range(links.count())]
    return [link for link in dict.fromkeys(found) if link.startswith("/admin/")]


@pytest.mark.parametrize("who", WHO)
def test_every_list_row_and_form_opens_without_a_fault(visit, who):
    visitor = visit().signs_in(email_of(WHO[who])).opens("/admin/").finds_no_barrier()
    lists = follow(visitor, "#content a")
    assert lists
    for address in lists:
        visitor.opens(address).finds_no_barrier()
        rows = follow(visitor, "#result_list tbody th a")
        if rows:
            visitor.opens(rows[0]).finds_no_barrier()


def test_a_telephone_shows_it_too(visit):
    visitor = visit(PHONE).signs_in(email_of("Ada Admin")).opens("/admin/")
    visitor.reads("People of the clinic", "Memberships", "Audit trail").finds_no_barrier()


def test_the_calendar_of_a_form_works_under_the_policy(visit):
    visitor = visit().signs_in(email_of("Ada Admin")).opens("/admin/patients/membership/")
    visitor.page.locator("#result_list tbody th a").first.click()
    visitor.page.locator(".datetimeshortcuts a").first.click()
    assert visitor.page.locator("#id_until").input_value()
