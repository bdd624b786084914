"""The diagnosis catalogue to look up: its entries by kind, and what the guideline makes of each."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assessments import guidelines
from patients import catalogue
from patients.catalogue import Entry, Kind
from patients.spine import REGION_LABELS

# What the article says of a diagnosis of each kind, by its claims; and what follows from the kind.
SAID_OF: dict[Kind, tuple[str, ...]] = {
    Kind.DISCOPATHY: ("A13", "A14", "A15", "A16", "A25", "A34", "A35", "A36", "A37"),
    Kind.SPONDYLOLISTHESIS: ("A13", "A14", "A15", "A16", "A25", "A37"),
    Kind.OTHER_SPINE_DISEASE: ("A25", "A37"),
    Kind.SYMPTOM: (),
    Kind.CAUSE: ("A18",),
    Kind.EMERGENCY: (),
}
FOLLOWS = {
    Kind.DISCOPATHY: _("Raises the class, by the stage that a doctor judges."),
    Kind.SPONDYLOLISTHESIS: _("Raises the class, by the stage that a doctor judges."),
    Kind.OTHER_SPINE_DISEASE: _("Raises the class, by the stage that a doctor judges."),
    Kind.SYMPTOM: _(
        "Kept in the record; never raises the class by itself. The article names no symptom as a "
        "diagnosis: pain and its cause are asked when one assesses."
    ),
    Kind.CAUSE: _("Kept in the record; never raises the class by itself. Choose it as the cause."),
    Kind.EMERGENCY: _(
        "Opens a red flag: nothing can be signed until a doctor clears it with a reason. The "
        "article says nothing of it; this is a rule of safety."
    ),
}
GRADED = {
    catalogue.MEYERDING: _("by Meyerding, with the slip in percent"),
    catalogue.PFIRRMANN: _("by Pfirrmann, for each level"),
}


@dataclass
class Group:
    """The entries of one kind that were found, with what holds for all of them."""

    title: str
    counts: bool
    follows: object
    graded: object
    claims: list[tuple[str, int, str]]
    entries: list[dict] = field(default_factory=list)


def look_up(words: str) -> list[Group]:
    """The groups with what answers the words, best first; the whole catalogue without any."""
    whole = catalogue.ENTRIES
    return _grouped(catalogue.find(words, limit=len(whole)) if words else whole)


def _grouped(entries: Iterable[Entry]) -> list[Group]:
    edition = guidelines.in_force(timezone.localdate())
    said = edition.texts(get_language() or "").claims
    groups: dict[Kind, Group] = {}
    for entry in entries:
        if entry.kind not in groups:
            groups[entry.kind] = Group(
                title=capfirst(str(catalogue.KIND_LABELS[entry.kind])),
                counts=entry.counts_as_spine_disease,
                follows=FOLLOWS[entry.kind],
                graded=GRADED.get(entry.grading, ""),
                claims=[
                    (name, edition.claims[name].paragraph, said[name].clinician)
                    for name in SAID_OF[entry.kind]
                ],
            )
        groups[entry.kind].entries.append(
            {
                "entry": entry,
                "regions": ", ".join(str(REGION_LABELS[region]) for region in entry.regions),
            }
        )
    return list(groups.values())
