"""Every single thing that a person may be allowed to do, by its name and in words."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Permission(StrEnum):
    """One thing that a person may be allowed to do."""

    FIND_PATIENTS = "find_patients"
    READ_CONTACT = "read_contact"
    REGISTER_PATIENT = "register_patient"
    IMPORT_PATIENTS = "import_patients"
    OPEN_PORTAL = "open_portal"
    READ_CHART = "read_chart"
    EXPORT_PATIENTS = "export_patients"
    RECORD_DIAGNOSIS = "record_diagnosis"
    RECORD_INTAKE = "record_intake"
    JUDGE_PAIN_CAUSE = "judge_pain_cause"
    RECORD_SAFETY_CHECK = "record_safety_check"
    CLEAR_EMERGENCY = "clear_emergency"
    REVIEW = "review"
    RECORD_CONSULTATION = "record_consultation"
    ASSESS = "assess"
    SIGN_ASSESSMENT = "sign_assessment"
    ANSWER_BEFORE_VISIT = "answer_before_visit"
    READ_OWN_PLAN = "read_own_plan"
    DECIDE = "decide"
    KEEP_DIARY = "keep_diary"
    ASK_CORRECTION = "ask_correction"
    CHOOSE_REMINDERS = "choose_reminders"
    ANSWER_CORRECTION = "answer_correction"
    CHOOSE_LANGUAGE = "choose_language"
    READ_GUIDELINE = "read_guideline"
    MERGE_PATIENTS = "merge_patients"
    ERASE_PATIENTS = "erase_patients"
    MANAGE_MEMBERS = "manage_members"
    READ_AUDIT = "read_audit"
    READ_OVERRIDES = "read_overrides"
    READ_PLATFORM_AUDIT = "read_platform_audit"
    MANAGE_CLINICS = "manage_clinics"

    @property
    def label(self):
        """The deed as it reads in a sentence."""
        return PERMISSION_NAMES[self]


PERMISSION_NAMES = {
    Permission.FIND_PATIENTS: _("find patients of the clinic"),
    Permission.READ_CONTACT: _("read contact data"),
    Permission.REGISTER_PATIENT: _("register patients and change their contact data"),
    Permission.IMPORT_PATIENTS: _("import patients from a file"),
    Permission.OPEN_PORTAL: _("open the portal to a patient, and close it"),
    Permission.READ_CHART: _("read the clinical record"),
    Permission.EXPORT_PATIENTS: _("save the list of patients as a table"),
    Permission.RECORD_DIAGNOSIS: _("record and change diagnoses"),
    Permission.RECORD_INTAKE: _("record the answers about pain and running"),
    Permission.JUDGE_PAIN_CAUSE: _("judge the cause of pain"),
    Permission.RECORD_SAFETY_CHECK: _("go through the red-flag questions"),
    Permission.CLEAR_EMERGENCY: _("clear a red flag"),
    Permission.REVIEW: _("mark what stands on the worklist as reviewed"),
    Permission.RECORD_CONSULTATION: _("record a consultation"),
    Permission.ASSESS: _("assess"),
    Permission.SIGN_ASSESSMENT: _("sign, supersede and withdraw assessments"),
    Permission.ANSWER_BEFORE_VISIT: _("answer the questions before one's own visit"),
    Permission.READ_OWN_PLAN: _("read one's own plan"),
    Permission.DECIDE: _("take the patient's decision"),
    Permission.KEEP_DIARY: _("keep one's own diary"),
    Permission.ASK_CORRECTION: _("ask for a correction of one's own record"),
    Permission.CHOOSE_REMINDERS: _("choose which reminders one gets by mail"),
    Permission.ANSWER_CORRECTION: _("answer a patient who asks for a correction"),
    Permission.CHOOSE_LANGUAGE: _("choose the language of one's own pages"),
    Permission.READ_GUIDELINE: _("read the guideline"),
    Permission.MERGE_PATIENTS: _("put two records of one person together, and part them"),
    Permission.ERASE_PATIENTS: _("erase who a patient is, where the person asked for it"),
    Permission.MANAGE_MEMBERS: _("manage members and settings of the clinic"),
    Permission.READ_AUDIT: _("read the audit trail of the clinic"),
    Permission.READ_OVERRIDES: _("read how often another class is signed than the computed one"),
    Permission.READ_PLATFORM_AUDIT: _("read the audit trail of the platform"),
    Permission.MANAGE_CLINICS: _("create clinics and their administrators"),
}
