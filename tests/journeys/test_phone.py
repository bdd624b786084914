"""A patient keeps "My back hurts now" on the phone, has no network, and sends what was written."""

import pytest
from playwright.sync_api import expect

from assessments.models import DiaryEntry, SafetyCheck
from tests.journeys.conftest import DESK, PHONE, Visitor

HALE, DISA, LISTA = (f"{name}@patients.example" for name in ("hale", "disa", "lista"))
EVERYTHING = """async () => {
  const kept = {};
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const asked of await cache.keys()) {
      kept[new URL(asked.url).pathname] = await (await cache.match(asked)).text();
    }
  }
  return kept;
}"""
WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).length"


class Phone(Visitor):
    """A phone with one browser, online or not."""

    def keeps_it(self):
        """Switch it on, on the page itself."""
        self.opens("/mine/hurts/")
        self.page.get_by_role("button", name="Keep it on this phone").click()
        expect(self.page.get_by_text("It is kept on this phone.")).to_be_visible()
        self.page.wait_for_function("() => navigator.serviceWorker.controller")
        return self

    def loses_the_network(self):
        """No network from now on."""
        self.page.context.set_offline(True)
        return self

    def has_a_network(self):
        """The network is back."""
        self.page.context.set_offline(False)
        return self

    def answers(self, *words: str):
        """Tap these, one after the other."""
        for each in words:
            self.page.get_by_role("button", name=each, exact=True).locator("visible=true").click()
        return self

    def writes_a_run(self, minutes: str):
        """Fill in what is left open, and keep it."""
        self.page.get_by_label("How many minutes?").fill(minutes)
        self.page.get_by_role("button", name="Keep it on this phone").click()
        expect(self.page.get_by_role("heading", name="It is on this phone")).to_be_visible()
        return self

    def loses_the_session(self):
        """The session ends without signing out, as after a time without use."""
        self.page.context.clear_cookies()
        return self

    def kept(self) -> dict[str, str]:
        """What stands in the browser's caches, by address."""
        return self.page.evaluate(EVERYTHING)

    def waits(self) -> list[dict]:
        """What waits in the browser's storage."""
        return self.page.evaluate("JSON.parse(localStorage.getItem('phone.entries') || '[]')")


@pytest.fixture
def phone(visit):
    """A phone with nothing on it."""
    visitor = visit(PHONE)
    visitor.__class__ = Phone
    return visitor


PAIN_STAYS = (*["No"] * 15, "No. It hurts after my run", "It still hurts")


def entries() -> int:
    return DiaryEntry.objects.filter(minutes=17).count()


def test_what_is_written_without_a_network_is_sent_once_after_signing_in(phone):
    phone.signs_in(HALE).keeps_it().loses_the_session().loses_the_network()
    phone.opens("/mine/hurts/").reads("Kept on this phone", "Do you have new trouble")
    phone.finds_no_barrier()
    phone.answers(*["No"] * 15).reads("Has a doctor told you")
    phone.answers("No. It hurts after my run").reads("Go home and rest.").finds_no_barrier()
    phone.answers("It still hurts").reads("Think about seeing your doctor", "Write it in your")
    assert phone.page.get_by_label("Running").is_checked()
    assert phone.page.get_by_label("Nothing. It still hurt after rest").is_checked()
    phone.finds_no_barrier()
    phone.writes_a_run("17").reads("Waiting on this phone", "Running, 17 min").finds_no_barrier()
    assert entries() == 0
    (waiting,) = phone.waits()

    phone.has_a_network().signs_in(HALE)
    expect(phone.page.get_by_text("It is with your clinic now.")).to_be_visible()
    phone.finds_no_barrier()
    assert phone.waits() == []
    assert entries() == 1
    assert SafetyCheck.objects.filter(at_home=True, outcome="none").count() == 1

    # The same once more, as if the answer had been lost on the way.
    phone.page.evaluate(
        "each => localStorage.setItem('phone.entries', JSON.stringify([each]))", waiting
    )
    phone.opens("/mine/")
    expect(phone.page.get_by_text("It is with your clinic now.")).to_be_visible()
    assert phone.waits() == []
    assert entries() == 1
    assert SafetyCheck.objects.filter(at_home=True, outcome="none").count() == 1
    doctor = Visitor(phone.page.context.browser.new_page(), phone.server)
    doctor.signs_in("orthopaedist@harbour.example").opens("/clinic/")
    doctor.reads("Pain that did not ease")
    doctor.page.close()


def test_the_phone_keeps_this_page_the_rule_and_the_numbers_and_nothing_else(phone):
    phone.signs_in(DISA).opens("/mine/plan/").opens("/mine/diary/").keeps_it()
    kept = phone.kept()
    pages = {path: text for path, text in kept.items() if not path.startswith("/static/")}
    assert set(pages) == {"/mine/hurts/kept/"}
    (page,) = pages.values()
    for said in ("+00 000 000 001", "tel:112", "Do you have new trouble passing water"):
        assert said in page
    for secret in (
        "Disa",
        "Discworth",
        DISA,
        "twice a week",
        "csrfmiddlewaretoken",
        "lumbar",
        "L4",
    ):
        assert secret not in page, secret
    assert all(path.endswith((".css", ".js", ".svg")) for path in set(kept) - set(pages))
    stored = phone.page.evaluate("Object.keys(localStorage)")
    assert stored == ["phone.whose"]


