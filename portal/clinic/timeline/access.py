"""Registration, contact data and the way into the portal, as the history tells them."""

from collections.abc import Iterator

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.standing import Standing
from patients.models import AuditEvent, Invitation, Patient
from patients.models.invitation import Kind
from patients.models.merge import Kind as Merged
from patients.models.merge import history_of
from patients.permissions import Permission
from portal.clinic.timeline.entry import Entry

# What only the trail remembers.
FROM_THE_TRAIL = {
    "patient.changed": ("access", gettext_lazy("Contact data changed")),
    "patient.handed_over": ("access", gettext_lazy("Handed over to another responsible clinician")),
    "portal.opened": ("access", gettext_lazy("Joined the portal")),
    "portal.moved": ("access", gettext_lazy("Came back with a sheet, to a sign-in of its own")),
    "portal.closed": ("access", gettext_lazy("Portal closed for the patient")),
    "invitation.void": ("access", gettext_lazy("Sheet void: too many wrong birth dates")),
    "plan.shown": ("assessments", gettext_lazy("The patient read the plan")),
    "plan.printed": ("assessments", gettext_lazy("Plan printed")),
    "assessment.discarded": ("assessments", gettext_lazy("Draft discarded, never signed")),
}


def registration(standing: Standing) -> Iterator[Entry]:
    """The beginning of the record."""
    yield Entry(
        kind="access",
        at=standing.patient.registered_at,
        title=_("Registered"),
        url=reverse("patients:contact", args=[standing.patient.pk]),
        needs=Permission.READ_CONTACT,
    )


def merges(standing: Standing) -> Iterator[Entry]:
    """Each time when another record was put together with this one, or parted from it."""
    for merge in history_of(standing.patient):
        other = merge.patient if merge.into == standing.patient else merge.into
        title = (
            _("Put together with record %(number)s")
            if merge.kind == Merged.MERGED
            else _("Parted from record %(number)s")
        )
        yield Entry(
            kind="access",
            at=merge.recorded_at,
            title=title % {"number": other.record_number},
            text=merge.reason,
            who=str(merge.recorded_by),
        )


def invitations(standing: Standing) -> Iterator[Entry]:
    """Each sheet with a code that was made, and how it ended."""
    page = reverse("patients:open_portal", args=[standing.patient.pk])
    found = standing.patient.all_of(Invitation).select_related(
        "made_by", "withdrawn_by", "accepted_by"
    )
    for sheet in found:
        is_first = sheet.kind == Kind.PATIENT
        is_open = is_first and sheet.ended_at is None and not standing.patient.user_id
        yield Entry(
            kind="access",
            at=sheet.made_at,
            title=_("Invited to the portal") if is_first else _("Sheet made to sign in anew"),
            who=str(sheet.made_by),
            url=page if is_open else "",
            needs=Permission.OPEN_PORTAL,
        )
        if sheet.withdrawn_by_id:
            yield Entry(
                kind="access",
                at=sheet.ended_at,
                title=_("Invitation withdrawn") if is_first else _("Sheet to sign in withdrawn"),
                who=str(sheet.withdrawn_by),
            )
        elif sheet.accepted_by_id and not is_first:
            yield Entry(
                kind="access",
                at=sheet.ended_at,
                title=_("Signed in anew with the sheet"),
                who=str(sheet.accepted_by),
            )
        elif sheet.is_expired:
            yield Entry(
                kind="access",
                at=sheet.expires_at,
                title=_("Invitation ran out unused") if is_first else _("Sheet ran out unused"),
                url=page if is_open else "",
                needs=Permission.OPEN_PORTAL,
            )


def on_the_trail(standing: Standing) -> Iterator[Entry]:
    """What left no record of its own; always three queries."""
    records = Patient.objects.with_merged([standing.patient.pk]).values_list("pk", flat=True)
    events = list(
        AuditEvent.objects.filter(
            patient__in=[str(record) for record in records], event__in=FROM_THE_TRAIL
        )
    )
    people = get_user_model().objects.filter(pk__in={each.actor for each in events if each.actor})
    names = {str(person.pk): str(person) for person in people}
    for event in events:
        kind, title = FROM_THE_TRAIL[event.event]
        yield Entry(
            kind=kind,
            at=event.at,
            title=str(title),
            who=names.get(event.actor, _("somebody whose sign-in is gone") if event.actor else ""),
            about_running=kind == "assessments",
        )


TOLD_BY = (registration, merges, invitations, on_the_trail)
