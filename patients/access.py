"""How a view gets at a record: through the user, with a permission, and with the look recorded."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Exists
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _

from patients import audit, permissions
from patients.models import Patient
from patients.permissions import Permission
from patients.policies import MERGED
from patients.refusals import NotFound, NotNow, NotPermitted, Refused, Stale

SAFE = ("GET", "HEAD")
SHOWS = (200, 409)  # answers to a form that show the record instead of leading on
PAGE = 43  # characters of a page's name that stand before an id in the trail
WORDS = "searched"  # the session's key: what somebody looked for last, never in an address
SAME_LOOK = timedelta(minutes=10)  # parts of one page drawn anew within it are one look


def load_patient(view: Callable) -> Callable:
    """Turn `patient_id` into the patient: 404 unless among `request.user.patients()`.

    These are pages of people who work here: on them one's own record does not exist either.
    Where the view asks for a permission, put `require` below this one. The pages of a record that
    was merged lead to those of the record that stays; nothing is written into it any more.
    """

    @wraps(view)
    def loaded(request: HttpRequest, patient_id, **kwargs):
        at_work = request.user.patients().exclude(user=request.user)
        patient = get_object_or_404(at_work, pk=patient_id)
        if patient.merged_into_id is not None:
            return _in_the_record_that_stays(request, patient, **kwargs)
        return view(request, patient=patient, **kwargs)

    return loaded


def _in_the_record_that_stays(request: HttpRequest, patient, **kwargs):
    """Read on there; what was typed here is refused, since it may be about somebody else."""
    if request.method not in SAFE:
        raise NotNow(MERGED, patient=patient)
    where = request.resolver_match.view_name
    return redirect(where, patient_id=patient.merged_into_id, **kwargs)


def require(permission: Permission, *, look: str | None = None) -> Callable:
    """Let the view run only for somebody who may; 403 with the reason otherwise.

    A look is in the trail before the record is shown, also where a form comes back; a deed that
    leads on to another page writes its own event. `look` names the event; see docs/adr/0011.
    """
    event = look or "record.read"

    def decorate(view: Callable) -> Callable:
        @wraps(view)
        def permitted(request: HttpRequest, patient, **kwargs):
            try:
                permissions.check(request.user, permission, patient=patient)
            except NotPermitted as refusal:
                audit.refused(page_of(request), refusal, by=request.user)
                raise
            if request.method in SAFE:
                _looked(request, event, patient)
                return view(request, patient=patient, **kwargs)
            try:
                answer = view(request, patient=patient, **kwargs)
            except Stale:
                _looked(request, event, patient)  # the page of the refusal shows both versions
                raise
            if answer.status_code in SHOWS:
                _looked(request, event, patient)
            return answer

        return permitted

    return decorate


def at_clinic(permission: Permission) -> Callable:
    """Let the view run within one clinic that the user works for; gives it as `clinic`.

    The clinic is the one chosen last, else the first; somebody who works nowhere gets a 404.
    """

    def decorate(view: Callable) -> Callable:
        @wraps(view)
        def within(request: HttpRequest, **kwargs):
            clinic = current_clinic(request)
            if clinic is None:
                raise Http404
            try:
                permissions.check(request.user, permission, clinic=clinic)
            except NotPermitted as refusal:
                audit.refused(page_of(request), refusal, by=request.user)
                raise
            return view(request, clinic=clinic, **kwargs)

        return within

    return decorate


def check_anywhere(request: HttpRequest, permission: Permission) -> None:
    """Refuse, and record it, unless some role of the user's includes what concerns no patient."""
    roles = permissions.anywhere(request.user, _memberships(request))
    if permission not in permissions.allowed(request.user, roles):
        refusal = NotPermitted(permissions.refusal_words(permission))
        audit.refused(page_of(request), refusal, by=request.user)
        raise refusal


def current_clinic(request: HttpRequest):
    """The clinic in whose name a member of staff works now, or None."""
    clinics = {str(membership.clinic_id): membership.clinic for membership in _memberships(request)}
    chosen = request.session.get("clinic")
    return clinics.get(chosen) or next(iter(clinics.values()), None)


def choose_clinic(request: HttpRequest, clinic_id) -> None:
    """Work in the name of another of one's clinics from now on."""
    if str(clinic_id) not in {str(m.clinic_id) for m in _memberships(request)}:
        raise NotPermitted(_("You do not work for this clinic."))
    request.session["clinic"] = str(clinic_id)


def record_refusal(request: HttpRequest, exception: Exception) -> None:
    """Put a refusal in the trail, unless it stands there already or is none.

    A record that somebody does not reach may be another clinic's or may not exist: the row stands
    in the chain of the one who asked, names no patient, and tells nobody which of the two it was.
    """
    if not request.user.is_authenticated:
        return
    target = page_of(request)
    if isinstance(exception, Http404):
        refusal, target = NotFound(""), f"{target[:PAGE]} {_asked_for(request)}".strip()
    elif isinstance(exception, PermissionDenied):
        refusal = NotPermitted("")
    elif isinstance(exception, Refused):
        refusal = exception
    else:
        return
    refusal.clinic = refusal.clinic or current_clinic(request)
    audit.refused(target, refusal, by=request.user)


def page_of(request: HttpRequest) -> str:
    """The name of the page asked for, never its address (which may hold what somebody typed)."""
    match = request.resolver_match
    return f"page:{match.view_name}" if match else "page:unknown"


def _asked_for(request: HttpRequest) -> str:
    """The id of what was asked for; whatever else stands in an address is not repeated."""
    match = request.resolver_match
    for value in reversed(match.kwargs.values() if match else ()):
        try:
            return str(UUID(str(value)))
        except ValueError:
            continue
    return ""


def _looked(request: HttpRequest, event: str, patient) -> None:
    """Put the look in the trail: once a request, and once for parts drawn while somebody types."""
    if getattr(request, "_look", None) == (event, patient.pk):
        return
    request._look = (event, patient.pk)
    look = {"by": request.user, "patient": patient, "target": page_of(request)}
    is_redrawn = request.method not in SAFE and request.htmx
    if not (is_redrawn and audit.was_read(event, **look, within=SAME_LOOK)):
        audit.read(event, **look)


def works_somewhere(request: HttpRequest) -> bool:
    """Whether the user works for any clinic."""
    return bool(_memberships(request))


def forget_memberships(request: HttpRequest) -> None:
    """Ask anew: a deed of this request gave the user another role."""
    for found in ("_memberships", "_relation"):
        request.__dict__.pop(found, None)
    request.user.found_memberships = None


def is_patient(request: HttpRequest) -> bool:
    """Whether the user is a patient anywhere."""
    works_as = _memberships(request)
    if works_as:
        return works_as[0].is_patient
    return Patient.objects.filter(user=request.user.pk).exists()


def _memberships(request: HttpRequest) -> list:
    """The user's memberships, once a request; each knows whether the user is a patient too."""
    if not hasattr(request, "_memberships"):
        own = Patient.objects.filter(user=request.user.pk)
        request._memberships = list(request.user.memberships().annotate(is_patient=Exists(own)))
        request.user.found_memberships = request._memberships
    return request._memberships
