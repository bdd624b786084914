"""What importing a file would do: its lines checked one by one, then held against the register."""

from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _

from patients.folding import fold
from patients.importing import contact, diagnosis
from patients.importing.columns import CLINICAL, CONTACT
from patients.importing.reading import Table
from patients.importing.register import Known, Register
from patients.models import ImportLine
from patients.models.importing import Finding

WHOLE_LINE = ""  # the column of a fault that no single cell has


def lines_of(table: Table, clinic, *, slashes: str = "") -> list[ImportLine]:
    """The lines of a file as they would be stored, each with its faults; not compared yet.

    Args:
        table: the file.
        clinic: where.
        slashes: how days with slashes are meant, where the person said so (`importing.days`).
    """
    doctors = contact.doctors_of(clinic)
    lines, first_of = [], {}
    for read in table.lines:
        faults: dict[str, str] = {}
        values = contact.stored(read.cells, clinic, slashes, doctors, faults)
        values |= diagnosis.stored(read.cells, clinic, slashes, faults)
        contact.spoilt(read.cells, faults)
        if read.surplus:
            faults[WHOLE_LINE] = _(
                "This line has more cells than there are headings. Put quotation marks around a "
                "cell that holds the separator."
            )
        patient = contact.check(values, clinic, faults)
        if patient and has_diagnosis(values) and not any(name in faults for name in CLINICAL):
            diagnosis.check(values, patient, faults)
        person = first_of.setdefault(_identity(values), read.number)
        line = ImportLine(clinic=clinic, number=read.number, person=person, values=values)
        line.faults = list(faults.items())
        lines.append(line)
    for of_one in by_person(lines).values():
        _agree(of_one)
    return lines


def compare(
    lines: Collection[ImportLine], *, clinic, by, besides: Collection = ()
) -> tuple[Register, dict[int, Known]]:
    """Say of each line what importing it would do; asks a fixed number of times.

    A number that is taken, or one's own record, is a fault that only the register knows of.

    Args:
        lines: those of whole patients.
        clinic: where.
        by: who imports.
        besides: patients who are nobody's double, because this very import registered them.

    Returns:
        The register as it was asked, and who each patient without faults is there.
    """
    persons = by_person(lines)
    sound = {
        number: contact_of(of_one)
        for number, of_one in persons.items()
        if not any(line.faults for line in of_one)
    }
    register = Register(clinic, by, sound.values(), besides)
    found = {number: register.known(told) for number, told in sound.items()}
    if any(has_diagnosis(line.values) for line in lines):
        register.load_diagnoses([each.patient for each in found.values() if each.patient])
    twins = _twins(sound)
    for number, of_one in persons.items():
        _judge(of_one, found.get(number), twins.get(number, []), register)
    return register, found


def by_person(lines: Iterable[ImportLine]) -> dict[int, list[ImportLine]]:
    """The lines of each patient, by the number of the first."""
    persons: dict[int, list[ImportLine]] = {}
    for line in lines:
        persons.setdefault(line.person, []).append(line)
    return persons


def contact_of(of_one: Iterable[ImportLine]) -> dict[str, str]:
    """What the lines of one patient say together about who it is."""
    told: dict[str, str] = {}
    for line in of_one:
        for name in CONTACT:
            if line.values.get(name):
                told.setdefault(name, line.values[name])
    return told


def has_diagnosis(values) -> bool:
    """Whether a line says something about a diagnosis."""
    return any(values.get(name) for name in CLINICAL)


def _identity(values) -> tuple[str, ...]:
    """By what the lines of one patient are known: the record number, else names and birth date."""
    if values.get("record_number"):
        return (values["record_number"].lower(),)
    named = (fold(values.get(name, "")) for name in ("family_name", "given_names"))
    return (*named, values.get("birth_date", ""))


def _agree(of_one: list[ImportLine]) -> None:
    """Several lines of one patient say the same of who it is."""
    told: dict[str, tuple[int, str]] = {}
    for line in of_one:
        for name in CONTACT:
            value = line.values.get(name)
            number, before = told.setdefault(name, (line.number, value)) if value else (0, value)
            if value != before:
                line.faults.append(
                    (
                        name,
                        _(
                            "Line %(number)s is about the same patient and says something else. "
                            "Let both say the same, or leave one empty."
                        )
                        % {"number": number},
                    )
                )


def _twins(sound: dict[int, dict[str, str]]) -> dict[int, list[int]]:
    """For each patient the lines of others of the same name, born on the same day."""
    alike: dict[tuple, list[int]] = {}
    for number, told in sound.items():
        alike.setdefault(_identity({**told, "record_number": ""}), []).append(number)
    return {
        number: [other for other in numbers if other != number]
        for numbers in alike.values()
        if len(numbers) > 1
        for number in numbers
    }


def _judge(
    of_one: list[ImportLine], found: Known | None, twins: list[int], register: Register
) -> None:
    first = of_one[0]
    for line in of_one:
        line.candidates, line.finding = [], Finding.FAULTY
    if found is None:
        return
    first.faults = [*first.faults, *found.faults]
    if found.faults:
        return
    if found.patient is None and (found.likely or twins):
        first.candidates = [*map(str, found.likely), *twins]
        for line in of_one:
            line.finding = Finding.LIKELY
        return
    judge_diagnoses(of_one, register, found.patient)


def judge_diagnoses(of_one: list[ImportLine], register: Register, patient) -> None:
    """Say of the lines of somebody, or of nobody yet, which diagnosis would be added."""
    for place, line in enumerate(of_one):
        is_added = has_diagnosis(line.values) and not (
            register.has(patient, line.values)
            or any(is_same(line.values, earlier.values) for earlier in of_one[:place])
        )
        if patient is None:
            line.finding = Finding.NEW if is_added or place == 0 else Finding.THERE
        else:
            line.finding = Finding.ADDS if is_added else Finding.THERE


def is_same(values, earlier) -> bool:
    """Whether two lines of one patient name the same diagnosis."""
    names = ("diagnosis", "region", "levels")
    return bool(values.get("diagnosis")) and all(
        values.get(name, "") == earlier.get(name, "") for name in names
    )
