"""What somebody has said to have looked at: it leaves the list until it is another occasion."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from assessments.models import Review


@dataclass(frozen=True)
class Mark:
    """Who reviewed an item, and when."""

    who: str
    at: datetime


def of(keys: Collection[tuple]) -> dict[tuple, Mark]:
    """The marks that hold of these keys (patient's id, kind, mark of the occasion); one query."""
    patients = {patient for patient, _kind, _mark in keys}
    rows = Review.objects.filter(patient__in=patients).select_related("recorded_by")
    return among(rows.order_by("-recorded_at"), keys)


def among(reviews: Iterable[Review], keys: Collection[tuple]) -> dict[tuple, Mark]:
    """The same from what was marked and put back, given newest first."""
    marks: dict[tuple, Mark | None] = {}
    for row in reversed(list(reviews)):
        key = (row.patient_id, row.kind, row.target)
        marks[key] = None if row.puts_back else Mark(str(row.recorded_by), row.recorded_at)
    wanted = set(keys)
    return {key: mark for key, mark in marks.items() if mark is not None and key in wanted}
