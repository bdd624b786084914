"""What every REST endpoint about one patient shares: the way to the record, and its refusals."""

import hashlib
from collections.abc import Collection, Mapping
from http import HTTPStatus

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.views import APIView

from patients import audit, permissions
from patients.access import SAFE, page_of
from patients.deed import was_done
from patients.permissions import Permission
from patients.refusals import Invalid, NotNow, NotPermitted
from patients.serializers import RefusalSerializer, StaleSerializer

LONGEST_KEY = 200
MERGED = _("This record was merged into another one. Ask for that: %(id)s.")


class RecordView(APIView):
    """An endpoint about one patient, reached through the user, with the permission of its method.

    `needs` names the permission for each method. A look is in the trail before it is answered;
    another clinic's patient is a 404 like one that never was.
    """

    needs: Mapping[str, Permission] = {}
    shows_merged = False  # whether it answers for a record that was merged, too
    is_shown_again = False  # whether the same submission has made its record before

    def initial(self, request, *args, **kwargs):
        """Load `self.patient`, or refuse."""
        super().initial(request, *args, **kwargs)
        self.patient = get_object_or_404(request.user.patients(), pk=kwargs["patient_id"])
        method = "GET" if request.method in SAFE else request.method
        if method not in self.needs:
            return
        try:
            permissions.check(request.user, self.permission_for(method), patient=self.patient)
        except NotPermitted as refusal:
            audit.refused(page_of(request), refusal, by=request.user)
            raise
        if self.patient.merged_into_id is not None and not self.shows_merged:
            raise NotNow(MERGED % {"id": self.patient.merged_into_id}, patient=self.patient)
        if method == "GET":
            self._looked()
            return
        key = submission_key(request)
        self.is_shown_again = key is not None and was_done(by=request.user, key=key)

    def finalize_response(self, request, response, *args, **kwargs):
        """What stands in a 409, and a record that an earlier submission made, are looks too."""
        answer = super().finalize_response(request, response, *args, **kwargs)
        is_repeated = self.is_shown_again and answer.status_code == HTTPStatus.CREATED
        if hasattr(self, "patient") and (answer.status_code == HTTPStatus.CONFLICT or is_repeated):
            self._looked()
        return answer

    def permission_for(self, method: str) -> Permission:
        """What this user needs towards this patient."""
        return self.needs[method]

    def _looked(self) -> None:
        audit.read(
            "record.read",
            by=self.request.user,
            patient=self.patient,
            target=page_of(self.request),
        )


def submission_key(request) -> str | None:
    """The key of this submission from the `Idempotency-Key` header, None without one.

    A key counts for one person, endpoint and patient, so that a repeated key can never answer with
    another patient's record.
    """
    given = request.headers.get("Idempotency-Key", "").strip()
    if not given:
        return None
    if len(given) > LONGEST_KEY:
        raise Invalid(
            {"Idempotency-Key": _("Keep the key under 200 characters; a random UUID is enough.")}
        )
    match = request.resolver_match
    place = f"{match.view_name} {match.kwargs.get('patient_id', '')}"
    return f"api:{hashlib.sha256(f'{place} {given}'.encode()).hexdigest()}"


def under(refusal: Invalid, **places: Collection[str]) -> Invalid:
    """The same refusal with its sentences where the request had the fields.

    `places` names what stands inside of each nested object; everything else stays on top.
    """
    errors: dict = {}
    for name, sentence in refusal.errors.items():
        place = next((place for place, names in places.items() if name in names), None)
        if place is None:
            errors[name] = sentence
        else:
            errors.setdefault(place, {})[name] = sentence
    moved = Invalid(errors, patient=refusal.patient, clinic=refusal.clinic)
    moved.is_recorded = refusal.is_recorded
    return moved


FAULTS = {
    "type": "object",
    "description": "A list of sentences for each field; nested fields are nested here too.",
    "additionalProperties": {
        "anyOf": [
            {"type": "array", "items": {"type": "string"}},
            {"type": "array", "items": {"type": "object"}},
            {"type": "object"},
        ]
    },
}
REFUSED = {
    400: OpenApiResponse(FAULTS, _("Something in the request is wrong")),
    401: OpenApiResponse(RefusalSerializer, _("Nobody is signed in")),
    403: OpenApiResponse(RefusalSerializer, _("Your role does not include this")),
    404: OpenApiResponse(RefusalSerializer, _("No such record, or not yours to see")),
    409: OpenApiResponse(StaleSerializer, _("Not now, or somebody changed the record meanwhile")),
    413: OpenApiResponse(RefusalSerializer, _("Too much at once")),
}
IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    str,
    OpenApiParameter.HEADER,
    description=_(
        "A key of your own for this submission, such as a random UUID. Sent again with the same "
        "key, it makes no second record and is answered with the first one."
    ),
)


def reads(summary, answer, *, description="", refused=(401, 403, 404), **more):
    """Say in the OpenAPI document what a GET is and answers."""
    return extend_schema(
        summary=summary,
        description=description,
        responses={
            200: answer,
            **{status: REFUSED[status] for status in refused},
        },
        **more,
    )


def writes(summary, request, answer, *, description="", refused=(400, 401, 403, 404, 409), **more):
    """Say in the OpenAPI document what a POST takes, makes and answers."""
    return extend_schema(
        summary=summary,
        description=description,
        parameters=[IDEMPOTENCY_KEY],
        request=request,
        responses={
            201: answer,
            **{status: REFUSED[status] for status in refused},
        },
        **more,
    )
