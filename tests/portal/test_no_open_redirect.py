"""Nobody is led away: an address given from outside is followed only within our host (ASVS 3.7.2).

Every address that takes `next`, a referrer or the address of an htmx page is tried with each way of
writing an address elsewhere that browsers are known to follow.
"""

from urllib.parse import urljoin, urlsplit

import pytest
from django.http import HttpResponse
from django.urls import reverse

from portal.came_from import page_before
from tests.conftest import PASSWORD
from tests.portal.addresses import addresses

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

OURS = "http://testserver"
OTHER_HOST = "https://portal.example.org/"  # of the same installation
HOSTILE = (
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "////evil.example/",
    "\\\\evil.example/",
    "/\\evil.example/",
    "/\t/evil.example/",
    "http:evil.example",
    "http:///evil.example/",
    "https://testserver@evil.example/",
    "https://testserver.evil.example/",
    "https://testserver:8443/",
    OTHER_HOST,
    "https://forms.example.org/",  # a host that may post forms here
    "javascript:alert(1)",
    "data:text/html,evil",
    "/%0d%0aLocation:%20https://evil.example/",
    "/\r\nLocation: https://evil.example/",
    "%5cevil.example",
    "/%5c%5cevil.example/",
    "/%2f%2fevil.example/",
    " https://evil.example/",
    "\x00//evil.example/",
)


@pytest.fixture(autouse=True)
def _two_hosts_and_a_friendly_one(settings):
    """An installation that is reached under two names and takes forms from a third."""
    settings.ALLOWED_HOSTS = ["testserver", "portal.example.org"]
    settings.CSRF_TRUSTED_ORIGINS = ["https://forms.example.org"]


def stays(answer, page: str = "/") -> bool:
    """Whether whoever follows the answer, as a browser reads it, is still with us."""
    leads_to = answer.headers.get("Location") or answer.headers.get("HX-Redirect") or "/"
    as_read = leads_to.replace("\\", "/").replace("\t", "").strip()
    reached = urlsplit(urljoin(OURS + page, as_read))
    return (
        f"{reached.scheme}://{reached.netloc}" == OURS
        and not reached.path.startswith("//")
        and "\n" not in leads_to
        and "\r" not in leads_to
    )


@pytest.mark.parametrize("hostile", HOSTILE)
class TestNextFromOutside:
    def test_signing_in_leads_home_instead(self, client, orthopaedist, hostile):
        form = {"login": orthopaedist.email, "password": PASSWORD, "next": hostile}
        answer = client.post(reverse("account_login"), form)
        assert answer.status_code == 302
        assert stays(answer)
        assert "_auth_user_id" in client.session

    def test_whoever_is_signed_in_already_stays(self, as_user, orthopaedist, hostile):
        assert stays(as_user(orthopaedist).get(reverse("account_login"), {"next": hostile}))

    def test_signing_out_leads_to_the_way_in(self, as_user, orthopaedist, hostile):
        answer = as_user(orthopaedist).post(reverse("account_logout"), {"next": hostile})
        assert answer.status_code == 302
        assert stays(answer)

    def test_entering_the_password_once_more(self, as_user, orthopaedist, hostile):
        form = {"password": PASSWORD, "next": hostile}
        assert stays(as_user(orthopaedist).post(reverse("account_reauthenticate"), form))

    def test_working_for_another_clinic(self, as_user, orthopaedist, clinic, hostile):
        form = {"clinic": clinic.pk, "next": hostile}
        assert stays(as_user(orthopaedist).post(reverse("switch_clinic"), form))

    def test_the_administration_asks_for_the_portals_sign_in(self, client, orthopaedist, hostile):
        answer = client.get(reverse("admin:login"), {"next": hostile})
        assert answer.status_code == 302
        assert stays(answer)
        form = {"login": orthopaedist.email, "password": PASSWORD}
        assert stays(client.post(answer.url, form))


@pytest.mark.parametrize("hostile", [*HOSTILE[:2], "/\\evil.example/", OTHER_HOST])
class TestEveryAddress:
    def test_to_somebody_who_may_open_much(self, as_user, clinic_admin, hostile):
        browser = as_user(clinic_admin)
        for address in addresses():
            if not address.name.endswith("logout"):
                where = address.filled()
                assert stays(browser.get(where, {"next": hostile}), where), address.name
                assert stays(browser.post(where, {"next": hostile}), where), address.name

    def test_to_a_stranger(self, client, hostile):
        for address in addresses():
            where = address.filled()
            assert stays(client.get(where, {"next": hostile}), where), address.name


def printable(addresses_elsewhere):
    return [each for each in addresses_elsewhere if each.isprintable()]


@pytest.mark.parametrize("hostile", printable(HOSTILE))
class TestPageBefore:
    def test_a_refusal_leads_back_only_to_a_page_of_ours(self, rf, hostile):
        posted = rf.post(reverse("switch_clinic"), headers={"referer": hostile})
        assert stays(HttpResponse(headers={"Location": page_before(posted)}))

    def test_a_form_without_its_token_leads_home(self, hostile, client_that_checks):
        shown = client_that_checks.post(reverse("account_login"), headers={"referer": hostile})
        assert shown.status_code == 403
        assert "evil" not in shown.text

    def test_what_is_given_back_leads_back_only_to_a_page_of_ours(
        self, hostile, client_that_checks
    ):
        """The browser may name another page than the host that it says the form came from."""
        came_from = {"origin": "http://testserver", "referer": hostile}
        shown = client_that_checks.post(reverse("switch_clinic"), headers=came_from)
        assert "Nothing was saved" in shown.text
        assert "evil" not in shown.text
        assert shown.context["back"] == "/"

    def test_a_part_of_a_page_asked_for_after_the_session_ended(self, client, hostile):
        part = {"HX-Request": "true", "HX-Current-URL": hostile}
        answer = client.get(reverse("clinic:find"), headers=part)
        assert stays(answer)
        assert "evil" not in answer["HX-Redirect"]


@pytest.fixture
def client_that_checks(client):
    """A browser whose forms need their token."""
    client.handler.enforce_csrf_checks = True
    return client


@pytest.mark.parametrize("path", ["//evil.example/clinic", "//evil.example", "/\\evil.example/x"])
def test_an_address_that_begins_like_a_host_is_completed_within_ours(as_user, orthopaedist, path):
    browser = as_user(orthopaedist)
    assert stays(browser.generic("GET", path))


@pytest.mark.parametrize("ours", ["/clinic/find/?page=a", "http://testserver/guideline/"])
def test_an_address_of_ours_is_followed(client, orthopaedist, ours):
    form = {"login": orthopaedist.email, "password": PASSWORD, "next": ours}
    assert client.post(reverse("account_login"), form).url == ours
