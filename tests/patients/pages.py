"""How a test fills in a page: everything the form already says, and what is typed over it."""

from html.parser import HTMLParser

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse


class _Fields(HTMLParser):
    """The controls of the forms of a page that post, as a browser without JavaScript sends them."""

    def __init__(self):
        super().__init__()
        self.values: dict[str, list[str]] = {}
        self.posting = False
        self.select = self.textarea = None

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            self.posting = given.get("method", "").lower() == "post" and "action" not in given
            self.posting |= "diagnosis-form" in given.get("class", "")
        if not self.posting:
            return
        if tag == "input" and "name" in given:
            kind = given.get("type", "text")
            if kind not in ("radio", "checkbox") or "checked" in given:
                self._add(given["name"], given.get("value", "on" if kind == "checkbox" else ""))
        elif tag == "select":
            self.select = given["name"]
        elif tag == "option" and self.select and "selected" in given:
            self._add(self.select, given["value"])
        elif tag == "textarea":
            self.textarea = given["name"]
            self._add(self.textarea, "")

    def handle_endtag(self, tag):
        if tag == "form":
            self.posting = False
        elif tag == "select":
            self.select = None
        elif tag == "textarea":
            self.textarea = None

    def handle_data(self, data):
        if self.textarea:
            self.values[self.textarea][-1] += data.removeprefix("\n")

    def _add(self, name, value):
        self.values.setdefault(name, []).append(value)


def filled(page, **typed) -> dict:
    """What posting the page's form would send, with something typed over it (None clears)."""
    fields = _Fields()
    fields.feed(page.content.decode())
    fields.values.pop("csrfmiddlewaretoken", None)
    sent = {**fields.values, **typed}
    return {name: value for name, value in sent.items() if value is not None}


def send(browser, address, **typed):
    """Open a page, fill its form in and send it."""
    return browser.post(address.split("?")[0], filled(browser.get(address), **typed))


def choose(browser, patient, key):
    """Choose an entry of the catalogue for a patient; the form that follows."""
    where = reverse("patients:choose_diagnosis", args=[patient.pk])
    return browser.post(where, {"diagnosis": key}, follow=True)


def record(browser, patient, key, **typed):
    """Choose an entry, fill its form in and send it."""
    form = choose(browser, patient, key)
    where = reverse("patients:record_diagnosis", args=[patient.pk])
    return browser.post(where, filled(form, **typed))


def text(response) -> str:
    """The page as text."""
    return response.content.decode()


def errors(response) -> dict:
    """The sentences of the form's errors, by field."""
    return {name: list(found) for name, found in response.context["form"].errors.items()}


def queries_of(deed) -> int:
    """How many queries something makes."""
    with CaptureQueriesContext(connection) as queries:
        deed()
    return len(queries)
