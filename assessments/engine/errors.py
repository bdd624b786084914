"""The two ways an evaluation can be refused: the guideline is wrong, or the case is."""

from collections.abc import Mapping


class GuidelineError(Exception):
    """A guideline that can't be loaded; the message names the place and what is wrong there."""


class CaseErrors(ValueError):
    """A case that can't be classified; `errors` has one instructing sentence for each field."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        self.errors: dict[str, str] = dict(errors)
        super().__init__("; ".join(f"{field}: {says}" for field, says in self.errors.items()))
