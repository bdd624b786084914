"""The administration in a browser: the content security policy holds, and no barrier stands."""

import pytest

from portal.demo import loading
from tests.journeys.conftest import DESK, PHONE

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


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["telephone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_at_any_size_by_day_and_by_night(visit, size, scheme):
    doctor = visit(size, color_scheme=scheme).signs_in(email_of("Dr Olive Ortho"))
    doctor.opens("/admin/").finds_no_barrier()
    doctor.opens("/admin/catalogue/?q=slip").finds_no_barrier()
    doctor.opens("/admin/patients/diagnosis/")
    doctor.page.get_by_label("Name, birth date or record number").fill("slipwell")
    doctor.page.get_by_role("button", name="Search").click()
    doctor.page.get_by_role("button", name="Show all").wait_for()
    assert "slipwell" not in doctor.page.url
    doctor.does_not_read("Discworth").finds_no_barrier()
    doctor.page.get_by_role("link", name="Slipwell, Lista").click()
    doctor.page.get_by_role("link", name="What happened to it").wait_for()
    doctor.finds_no_barrier()
    doctor.page.get_by_role("link", name="What happened to it").click()
    doctor.page.get_by_text("Recorded a diagnosis").wait_for()
    doctor.reads("Dr Olive Ortho, Orthopaedist").finds_no_barrier()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["telephone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_settings_are_changed_and_told_at_any_size(visit, size, scheme):
    ada = visit(size, color_scheme=scheme).signs_in(email_of("Ada Admin")).opens("/admin/")
    ada.finds_no_barrier().page.get_by_role("link", name="Clinics", exact=True).click()
    ada.page.get_by_role("link", name="Harbour Spine Clinic (demo)").click()
    ada.page.get_by_label("Emergency number").fill("call us")
    ada.page.get_by_role("button", name="Save").click()
    ada.page.get_by_text("Enter a number to dial, such as 112: digits only.").wait_for()
    ada.finds_no_barrier()
    ada.page.get_by_label("Emergency number").fill("999")
    ada.page.get_by_role("button", name="Save").click()
    ada.page.get_by_role("link", name="Harbour Spine Clinic (demo)").first.click()
    ada.page.get_by_role("link", name="What happened to it").click()
    ada.page.get_by_text("Changed the settings of the clinic").wait_for()
    ada.reads("Emergency number", "Ada Admin, Clinic administrator").finds_no_barrier()
