"""How a signed-in patient gets at the own record: never anybody else's, and every look recorded."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest
from django.shortcuts import render
from django.utils import timezone

from assessments import standing
from assessments.safety.notices import GET_HELP_NOW, emergency_for_patient
from assessments.standing import Standing
from patients.access import require
from patients.models import Patient
from patients.permissions import Permission
from portal import language

CHOSEN = "own_record"  # the session's key


def own_record(view: Callable) -> Callable:
    """Give the view where the signed-in person's own record stands, as `now`.

    404 for somebody without a record of their own, whatever clinic they work for. With records in
    two clinics it is the one chosen last, else the first by name. Times are the clinic's.
    """

    @require(Permission.READ_OWN_PLAN)
    def shown(request: HttpRequest, patient: Patient, **kwargs):
        return view(request, now=standing.of(patient), **kwargs)

    @wraps(view)
    def opened(request: HttpRequest, **kwargs):
        request.own_records = own_records(request)
        if not request.own_records:
            raise Http404
        chosen = request.session.get(CHOSEN)
        by_id = {str(record.pk): record for record in request.own_records}
        patient = by_id.get(chosen, request.own_records[0])
        with timezone.override(patient.clinic.zone):
            return shown(request, patient=patient, **kwargs)

    return opened


def emergency_first(view: Callable) -> Callable:
    """Show how to get help in place of this page while an emergency is open; below `own_record`."""

    @wraps(view)
    def instead(request: HttpRequest, now: Standing, **kwargs):
        if request.method in ("GET", "HEAD") and now.is_emergency:
            return emergency(request, now)
        return view(request, now=now, **kwargs)

    return instead


def emergency(request: HttpRequest, now: Standing, *, status: int = 200):
    """The page that stands alone: where to get help, and nothing about running."""
    clinic = now.patient.clinic
    return render(
        request,
        "mine/emergency.html",
        {
            **frame(request, now),
            "notice": emergency_for_patient(clinic.emergency_number),
            "lines": tuple(GET_HELP_NOW.values()),
        },
        status=status,
    )


def own_records(request: HttpRequest) -> list[Patient]:
    """The signed-in person's own records, one for each clinic, by the clinic's name."""
    own = request.user.patients().filter(user=request.user)
    return list(own.order_by("clinic__name", "registered_at"))


def choose_record(request: HttpRequest, record_id: str) -> None:
    """Show the record at another of one's clinics from now on; 404 where it is not one's own."""
    if record_id not in {str(record.pk) for record in own_records(request)}:
        raise Http404
    request.session[CHOSEN] = record_id


def frame(request: HttpRequest, now: Standing) -> dict:
    """What every page of a patient stands in: the clinic, other clinics, languages to choose from.

    Plain values only: no page is handed a record, so that nothing but what is meant can show.
    """
    clinic = now.patient.clinic
    return {
        "clinic": clinic.name,
        "clinic_phone": clinic.phone,
        "opening_hours": clinic.opening_hours,
        "emergency_number": clinic.emergency_number,
        "languages": language.offered(
            code for record in request.own_records for code in record.clinic.languages
        ),
        "records": [
            {"id": str(record.pk), "clinic": record.clinic.name, "shown": record == now.patient}
            for record in request.own_records
        ]
        if len(request.own_records) > 1
        else [],
    }
