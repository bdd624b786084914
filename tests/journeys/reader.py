"""A patient on a phone who reads in one of the two languages, and looks at each state for barriers.

The stories are told in English. What stands on the page in the other language is looked up in the
product's own catalogue, so that one story is walked in both.

A state is looked at light and dark in each: by every rule in one scheme, by turns, and in the other
by the rules about colours, because between the schemes nothing else differs.
"""

import re
from datetime import date
from itertools import cycle

import pytest
from django.utils import translation

from assessments.guidelines import in_force
from patients.models import Patient
from portal.demo.stories import STORIES
from portal.models import User
from tests.journeys.conftest import COLOURS, PHONE, Visitor

LIGHT, DARK = ("light", "dark"), ("dark", "light")
in_both_languages = pytest.mark.parametrize("language", ["en", "pl"])
NO_VALIDATION = "document.querySelectorAll('form').forEach(form => form.noValidate = true)"
ENGLISH = re.compile(r"\b(the|and|you|your|with|this|is|are|of|for|from|not)\b", re.IGNORECASE)
# What people wrote themselves stands as they wrote it.
WRITTEN = {
    text
    for story in STORIES
    for text in (
        *(story.movement_cautions, story.own_stop_rule, story.consultation, story.teach_back),
        *(words for _code, *doses in story.activities for words in doses),
        *(day.note for day in story.diary),
    )
    if text
}
# What is said to whoever sees or hears the page, but for what is marked as another language.
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
            if said == english:
                said = translation.pgettext("answer", english)
        return said % values if values else said

    def rule(self, answer: str) -> str:
        """An answer of the stop rule, as the guideline says it in this language."""
        return in_force(date.today()).texts(self.language).stop_rule.answers[answer]

    def sees(self, *texts: str):
        """Read this, nothing in the other language, and no barrier.

        At 320 px, which is a window of 640 px at a zoom of 200 % too.
        """
        self.reads(*map(self.word, texts))
        assert self.page.locator("html").get_attribute("lang") == self.language
        if self.language != "en":
            said = self.page.evaluate(SAID, self.language)
            left = [text for text in said if ENGLISH.search(text) and not is_written(text)]
            assert not left, f"{self.page.url}: {left}"
        one, other = next(self.schemes)
        self.page.emulate_media(color_scheme=one, reduced_motion="reduce")
        self.finds_no_barrier()
        self.page.emulate_media(color_scheme=other, reduced_motion="reduce")
        self.finds_no_barrier(COLOURS)
        return self

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
        self.page.locator(f"main input[name={name}][value='{value}']").evaluate(
            "input => input.click()"
        )
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


def is_written(text: str) -> bool:
    """Whether somebody of the demonstration wrote this, in whatever language."""
    return any(written in text for written in WRITTEN)


def reader(visit, language: str, given: str = "", **options) -> Reader:
    """Somebody who reads in this language; with a name, this patient of the demonstration."""
    visitor = visit(PHONE, locale=language, **options)
    visitor.__class__ = Reader
    visitor.language = language
    visitor.schemes = cycle((LIGHT, DARK) if language == "en" else (DARK, LIGHT))
    if given:
        user = Patient.objects.filter(given_names=given).first().user
        User.objects.filter(pk=user.pk).update(language=language)
        visitor.signs_in(user.email)
    return visitor
