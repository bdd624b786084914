"""Who looked at a patient's record, and whether the patient has read the plan: from the trail."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.db.models import Count, Max
from django.db.models.functions import TruncDate

from assessments.models import Plan
from patients.models import Patient
from patients.models.audit import AuditEvent
from patients.permissions import Role

PLAN_PAGE = "page:mine:plan"
LISTED = 100  # days on which somebody looked; older ones are in the full export


@dataclass(frozen=True)
class Look:
    """One person's looks at a record on one day."""

    name: str
    role: str
    last: datetime
    times: int


def at(patient: Patient) -> list[Look]:
    """Who else looked at this record, newest first; the patient's own visits are left out."""
    own = "" if patient.user_id is None else str(patient.user_id)
    days = list(
        AuditEvent.objects.filter(patient=str(patient.pk), event__endswith=".read")
        .exclude(actor__in=["", own])
        .values("actor", "role", day=TruncDate("at", tzinfo=patient.clinic.zone))
        .annotate(last=Max("at"), times=Count("number"))
        .order_by("-last")[:LISTED]
    )
    people = get_user_model().objects.in_bulk({day["actor"] for day in days})
    names = {str(pk): str(user) for pk, user in people.items()}
    return [
        Look(
            name=names.get(day["actor"], ""),
            role=", ".join(str(Role(role).label) for role in day["role"].split()),
            last=day["last"],
            times=day["times"],
        )
        for day in days
    ]


def has_read(plan: Plan, user) -> bool:
    """Whether the patient has opened the plan page since this plan was signed."""
    return AuditEvent.objects.filter(
        patient=str(plan.patient_id), actor=str(user.pk), target=PLAN_PAGE, at__gt=plan.recorded_at
    ).exists()
