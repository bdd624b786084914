"""Everything that happened to a patient's record, newest first, whole or of one kind."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace

from assessments.standing import Standing
from patients.permissions import Permission
from portal.clinic.timeline import access, diary, record, safety, verdict
from portal.clinic.timeline.entry import KINDS, Entry

__all__ = ["A_PAGE", "KINDS", "ON_THE_CHART", "Entry", "Timeline", "of"]

ON_THE_CHART = 12
A_PAGE = 50
TOLD_BY = (
    *record.TOLD_BY,
    *safety.TOLD_BY,
    *verdict.TOLD_BY,
    *diary.TOLD_BY,
    *access.TOLD_BY,
)


@dataclass(frozen=True)
class Timeline:
    """One page of the history, and how much there is of each kind.

    `kind` is the one that is shown, "" for all of them; `counts` has every kind that happened.
    """

    entries: list[Entry]
    counts: dict[str, int]
    kind: str
    number: int
    is_hiding: bool
    has_older: bool

    @property
    def total(self) -> int:
        """How many entries there are of all kinds together."""
        return sum(self.counts.values())

    @property
    def kinds(self) -> list[tuple[str, object, int]]:
        """Each kind that happened: its word, its name, how often."""
        return [(kind, KINDS[kind], count) for kind, count in self.counts.items()]

    @property
    def of_kind(self) -> int:
        """How many there are of the kind that is shown."""
        return self.counts.get(self.kind, 0) if self.kind else self.total


def of(
    standing: Standing,
    *,
    may: Collection[Permission],
    kind: str = "",
    number: int = 1,
    listed: int = A_PAGE,
) -> Timeline:
    """One page of the history; one query for each kind of record, however long it is.

    Args:
        standing: whose history.
        may: what the reader may do; an entry leads only to a page that would open.
        kind: one of KINDS; anything else shows everything.
        number: which page, from 1.
        listed: how many entries make a page.
    """
    happened = [entry for told_by in TOLD_BY for entry in told_by(standing)]
    shown = [entry for entry in happened if not (standing.is_emergency and entry.about_running)]
    counted = Counter(entry.kind for entry in shown)
    kind = kind if kind in KINDS else ""
    wanted = [entry for entry in shown if kind in ("", entry.kind)]
    wanted.sort(key=lambda entry: entry.at, reverse=True)
    return Timeline(
        entries=[
            entry if entry.needs in may else replace(entry, url="")
            for entry in wanted[(number - 1) * listed : number * listed]
        ],
        counts={each: counted[each] for each in KINDS if counted[each]},
        kind=kind,
        number=number,
        is_hiding=len(shown) < len(happened),
        has_older=len(wanted) > number * listed,
    )
