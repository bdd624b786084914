"""Patients, examinations and diagnoses, to read only."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from patients.admin.columns import as_lists
from patients.admin.house import RecordAdmin, RowInline
from patients.models import Diagnosis, DiagnosisLevel, DiagnosisVersion, Examination, Patient
from patients.permissions import Permission


@admin.register(Patient)
class PatientAdmin(RecordAdmin):
    """Contact data; it is changed on the patient's own page."""

    reads = Permission.READ_CONTACT
    own = "user"
    whose = "pk"
    date_hierarchy = None
    list_display = ("family_name", "given_names", "birth_date", "record_number", "clinic")
    list_select_related = ("clinic",)

    def patient_of(self, row):
        """Itself."""
        return row


@admin.register(Examination)
class ExaminationAdmin(RecordAdmin):
    """When a spine was examined, and by whom."""

    reads = Permission.READ_CHART
    list_display = ("patient", "examined_on", "recorded_by", "clinic")


class LevelInline(RowInline):
    """The affected levels."""

    model = DiagnosisLevel
    fields = ("level", "grade", "slip_percent")


class VersionInline(RowInline):
    """What stood before each change."""

    model = DiagnosisVersion
    fields = readonly_fields = ("number", "what_stood", "reason", "recorded_at")

    @admin.display(description=_("stood before"))
    def what_stood(self, row):
        """The facts as they stood, in a list."""
        return as_lists(row.stood)


@admin.register(Diagnosis)
class DiagnosisAdmin(RecordAdmin):
    """Diagnoses with their levels and every version that stood before."""

    reads = Permission.READ_CHART
    list_display = ("patient", "title_in_words", "code", "status", "verification", "recorded_at")
    list_filter = ("status", "verification", *RecordAdmin.list_filter)
    inlines = (LevelInline, VersionInline)

    @admin.display(description=_("diagnosis"), ordering="catalogue_key")
    def title_in_words(self, row):
        """Our title."""
        return row.title
