"""Whose charts somebody opened last, as the trail of the looks says."""

from django.db.models import Max

from patients.models import AuditEvent, Patient
from patients.permissions import Permission

MOST = 8
LOOKED_BACK = 40  # charts opened last, some of which may be out of reach since
CHART = "page:clinic:chart"


def opened(user, clinic, may: frozenset[Permission]) -> list[Patient]:
    """The patients whose chart this person opened last, newest first; at most eight.

    Only for those who read charts, and only patients who are still on the register and in reach.
    """
    if Permission.READ_CHART not in may:
        return []
    looks = (
        AuditEvent.objects.filter(
            chain=str(clinic.pk), actor=str(user.pk), event="record.read", target=CHART
        )
        .order_by()
        .values("patient")
        .annotate(last=Max("at"))
        .order_by("-last")
        .values_list("patient", flat=True)[:LOOKED_BACK]
    )
    ids = list(looks)
    in_reach = user.patients().of_clinic(clinic).exclude(user=user).in_bulk(ids)
    by_id = {str(key): patient for key, patient in in_reach.items()}
    return [by_id[key] for key in ids if key in by_id][:MOST]
