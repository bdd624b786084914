"""The way of an assessment, as each of its pages names the steps."""

from django.urls import reverse
from django.utils.translation import gettext as _


def steps_for(patient) -> list[dict]:
    """The three steps in order; the last has no address of its own before there is a draft."""
    return [
        {"name": _("Safety check"), "url": reverse("assessments:safety", args=[patient.pk])},
        {"name": _("Assess"), "url": reverse("assessments:assess", args=[patient.pk])},
        {"name": _("Review and sign"), "url": ""},
    ]
