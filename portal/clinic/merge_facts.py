"""Two records side by side: who they say somebody is, and how much stands in them; nothing else."""

from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from patients.models import Patient
from patients.words import in_words, name_of

IDENTITY = (
    "family_name",
    "given_names",
    "birth_date",
    "sex",
    "phone",
    "email",
    "address",
    "responsible",
)
ENTRIES = (
    "diagnoses",
    "examinations",
    "intakes",
    "safety_checks",
    "consultations",
    "assessments",
    "decisions",
    "diary_entries",
)


@dataclass(frozen=True)
class Fact:
    """One thing that each of the two records says."""

    name: str
    one: str
    other: str

    @property
    def differs(self) -> bool:
        """Whether they say something else."""
        return self.one != self.other


def side_by_side(one: Patient, other: Patient) -> list[Fact]:
    """What both records say, in words; of what is clinical only how many entries there are.

    A fixed number of queries.
    """
    found = [
        Fact(
            name_of(Patient, field),
            in_words(Patient, field, getattr(one, field)),
            in_words(Patient, field, getattr(other, field)),
        )
        for field in IDENTITY
    ]
    for name, words in (
        (_("Language"), lambda each: dict(settings.LANGUAGES).get(each.language, each.language)),
        (_("Numbers elsewhere"), lambda each: ", ".join(map(str, each.identifiers.all()))),
        (_("Registered on"), _registered),
        (_("Signs in"), lambda each: each.user.signs_in_with if each.user else _("no")),
        (_("Unused sheet"), _sheet),
        (_("Clinical entries"), lambda each: str(_entries(each))),
    ):
        found.append(Fact(str(name), words(one), words(other)))
    return found


def _registered(patient: Patient) -> str:
    return date_format(timezone.localdate(patient.registered_at, patient.clinic.zone))


def _sheet(patient: Patient) -> str:
    return _("yes") if patient.invitations.not_ended().exists() else _("no")


def _entries(patient: Patient) -> int:
    """How many clinical entries this record has of its own."""
    return sum(getattr(patient, kind).count() for kind in ENTRIES)
