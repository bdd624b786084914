"""How the REST interface refuses: every way with the same bodies, in sentences."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler

from patients.access import SAFE, record_refusal
from patients.refusals import Invalid, Refused, Stale

SIGN_IN = 'Session realm="Spine & Stride"'
FAULTY = (
    exceptions.ParseError,
    exceptions.UnsupportedMediaType,
    exceptions.ValidationError,
    RequestDataTooBig,
)


def refusal_handler(exception: Exception, context: Mapping) -> Response | None:
    """The answer to a refusal: `{"reason": ...}`, or for faulty fields `{field: [sentence]}`.

    A record that is not there and one of another clinic are answered alike. Each refusal is in the
    trail before it is answered. What is no refusal is left to Django.
    """
    _record(context["request"], exception)
    if isinstance(exception, Invalid):
        return Response(_lists(exception.errors), status=exception.status)
    if isinstance(exception, Stale):
        return Response(
            {
                "reason": str(exception.reason),
                "differences": [
                    {"what": str(what), "yours": _said(yours), "now": _said(now)}
                    for what, yours, now in exception.differences
                ],
            },
            status=exception.status,
        )
    if isinstance(exception, Refused):
        return _because(exception.reason, exception.status)
    if isinstance(exception, Http404):
        return _because(_("There is no such record, or it is not yours to see."), 404)
    if isinstance(exception, RequestDataTooBig):
        return _because(_("This is too much at once. Send it in several parts."), 413)
    if isinstance(exception, exceptions.NotAuthenticated):
        return _because(_("Sign in first."), 401, {"WWW-Authenticate": SIGN_IN})
    if isinstance(exception, exceptions.ValidationError):
        return exception_handler(exception, context)
    if isinstance(exception, exceptions.APIException | PermissionDenied):
        answer = exception_handler(exception, context)
        answer.data = {"reason": str(answer.data["detail"])}
        return answer
    return None


def _record(request, exception: Exception) -> None:
    """In the trail's own terms; of a body that cannot be recorded no word is kept, and no name."""
    if isinstance(exception, exceptions.PermissionDenied):
        exception = PermissionDenied()
    elif request.method not in SAFE and isinstance(exception, FAULTY):
        exception = Invalid({})
    record_refusal(request, exception)


def _because(reason, status: int, headers: Mapping | None = None) -> Response:
    return Response({"reason": str(reason)}, status=status, headers=headers)


def _lists(errors: Mapping) -> dict:
    """Each sentence in a list, however deep it stands: the shape of every fault."""
    return {
        name: _lists(says) if isinstance(says, Mapping) else [str(says)]
        for name, says in errors.items()
    }


def _said(value) -> str:
    return "" if value is None else str(value)
