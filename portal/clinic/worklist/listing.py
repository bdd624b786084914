"""The list of one clinic for one reader, filtered and counted; a fixed number of queries."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from assessments import standings
from assessments.standing import Standing
from patients.permissions import Permission
from portal.clinic.worklist import candidates, items, marks
from portal.clinic.worklist.filters import NO_CLASS, Entry, Filters, read
from portal.clinic.worklist.items import KINDS
from portal.clinic.worklist.marks import Mark


@dataclass(frozen=True)
class Reviewed:
    """An item that somebody has looked at: still open, but off the list."""

    entry: Entry
    mark: Mark


@dataclass(frozen=True)
class Worklist:
    """What is shown (`entries`), what was reviewed, and how many there are of each kind."""

    entries: list[Entry]
    reviewed: list[Reviewed]
    counts: dict[str, int]
    total: int
    doctors: dict[str, str]


def of(clinic, user, may: frozenset[Permission], asked) -> tuple[Worklist, Filters]:
    """The list and the filters that were understood.

    Args:
        clinic: whose patients.
        user: who reads; only patients within reach are looked at.
        may: what this person may do in the clinic; without clinical permissions only invitations.
        asked: the filters as they stand in the address.
    """
    register = user.patients().of_clinic(clinic)
    found = list(_clinical(register) if Permission.READ_CHART in may else _invited(register, may))
    doctors = _doctors(found)
    filters = read(asked, doctors)
    marked = marks.of([entry.item.key for entry in found])
    wanted = [entry for entry in found if filters.lets_through(entry, me=str(user.pk))]
    open_now = [entry for entry in wanted if entry.item.key not in marked]
    reviewed = [Reviewed(e, marked[e.item.key]) for e in wanted if e.item.key in marked]
    counted = Counter(entry.item.kind for entry in open_now)
    of_kind = {filters.kind} if filters.kind else set(KINDS)
    order = list(KINDS)
    shown = [entry for entry in open_now if entry.item.kind in of_kind]
    shown.sort(key=lambda entry: (order.index(entry.item.kind), entry.item.since))
    reviewed.sort(key=lambda each: each.mark.at, reverse=True)
    return (
        Worklist(
            entries=shown,
            reviewed=[each for each in reviewed if each.entry.item.kind in of_kind],
            counts={kind: counted[kind] for kind in KINDS if counted[kind]},
            total=counted.total(),
            doctors=doctors,
        ),
        filters,
    )


def _clinical(register) -> Iterable[Entry]:
    for standing in standings.of_all(candidates.of(register), with_told=True):
        verdict = standing.verdict
        code = verdict.signed_class if verdict else NO_CLASS
        kinds = _diagnosis_kinds(standing)
        yield from (Entry(item, code, kinds) for item in items.of(standing))


def _invited(register, may: frozenset[Permission]) -> Iterable[Entry]:
    if Permission.OPEN_PORTAL not in may:
        return
    for patient in candidates.invited(register).select_related("responsible"):
        for item in items.invitation(patient):
            yield Entry(item, class_code="", diagnosis_kinds=frozenset())


def _diagnosis_kinds(standing: Standing) -> frozenset[str]:
    return frozenset(diagnosis.kind for diagnosis in standing.counting) or frozenset({NO_CLASS})


def _doctors(entries: list[Entry]) -> dict[str, str]:
    """The clinicians whose patients stand on the list, by name."""
    patients: list = [entry.item.patient for entry in entries]
    named = {str(p.responsible_id): str(p.responsible) for p in patients if p.responsible_id}
    return dict(sorted(named.items(), key=lambda each: each[1]))
