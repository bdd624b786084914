"""Nothing on any page comes from another host, and nothing breaks the content policy.

Every page of the house is opened in a browser, with real ids, by the first who is shown it: nobody
in particular, each role of a clinic, the platform, a patient.
"""

from collections.abc import Iterator

from django.contrib.auth import get_user_model
from django.test import Client

from tests.journeys.conftest import DESK
from tests.portal.addresses import Address, addresses
from tests.portal.demonstration import PEOPLE, values

WITHIN = ("blob:", "data:")


def pages(browser: Client, filled: dict, among: list[Address]) -> Iterator[Address]:
    """Those addresses at which a browser is shown a whole page."""
    for address in among:
        answer = browser.get(address.filled(filled))
        is_html = answer.headers.get("Content-Type", "").startswith("text/html")
        if answer.status_code == 200 and is_html and "<html" in answer.text:
            yield address


def test_no_page_asks_another_host_for_anything(visit, live_server):
    filled = values()
    unseen = addresses()
    opened = {}
    for email in (None, *PEOPLE):
        browser, visitor = Client(), visit(DESK)
        asked: set[str] = set()
        visitor.page.on("request", lambda request, asked=asked: asked.add(request.url))
        if email is not None:
            browser.force_login(get_user_model().objects.get(email=email))
            visitor.signs_in(email)
        seen = list(pages(browser, filled, unseen))
        for address in seen:
            where = live_server.url + address.filled(filled)
            visitor.page.goto(where, wait_until="domcontentloaded")
        unseen = [address for address in unseen if address not in seen]
        opened[email] = {address.name for address in seen}
        ours = {url for url in asked if url.startswith((f"{live_server.url}/", *WITHIN))}
        assert asked - ours == set(), email
    names = set().union(*opened.values())
    assert {"account_login", "clinic:chart", "mine:today", "admin:index", "guideline"} <= names
    assert len(names) > 40
