"""REST: a patient's answers and assessments to read, and drafts to make."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample
from rest_framework.response import Response

from assessments import standing
from assessments.actions import drafts
from assessments.models import Assessment
from assessments.models.intake import ANSWERS
from assessments.serializers.records import (
    AssessmentLineSerializer,
    AssessmentSerializer,
    DraftEntrySerializer,
    IntakeSerializer,
)
from patients.api.shared import RecordView, reads, submission_key, under, writes
from patients.permissions import Permission
from patients.refusals import Invalid

FIRST_ANSWERS = OpenApiExample(
    _("The first answers"),
    value={
        "answers": {"back_pain": "settles", "pain_cause": "unknown", "technique": "novice"},
        "seen_intake": None,
    },
    request_only=True,
)


class NewestIntake(RecordView):
    """The answers that hold now."""

    needs = {"GET": Permission.READ_CHART}

    @reads(
        _("Read the answers about pain and running"),
        IntakeSerializer,
        description=_("The newest snapshot; 404 where nobody has answered yet."),
    )
    def get(self, request, patient_id):
        """The newest snapshot, with who said what."""
        intake = standing.of(self.patient).intake
        if intake is None:
            raise Http404
        return Response(IntakeSerializer(intake).data)


class Assessments(RecordView):
    """What was found, from draft to signature."""

    needs = {"GET": Permission.READ_CHART, "POST": Permission.ASSESS}

    @reads(
        _("List a patient's assessments"),
        AssessmentLineSerializer(many=True),
        description=_("Newest first: the draft if there is one, the one in force, the ended."),
    )
    def get(self, request, patient_id):
        """Every assessment in one line."""
        return Response(AssessmentLineSerializer(_of(self.patient), many=True).data)

    @writes(
        _("Draft an assessment"),
        DraftEntrySerializer,
        AssessmentSerializer,
        description=_(
            "Records the answers and computes the class from the whole record. The red-flag "
            "questions come first. Answers that are not sent stay as they are. A draft is signed "
            "in the portal, by a clinician."
        ),
        examples=[FIRST_ANSWERS],
    )
    def post(self, request, patient_id):
        """Record the answers and draft from the whole record."""
        entry = DraftEntrySerializer(data=request.data)
        entry.is_valid(raise_exception=True)
        try:
            draft = drafts.assess(
                self.patient,
                by=request.user,
                key=submission_key(request),
                answers=entry.validated_data["answers"],
                declined=entry.validated_data["declined"],
                seen=entry.validated_data["seen_intake"],
            )
        except Invalid as refusal:
            raise under(refusal, answers=ANSWERS) from refusal
        stored = get_object_or_404(_of(self.patient), pk=draft.pk)
        return Response(AssessmentSerializer(stored).data, status=201)


class AssessmentRecord(RecordView):
    """One assessment."""

    needs = {"GET": Permission.READ_CHART}

    @reads(_("Read an assessment"), AssessmentSerializer)
    def get(self, request, patient_id, assessment_id):
        """Whole: facts, answer, trace, signature, end."""
        assessment = get_object_or_404(_of(self.patient), pk=assessment_id)
        return Response(AssessmentSerializer(assessment).data)


def _of(patient):
    found = patient.all_of(Assessment)
    return found.select_related("recorded_by", "signed_by", "end__recorded_by", "plan").defer(
        "plan__texts"
    )
