"""Rows of one chain of the trail: those that somebody looks for, with the names they speak of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients import audit
from patients.folding import fold
from patients.models import AccessKey, AuditEvent, Clinic, Patient
from patients.permissions import Role
from portal.clinic.event_words import KINDS, words_of

AT_ONCE = 500  # rows whose names are looked up together
PERSON = "user:"  # how the trail names a sign-in that a deed was about
KEY = "accesskey:"  # and an access key


@dataclass(frozen=True)
class Chain:
    """One chain of the trail: how its rows name it, and how its pages do; a clinic's or none's."""

    name: str
    slug: str
    title: object
    zone: tzinfo
    clinic: Clinic | None = None

    @classmethod
    def of(cls, clinic: Clinic) -> "Chain":
        """The clinic's."""
        return cls(str(clinic.pk), clinic.slug, clinic.name, clinic.zone, clinic)


OF_THE_PLATFORM = Chain(audit.PLATFORM, "platform", gettext_lazy("The platform"), UTC)


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for in the trail; without anything, all of it."""

    who: str = ""
    record: str = ""
    kind: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def is_narrow(self) -> bool:
        """Whether anything is looked for."""
        return self != Wanted()


@dataclass(frozen=True)
class Row:
    """One event in words."""

    at: datetime
    event: str
    words: str
    who: str
    role: str
    record: str
    about: str
    target: str
    fields: str
    source: str
    request_id: str
    token: str
    key: str

    @property
    def title(self) -> str:
        """What happened, whose record it is and whom it is about, in one line."""
        return ": ".join(part for part in (self.words, self.record, self.about) if part)


def events(reader, chain: Chain, wanted: Wanted):
    """The events of this chain that are looked for, newest first."""
    found = AuditEvent.objects.filter(chain=chain.name).order_by("-number")
    if wanted.kind:
        found = found.filter(KINDS[wanted.kind].events)
    if wanted.since:
        found = found.filter(at__gte=_begin(wanted.since, chain))
    if wanted.until:
        found = found.filter(at__lt=_begin(wanted.until + timedelta(days=1), chain))
    if wanted.who:
        called = Q(name__icontains=wanted.who) | Q(email__icontains=wanted.who)
        people = _ids(get_user_model().objects.filter(called))
        found = found.filter(Q(actor__in=people) | Q(target__in=[f"{PERSON}{pk}" for pk in people]))
    if wanted.record:
        found = found.filter(patient__in=_records(reader, chain.clinic, wanted.record))
    return found


def in_words(found: Iterable[AuditEvent]) -> Iterator[Row]:
    """The same with names in place of ids, some hundreds at a time."""
    rest = iter(found)
    while part := list(islice(rest, AT_ONCE)):
        about = {event.target.partition(":")[2] for event in part if _is_named(event.target)}
        actors = {event.actor for event in part if event.actor}
        people = get_user_model().objects.filter(pk__in=_whole(actors | about))
        tokens = {event.token for event in part if event.token}
        keys = AccessKey.objects.filter(pk__in=_whole(tokens | about))
        records = Patient.objects.filter(
            pk__in=_whole({event.patient for event in part if event.patient}),
            clinic_id__in=_whole({event.chain for event in part}),
        )
        names = {str(each.pk): str(each) for each in (*people, *keys)}
        titles = {str(record.pk): f"{record} ({record.record_number})" for record in records}
        yield from (_row(event, names, titles) for event in part)


def _row(event: AuditEvent, names: dict, titles: dict) -> Row:
    return Row(
        at=event.at,
        event=event.event,
        words=capfirst(words_of(event.event)),
        who=_who(event, names),
        role=", ".join(str(Role(role).label) for role in event.role.split()),
        record=titles.get(event.patient, event.patient),
        about=names.get(event.target.partition(":")[2], "") if _is_named(event.target) else "",
        target=event.target,
        fields=", ".join(event.fields),
        source=event.source,
        request_id=event.request_id,
        token=event.token,
        key=names.get(event.token, event.token),
    )


def _who(event: AuditEvent, names: dict) -> str:
    if event.actor:
        return names.get(event.actor, _("somebody whose sign-in is gone"))
    if event.request_id:
        return _("somebody who was not signed in")
    return _("a command on the server")


def _is_named(target: str) -> bool:
    return target.startswith((PERSON, KEY))


def _records(reader, clinic, words: str) -> list[str]:
    """The ids of the clinic's patients with these names, this birth date or this record number."""
    if not fold(words):
        return []
    register = reader.patients().filter(clinic=clinic)
    return _ids(register.matching(words, clinic=clinic))


def _begin(day: date, chain: Chain) -> datetime:
    """When a day begins where the chain is read."""
    return datetime.combine(day, time.min, tzinfo=chain.zone)


def _ids(rows) -> list[str]:
    """Their ids, as the trail writes them."""
    return [str(pk) for pk in rows.values_list("pk", flat=True)]


def _whole(ids: Iterable[str]) -> list[UUID]:
    """The ids that are whole; a chain may bear another name."""
    found = []
    for each in ids:
        try:
            found.append(UUID(each))
        except ValueError:
            continue
    return found
