"""The columns of a file of patients: what each holds, how other programs call it, an example."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from patients.folding import fold


@dataclass(frozen=True)
class Column:
    """One column: the name that stands in the first line, and what is written below it.

    `also` are names by which other programs call it; `is_clinical` says that it is about a
    diagnosis, which not everybody records.
    """

    name: str
    meaning: Promise
    example: str
    also: tuple[str, ...] = ()
    is_required: bool = False
    is_clinical: bool = False


COLUMNS = (
    Column(
        "record_number",
        _("The number in your clinic. Without one, names and birth date must do, and one is made."),
        "HC-0101",
        ("record no", "patient id", "patient number", "numer kartoteki", "patientennummer", "mrn"),
    ),
    Column(
        "family_name",
        _("As on the card."),
        "Example",
        ("surname", "last name", "lastname", "nazwisko", "nachname", "familienname"),
        is_required=True,
    ),
    Column(
        "given_names",
        _("As on the card."),
        "Erika",
        ("given name", "first name", "firstname", "forename", "imię", "imiona", "vorname"),
        is_required=True,
    ),
    Column(
        "birth_date",
        _("A day such as 1985-03-21, 21.03.1985 or 21 March 1985, the year with four digits."),
        "1985-03-21",
        ("date of birth", "birthdate", "dob", "born", "data urodzenia", "geburtsdatum"),
        is_required=True,
    ),
    Column(
        "sex",
        _("female, male, other or unknown; empty means not known."),
        "female",
        ("gender", "płeć", "geschlecht"),
    ),
    Column("phone", _("Telephone."), "+00 555 0101", ("telephone", "mobile", "telefon", "tel")),
    Column(
        "email",
        _("Email address."),
        "erika@patients.example",
        ("e mail", "email address", "mail"),
    ),
    Column("address", _("In one cell, also over several lines."), "1 Harbour Lane", ("adres",)),
    Column("language", _("A code such as en; empty means the clinic's first language."), "en"),
    Column(
        "responsible",
        _("The email address with which a clinician of your clinic signs in; empty means nobody."),
        "",
        ("responsible clinician", "doctor"),
    ),
    Column(
        "diagnosis",
        _("A name from the catalogue, our title of it, or a code. One in a line."),
        "disc-displacement-lumbar",
        ("rozpoznanie", "diagnose"),
        is_clinical=True,
    ),
    Column(
        "code",
        _("The code, where it is not in the column “diagnosis”; may stay empty beside a name."),
        "M51.26",
        ("icd", "icd10", "icd 10", "icd code", "icd 10 code", "icd 10 cm", "kod icd"),
        is_clinical=True,
    ),
    Column(
        "code_system",
        _("ICD-10-CM or ICD-10; empty means the one of your clinic."),
        "ICD-10-CM",
        is_clinical=True,
    ),
    Column(
        "region",
        _("cervical, thoracic, lumbar or lumbosacral; may stay empty where a level says it."),
        "lumbar",
        is_clinical=True,
    ),
    Column(
        "levels",
        _("One or more, such as L4/L5 L5/S1."),
        "L4/L5",
        ("level",),
        is_clinical=True,
    ),
    Column("side", _("left, right or both; may stay empty."), "", is_clinical=True),
    Column(
        "verification",
        _("confirmed, or patient-reported. Must stand there: nothing is confirmed by itself."),
        "confirmed",
        ("status",),
        is_clinical=True,
    ),
    Column(
        "onset",
        _("Since which day; written like the date of birth."),
        "2024-05-01",
        ("since", "onset date"),
        is_clinical=True,
    ),
    Column("note", _("A note for colleagues."), "", ("notes", "remark"), is_clinical=True),
)
NAMED = {column.name: column for column in COLUMNS}
CONTACT = tuple(column.name for column in COLUMNS if not column.is_clinical)
CLINICAL = tuple(column.name for column in COLUMNS if column.is_clinical)
_BY_HEADING = {
    fold(heading.replace("_", " ")): column.name
    for column in COLUMNS
    for heading in (column.name, *column.also)
}


def column_of(heading: str) -> str:
    """The name of the column with this heading, or nothing.

    >>> column_of("Date of birth ") == column_of("BIRTH_DATE") == "birth_date"
    True
    """
    return _BY_HEADING.get(fold(heading.replace("_", " ")), "")


def template(*, with_diagnoses: bool) -> list[list[str]]:
    """The lines of a file to begin with: the columns, and one made-up patient."""
    shown = [column for column in COLUMNS if with_diagnoses or not column.is_clinical]
    return [[column.name for column in shown], [column.example for column in shown]]
