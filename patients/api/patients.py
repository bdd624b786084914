"""REST: the register as far as the user may search it, and one patient's contact data."""

from collections.abc import Callable, Collection, Mapping

import django_filters
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.pagination import PageNumberPagination
from rest_framework.response import Response
from rest_framework.serializers import ValidationError
from rest_framework.views import APIView

from patients import audit, permissions
from patients.access import page_of
from patients.api.shared import REFUSED, RecordView, reads
from patients.folding import fold
from patients.models import Patient
from patients.permissions import Permission, Role
from patients.refusals import NotPermitted
from patients.serializers import PatientSearchSerializer, PatientSerializer


class RegisterPages(PageNumberPagination):
    """Fifty at a time unless told."""

    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200

    def get_paginated_response_schema(self, schema):
        """The page in the OpenAPI document, where an address that is not there is null."""
        address = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["count", "next", "previous", "results"],
            "properties": {
                "count": {"type": "integer"},
                "next": address,
                "previous": address,
                "results": schema,
            },
        }


class PatientFilter(django_filters.FilterSet):
    """What a patient is looked for by."""

    q = django_filters.CharFilter(
        label=_("Words of the names, the record number or the birth date, each as a beginning"),
        method="words",
    )
    birth_date = django_filters.DateFilter(label=_("Day of birth, as 1985-03-21"))
    record_number = django_filters.CharFilter(
        label=_("The whole record number"), lookup_expr="iexact"
    )
    responsible = django_filters.UUIDFilter(
        field_name="responsible_id", label=_("The id of the responsible clinician")
    )
    clinic = django_filters.UUIDFilter(field_name="clinic_id", label=_("The id of the clinic"))

    class Meta:
        model = Patient
        fields = ()

    def words(self, patients, name, value):
        """Those whom every word fits; signs alone find nobody."""
        return patients.matching(value) if fold(value) else patients.none()


FOUND_WITH = (Permission.FIND_PATIENTS, Permission.READ_OWN_PLAN)
PAGING = ("page", "page_size")
PAGES = [
    OpenApiParameter("page", int, description=_("Which page, from 1")),
    OpenApiParameter("page_size", int, description=_("How many on a page, at most 200")),
]
IN_ADDRESSES = ("responsible", "clinic")  # ids, which say nothing of the patients who are found


class Finder(APIView):
    """How the register is searched, wherever the filters stand."""

    pagination_class = RegisterPages

    def found(self, request, filters: Callable[[], Mapping]):
        """One page of those whom the filters find, which are read only for those who may search."""
        clinics = _clinics_searched(request.user)
        findable = (
            request.user.patients()
            .filter(_findable(request.user, clinics), merged_into__isnull=True)
            .select_related("responsible")
            .prefetch_related("identifiers")
            .order_by("family_name", "given_names", "birth_date", "id")
        )
        own = list(findable.filter(user=request.user))
        if not clinics and not own:
            refusal = NotPermitted(
                _("You may not find patients in any clinic. Ask the administrator of yours.")
            )
            audit.refused(page_of(request), refusal, by=request.user)
            raise refusal
        asked = filters()
        filtered = PatientFilter(asked, queryset=findable)
        if not filtered.is_valid():
            raise ValidationError(filtered.errors)
        pages = self.pagination_class()
        shown = pages.paginate_queryset(filtered.qs, request, view=self)
        is_search = any(asked.get(name) for name in PatientFilter.base_filters)
        event = "patients.searched" if is_search else "patients.listed"
        with audit.trail():
            for clinic in clinics:
                audit.record(event, by=request.user, clinic=clinic, target=page_of(request))
            # Each is told of with all contact data, as on the patient's own page.
            audit.read_each("record.read", by=request.user, patients=shown, target=page_of(request))
        return pages.get_paginated_response(PatientSerializer(shown, many=True).data)


