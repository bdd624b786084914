"""An edition as patients read it: every claim in plain words beside its exact ones, and studies.

What a plan may say to somebody is left out: read here, it could be taken for one's own plan.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from assessments.guideline_page.parts import Link
from assessments.guidelines import Edition
from assessments.guidelines.texts import ReviewStatus
from assessments.plan_words import studies_in
from assessments.safety import evidence


@dataclass(frozen=True)
class PlainClaim:
    """A claim in plain words and in the edition's own, and the studies that speak about it."""

    id: str
    text: str
    exact: str
    studies: tuple[Link, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the article with the claims that stand there."""

    number: int
    claims: tuple[PlainClaim, ...]


@dataclass(frozen=True)
class PlainStudies:
    """What studies say of some claims, in plain words, and where that stands."""

    id: str
    text: str
    sources: tuple[str, ...]
    claims: tuple[Link, ...]


class GuidelineForPatients:
    """Everything that a patient's page shows of an edition, in one language."""

    def __init__(self, edition: Edition, language: str) -> None:
        self.edition = edition
        self.texts = edition.texts(language)

    @property
    def is_reviewed(self) -> bool:
        """Whether a clinician has read the words of this language."""
        return self.texts.status is ReviewStatus.CLINICALLY_REVIEWED

    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs in the article's order, each with its claims."""
        in_order = sorted(self.edition.claims.values(), key=lambda each: each.paragraph)
        for number, claims in groupby(in_order, key=lambda each: each.paragraph):
            yield Paragraph(number, tuple(self._claim(each.id) for each in claims))

    def studies(self) -> list[PlainStudies]:
        """What is known for and against, each once, with the claims that it speaks about."""
        found = []
        for note in evidence.NOTES:
            said = studies_in(note)
            about = tuple(Link(claim, claim) for claim in note.claims)
            found.append(PlainStudies(note.id, said.text, said.sources, about))
        return found

    def _claim(self, claim: str) -> PlainClaim:
        said = self.texts.claims[claim]
        notes = evidence.notes_for((claim,))
        return PlainClaim(
            claim, said.patient, said.clinician, tuple(Link(each.id, each.id) for each in notes)
        )
