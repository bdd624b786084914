"""A browser, a server with the demonstration in it, and what every journey watches for.

Every journey fails when a page asks another host for anything, breaks the content security policy,
or throws an error.
"""

import os
from contextlib import closing
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from portal.demo.people import PHRASE
from tests.journeys.told import Told
from tests.run import find_browser

PHONE = {"width": 320, "height": 720}
TABLET = {"width": 768, "height": 1024}
DESK = {"width": 1280, "height": 900}
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 50  # tenths of a second until a page that was asked for is there
# What htmx says when somebody goes on to another page before the answer came.
CANCELLED = ("htmx:sendAbort", "htmx:afterRequest")
# Without `preload`: for it axe writes imported style sheets into the page, inline. The size of
# targets is a rule of WCAG 2.2 that axe leaves off unless it is asked for.
AXE = {
    "resultTypes": ["violations"],
    "preload": False,
    "rules": {"target-size": {"enabled": True}},
}
COLOURS = {
    "resultTypes": ["violations"],
    "preload": False,
    "runOnly": ["color-contrast", "link-in-text-block"],
}
AXE_SCRIPT = Axe().axe_script  # half a megabyte: sent to a page once, not for every look at it
# A bar that stays in view covers now one target and now another: axe measures them uncovered.
UNSTICK = """() => {
  for (const bar of document.querySelectorAll("body *")) {
    if (["fixed", "sticky"].includes(getComputedStyle(bar).position)) {
      bar.dataset.stuck = bar.style.position;
      bar.style.position = "static";
    }
  }
}"""
STICK = """() => {
  for (const bar of document.querySelectorAll("[data-stuck]")) {
    bar.style.position = bar.dataset.stuck;
    delete bar.dataset.stuck;
  }
}"""


def pytest_collection_modifyitems(items):
    """Everything in this folder is a journey."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session", autouse=True)
def _the_database_beside_the_browser():
    """Playwright's own loop runs in this thread; the database is asked from it all the same."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The system's Chromium, without calls of its own to anywhere."""
    return {
        **browser_type_launch_args,
        "executable_path": find_browser(os.environ),
        "args": list(QUIET),
    }


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory):
    """A file instead of memory: the server answers in threads, each with its own connection."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        path = tmp_path_factory.mktemp("database") / "journeys.sqlite3"
        database.setdefault("TEST", {})["NAME"] = str(path)


class Visitor:
    """Somebody at a browser, in the words of the stories."""

    def __init__(self, page, server: str):
        self.page = page
        self.server = server
        self.faults: list[str] = []
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("request", self._asked)

    def opens(self, path: str):
        """Go to an address of the portal."""
        self.page.goto(f"{self.server}{path}")
        return self

    def signs_in(self, email: str):
        """Sign in with the demonstration's password, in whatever language the page is."""
        self.opens("/accounts/login/")
        self.page.locator("input[name=login]").fill(email)
        self.page.locator("input[name=password]").fill(PHRASE)
        self.page.locator("form:has(input[name=password]) [type=submit]").click()
        self.page.wait_for_load_state()
        assert "/accounts/login/" not in self.page.url, self.page.inner_text("main")
        return self

    def searches(self, words: str):
        """Type into the finder and press Enter."""
        self.opens("/clinic/find/")
        box = self.page.locator("main input[name=q]")
        box.fill(words)
        with self.page.expect_navigation():
            box.press("Enter")
        return self

    def reads(self, *texts: str):
        """See each of these on the page, as soon as they are there."""
        for _wait in range(PATIENCE):
            shown = self.page.inner_text("body")
            missing = [text for text in texts if text not in shown]
            if not missing:
                self.page.wait_for_load_state()
                return self
            self.page.wait_for_timeout(100)
        raise AssertionError(f"{missing} is not on {self.page.url}:\n{shown[:3000]}")

    def does_not_read(self, *texts: str):
        """See none of these on the page, once it is there."""
        self.page.wait_for_load_state()
        shown = self.page.inner_text("body")
        for text in texts:
            assert text not in shown, f"“{text}” is on {self.page.url}"
        return self

    def finds_no_barrier(self, asked=AXE):
        """No rule of axe is violated, and nothing is wider than the window."""
        # Colours still on their way to another scheme are nobody's colours.
        self.page.evaluate("Promise.allSettled(document.getAnimations().map(one => one.finished))")
        self.page.evaluate(UNSTICK)
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE_SCRIPT)
        violations = self.page.evaluate("asked => axe.run(asked).then(r => r.violations)", asked)
        self.page.evaluate(STICK)
        found = [
            f"{violation['id']}: {[node['target'] for node in violation['nodes']][:3]}"
            for violation in violations
        ]
        assert not found, f"{self.page.url}: {found}"
        wider = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wider <= 0, f"{self.page.url} is {wider} px wider than the window"
        return self

    def _heard(self, message):
        expected = ("Failed to load resource", *CANCELLED)
        if message.type == "error" and not message.text.startswith(expected):
            self.faults.append(f"console: {message.text}")

    def _asked(self, request):
        address = urlsplit(request.url)
        if address.scheme in ("http", "https") and address.hostname not in (
            "localhost",
            "127.0.0.1",
        ):
            self.faults.append(f"asked another host: {request.url}")


@pytest.fixture(scope="session")
def _told():
    """What the journeys of this process share: the demonstration, told once."""
    with closing(Told()) as told:
        yield told


@pytest.fixture
def demo(transactional_db, _told):
    """The demonstration's clinics and patients, as if just loaded."""
    _told.again()


@pytest.fixture
def visit(demo, live_server, browser):
    """Open a browser window of one's own: `visit(PHONE)`."""
    opened = []

    def open_window(size=DESK, **options):
        context = browser.new_context(viewport=size, **options)
        context.set_default_timeout(10_000)
        visitor = Visitor(context.new_page(), live_server.url)
        opened.append((context, visitor))
        return visitor

    yield open_window
    faults = [fault for _, visitor in opened for fault in visitor.faults]
    for context, _ in opened:
        context.close()
    assert not faults, faults
