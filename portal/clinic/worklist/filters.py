"""What somebody wants to see of the worklist; in the address, to be sent to a colleague."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from assessments.models.assessment import ClassCode
from patients import catalogue
from portal.clinic.worklist.items import KINDS, Item

MINE = "me"
NOBODY = "nobody"
NO_CLASS = "none"
DIAGNOSES = {
    "discopathy": _("Disc"),
    "spondylolisthesis": _("Spondylolisthesis"),
    "other_spine_disease": _("Other spine disease"),
    NO_CLASS: _("None"),
}


@dataclass(frozen=True)
class Entry:
    """An item with what it is filtered by: class in force, diseases that count, whose it is."""

    item: Item
    class_code: str
    diagnosis_kinds: frozenset[str]

    @property
    def doctor(self) -> str:
        """The responsible clinician's id, or `nobody`."""
        responsible = self.item.patient.responsible_id
        return str(responsible) if responsible else NOBODY


@dataclass(frozen=True)
class Filters:
    """Each empty where everything is shown; what is unknown filters nothing."""

    kind: str = ""
    code: str = ""
    diagnosis: str = ""
    doctor: str = ""

    def __bool__(self) -> bool:
        return any((self.kind, self.code, self.diagnosis, self.doctor))

    def lets_through(self, entry: Entry, *, me: str) -> bool:
        """Whether an entry is wanted, whatever its kind."""
        return (
            self.code in ("", entry.class_code)
            and (not self.diagnosis or self.diagnosis in entry.diagnosis_kinds)
            and (me if self.doctor == MINE else self.doctor) in ("", entry.doctor)
        )

    def without_kind(self) -> "Filters":
        """The same for every kind."""
        return Filters("", self.code, self.diagnosis, self.doctor)

    def query(self, **other) -> str:
        """The part of the address after the question mark, with these changes; empty for all."""
        told = {
            "kind": self.kind,
            "class": self.code,
            "diagnosis": self.diagnosis,
            "doctor": self.doctor,
        } | other
        return urlencode({name: value for name, value in told.items() if value})


def read(asked, doctors) -> Filters:
    """The filters in an address; `doctors` are the ids that may be chosen."""

    def known(name: str, values) -> str:
        value = asked.get(name, "")
        return value if value in values else ""

    return Filters(
        kind=known("kind", KINDS),
        code=known("class", (*ClassCode.values, NO_CLASS)),
        diagnosis=known("diagnosis", (*catalogue.SPINE_DISEASE_KINDS, NO_CLASS)),
        doctor=known("doctor", (MINE, NOBODY, *doctors)),
    )
