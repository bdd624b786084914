"""Who looked at a patient's record, and whether the patient has read the plan: from the trail."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.db.models import Count, Max, Q
from django.db.models.functions import TruncDate
from django.utils.translation import gettext as _

from assessments.models import Plan
from patients import audit
from patients.models import Patient
from patients.models.audit import AuditEvent
from patients.permissions import Role

ON_THE_CHART = 10
A_PAGE = 50  # days on which somebody looked, on one page
IS_A_LOOK = Q(event__endswith=".read") | Q(event="plan.printed")
PLAN_SHOWN = "plan.shown"


@dataclass(frozen=True)
class Look:
    """One person's looks at a record on one day at the clinic."""

    name: str
    role: str
    last: datetime
    times: int


def last_at(patient: Patient) -> list[Look]:
    """The last who looked, newest first, the patient included; always two queries."""
    return _looks(patient, ON_THE_CHART)


def at(patient: Patient, page: int = 1) -> tuple[list[Look], bool]:
    """Everybody who looked, newest first, one page of it, and whether there are older looks."""
    found = _looks(patient, A_PAGE + 1, skipped=(page - 1) * A_PAGE)
    return found[:A_PAGE], len(found) > A_PAGE


def of_others_at(patient: Patient, page: int = 1) -> tuple[list[Look], bool]:
    """Who else looked, newest first, one page of it, and whether there are older looks.

    The patient's own visits are left out, whatever they came through.
    """
    skipped = (page - 1) * A_PAGE
    found = _looks(patient, A_PAGE + 1, but=str(patient.user_id or ""), skipped=skipped)
    return found[:A_PAGE], len(found) > A_PAGE


def show(plan: Plan, *, by) -> None:
    """Record, once for each plan and reader, that the plan itself is about to be shown."""
    if not has_read(plan, by):
        audit.read(PLAN_SHOWN, by=by, patient=plan.patient, target=plan)


def has_read(plan: Plan, user) -> bool:
    """Whether the patient was shown this plan; a page that held it back does not count."""
    return AuditEvent.objects.filter(
        patient=str(plan.patient_id),
        actor=str(user.pk),
        event=PLAN_SHOWN,
        target=f"plan:{plan.pk}",
    ).exists()


def _looks(patient: Patient, listed: int, but: str = "", skipped: int = 0) -> list[Look]:
    days = list(
        AuditEvent.objects.filter(IS_A_LOOK, patient=str(patient.pk))
        .exclude(actor__in=["", but])
        .values("actor", "role", day=TruncDate("at", tzinfo=patient.clinic.zone))
        .annotate(last=Max("at"), times=Count("number"))
        .order_by("-last", "actor", "role")[skipped : skipped + listed]
    )
    people = get_user_model().objects.filter(pk__in={day["actor"] for day in days})
    names = {str(person.pk): str(person) for person in people}
    return [
        Look(
            name=names.get(day["actor"], _("somebody whose sign-in is gone")),
            role=", ".join(str(Role(role).label) for role in day["role"].split()),
            last=day["last"],
            times=day["times"],
        )
        for day in days
    ]
