"""Who opened a patient's record, from the audit trail."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.db.models import Count, Max
from django.db.models.functions import TruncDate
from django.utils.translation import gettext as _

from patients.models import Patient
from patients.models.audit import AuditEvent
from patients.permissions import Role

LISTED = 10


@dataclass(frozen=True)
class Look:
    """One person's looks at a record on one day at the clinic."""

    name: str
    role: str
    last: datetime
    times: int


def last_looks(patient: Patient, listed: int = LISTED) -> list[Look]:
    """The last who looked, newest first, the patient included; always two queries."""
    days = list(
        AuditEvent.objects.filter(patient=str(patient.pk), event__endswith=".read")
        .exclude(actor="")
        .values("actor", "role", day=TruncDate("at", tzinfo=patient.clinic.zone))
        .annotate(last=Max("at"), times=Count("number"))
        .order_by("-last")[:listed]
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
