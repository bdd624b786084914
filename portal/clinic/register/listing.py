"""The patients who are wanted, a page at a time or all of them; a fixed number of queries."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, QuerySet, Window

from assessments import standings
from assessments.models.assessment import ClassCode
from assessments.standing import Standing
from patients.models import Diagnosis
from portal.clinic.register import filters
from portal.clinic.register.filters import DECISIONS, Filters

AT_ONCE = 200  # patients of whom a long table asks in one go


@dataclass(frozen=True)
class Row:
    """One patient of the list, in the words that stand on it."""

    standing: Standing

    @property
    def patient(self):
        """About whom."""
        return self.standing.patient

    @property
    def is_emergency(self) -> bool:
        """Whether an emergency is open: then nothing about running is told."""
        return self.standing.is_emergency

    @property
    def verdict(self):
        """The assessment in force, unless an emergency is open."""
        return None if self.is_emergency else self.standing.verdict

    @property
    def class_code(self) -> str:
        """The class in force, or nothing."""
        return self.verdict.signed_class if self.verdict else ""

    @property
    def class_name(self):
        """The same in words."""
        return ClassCode(self.class_code).label if self.class_code else ""

    @property
    def diagnoses(self) -> list[str]:
        """The diseases of the spine that count today, each with its levels."""
        return [_in_words(diagnosis) for diagnosis in self.standing.counting]

    @property
    def decision(self):
        """What the patient decided and still holds, in words; nothing where that is pending."""
        if self.is_emergency or self.standing.decision is None:
            return ""
        return DECISIONS[self.standing.choice]


@dataclass(frozen=True)
class Page:
    """One page of the list, and how many there are in all."""

    rows: list[Row]
    total: int


def doctors(register: QuerySet) -> dict[str, str]:
    """Those who are responsible for a patient of the register: their names by id."""
    named = register.exclude(responsible=None).order_by("responsible__name", "responsible")
    found = named.values_list("responsible", "responsible__name").distinct()
    return {str(key): name for key, name in found}


def page(register: QuerySet, chosen: Filters, *, begin: int, length: int) -> Page:
    """The patients from `begin` on, with the number of all who are wanted."""
    found = filters.wanted(register, chosen.without_decision())
    if chosen.decision:
        ids = filters.with_decision(found, chosen.decision)
        return Page(_rows(register.filter(pk__in=ids[begin : begin + length])), len(ids))
    counted = found.annotate(total=Window(Count("pk")))[begin : begin + length]
    rows = _rows(counted)
    return Page(rows, rows[0].patient.total if rows else 0)


def everybody(register: QuerySet, chosen: Filters) -> list:
    """The ids of all who are wanted, in the order of the list."""
    found = filters.wanted(register, chosen.without_decision())
    if chosen.decision:
        return filters.with_decision(found, chosen.decision)
    return list(found.values_list("pk", flat=True))


def rows_of(register: QuerySet, ids: list) -> Iterator[Row]:
    """A row for each of these ids, in their order, some hundred at a time."""
    for begin in range(0, len(ids), AT_ONCE):
        yield from _rows(register.filter(pk__in=ids[begin : begin + AT_ONCE]))


def _rows(patients: QuerySet) -> list[Row]:
    return [Row(standing) for standing in standings.of_all(patients, with_intakes=False)]


def _in_words(diagnosis: Diagnosis) -> str:
    levels = ", ".join(level.level for level in diagnosis.levels.all())
    return f"{diagnosis.title} ({levels or diagnosis.get_region_display()})"
