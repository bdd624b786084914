"""REST: the red-flag questions of a patient, answered and read."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample
from rest_framework.response import Response

from assessments.actions import safety
from assessments.models import SafetyCheck
from assessments.models.safety import Outcome
from assessments.safety import red_flags, scope
from assessments.safety.notices import (
    ROUTINE_FOR_PATIENT,
    URGENT_FOR_PATIENT,
    Notice,
    emergency_for_patient,
    for_clinician,
)
from assessments.serializers.safety import (
    CheckedSerializer,
    SafetyCheckEntrySerializer,
    SafetyCheckSerializer,
)
from patients import permissions
from patients.api.shared import RecordView, reads, submission_key, under, writes
from patients.permissions import Permission
from patients.refusals import Invalid

ALL_NO = OpenApiExample(
    _("Nothing found"),
    value={
        "red_flags": {flag.id: "no" for flag in red_flags.RED_FLAGS if flag.parent is None},
        "conditions": {condition.id: "no" for condition in scope.ASKED},
    },
    request_only=True,
)


class SafetyChecks(RecordView):
    """The rounds of red-flag and out-of-scope questions."""

    needs = {"GET": Permission.READ_CHART, "POST": Permission.RECORD_SAFETY_CHECK}

    @reads(
        _("List a patient's safety checks"),
        SafetyCheckSerializer(many=True),
        description=_("Newest first, with what a clinician cleared and why."),
    )
    def get(self, request, patient_id):
        """Every round."""
        made = self.patient.all_of(SafetyCheck).select_related("recorded_by")
        checks = made.prefetch_related("clearances__recorded_by")
        return Response(SafetyCheckSerializer(checks, many=True).data)

    @writes(
        _("Answer the red-flag questions"),
        SafetyCheckEntrySerializer,
        CheckedSerializer,
        description=_(
            "Every question is answered with yes, no or not_sure, which counts as yes; the "
            "follow-ups where they apply. They come before every assessment."
        ),
        examples=[ALL_NO],
    )
    def post(self, request, patient_id):
        """Record the round; the answer says what it calls for."""
        entry = SafetyCheckEntrySerializer(data=request.data)
        entry.is_valid(raise_exception=True)
        try:
            check = safety.record_safety_check(
                self.patient,
                by=request.user,
                key=submission_key(request),
                answers=entry.validated_data["red_flags"],
                conditions=entry.validated_data["conditions"],
            )
        except Invalid as refusal:
            raise under(refusal, red_flags=red_flags.BY_ID, conditions=scope.BY_ID) from refusal
        notice = _notice(check, by=request.user)
        return Response(CheckedSerializer(check, context={"notice": notice}).data, status=201)


def _notice(check: SafetyCheck, *, by) -> Notice | None:
    """The patient's words for the patient, the clinician's for the staff."""
    number = check.clinic.emergency_number
    if permissions.may(by, Permission.READ_CHART, patient=check.patient):
        return for_clinician(red_flags.outcome(check.red_flags), number, at_home=check.at_home)
    return {
        Outcome.EMERGENCY: emergency_for_patient(number),
        Outcome.URGENT: URGENT_FOR_PATIENT,
        Outcome.ROUTINE: ROUTINE_FOR_PATIENT,
    }.get(check.outcome)
