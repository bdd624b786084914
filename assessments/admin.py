"""Django's admin over answers, verdicts, plans and decisions: to read only."""

from django.contrib import admin

from assessments.models import (
    Assessment,
    AssessmentEnd,
    Consultation,
    Decision,
    DiaryEntry,
    Intake,
    Plan,
    PlanItem,
    Review,
    SafetyCheck,
    SafetyClearance,
)
from patients.admin import RecordAdmin, RowInline
from patients.permissions import Permission


class ClinicalAdmin(RecordAdmin):
    """Clinical rows."""

    reads = Permission.READ_CHART


@admin.register(Intake)
class IntakeAdmin(ClinicalAdmin):
    """What was answered about pain and running."""

    list_display = ("patient", "recorded_at", "recorded_by", "author_role", "clinic")


@admin.register(Consultation)
class ConsultationAdmin(ClinicalAdmin):
    """Consultations with other specialists."""

    list_display = ("patient", "speciality", "held_on", "clinic")
    list_filter = ("speciality", *ClinicalAdmin.list_filter)


@admin.register(SafetyCheck)
class SafetyCheckAdmin(ClinicalAdmin):
    """Red-flag questions as they were answered."""

    list_display = ("patient", "outcome", "recorded_at", "recorded_by", "clinic")
    list_filter = ("outcome", *ClinicalAdmin.list_filter)


@admin.register(SafetyClearance)
class SafetyClearanceAdmin(ClinicalAdmin):
    """Who cleared which flags, and why."""

    list_display = ("patient", "recorded_at", "recorded_by", "clinic")

    def told_of(self, row):
        """The trail tells it of the check that was cleared."""
        return row.check_made


@admin.register(Assessment)
class AssessmentAdmin(ClinicalAdmin):
    """Verdicts, drafts included; the whole answer stands on the assessment's own page."""

    hidden = ("answer", "trace", "draft_plan")
    list_display = ("patient", "computed_class", "override_class", "signed_at", "signed_by")
    list_filter = ("computed_class", *ClinicalAdmin.list_filter)
    list_select_related = (*ClinicalAdmin.list_select_related, "signed_by")


@admin.register(AssessmentEnd)
class AssessmentEndAdmin(ClinicalAdmin):
    """How signed verdicts ended."""

    list_display = ("patient", "kind", "recorded_at", "recorded_by", "clinic")

    def told_of(self, row):
        """The trail tells it of the assessment that ended."""
        return row.assessment


class PlanItemInline(RowInline):
    """What a plan holds."""

    model = PlanItem
    fields = ("position", "kind", "mode", "recommendation", "activity", "dose", "frequency")


@admin.register(Plan)
class PlanAdmin(ClinicalAdmin):
    """Signed plans."""

    hidden = ("texts",)
    list_display = ("patient", "class_code", "recorded_at", "review_on", "clinic")
    inlines = (PlanItemInline,)


@admin.register(Decision)
class DecisionAdmin(ClinicalAdmin):
    """What patients decided."""

    list_display = ("patient", "choice", "class_code", "recorded_at", "clinic")
    list_filter = ("choice", *ClinicalAdmin.list_filter)


@admin.register(DiaryEntry)
class DiaryEntryAdmin(ClinicalAdmin):
    """What patients logged, each row of each entry."""

    list_display = ("patient", "day", "activity", "minutes", "step", "clinic")
    list_filter = ("activity", *ClinicalAdmin.list_filter)


@admin.register(Review)
class ReviewAdmin(ClinicalAdmin):
    """What was marked as reviewed on the worklist, or put back."""

    list_display = ("patient", "kind", "puts_back", "recorded_at", "recorded_by", "clinic")
