"""Answers survive a closed browser and a lost connection, and no browser's storage holds them."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from patients.models import Patient
from tests.journeys.conftest import DESK, PHONE, TABLET


@pytest.fixture
def where(demo):
    axel = Patient.objects.get(given_names="Axel")
    return reverse("assessments:assess", args=[axel.pk])


@pytest.fixture
def doctor(visit, where):
    return visit(DESK).signs_in("orthopaedist@harbour.example").opens(where)


def no_answer_is_stored(page):
    """Of the library's own there is the address of the page, and nothing else."""
    stored = page.evaluate("Object.values({...localStorage, ...sessionStorage})")
    assert stored in ([], [page.evaluate("location.pathname")])


def test_closed_and_opened_again(doctor, visit, where):
    doctor.page.get_by_label("Persists after rest, or chronic").check()
    expect(doctor.page.locator("#kept")).to_contain_text("Kept for you at")
    no_answer_is_stored(doctor.page)
    doctor.page.close()

    again = visit(DESK).signs_in("orthopaedist@harbour.example").opens(where)
    again.reads("You answered these on", "Find out first")
    expect(again.page.get_by_label("Persists after rest, or chronic")).to_be_checked()
    for size, scheme in ((PHONE, "light"), (TABLET, "dark"), (DESK, "light")):
        again.page.set_viewport_size(size)
        again.page.emulate_media(color_scheme=scheme)
        again.finds_no_barrier()
    again.page.get_by_role("button", name="Discard").click()
    again.page.wait_for_load_state()
    again.does_not_read("You answered these on")
    expect(again.page.get_by_label("Comes with running and settles")).to_be_checked()


def test_without_a_connection_and_with_it_again(doctor, visit, where):
    page = doctor.page
    page.context.set_offline(True)
    page.get_by_label("Persists after rest, or chronic").check()
    expect(page.get_by_role("alert")).to_contain_text("No connection.")
    page.get_by_label("Cement, slabs, concrete").check()
    doctor.finds_no_barrier()
    no_answer_is_stored(page)
    page.context.set_offline(False)
    expect(page.locator("#kept")).to_contain_text("Kept for you at")
    expect(page.locator(".lost")).to_be_empty()

    again = visit(DESK).signs_in("orthopaedist@harbour.example").opens(where)
    expect(again.page.get_by_label("Persists after rest, or chronic")).to_be_checked()
    expect(again.page.get_by_label("Cement, slabs, concrete")).to_be_checked()
    # What htmx says of each try without a connection.
    doctor.faults[:] = [fault for fault in doctor.faults if "htmx:sendError" not in fault]
