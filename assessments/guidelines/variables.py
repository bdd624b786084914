"""A variable as a form or a page needs it: the fact, who answers it, and all its words."""

from dataclasses import dataclass

from assessments.engine import Fact
from assessments.guidelines.texts import VariableText


@dataclass(frozen=True, eq=False)
class Variable:
    """One question with its words in one language.

    `audience` is `clinician` (also therapist and staff) or `patient` throughout.
    """

    fact: Fact
    text: VariableText

    @property
    def name(self) -> str:
        """The key of the fact, the same everywhere."""
        return self.fact.name

    @property
    def required(self) -> bool:
        """Whether it must be answered before signing, as long as it applies."""
        return self.fact.default is None

    @property
    def default(self) -> str | None:
        """The value that stands where nothing was answered."""
        return self.fact.default

    @property
    def cites(self) -> tuple[str, ...]:
        """The ids of the claims that it comes from."""
        return self.fact.cites

    @property
    def supplied_by(self) -> frozenset[str]:
        """Who may answer it: `clinician`, `therapist`, `patient`."""
        return self.fact.supplied_by

    def label(self, audience: str = "clinician") -> str:
        """Its short name."""
        return self.text.label.to(audience)

    def question(self, audience: str = "clinician") -> str:
        """How it is asked."""
        return self.text.question.to(audience)

    def help(self, audience: str = "clinician") -> str:
        """What stands under the question."""
        return self.text.help.to(audience)

    def value_label(self, value: str | None, audience: str = "clinician") -> str:
        """What a value is called; empty where the fact does not apply."""
        return "" if value is None else self.text.values[value].to(audience)

    def choices(self, audience: str = "clinician") -> list[tuple[str, str]]:
        """Every value with its label, best to worst."""
        return [(str(value), self.value_label(value, audience)) for value in self.fact.values]
