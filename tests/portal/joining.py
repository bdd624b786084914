"""How a test joins: the steps of somebody with a code."""

from django.core import mail
from django.urls import reverse

from portal.actions import joining
from tests.conftest import PASSWORD

CODE = "/join/"
BORN = "1985-03-21"


def come_in(browser, code, born=BORN):
    """Show the code and the birth date."""
    browser.post(CODE, {"code": code})
    return browser.post(reverse("join:birth_date"), {"birth_date": born})


def joins(sheet, **otherwise):
    """The invited patient, who gives the birth date of the record, gets a sign-in."""
    about = {"password": PASSWORD, "birth_date": sheet.patient.birth_date, **otherwise}
    return joining.accept_anew(sheet, by=None, **about)


def join_by_mail(browser, address):
    """Confirm an address with the code that was mailed there; the page that follows."""
    browser.post(reverse("join:email"), {"email": address})
    letter = mail.outbox[-1]
    assert letter.to == [address]
    [code] = [line.strip() for line in letter.body.splitlines() if line.startswith("    ")]
    return browser.post(reverse("join:confirm"), {"code": code})
