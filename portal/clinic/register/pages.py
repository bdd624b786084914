"""The list of the clinic's patients as a page, and as a table for a spreadsheet."""

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from patients import audit
from patients.access import at_clinic, page_of
from patients.clinic_time import at_clinic_time
from patients.permissions import Permission
from portal.clinic.register import filters, listing
from portal.formats import table
from portal.paging import page_number

A_PAGE = 50


@require_GET
@at_clinic(Permission.READ_CHART)
def patients(request, clinic):
    """Everybody on the register, or those with a class, diagnosis, region, doctor or decision."""
    register = _register(request, clinic)
    doctors = listing.doctors(register)
    chosen = filters.read(request.GET, doctors)
    number = page_number(request.GET.get("page"))
    begin = (number - 1) * A_PAGE
    found = listing.page(register, chosen, begin=begin, length=A_PAGE)
    look = {"by": request.user, "target": page_of(request)}
    with audit.trail():
        audit.read("patients.listed", clinic=clinic, **look)
        audit.read_each("record.read", patients=[row.patient for row in found.rows], **look)
    context = {
        "clinic": clinic,
        "found": found,
        "chosen": chosen,
        "choices": _choices(chosen, doctors),
        "number": number,
        "before": chosen.query(page=number - 1) if number > 1 else None,
        "after": chosen.query(page=number + 1) if found.total > begin + A_PAGE else None,
    }
    with at_clinic_time(clinic):
        return render(request, "clinic/register/list.html", context)


@require_POST
@at_clinic(Permission.EXPORT_PATIENTS)
def export(request, clinic):
    """The same patients, all of them, as a table; a look at each record is in the trail before."""
    register = _register(request, clinic)
    chosen = filters.read(request.POST, listing.doctors(register))
    ids = listing.everybody(register, chosen)
    look = {"by": request.user, "target": page_of(request)}
    with audit.trail():
        audit.read("patients.exported", clinic=clinic, **look)
        audit.read_each("record.read", patients=register.in_bulk(ids).values(), **look)
    day = timezone.localdate(timezone=clinic.zone).isoformat()
    lines = table.lines(_header(), (_cells(row) for row in listing.rows_of(register, ids)))
    return table.download(lines, f"patients-{clinic.slug}-{day}.csv")


def _register(request, clinic):
    """The patients of the clinic whom this person may read as staff: never the own record."""
    return request.user.patients().of_clinic(clinic).exclude(user=request.user)


def _choices(chosen: filters.Filters, doctors: dict[str, str]) -> list[dict]:
    """The filters as the page shows them."""
    named = {**doctors, filters.NOBODY: _("nobody")}
    offered = (
        ("signed", _("Class"), _("every class"), filters.CLASSES),
        ("diagnosis", _("Diagnosis"), _("every diagnosis"), filters.DIAGNOSES),
        ("region", _("Region"), _("every region"), filters.REGIONS),
        ("doctor", _("Patients of"), _("everybody"), named),
        ("decision", _("Decision"), _("every decision"), filters.DECISIONS),
    )
    return [
        {
            "name": name,
            "label": label,
            "all": everything,
            "values": words.items(),
            "chosen": getattr(chosen, name),
        }
        for name, label, everything, words in offered
    ]


def _header() -> list[str]:
    return [
        _("Record number"),
        _("Family name"),
        _("Given names"),
        _("Date of birth"),
        _("Emergency"),
        _("Class"),
        _("Provisional"),
        _("Signed on"),
        _("Diagnoses"),
        _("Decision"),
        _("Responsible clinician"),
    ]


def _cells(row: listing.Row) -> list[str]:
    patient, verdict = row.patient, row.verdict
    signed = timezone.localdate(verdict.signed_at, patient.clinic.zone) if verdict else None
    return [
        patient.record_number,
        patient.family_name,
        patient.given_names,
        patient.birth_date.isoformat(),
        _("open") if row.is_emergency else "",
        str(row.class_name),
        _("yes") if verdict and verdict.provisional else "",
        signed.isoformat() if signed else "",
        "; ".join(row.diagnoses),
        str(row.decision),
        str(patient.responsible or ""),
    ]
