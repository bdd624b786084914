"""What happened to one row of the administration: the trail's events about it, in words."""

from datetime import UTC

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _

from patients.models import AuditEvent
from patients.permissions import Role
from patients.words import name_of
from portal.clinic import trail_rows
from portal.paging import page_number

A_PAGE = 50


def of(request, site, about, row) -> dict:
    """The page's context: the events of the row that this reader may read, newest first."""
    number = page_number(request.GET.get("p"))
    begin = (number - 1) * A_PAGE
    found = list(_events(request, about, row)[begin : begin + A_PAGE + 1])
    shown = [
        {"event": event, "what": _fields(type(row), told.fields)}
        for told, event in zip(found[:A_PAGE], trail_rows.in_words(found[:A_PAGE]), strict=True)
    ]
    return {
        **site.each_context(request),
        "title": _("What happened to it"),
        "subtitle": str(row),
        "opts": about.opts,
        "original": row,
        "rows": shown,
        "zone": _zone(row),
        "is_record": hasattr(about, "patient_of"),
        "newer": number - 1,
        "older": number + 1 if len(found) > A_PAGE else 0,
    }


def _events(request, about, row):
    """Those that name it, in the chains of this reader; of a record within the patient's events."""
    named = about.told_of(row)
    found = AuditEvent.objects.filter(
        chain__in=about.chains(request, row),
        target=f"{named._meta.model_name}:{named.pk}",
    )
    if hasattr(about, "patient_of"):
        found = found.filter(patient=str(about.patient_of(row).pk))
    return found.order_by("-at", "-number")


def _fields(model, names: list[str]) -> str:
    """The names of fields, and of roles that were given, as pages call them."""
    return ", ".join(_called(model, name) for name in names)


def _called(model, name: str) -> str:
    if name in tuple(Role):
        return str(Role(name).label)
    try:
        return name_of(model, name)
    except FieldDoesNotExist:
        return name.replace("_", " ")


def _zone(row):
    """In which its page shows time: the clinic's, where it is of one."""
    clinic = getattr(row, "clinic", row)
    return getattr(clinic, "zone", UTC)
