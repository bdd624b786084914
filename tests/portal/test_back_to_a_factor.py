"""After a colleague came back with a sheet, only the browser that showed it sets up the factor.

Until then the password is all that is left, and it may be known to somebody else. ASVS 6.4.4.
"""

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from patients.models import AuditEvent
from patients.refusals import NotPermitted
from portal.account.second_factor import WAYS, owned_by
from portal.actions.second_factors import end_way_back
from portal.actions.way_back import issue_way_back
from tests.conftest import PASSWORD
from tests.patients.pages import text
from tests.portal.addresses import addresses
from tests.portal.factors import CHOOSE, code_of, leads_to, own_app, signs_in
from tests.portal.signing_in import CAFE, browser_at

pytestmark = pytest.mark.django_db

APP, BACK = reverse("mfa_activate_totp"), "/join/back/"


@pytest.fixture(autouse=True)
def _asked_for(settings):
    """As on a real installation."""
    settings.STAFF_SECOND_FACTOR = True


@pytest.fixture
def comes_back(therapist, clinic, clinic_admin):
    """The therapist lost the phone, and shows a new sheet of the clinic and the password."""
    own_app(therapist)

    def with_a_sheet(browser):
        sheet = issue_way_back(therapist, by=clinic_admin, clinic=clinic)
        browser.post("/join/", {"code": sheet.code})
        return browser.post(BACK, {"password": PASSWORD})

    return with_a_sheet


@pytest.fixture
def thief(therapist) -> Client:
    """Knows the password, nothing else; signs in when it is asked for."""
    return browser_at(CAFE)


def set_up(browser) -> bool:
    """Try to set up an app; whether that was let."""
    browser.get(APP)
    key = browser.session.get("mfa.totp.secret")
    answer = browser.post(APP, {"code": code_of(key) if key else "000000"})
    return leads_to(answer, reverse("mfa_view_recovery_codes"))


def test_the_browser_with_the_sheet_goes_straight_on_to_the_set_up(
    client, comes_back, therapist, at
):
    assert comes_back(client).url == CHOOSE
    assert "A passkey" in client.get(CHOOSE).text
    assert leads_to(client.get(reverse("clinic:home")), CHOOSE)
    assert set_up(client)
    assert client.get(reverse("clinic:home")).status_code == 200
    therapist.refresh_from_db()
    assert therapist.comes_back_by is None
    [row] = AuditEvent.objects.filter(event="factor.set_anew")
    assert (row.actor, row.target) == (str(therapist.pk), f"user:{therapist.pk}")


class TestWhoeverHasThePasswordAlone:
    def test_sets_up_nothing_also_where_they_are_faster(
        self, client, comes_back, thief, therapist, at
    ):
        comes_back(client)
        signs_in(thief, therapist)
        assert not set_up(thief)
        assert not owned_by(therapist)
        assert set_up(client)
        assert leads_to(thief.get(reverse("clinic:home")), reverse("mfa_reauthenticate"))

    def test_opens_nothing_but_the_ways_in_and_a_page_that_says_why(
        self, client, comes_back, thief, therapist
    ):
        """Every address, walked."""
        comes_back(client)
        signs_in(thief, therapist)
        opened = set()
        for address in addresses():
            if address.name in ("account_logout", "admin:logout"):
                continue
            for ask in (thief.get, thief.post):
                answer = ask(address.filled({"app_label": "patients"}))
                is_wall = answer.status_code == 403 or leads_to(answer, CHOOSE)
                if not is_wall and not address.name.startswith("join:"):
                    opened.add(address.name)
        assert opened == WAYS - {"account_logout"} | {"mfa_index"}
        shown = text(thief.get(CHOOSE))
        assert "in the browser in which you used it" in shown
        assert reverse("mfa_add_webauthn") not in thief.get(CHOOSE).text

    def test_leaves_a_row_for_what_they_tried(self, client, comes_back, thief, therapist):
        comes_back(client)
        signs_in(thief, therapist)
        thief.get(APP)
        refusal = AuditEvent.objects.filter(event="refused.notpermitted").latest("pk")
        assert (refusal.actor, refusal.target) == (str(therapist.pk), "page:mfa_activate_totp")

    def test_is_asked_for_the_old_factor_until_the_sheet_is_used(
        self, comes_back, thief, therapist
    ):
        assert leads_to(signs_in(thief, therapist), reverse("mfa_authenticate"))


def test_whoever_closed_that_browser_comes_back_with_another_sheet(client, comes_back, at):
    comes_back(client)
    client.cookies.clear()
    comes_back(client)
    assert set_up(client)


def test_the_command_waits_for_no_browser(client, comes_back, therapist, at):
    comes_back(Client())
    call_command("forget_second_factors", therapist.email, stdout=StringIO())
    signs_in(client, therapist)
    assert set_up(client)


def test_where_no_second_factor_is_asked_for_nobody_is_held_up(
    client, comes_back, therapist, settings
):
    settings.STAFF_SECOND_FACTOR = False
    comes_back(Client())
    signs_in(client, therapist)
    assert client.get(reverse("clinic:home")).status_code == 200


def test_nobody_ends_the_waiting_for_somebody_else(therapist, clinic_admin):
    with pytest.raises(NotPermitted):
        end_way_back(therapist, by=clinic_admin)
