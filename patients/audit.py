"""The only writer of the audit trail: who did what to whose record, chained per clinic.

Within an action events are collected and written as its last step, in its own transaction, so that
a failing audit rolls the action back and the chain's head is locked only for a moment. The hash of
each row covers the row before it; `verify` finds a changed, missing or inserted row.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from datetime import UTC, timedelta

from django.db import transaction
from django.utils import timezone

from patients import origin, permissions
from patients.models.audit import AuditEvent, AuditHead
from patients.origin import through_token as through_token
from patients.refusals import Refused

PLATFORM = "platform"


@dataclass(frozen=True)
class Entry:
    """One event before it is chained: ids and field names only."""

    chain: str
    event: str
    actor: str
    role: str
    patient: str
    target: str
    fields: tuple[str, ...]
    source: str
    request_id: str
    token: str


_pending: ContextVar[list[Entry] | None] = ContextVar("pending", default=None)


def record(event: str, *, by, patient=None, clinic=None, target=None, fields=()) -> None:
    """Add an event to the trail of the action under way.

    Args:
        event: what happened, as `noun.verb`.
        by: the user who did it, or None for a command.
        patient: whose record it is, if anybody's.
        clinic: the clinic concerned; that of the patient unless told; without either, the platform.
        target: the row written or shown.
        fields: the names of the fields that changed, never their values.

    Raises:
        RuntimeError: outside of `trail`, because the event could then outlive a failed deed.
    """
    if clinic is None and patient is not None:
        clinic = patient.clinic
    chain = None if clinic is None else clinic.pk
    _collect(_entry(event, by, patient, chain, _roles(by, patient, clinic), target, fields))


def read(event: str, *, by, patient=None, clinic=None, target=None) -> None:
    """Record that somebody looked. Called before the record is shown."""
    with trail():
        record(event, by=by, patient=patient, clinic=clinic, target=target)


def read_each(event: str, *, by, patients: Iterable, target=None) -> None:
    """Record that somebody looked at each of these records, before one page shows them all.

    One transaction and one insert for each clinic's chain; whoever is there twice is one row.
    """
    roles: dict[tuple, Collection] = {}
    with trail():
        for patient in dict.fromkeys(patients):
            towards = (patient.clinic_id, patient.user_id == by.pk)
            if towards not in roles:
                roles[towards] = permissions.standing(by, patient=patient)
            _collect(_entry(event, by, patient, patient.clinic_id, roles[towards], target))


def was_read(event: str, *, by, patient, target: str, within: timedelta) -> bool:
    """Whether the same look stands in the trail already, not longer ago than `within`."""
    return AuditEvent.objects.filter(
        event=event,
        actor=str(by.pk),
        patient=str(patient.pk),
        target=target,
        at__gt=timezone.now() - within,
    ).exists()


@contextmanager
def trail() -> Iterator[None]:
    """One transaction with its audit rows; an inner one joins the outermost.

    A refusal is recorded after the rollback, in a transaction of its own.
    """
    if _pending.get() is not None:
        yield
        return
    pending: list[Entry] = []
    with transaction.atomic():
        token = _pending.set(pending)
        try:
            yield
        finally:
            # Before the commit: what is called after it writes rows of its own.
            _pending.reset(token)
        _append(pending)


def is_under_way() -> bool:
    """Whether an action's transaction is open, so that its outcome is not decided yet."""
    return _pending.get() is not None


def refused(deed: str, refusal: Refused, *, by) -> None:
    """Record that a deed was refused; the same refusal, passed on, once.

    One that concerns no clinic's record is told to a clinic of whoever was refused.
    """
    if refusal.is_recorded:
        return
    concerned = refusal.clinic or (refusal.patient and refusal.patient.clinic)
    with trail():
        record(
            f"refused.{type(refusal).__name__.lower()}",
            by=by,
            patient=refusal.patient,
            clinic=concerned or home_of(by),
            target=deed,
        )
    refusal.is_recorded = True


def home_of(user):
    """A clinic whose administrator should know what this person does: work goes before treatment.

    None for nobody, for who belongs to no clinic, and for who runs the platform.
    """
    if user is None or user.is_platform_admin:
        return None
    place = user.memberships().first()
    return place.clinic if place else user.clinics().first()


def _roles(user, patient, clinic) -> Collection:
    """As what somebody acts: in a clinic without a role there, as its patient or the platform's."""
    if user is None:
        return ()
    held = permissions.standing(user, patient=patient, clinic=clinic)
    if held or patient is not None or clinic is None:
        return held
    if user.patients().filter(user=user, clinic=clinic).exists():
        return {permissions.Role.PATIENT}
    return permissions.standing(user)


