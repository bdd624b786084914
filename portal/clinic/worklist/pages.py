"""The first page of everybody who works in a clinic: who needs somebody today."""

from itertools import groupby

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from assessments.models.assessment import ClassCode
from patients import audit, permissions
from patients.access import at_clinic, load_patient, page_of
from patients.clinic_time import at_clinic_time, in_clinic_time
from patients.permissions import Permission
from portal.actions import worklist as actions
from portal.clinic.worklist import filters, listing
from portal.clinic.worklist.items import KINDS, SHORT
from portal.paging import page_number

A_PAGE = 50
NEWEST = 10


@require_GET
@at_clinic(Permission.FIND_PATIENTS)
def home(request, clinic):
    """The worklist and the finder; for those who read no charts, who was registered last."""
    may = permissions.allowed(request.user, permissions.roles_in(request.user, clinic))
    found, chosen = listing.of(clinic, request.user, may, request.GET)
    number = page_number(request.GET.get("page"))
    shown = found.entries[(number - 1) * A_PAGE : number * A_PAGE]
    reads_charts = Permission.READ_CHART in may
    _looked(request, clinic, [*shown, *(each.entry for each in found.reviewed)], reads_charts)
    register = request.user.patients().of_clinic(clinic).order_by("-registered_at")
    context = {
        "clinic": clinic,
        "has_worklist": reads_charts or Permission.OPEN_PORTAL in may,
        "reads_charts": reads_charts,
        "worklist": found,
        "sections": _sections(shown, found.counts, may),
        "today": timezone.localdate(timezone=clinic.zone),
        "filters": chosen,
        "kinds": [
            (kind, SHORT[kind], count, chosen.query(kind=kind))
            for kind, count in found.counts.items()
        ],
        "classes": [*ClassCode.choices, (filters.NO_CLASS, _("no class signed"))],
        "diagnoses": filters.DIAGNOSES.items(),
        "doctors": [
            (filters.MINE, _("me")),
            *((key, name) for key, name in found.doctors.items() if key != str(request.user.pk)),
            (filters.NOBODY, _("nobody")),
        ],
        "here": chosen.query(),
        "everything": chosen.without_kind().query(),
        "newer": chosen.query(page=number - 1) if number > 1 else None,
        "older": chosen.query(page=number + 1) if len(found.entries) > number * A_PAGE else None,
        "number": number,
        "patients": () if reads_charts else register[:NEWEST],
    }
    with at_clinic_time(clinic):
        return render(request, "clinic/home.html", context)


@require_POST
@load_patient
@in_clinic_time
def reviewed(request, patient):
    """Somebody looked at an item, or puts one back; the list is shown as it was."""
    back = "put_back" in request.POST
    deed = actions.put_back if back else actions.mark_reviewed
    deed(
        patient,
        by=request.user,
        kind=request.POST.get("kind", ""),
        mark=request.POST.get("mark", ""),
    )
    messages.success(
        request,
        _("%(patient)s is on the list again.") % {"patient": patient}
        if back
        else _("Reviewed. You find it at the end of the page, should you want it back."),
    )
    asked = QueryDict(request.POST.get("here", ""))
    query = filters.read(asked, (asked.get("doctor", ""),)).query()
    return redirect(f"{resolve_url('clinic:home')}?{query}" if query else "clinic:home")


def _looked(request, clinic, entries, reads_charts: bool) -> None:
    """The list is in the trail, and where it says something clinical, a look at each record."""
    look = {"by": request.user, "target": page_of(request)}
    with audit.trail():
        audit.read("patients.listed", clinic=clinic, **look)
        if reads_charts:
            audit.read_each("record.read", patients=[e.item.patient for e in entries], **look)


def _sections(entries, counts, may) -> list[dict]:
    """The entries under the heading of their kind, each with what the reader may do about it."""
    return [
        {
            "kind": kind,
            "title": KINDS[kind],
            "count": counts[kind],
            "rows": [
                {
                    "entry": entry,
                    "may_act": entry.item.permission in may,
                    "may_review": entry.item.reviews in may,
                }
                for entry in rows
            ],
        }
        for kind, rows in groupby(entries, key=lambda entry: entry.item.kind)
    ]
