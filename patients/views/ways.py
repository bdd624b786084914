"""Where a page of a patient stands: the way back, and where one goes when it is done."""

from django.urls import reverse
from django.utils.translation import gettext as _

from patients import permissions
from patients.permissions import Permission


def first_page(user, patient) -> str:
    """The address of a patient's first page: the chart, or for the front desk the contact data."""
    if permissions.may(user, Permission.READ_CHART, patient=patient):
        return reverse("clinic:chart", args=[patient.pk])
    return reverse("patients:contact", args=[patient.pk])


def trail(user, patient, *steps: tuple[str, str] | str) -> list[dict]:
    """The way back from a patient's page; a further step is (name, address), the last a name."""
    path = [
        {"name": _("Today"), "url": reverse("clinic:home")},
        {"name": str(patient), "url": first_page(user, patient)},
    ]
    for step in steps:
        name, url = (step, "") if isinstance(step, str) else step
        path.append({"name": name, "url": url})
    return path
