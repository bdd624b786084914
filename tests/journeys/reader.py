"""A patient on a phone who reads in one of the two languages, and looks at each state for barriers.

The stories are told in English. What stands on the page in the other language is looked up in the
product's own catalogue, so that one story is walked in both.
"""

import re

import pytest
from django.utils import translation

from patients.models import Patient
from portal.models import User
from tests.journeys.conftest import COLOURS, PHONE, Visitor

in_both_languages = pytest.mark.parametrize("language", ["en", "pl"])
NO_VALIDATION = "document.querySelectorAll('form').forEach(form => form.noValidate = true)"
ENGLISH = re.compile(r"\b(the|and|you|your|with|this|is|are|of|for|from|not)\b", re.IGNORECASE)
# What is said to somebody who sees the page or hears it, but for what is marked as another language.
SAID = """language => {
  const mine = node => node.checkVisibility() && node.closest("[lang]").lang === language;
  const said = [document.title];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    if (mine(walk.currentNode.parentElement)) {
      said.push(walk.currentNode.data);
    }
  }
  const told = ["aria-label", "alt", "title", "placeholder"];
  for (const node of document.querySelectorAll(told.map(name => `[${name}]`).join())) {
    if (mine(node)) {
      said.push(...told.map(name => node.getAttribute(name) || ""));
    }
  }
  return said.map(text => text.trim()).filter(Boolean);
}"""


class Reader(Visitor):
    """Somebody who reads in English or in Polish on a phone."""

    language = "en"

    def word(self, english: str, **values) -> str:
        """These words as the page says them."""
        with translation.override(self.language):
            said = translation.gettext(english)
        return said % values if values else said

    def sees(self, *texts: str):
        """Read this, nothing in the other language, and no barrier, light and dark.

        At 320 px, which is a window of 640 px at a zoom of 200 % too.
        """
        self.reads(*map(self.word, texts))
        assert self.page.locator("html").get_attribute("lang") == self.language
        if self.language != "en":
            left = [text for text in self.page.evaluate(SAID, self.language) if ENGLISH.search(text)]
            assert not left, f"{self.page.url}: {left}"
        self.page.emulate_media(color_scheme="light", reduced_motion="reduce")
        self.finds_no_barrier()
        # Between the schemes nothing but colours differs: the other rules find the same again.
        self.page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        return self.finds_no_barrier(COLOURS)

    def is_told(self, number: int):
        """So many faults stand above the form."""
        with translation.override(self.language):
            said = translation.ngettext(
                "One thing needs another look. Nothing is saved yet.",
                "%(number)s things need another look. Nothing is saved yet.",
                number,
            )
        return self.sees(said % {"number": number})

    def fills(self, name: str, words: str):
        """Fill in a field, by its name in the form."""
        self.page.locator(f"main [name={name}]:visible").fill(words)
        return self

    def chooses(self, name: str, value: str):
        """Choose one of the answers, by its value."""
        self.page.locator(f"main input[name={name}][value='{value}']").check(force=True)
        return self

    def presses(self, *names: str):
        """Press these buttons, past what the browser would hold back; each brings a page."""
        for name in names:
            self.page.evaluate(NO_VALIDATION)
            button = self.page.get_by_role("button", name=self.word(name), exact=True)
            with self.page.expect_navigation():
                button.locator("visible=true").last.click()
        return self

    def follows(self, name: str):
        """Follow a link."""
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=self.word(name)).first.click()
        return self

    def unfolds(self):
        """Open whatever is folded."""
        for summary in self.page.locator("main summary:visible").all():
            summary.click()
        return self


def reader(visit, language: str, given: str = "", **options) -> Reader:
    """Somebody who reads in this language; signed in, where it is a patient of the demonstration."""
    visitor = visit(PHONE, locale=language, **options)
    visitor.__class__ = Reader
    visitor.language = language
    if given:
        user = Patient.objects.get(given_names=given).user
        User.objects.filter(pk=user.pk).update(language=language)
        visitor.signs_in(user.email)
    return visitor