def _collect(entry: Entry) -> None:
    pending = _pending.get()
    if pending is None:
        raise RuntimeError("Audit events are recorded within an action; see patients.deed.")
    pending.append(entry)


def _entry(event, by, patient, clinic_id, roles, target, fields=()) -> Entry:
    came = origin.current()
    return Entry(
        chain=PLATFORM if clinic_id is None else str(clinic_id),
        event=event,
        actor="" if by is None else str(by.pk),
        role=" ".join(sorted(roles)),
        patient="" if patient is None else str(patient.pk),
        target=target if isinstance(target, str) else _name_of(target),
        fields=tuple(fields),
        source=came.source,
        request_id=came.request_id,
        token=came.token,
    )


def _name_of(target) -> str:
    return "" if target is None else f"{target._meta.model_name}:{target.pk}"


def _append(entries: list[Entry]) -> None:
    """Chain the events; heads are locked in one order, so that no two actions wait in a ring."""
    for chain in sorted({entry.chain for entry in entries}):
        head = _locked_head(chain)
        rows = []
        for entry in (entry for entry in entries if entry.chain == chain):
            head.number += 1
            row = AuditEvent(
                number=head.number, at=timezone.now(), previous=head.digest, **_columns(entry)
            )
            row.digest = head.digest = digest(row)
            rows.append(row)
        AuditEvent.objects.bulk_create(rows)
        head.save(update_fields=["number", "digest"])


def _locked_head(chain: str) -> AuditHead:
    """The end of a chain, this transaction's until it ends; the first event makes it."""
    heads = AuditHead.objects.select_for_update().filter(chain=chain)
    head = heads.first()
    if head is None:
        AuditHead.objects.get_or_create(chain=chain)
        head = heads.get()
    return head


def _columns(entry: Entry) -> dict:
    return {**asdict(entry), "fields": list(entry.fields)}


def digest(row: AuditEvent) -> str:
    """SHA-256 over the canonical text of a row and the digest of the row before it.

    The access key counts only where there is one: rows older than that column keep their digests.
    """
    told = [
        row.previous,
        row.chain,
        row.number,
        row.at.astimezone(UTC).isoformat(),
        row.event,
        row.actor,
        row.role,
        row.patient,
        row.target,
        list(row.fields),
        row.source,
        row.request_id,
        *([row.token] if row.token else []),
    ]
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Fault:
    """A place where a chain does not hold."""

    chain: str
    number: int
    what: str


def verify() -> Iterator[Fault]:
    """Walk every chain and yield each place where it does not hold."""
    chains = set(AuditHead.objects.values_list("chain", flat=True))
    chains |= set(AuditEvent.objects.order_by().values_list("chain", flat=True).distinct())
    for chain in sorted(chains):
        yield from _verify_chain(chain)


def heads() -> dict[str, tuple[int, str]]:
    """Where each chain ends now: number and digest. Kept with a backup, outside of the database."""
    return {head.chain: (head.number, head.digest) for head in AuditHead.objects.order_by("chain")}


def verify_against(kept: Mapping[str, tuple[int, str]]) -> Iterator[Fault]:
    """Yield each chain that no longer holds a row which an earlier `heads` vouched for.

    Finds what `verify` cannot: a trail that somebody cut off or wrote anew, head and all.
    """
    for chain, (number, expected) in kept.items():
        row = AuditEvent.objects.filter(chain=chain, number=number).first()
        if number and (row is None or row.digest != expected):
            yield Fault(chain, number, "this row is not the one that the kept heads vouch for")


def _verify_chain(chain: str) -> Iterator[Fault]:
    number, previous = 0, ""
    for row in AuditEvent.objects.filter(chain=chain).order_by("number").iterator():
        if row.number != number + 1:
            yield Fault(chain, number + 1, f"missing: {row.number - number - 1} row(s) are gone")
        elif row.previous != previous:
            yield Fault(chain, row.number, "does not follow from the row before it")
        if digest(row) != row.digest:
            yield Fault(chain, row.number, "its content was changed")
        number, previous = row.number, row.digest
    head = AuditHead.objects.filter(chain=chain).first()
    if head is None or (head.number, head.digest) != (number, previous):
        yield Fault(chain, number, "the chain's head says otherwise: rows were cut off or added")
