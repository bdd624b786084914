"""Whoever has a code reads nothing of the record behind it, before the birth date nor after it."""

from datetime import date

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from patients.actions import invitations
from tests.conftest import join, make_patient
from tests.patients.pages import send
from tests.portal.addresses import addresses
from tests.portal.joining import CODE, come_in, join_by_mail
from tests.portal.own_plans import ask_red_flags, record_disc, sign

pytestmark = pytest.mark.django_db

BORN = date(1979, 11, 5)
NOTE = "for colleagues only"
PAGES = [address for address in addresses() if address.name.startswith("join:")]


@pytest.fixture
def guest(clinic, orthopaedist):
    """A patient with a whole record, who does not sign in yet."""
    guest = make_patient(
        clinic,
        orthopaedist,
        "Greta",
        "Guest",
        born=BORN,
        email="greta@patients.example",
        phone="+00 555 0199",
        address="7 Harbour Lane",
        record_number="HC-0077",
        responsible=orthopaedist,
    )
    cache.clear()  # nobody has tried anything yet
    record_disc(guest, orthopaedist, note=NOTE)
    sign(guest, orthopaedist)
    ask_red_flags(guest, orthopaedist, RF_01="yes")
    return guest


def words_of(patient) -> set[str]:
    """What the record says of the person and of the spine, and who wrote it."""
    disc = patient.diagnoses.get()
    return {
        NOTE,
        str(disc),
        "L5/S1",
        patient.phone,
        patient.address,
        patient.record_number,
        str(patient.pk),
        str(patient.responsible),
        "Keep your back straight.",
        str(BORN.year),
    }


def shown(browser) -> dict[str, str]:
    """The text of every page of joining that opens, looked at and sent empty."""
    answers = {}
    for address in PAGES:
        for ask in (browser.get, browser.post):
            answer = ask(address.filled(), follow=True)
            answers[f"{ask.__name__} {address.name}"] = answer.text
    return answers


def test_no_page_tells_anything_of_the_record(client, guest, orthopaedist, runner):
    sheet = invitations.invite_patient(guest, by=orthopaedist)
    told = {}
    client.post(CODE, {"code": sheet.code})
    told["with the code"] = shown(client)
    assert guest.full_name not in str(told)
    come_in(client, sheet.code, BORN.isoformat())
    told["with the birth date"] = shown(client)
    assert "How will you sign in?" in told["with the birth date"]["get join:how"]
    assert join_by_mail(client, "new@patients.example").url == reverse("join:password")
    told["with an address"] = shown(client)
    assert "new@patients.example" in told["with an address"]["get join:password"]
    client.force_login(runner.user)
    come_in(client, sheet.code, BORN.isoformat())
    told["signed in"] = shown(client)
    assert "Harbour" in told["signed in"]["get join:with_own_sign_in"]
    secrets = words_of(guest)
    assert len(secrets) == 10
    for stage, pages in told.items():
        for name, text in pages.items():
            assert [each for each in secrets if each in text] == [], (stage, name)


def test_no_letter_and_no_sheet_tells_more_than_whom_it_is_for(
    as_user, guest, orthopaedist, django_capture_on_commit_callbacks
):
    where = reverse("patients:open_portal", args=[guest.pk])
    browser = as_user(orthopaedist)
    with django_capture_on_commit_callbacks(execute=True):
        sheet = send(browser, where, by_mail="on")
    assert "join-code" in sheet.text
    [letter] = mail.outbox
    paper = sheet.text.split('class="sheet')[1].split("</section>")[0]
    for text in (letter.subject + letter.body, paper):
        assert [each for each in words_of(guest) if each in text] == []


def test_the_way_back_tells_no_more(client, guest, front_desk, orthopaedist):
    join(guest, by=orthopaedist)
    browser = Client()
    browser.force_login(front_desk)
    page = browser.post(reverse("clinic:patient_way_back", args=[guest.pk]))
    code = page.context["invitation"].code
    come_in(client, code, BORN.isoformat())
    pages = shown(client)
    assert 'type="password"' in pages["get join:back"]
    for name, text in pages.items():
        assert [each for each in words_of(guest) if each in text] == [], name
