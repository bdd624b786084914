"""How far somebody qualified has read the texts of each language: what a clinician is told."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assessments.guidelines import Edition
from assessments.guidelines.texts import ReviewStatus

STATUSES = {
    ReviewStatus.DRAFT: _("a draft, not reviewed"),
    ReviewStatus.PRODUCT_REVIEWED: _("reviewed for the product, by no clinician"),
    ReviewStatus.CLINICALLY_REVIEWED: _("reviewed by a clinician"),
}
NAMES = {"en": pgettext_lazy("language", "English"), "pl": pgettext_lazy("language", "Polish")}


@dataclass(frozen=True)
class TextReview:
    """The texts of one language."""

    language: str
    status: str
    is_reviewed: bool


def of(edition: Edition, codes: Iterable[str] | None = None) -> tuple[TextReview, ...]:
    """The languages of an edition, or those of them that are named, in the edition's order."""
    named = set(edition.languages if codes is None else codes)
    return tuple(
        TextReview(
            str(NAMES.get(code, texts.name)),
            str(STATUSES[texts.status]),
            texts.status is ReviewStatus.CLINICALLY_REVIEWED,
        )
        for code, texts in edition.languages.items()
        if code in named
    )
