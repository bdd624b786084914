"""Questions answered, verdicts signed, plans agreed, decisions taken, a diary kept."""

from assessments.models.assessment import Assessment, AssessmentEnd
from assessments.models.decision import Decision, Review
from assessments.models.diary import DiaryEntry
from assessments.models.intake import Consultation, Intake
from assessments.models.kept import AnswersKept
from assessments.models.plan import Plan, PlanItem
from assessments.models.plan_template import PlanTemplate
from assessments.models.reminder import ReminderOff, ReminderSent
from assessments.models.safety import SafetyCheck, SafetyClearance

__all__ = [
    "AnswersKept",
    "Assessment",
    "AssessmentEnd",
    "Consultation",
    "Decision",
    "DiaryEntry",
    "Intake",
    "Plan",
    "PlanItem",
    "PlanTemplate",
    "ReminderOff",
    "ReminderSent",
    "Review",
    "SafetyCheck",
    "SafetyClearance",
]
