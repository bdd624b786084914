"""The safety layer: what a responsible product adds to the article, kept apart from it.

It is layer L1, beside the article's guideline (L0). It may block or overlay what the guideline
says; it never changes the class. Its texts are edition data: they carry VERSION, and a change of
wording is a new version. Nothing in it is a score: no total over red flags has been validated.
"""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

LAYER = "L1"
VERSION = "1.0.0"
LANGUAGE = "en"
EDITION = f"safety/{VERSION}"

SAFETY_LABEL = _("Safety check")
EVIDENCE_LABEL = _("Evidence note")

# What stands beside the texts until somebody qualified has read them.
REVIEW_STATUS = _("not yet reviewed by a spine surgeon and a physiotherapist")
REVIEW_STATUS_FOR_PATIENTS = _("No spine surgeon and no physio has checked these words yet.")


def text_version() -> str:
    """Logged with every answer: the wording the person had before them, and its language."""
    return f"{EDITION} {get_language() or LANGUAGE}"
