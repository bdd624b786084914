"""One thing that happened to a record, and the kinds by which one looks for it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from assessments.standing import Standing
from patients.permissions import Permission

# The word that stands in an address, with the name on the page.
KINDS = {
    "diagnoses": _("Spine"),
    "safety": _("Red flags"),
    "answers": _("Answers"),
    "consultations": _("Consultations"),
    "assessments": _("Assessments and plans"),
    "decisions": _("Decisions"),
    "diary": _("Diary"),
    "corrections": _("Corrections asked for"),
    "reviews": _("Reviewed"),
    "access": _("Registration and access"),
}


def rows(standing: Standing, model):
    """Every row of a kind about this person, with who wrote it."""
    return standing.patient.all_of(model).select_related("recorded_by")


@dataclass(frozen=True)
class Entry:
    """One thing that happened: when, what, who, and where to read more.

    `needs` is what one must be allowed to open its page; `about_running` marks what is hidden
    while an emergency is open.
    """

    kind: str
    at: datetime
    title: str
    text: str = ""
    who: str = ""
    url: str = ""
    needs: Permission = Permission.READ_CHART
    code: str = ""
    about_running: bool = False
