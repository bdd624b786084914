"""How a source is cited in the safety layer, and how far its content was checked."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Mark(StrEnum):
    """How far what we say of a source was checked against it."""

    VERIFIED = "V"
    SECONDARY = "V2"
    NOT_VERIFIED = "NV"


MARK_LABELS = {
    Mark.VERIFIED: _("checked in the source, its abstract or its publisher's page"),
    Mark.SECONDARY: _("taken from a secondary source"),
    Mark.NOT_VERIFIED: _("not verified"),
}


@dataclass(frozen=True)
class Source:
    """One source: where it stands, its DOI if known, and how far it was checked."""

    citation: str
    mark: Mark
    doi: str = ""

    @property
    def mark_words(self) -> str:
        """What the mark means."""
        return str(MARK_LABELS[self.mark])

    @property
    def url(self) -> str:
        """Where the DOI leads, or an empty text."""
        return f"https://doi.org/{self.doi}" if self.doi else ""
