"""Rules of the guideline in words: classes, patterns, conditions, and where each has its place."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from assessments.engine import ANY, Claim, Condition, Fact, Is, Wording
from assessments.engine.conditions import Both, Either
from assessments.guideline_page.parts import Link
from assessments.guidelines import Edition


class Words:
    """The words of an edition in one language."""

    def __init__(self, edition: Edition, language: str) -> None:
        self.edition = edition
        self.texts = edition.texts(language)
        self.variables = {**edition.variables_in(language), **edition.circumstances_in(language)}

    def class_name(self, code: str) -> str:
        """How a class is called whatever its reason: by the wording that stands for the rest."""
        rest = self.edition.risk_class(code).wordings[-1]
        return self.texts.classes[code].words[rest.name].name

    def ranks(self, codes: Iterable[str]) -> str:
        """Classes by their ranks, such as "C3, C4"."""
        return ", ".join(sorted(f"C{self.edition.risk_class(code).rank}" for code in codes))

    def strength(self, strength: str | None) -> str:
        """How strongly the article asks for a condition; empty where the row asks for none."""
        return self.texts.strengths[str(strength)].clinician if strength else ""

    def pattern_in_words(self, fact: Fact, pattern) -> list[str]:
        """The values that a row's pattern names, in words."""
        if pattern is ANY:
            return [_("any")]
        named = pattern if isinstance(pattern, frozenset) else {pattern}
        values = [value for value in fact.values if value in named]
        return [self.variables[fact.name].value_label(value) for value in values]

    def worded(self, wordings: Iterable[Wording], words: dict) -> list[tuple]:
        """Each wording with its condition in words; the last, without one, stands for the rest."""
        wordings = list(wordings)
        return [
            (
                self.condition_in_words(each.when) or (_("otherwise") if len(wordings) > 1 else ""),
                words[each.name],
            )
            for each in wordings
        ]

    def condition_in_words(self, condition: Condition) -> str:
        """A condition with the labels of the questions and answers; empty where it asks nothing."""
        match condition:
            case Is():
                return self._is(condition)
            case Both():
                return _("%(one)s and %(other)s") % self._two(condition)
            case Either():
                return _("(%(one)s, or %(other)s)") % self._two(condition)
            case _:
                return ""

    def _two(self, condition: Both | Either) -> dict[str, str]:
        return {
            "one": self.condition_in_words(condition.left),
            "other": self.condition_in_words(condition.right),
        }

    def _is(self, condition: Is) -> str:
        if condition.subject == "class":
            return _("class %(ranks)s") % {"ranks": self.ranks(condition.values)}
        if condition.subject == "conditions":
            return (
                _("every condition is met")
                if "met" in condition.values
                else _("a condition is unmet")
            )
        variable = self.variables[condition.subject]
        values = _(" or ").join(f"“{variable.value_label(value)}”" for value in condition.values)
        return f"{variable.label()}: {values}"

    def place(self, place: str) -> Link:
        """A user of a claim, as the edition names it, as a link to its place on the page."""
        row = re.fullmatch(r"factor (\w+), row (\d+)", place)
        if row:
            title = self.texts.factors[row[1]].title.clinician
            words = _("%(factor)s, row %(number)s") % {"factor": title, "number": row[2]}
            return Link(words, f"factor-{row[1]}-{row[2]}")
        kind, _space, name = place.partition(" ")
        if kind == "class":
            rank = self.edition.risk_class(name).rank
            return Link(f"C{rank} {self.class_name(name)}", f"class-{name}")
        if kind == "activity":
            words = _("activity %(name)s") % {"name": self.texts.activities[name].name.clinician}
            return Link(words, f"activity-{name}")
        if place.startswith("stop rule "):
            step = place.removeprefix("stop rule ")
            return Link(_("stop rule, %(step)s") % {"step": step}, f"stop-{step}")
        named = {
            "stop rule": Link(_("stop rule"), "stop-rule"),
            "informed decision": Link(_("informed decision"), "informed-decision"),
        }
        return named.get(place) or Link(place, place)


def links(cites: Iterable[Claim]) -> list[Link]:
    """Claims as links to their places."""
    return [Link(claim.id, claim.id) for claim in cites]


def plain(text: str) -> str:
    """Without the marks that set names of facts apart in a document."""
    return text.replace("`", "")
