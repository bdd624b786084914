"""REST: a patient's diagnoses to read and to record, and the catalogue to choose from."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample
from rest_framework.response import Response
from rest_framework.views import APIView

from patients import catalogue
from patients.actions import diagnoses
from patients.api.shared import RecordView, reads, submission_key, writes
from patients.models import Diagnosis
from patients.permissions import Permission
from patients.serializers import (
    CatalogueEntrySerializer,
    DiagnosisEntrySerializer,
    DiagnosisSerializer,
)

DISC_AT_L5_S1 = OpenApiExample(
    _("A disc at L5/S1"),
    value={
        "catalogue_key": "disc-displacement-lumbar",
        "region": "lumbosacral",
        "levels": [{"level": "L5/S1"}],
        "running_excluded": "not_judged",
        "imaging_kind": "mri",
        "imaging_on": "2026-02-11",
    },
    request_only=True,
)


class Diagnoses(RecordView):
    """What this patient's spine has, and one more of it."""

    needs = {"GET": Permission.READ_CHART, "POST": Permission.RECORD_DIAGNOSIS}

    @reads(
        _("List a patient's diagnoses"),
        DiagnosisSerializer(many=True),
        description=_("All of them, also resolved, refuted and entered in error, oldest first."),
    )
    def get(self, request, patient_id):
        """Every diagnosis, in the order of recording."""
        return Response(DiagnosisSerializer(_of(self.patient), many=True).data)

    @writes(
        _("Record a diagnosis"),
        DiagnosisEntrySerializer,
        DiagnosisSerializer,
        description=_("Who records it, when and for which clinic follows from who asks."),
        examples=[DISC_AT_L5_S1],
    )
    def post(self, request, patient_id):
        """Record it through the same action as the page."""
        entry = DiagnosisEntrySerializer(data=request.data)
        entry.is_valid(raise_exception=True)
        values = dict(entry.validated_data)
        recorded = diagnoses.record(
            self.patient,
            by=request.user,
            key=submission_key(request),
            levels=[diagnoses.Level(**level) for level in values.pop("levels", ())],
            **values,
        )
        stored = get_object_or_404(_of(self.patient), pk=recorded.pk)
        return Response(DiagnosisSerializer(stored).data, status=201)


class DiagnosisRecord(RecordView):
    """One diagnosis."""

    needs = {"GET": Permission.READ_CHART}

    @reads(_("Read a diagnosis"), DiagnosisSerializer)
    def get(self, request, patient_id, diagnosis_id):
        """As it stands."""
        diagnosis = get_object_or_404(_of(self.patient), pk=diagnosis_id)
        return Response(DiagnosisSerializer(diagnosis).data)


class Catalogue(APIView):
    """What can be recorded as a diagnosis: the same for everybody, so any access key opens it."""

    scopes = {"GET": ()}

    @reads(
        _("List the diagnosis catalogue"),
        CatalogueEntrySerializer(many=True),
        description=_("The keys, regions, grades and codes that a diagnosis is recorded with."),
        refused=(401,),
    )
    def get(self, request):
        """Every entry."""
        return Response(CatalogueEntrySerializer(catalogue.ENTRIES, many=True).data)


def _of(patient):
    found = patient.all_of(Diagnosis).select_related("recorded_by", "changed_by")
    return found.prefetch_related("levels")
