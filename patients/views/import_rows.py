"""The lines of an import as its pages show them: which ones, in which words, how many of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from patients import catalogue, spine
from patients.forms.importing import DecisionForm, name_of
from patients.importing.columns import CLINICAL
from patients.models import ImportLine, Patient, PatientImport
from patients.models.diagnosis import Side, Verification
from patients.models.importing import Finding, Outcome
from patients.models.patient import Sex

A_PAGE = 50


@dataclass(frozen=True)
class Counts:
    """How many lines there are of each kind, and how many cannot be imported as they are."""

    by_finding: list[tuple[str, str, int]]  # the finding, its words, how many
    total: int
    held_back: int

    @property
    def to_import(self) -> int:
        """The lines that would be imported."""
        return self.total - self.held_back


@dataclass(frozen=True)
class Shown:
    """The lines on one page of the preview."""

    lines: list[ImportLine]
    finding: str  # the only kind shown, or empty for all
    number: int
    has_more: bool

    @property
    def query(self) -> str:
        """The part of the address after the question mark."""
        return self._page(self.number)

    @property
    def before(self) -> str:
        """The same of the page before; empty on the first."""
        return self._page(self.number - 1) if self.number > 1 else ""

    @property
    def after(self) -> str:
        """The same of the page after; empty on the last."""
        return self._page(self.number + 1) if self.has_more else ""

    def _page(self, number: int) -> str:
        return urlencode({"show": self.finding or "all", "page": number})


@dataclass(frozen=True)
class Row:
    """One line in words."""

    line: ImportLine
    born: str
    contact: str
    diagnosis: str
    faults: list[tuple[str, str]]
    field: object  # the question, where somebody has to decide

    @property
    def name(self) -> str:
        """Family name first, as in every list."""
        values = self.line.values
        names = (values.get("family_name"), values.get("given_names"))
        return ", ".join(name for name in names if name) or _("(no name)")


@dataclass(frozen=True)
class Progress:
    """How many lines are dealt with, of how many."""

    done: int
    total: int


def counts(kept: PatientImport) -> Counts:
    """How many lines of each kind, with two queries."""
    found = kept.lines.counted("finding")
    named = [(f.value, f.label, found[f]) for f in Finding if found.get(f)]
    return Counts(named, sum(found.values()), kept.lines.held_back().count())


def shown(kept: PatientImport, asked: Mapping[str, str]) -> Shown:
    """The lines that were asked for; what is to be mended comes first where nothing was."""
    finding = asked.get("show", "")
    if finding not in Finding.values and finding != "all":
        there = kept.lines.counted("finding")
        worries = [each for each in (Finding.FAULTY, Finding.LIKELY) if there.get(each)]
        finding = worries[0].value if worries else "all"
    page = asked.get("page", "1")
    number = max(int(page), 1) if page.isdecimal() and len(page) < 6 else 1
    lines = kept.lines.select_related("patient__clinic")
    if finding != "all":
        lines = lines.filter(finding=finding)
    begin = (number - 1) * A_PAGE
    found = list(lines[begin : begin + A_PAGE + 1])
    kind = "" if finding == "all" else finding
    return Shown(found[:A_PAGE], kind, number, len(found) > A_PAGE)


def candidates(lines: list[ImportLine], register) -> dict[str, Patient]:
    """Whoever is perhaps meant by these lines, by id."""
    ids = {each for line in lines for each in line.candidates if isinstance(each, str)}
    return {str(patient.pk): patient for patient in register.filter(pk__in=ids)}


def to_decide(lines: list[ImportLine]) -> list[ImportLine]:
    """Those at which somebody has to decide: the first line of each patient."""
    return [line for line in lines if line.finding == Finding.LIKELY and line.candidates]


def rows(lines: list[ImportLine], form: DecisionForm) -> list[Row]:
    """These lines in words."""
    return [_row(line, form) for line in lines]


def progress(kept: PatientImport) -> Progress:
    """How far an import is."""
    found = kept.lines.counted("outcome")
    total = sum(found.values())
    return Progress(total - found.get(Outcome.WAITING, 0), total)


def _row(line: ImportLine, form: DecisionForm) -> Row:
    values = line.values
    faults = [(column or _("the whole line"), sentence) for column, sentence in line.faults_in_file]
    if line.finding == Finding.FAULTY and not faults:
        faults.append(
            (
                _("the whole line"),
                _("Another line of this patient is to be mended, so this one waits for it."),
            )
        )
    twins = [each for each in line.candidates if isinstance(each, int)]
    if twins:
        told = _("Line %(lines)s has the same name and birth date under another record number.")
        faults.append((_("perhaps twice"), told % {"lines": ", ".join(map(str, twins))}))
    name = name_of(line)
    return Row(
        line=line,
        born=_day(values.get("birth_date", "")),
        contact=_contact(values),
        diagnosis=_diagnosis(values),
        faults=faults,
        field=form[name] if name in form.fields else None,
    )


def _contact(values: Mapping[str, str]) -> str:
    number = values.get("record_number") or _("a record number is made")
    sex = dict(Sex.choices).get(values.get("sex"), values.get("sex"))
    names = ("phone", "email", "address", "responsible")
    told = [number, sex, *(values.get(name) for name in names)]
    return " · ".join(str(each) for each in told if each)


def _diagnosis(values: Mapping[str, str]) -> str:
    if not any(values.get(name) for name in CLINICAL):
        return ""
    entry = catalogue.named(values.get("diagnosis", ""))
    region = dict(spine.REGION_CHOICES).get(values.get("region"), values.get("region"))
    told = [
        entry.title if entry else values.get("diagnosis"),
        values.get("code"),
        values.get("levels") or region,
        dict(Side.choices).get(values.get("side"), values.get("side")),
        dict(Verification.choices).get(values.get("verification"), values.get("verification")),
        _("since %(day)s") % {"day": _day(values["onset"])} if values.get("onset") else "",
        values.get("note"),
    ]
    return " · ".join(str(each) for each in told if each)


def _day(text: str) -> str:
    """The day written out; what is no day stays as it was typed."""
    try:
        return date_format(date.fromisoformat(text))
    except ValueError:
        return text