def test_the_rule_that_holds_for_this_person_is_kept(phone):
    phone.signs_in(LISTA).keeps_it().loses_the_network().opens("/mine/hurts/")
    phone.answers(*["No"] * 15)
    phone.reads("Lie down with bent knees", "Write it in your diary", "Contact my clinic")
    phone.does_not_read("Slow down and walk.")


def test_an_alarming_answer_without_a_network_stops_everything_and_is_told_later(phone):
    phone.signs_in(HALE).keeps_it().loses_the_network().opens("/mine/")
    phone.answers("No", "Not sure").reads("Get help now", "Do not wait for a reply here.")
    expect(phone.page.get_by_role("link", name="Call 112").first).to_be_visible()
    phone.does_not_read("Write it in your diary")
    for size, scheme in ((PHONE, "light"), (DESK, "dark")):
        phone.page.set_viewport_size(size)
        phone.page.emulate_media(color_scheme=scheme)
        phone.finds_no_barrier()
    phone.opens("/mine/hurts/").reads("Do not wait for a reply here.")

    phone.has_a_network().opens("/mine/")
    phone.page.wait_for_url("**/mine/hurts/")
    phone.reads("Get help now")
    assert SafetyCheck.objects.filter(at_home=True, outcome="E").count() == 1
    assert phone.waits() == []


def test_nobody_signs_out_over_what_waits_and_afterwards_nothing_is_left(phone):
    phone.signs_in(HALE).keeps_it().loses_the_network().opens("/mine/hurts/")
    phone.answers(*PAIN_STAYS).writes_a_run("17")
    phone.has_a_network()
    phone.page.route("**/kept/send/", lambda route: route.abort())  # and loses it on the way
    phone.opens("/accounts/logout/")
    phone.page.get_by_role("button", name="Sign out").click()
    phone.reads("Before you sign out, send it or throw it away.", "Running, 17 min")
    phone.finds_no_barrier()
    assert len(phone.waits()) == 1

    phone.page.once("dialog", lambda asked: asked.dismiss())
    phone.page.get_by_role("button", name="Throw it away").click()
    assert len(phone.waits()) == 1
    phone.page.once("dialog", lambda asked: asked.accept())
    phone.page.get_by_role("button", name="Throw it away").click()
    assert phone.waits() == []
    with phone.page.expect_navigation():
        phone.page.get_by_role("button", name="Sign out").click()
    phone.opens("/accounts/login/")
    assert phone.kept() == {}
    assert phone.page.evaluate(WORKERS) == 0
    assert phone.page.evaluate("localStorage.length") == 0
    assert entries() == 0


def test_signing_out_without_our_script_empties_everything_too(phone):
    phone.signs_in(HALE).keeps_it()
    with phone.page.expect_navigation():
        phone.page.evaluate("document.querySelector('form[action*=logout]').submit()")
    phone.opens("/accounts/login/")
    assert phone.kept() == {}
    assert phone.page.evaluate(WORKERS) == 0
    assert phone.page.evaluate("localStorage.length") == 0


def test_another_person_neither_sees_nor_sends_what_the_first_one_wrote(phone):
    phone.signs_in(HALE).keeps_it().loses_the_session().loses_the_network()
    phone.opens("/mine/hurts/").answers(*PAIN_STAYS).writes_a_run("17")

    phone.has_a_network().signs_in(DISA)
    phone.does_not_read("17 min", "Written without a network")
    phone.page.wait_for_function("async () => !(await caches.keys()).length")
    phone.page.wait_for_function(f"async () => !(await ({WORKERS})())")
    assert len(phone.waits()) == 1
    assert entries() == 0
    phone.loses_the_session().signs_in(HALE)
    expect(phone.page.get_by_text("It is with your clinic now.")).to_be_visible()
    assert entries() == 1


def test_it_is_switched_off_again_and_gone(phone):
    phone.signs_in(HALE).keeps_it().opens("/mine/data/")
    phone.reads("It is kept on this phone.").finds_no_barrier()
    phone.page.get_by_role("button", name="Take it off this phone").click()
    expect(phone.page.get_by_role("button", name="Keep it on this phone")).to_be_visible()
    assert phone.kept() == {}
    assert phone.page.evaluate(WORKERS) == 0
    phone.finds_no_barrier()


def test_without_a_network_one_goes_back_a_step(phone):
    phone.signs_in(HALE).keeps_it().loses_the_network().opens("/mine/hurts/")
    phone.answers(*["No"] * 15, "No. It hurts while I run").reads("Slow down and walk.")
    phone.answers("Back").reads("Has a doctor told you").does_not_read("Slow down and walk.")
    phone.answers("Yes").reads("Stop now. Do not run again")


def test_nothing_is_kept_where_nobody_asked_for_it(phone):
    phone.signs_in(HALE).opens("/mine/hurts/").opens("/mine/hurts/kept/")
    phone.page.wait_for_url("**/mine/hurts/")
    assert phone.kept() == {}
    assert phone.page.evaluate(WORKERS) == 0
