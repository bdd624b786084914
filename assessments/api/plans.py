"""REST: signed plans, whole to the staff, and in their own words to the patient."""

from django.shortcuts import get_object_or_404
from django.utils.translation import get_language_from_request, override
from django.utils.translation import gettext_lazy as _
from rest_framework.response import Response

from assessments import plan_pages, standing
from assessments.models import Plan
from assessments.safety.notices import URGENT_FOR_PATIENT, emergency_for_patient
from assessments.serializers.plans import OwnPlanSerializer, PlanLineSerializer, PlanSerializer
from assessments.standing import Standing
from patients.api.shared import RecordView, reads
from patients.permissions import Permission


class Plans(RecordView):
    """Every plan that was signed."""

    needs = {"GET": Permission.READ_CHART}

    @reads(
        _("List a patient's plans"), PlanLineSerializer(many=True), description=_("Newest first.")
    )
    def get(self, request, patient_id):
        """Each plan in one line."""
        plans = _of(self.patient).defer("texts")
        return Response(PlanLineSerializer(plans, many=True).data)


class PlanRecord(RecordView):
    """One plan."""

    needs = {"GET": Permission.READ_CHART}

    @reads(_("Read a plan"), PlanSerializer)
    def get(self, request, patient_id, plan_id):
        """Whole, with the texts for both readers."""
        plan = get_object_or_404(_of(self.patient).prefetch_related("items"), pk=plan_id)
        return Response(PlanSerializer(plan).data)


class OwnPlan(RecordView):
    """The plan in force, for the patient whose plan it is."""

    needs = {"GET": Permission.READ_OWN_PLAN}

    @reads(
        _("Read one's own plan"),
        OwnPlanSerializer,
        description=_(
            "In the patient's words, as things stand. While a red flag is open the plan is held "
            "back, and the notice says what to do."
        ),
    )
    def get(self, request, patient_id):
        """What the patient reads today."""
        language = get_language_from_request(request)
        with override(language):
            return Response(OwnPlanSerializer(_own_plan(standing.of(self.patient), language)).data)


def _own_plan(now: Standing, language: str) -> dict:
    """Nothing about running stands beside an open red flag."""
    held_back, notice = None, None
    if now.is_emergency:
        held_back = "emergency"
        notice = emergency_for_patient(now.patient.clinic.emergency_number)
    elif now.urgent:
        held_back, notice = "urgent", URGENT_FOR_PATIENT
    plan = None if held_back else now.plan
    return {
        "held_back": held_back,
        "notice": notice,
        "decision": now.choice,
        "plan_id": plan.pk if plan else None,
        "plan": plan_pages.for_patient(plan, now, language) if plan else None,
    }


def _of(patient):
    return patient.all_of(Plan).select_related("assessment__signed_by", "assessment__end")
