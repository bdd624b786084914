"""How the patient's own way in was opened, renewed and closed, as the patient reads it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.models import Patient
from patients.models.audit import AuditEvent
from patients.models.invitation import Kind

TOLD = timedelta(days=30)  # for how long the first page says that somebody came back with a sheet
LISTED = 20


@dataclass(frozen=True)
class Step:
    """What happened, when, and who at the clinic did it; nobody where a sheet was used."""

    at: datetime
    words: str
    who: str = ""


def renewed(patient: Patient) -> list[datetime]:
    """When somebody came back with a sheet of the clinic lately, the last first.

    It stays for a while, whoever looked first: that may have been whoever used the sheet.
    """
    sheets = patient.invitations.filter(
        kind=Kind.WAY_BACK, accepted_by__isnull=False, ended_at__gt=timezone.now() - TOLD
    )
    return list(sheets.order_by("-ended_at").values_list("ended_at", flat=True))


def steps(patient: Patient) -> list[Step]:
    """Every sheet that was made and used, and every time the portal was closed, the last first."""
    found = [*_sheets(patient), *_closings(patient)]
    return sorted(found, key=lambda step: step.at, reverse=True)[:LISTED]


def _sheets(patient: Patient) -> Iterator[Step]:
    for sheet in patient.invitations.select_related("made_by").order_by("-made_at")[:LISTED]:
        is_back = sheet.kind == Kind.WAY_BACK
        made = _("A sheet for a new way in was made") if is_back else _("An invitation was made")
        yield Step(sheet.made_at, made, str(sheet.made_by))
        if sheet.accepted_by_id:
            used = (
                _("The sheet was used: signing in was set up anew")
                if is_back
                else _("The invitation was used")
            )
            yield Step(sheet.ended_at, used)


def _closings(patient: Patient) -> Iterator[Step]:
    closed = AuditEvent.objects.filter(patient=str(patient.pk), event="portal.closed")
    by = dict(closed.order_by("-at").values_list("at", "actor")[:LISTED])
    people = get_user_model().objects.filter(pk__in=set(by.values()))
    names = {str(person.pk): str(person) for person in people}
    for at, actor in by.items():
        yield Step(at, _("The portal was closed"), names.get(actor, ""))