class Register(Finder):
    """The patients whom the user may find, clinic by clinic, and the user's own record."""

    scopes = {"GET": FOUND_WITH}

    @extend_schema(
        operation_id="patients_list",
        summary=_("List patients"),
        description=_(
            "Goes through the register of every clinic in which you may find patients. Somebody "
            "who is a patient finds the own record. Whoever looks for somebody posts a search: a "
            "name, a birth date or a record number in an address is refused."
        ),
        parameters=[
            *(
                OpenApiParameter(
                    name,
                    {"type": "string", "format": "uuid"},
                    description=PatientFilter.base_filters[name].label,
                )
                for name in IN_ADDRESSES
            ),
            *PAGES,
        ],
        responses={
            200: PatientSerializer(many=True),
            **{status: REFUSED[status] for status in (400, 401, 403)},
        },
    )
    def get(self, request):
        """One page of those found."""
        _check_says_nobody(request.query_params)
        _check_names(request.query_params, (*IN_ADDRESSES, *PAGING))
        return self.found(request, lambda: request.query_params)


class Search(Finder):
    """The same, with what is looked for in the body: no name stands in an address."""

    scopes = {"POST": FOUND_WITH}

    @extend_schema(
        operation_id="patients_search",
        summary=_("Find patients"),
        description=_(
            "Searches the same register. Posted, because addresses end up in logs: the body takes "
            "what is looked for, the address the page."
        ),
        parameters=PAGES,
        request=PatientSearchSerializer,
        responses={
            200: PatientSerializer(many=True),
            **{status: REFUSED[status] for status in (400, 401, 403)},
        },
    )
    def post(self, request):
        """One page of those found."""
        _check_names(request.query_params, PAGING)
        return self.found(request, lambda: self._entered(request))

    def _entered(self, request) -> dict:
        entry = PatientSearchSerializer(data=request.data)
        entry.is_valid(raise_exception=True)
        return dict(entry.validated_data)


class PatientRecord(RecordView):
    """One patient's contact data: for the staff of the clinic, and for the patient."""

    needs = {"GET": Permission.READ_CONTACT}
    shows_merged = True
    scopes = {"GET": (Permission.READ_CONTACT, Permission.READ_OWN_PLAN)}

    def permission_for(self, method: str) -> Permission:
        """A patient reads the own record with what makes it theirs."""
        if Role.PATIENT in permissions.relation(self.request.user, self.patient):
            return Permission.READ_OWN_PLAN
        return self.needs[method]

    @reads(_("Read one patient's contact data"), PatientSerializer)
    def get(self, request, patient_id):
        """Who the patient is and how to reach them."""
        return Response(PatientSerializer(self.patient).data)


def _clinics_searched(user) -> list:
    """The clinics in which the user may find patients, in the order of their names."""
    roles: dict = {}
    for membership in user.memberships():
        roles.setdefault(membership.clinic, set()).add(Role(membership.role))
    return [
        clinic
        for clinic, held in roles.items()
        if Permission.FIND_PATIENTS in permissions.allowed(user, held)
    ]


def _findable(user, clinics) -> Q:
    """The register of these clinics, and the own record where the user may read what is in it."""
    own = Q(user=user)
    if Permission.READ_OWN_PLAN in permissions.allowed(user, {Role.PATIENT}):
        return Q(clinic__in=clinics) | own
    return Q(clinic__in=clinics) & ~own


def _check_says_nobody(parameters: Mapping) -> None:
    """What says who somebody is goes into no address: addresses end up in logs."""
    telling = set(PatientFilter.base_filters) - set(IN_ADDRESSES)
    where = {"search": reverse("api:search_patients")}
    says = _("Not in an address, which ends up in logs. Post it to %(search)s.") % where
    if found := telling & set(parameters):
        raise ValidationError({name: [says] for name in sorted(found)})


def _check_names(parameters: Mapping, known: Collection[str]) -> None:
    """A misspelled filter must not answer with everybody."""
    unknown = [name for name in parameters if name not in known]
    if unknown:
        says = _("There is no such filter. Use: %(known)s.") % {"known": ", ".join(known)}
        raise ValidationError({name: [says] for name in unknown})
