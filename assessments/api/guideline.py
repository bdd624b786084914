"""REST: the guideline's editions, and cases put to the one in force; nothing here is stored."""

from django.http import Http404
from django.utils import timezone
from django.utils.translation import get_language_from_request
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    OpenApiResponse,
    PolymorphicProxySerializer,
    extend_schema,
)
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.views import APIView

from assessments import guidelines
from assessments.guidelines import contract
from assessments.published import AUDIENCES, CLINICIAN, PATIENT, published
from assessments.serializers.guideline import (
    AnswerSerializer,
    CaseSerializer,
    EditionSerializer,
    GuidelineSerializer,
    RefusedCaseSerializer,
)
from patients.access import check_anywhere
from patients.api.shared import REFUSED, reads
from patients.permissions import Permission
from patients.refusals import NotPermitted

MOST_CASES = 10_000
AUDIENCE = OpenApiParameter(
    "audience",
    str,
    enum=AUDIENCES,
    description=_("In whose words; without it the reader's own"),
)
ONE_OR_MANY_CASES = PolymorphicProxySerializer(
    "OneCaseOrMany", [CaseSerializer, CaseSerializer(many=True)], None, many=False
)
ONE_OR_MANY_ANSWERS = PolymorphicProxySerializer(
    "OneAnswerOrMany",
    [
        AnswerSerializer,
        PolymorphicProxySerializer(
            component_name="AnswerOrRefusedCase",
            serializers=[AnswerSerializer, RefusedCaseSerializer],
            resource_type_field_name=None,
            many=True,
        ),
    ],
    None,
    many=False,
)
CASE = {
    "id": "case-1",
    "diagnoses": [{"kind": "discopathy"}],
    "examined": True,
    "back_pain": "settles",
    "pain_cause": "unknown",
    "technique": "novice",
    "core_strengthening": "regular",
    "stretching": "after",
    "regeneration": "yes",
    "usual_surface": "trail",
    "shoes": "low_cushion_trail",
}


class Guideline(APIView):
    """Which editions there are, and what the one in force says."""

    scopes = {"GET": (Permission.READ_GUIDELINE,)}

    @reads(
        _("Read the guideline in force"),
        GuidelineSerializer,
        parameters=[AUDIENCE],
        refused=(400, 401, 403),
    )
    def get(self, request):
        """The editions by name, and the one in force as a whole."""
        today = guidelines.in_force(timezone.localdate())
        editions = [
            {"id": each.id, "in_force_from": each.in_force_from, "in_force": each is today}
            for each in guidelines.EDITIONS.values()
        ]
        return Response({"editions": editions, "in_force": _published(request, today)})


class Published(APIView):
    """One edition, in force or not: a verdict can be read with the edition it was reached by."""

    scopes = {"GET": (Permission.READ_GUIDELINE,)}

    @reads(
        _("Read one edition"),
        EditionSerializer,
        operation_id="guideline_edition_retrieve",
        parameters=[AUDIENCE],
        refused=(400, 401, 403, 404),
    )
    def get(self, request, guideline, version):
        """The edition as a whole."""
        try:
            edition = guidelines.edition(f"{guideline}/{version}")
        except LookupError as error:
            raise Http404 from error
        return Response(_published(request, edition))


class Evaluate(APIView):
    """Cases put to the edition in force, by the same contract as the command."""

    scopes = {"POST": (Permission.READ_GUIDELINE,)}

    @extend_schema(
        operation_id="evaluate",
        summary=_("Evaluate one case, or a list of cases"),
        description=_(
            "Takes what `manage.py assess` takes, at most 10,000 cases. A list is answered with a "
            "list in the same order; a case that cannot be classified is answered with its errors "
            "and the rest goes on. Nothing is stored."
        ),
        request=ONE_OR_MANY_CASES,
        responses={
            200: ONE_OR_MANY_ANSWERS,
            400: OpenApiResponse(RefusedCaseSerializer, _("The one case cannot be classified")),
            **{status: REFUSED[status] for status in (401, 403, 413)},
        },
        examples=[OpenApiExample(_("A disc disease"), value=CASE, request_only=True)],
    )
    def post(self, request):
        """The answers, in order."""
        check_anywhere(request, Permission.READ_GUIDELINE)
        if _audience_of(request.user) != CLINICIAN:
            raise NotPermitted(
                _("This is for the staff of clinics and their systems. Your plan is in the portal.")
            )
        if not isinstance(request.data, list):
            answer = _answer(request.data)
            return Response(answer, status=400 if "errors" in answer else 200)
        if len(request.data) > MOST_CASES:
            says = _("Send at most %(most)s cases at once.") % {"most": MOST_CASES}
            return Response(contract.refused(None, {"case": str(says)}), status=400)
        return Response([_answer(case) for case in request.data])


def _answer(case) -> dict:
    """The contract's answer; an id that is no single value is not given back."""
    try:
        answer = contract.answer_case(case)
    except RecursionError:
        says = _("This case is nested too deeply. A case has diagnoses and answers only.")
        answer = contract.refused(None, {"case": str(says)})
    if isinstance(answer["id"], list | dict):
        answer["id"] = None
    return answer


def _audience_of(user) -> str:
    """In whose words somebody reads: staff and systems as clinicians, all others as patients."""
    return CLINICIAN if user.is_staff or user.is_system else PATIENT


def _published(request, edition) -> dict:
    """Open knowledge: everybody begins with the own words and may ask for the others."""
    check_anywhere(request, Permission.READ_GUIDELINE)
    own = _audience_of(request.user)
    audience = request.query_params.get("audience", own)
    if audience not in AUDIENCES:
        says = _("Use one of: %(allowed)s.") % {"allowed": ", ".join(AUDIENCES)}
        raise ValidationError({"audience": [says]})
    return published(edition, audience, get_language_from_request(request))
