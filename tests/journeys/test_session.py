"""A session that ends while somebody is writing: warned before, covered after, nothing lost."""

import pytest
from playwright.sync_api import expect

from portal.demo.people import PHRASE
from tests.journeys.conftest import DESK, PHONE

WRITING = "Wanda Unfinished"
DESK_EMAIL = "front-desk@harbour.example"


@pytest.fixture
def lasts(settings):
    """How long a session of staff lasts without a request, and how long before it is warned."""

    def seconds(idle, warning=120):
        settings.SESSION_LIMITS = {"staff": (idle, 90_000), "patients": (idle, 90_000)}
        settings.SESSION_WARNING = warning

    return seconds


def starts_writing(visitor):
    """The front desk, in the middle of a form."""
    visitor.signs_in(DESK_EMAIL).opens("/patients/new/")
    visitor.page.get_by_label("Family name").fill(WRITING)
    return visitor


def comes_back_to(page):
    """Look at the tab again, as after a pause."""
    page.bring_to_front()
    page.evaluate("window.dispatchEvent(new Event('focus'))")


def signs_in_elsewhere(page, email: str):
    """In a tab of its own, through the link on the cover."""
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Sign in in a new tab").click()
    tab = opened.value
    tab.get_by_label("Email").fill(email)
    tab.get_by_label("Password", exact=False).first.fill(PHRASE)
    tab.get_by_role("button", name="Sign in", exact=True).click()
    expect(tab.get_by_role("heading", name="You are signed in again")).to_be_visible()
    tab.close()
    comes_back_to(page)


def test_warned_in_time_and_staying(visit, lasts):
    lasts(3600, warning=3598)
    writer = starts_writing(visit(PHONE))
    page = writer.page
    warning = page.get_by_role("alertdialog", name="Are you still there?")
    expect(warning).to_be_visible()
    stay = page.get_by_role("button", name="Stay signed in")
    expect(stay).to_be_focused()
    writer.reads("you will be signed out in 59:").finds_no_barrier()
    lasts(7200, warning=3598)
    stay.click()
    expect(warning).to_be_hidden()
    expect(page.get_by_label("Family name")).to_have_value(WRITING)


def test_signed_out_while_writing_and_nothing_is_lost(visit, lasts):
    writer = starts_writing(visit(PHONE))
    page = writer.page
    lasts(0)
    comes_back_to(page)
    cover = page.get_by_role("alertdialog", name="You are signed out")
    expect(cover).to_be_visible()
    writer.finds_no_barrier()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(cover).to_be_visible()
    expect(page.get_by_label("Family name")).to_be_hidden()

    lasts(1800)
    signs_in_elsewhere(page, DESK_EMAIL)
    expect(cover).to_be_hidden()
    expect(page.get_by_label("Family name")).to_have_value(WRITING)
    page.get_by_label("Given names").fill("Wanda")
    page.get_by_role("button", name="Register").click()
    page.wait_for_load_state()
    writer.does_not_read("Nothing was saved")
    expect(page.get_by_label("Given names")).to_have_value("Wanda")


def test_somebody_else_does_not_see_what_was_covered(visit, lasts):
    page = starts_writing(visit(DESK)).page
    lasts(0)
    comes_back_to(page)
    expect(page.get_by_role("alertdialog", name="You are signed out")).to_be_visible()
    lasts(1800)
    signs_in_elsewhere(page, "therapist@harbour.example")
    expect(page.get_by_label("Family name")).to_have_count(0)
    assert WRITING not in page.content()


def test_without_scripts_what_was_sent_comes_back(visit, lasts):
    writer = starts_writing(visit(DESK, java_script_enabled=False))
    lasts(0)
    writer.page.get_by_role("button", name="Register").click()
    writer.page.wait_for_load_state()
    writer.reads("Nothing was saved", "What you sent", WRITING)


def test_the_administration_warns_covers_and_keeps_what_was_typed_too(visit, lasts):
    lasts(3600, warning=3598)
    admin = visit(PHONE).signs_in("clinic-admin@harbour.example")
    page = admin.page
    admin.opens("/admin/patients/membership/")
    page.locator("#result_list tr", has_text="Thea Therapist").locator("th a").click()
    warning = page.get_by_role("alertdialog", name="Are you still there?")
    expect(warning).to_be_visible()
    admin.finds_no_barrier()
    lasts(7200, warning=3598)
    page.get_by_role("button", name="Stay signed in").click()
    expect(warning).to_be_hidden()
    page.locator("#id_until").fill("2199-01-01")
    lasts(0)
    comes_back_to(page)
    cover = page.get_by_role("alertdialog", name="You are signed out")
    expect(cover).to_be_visible()
    expect(page.locator("#id_until")).to_be_hidden()
    admin.finds_no_barrier()
    lasts(7200)
    signs_in_elsewhere(page, "clinic-admin@harbour.example")
    expect(cover).to_be_hidden()
    expect(page.locator("#id_until")).to_have_value("2199-01-01")
    page.locator("[name=_save]").click()
    admin.reads("was changed successfully")
