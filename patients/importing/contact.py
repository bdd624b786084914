"""Who a line of a file is about: names, birth date and contact data as they would be stored."""

import re
from collections.abc import Mapping

from django.conf import settings
from django.utils.translation import gettext as _

from patients import policies
from patients.importing import days, words
from patients.importing.columns import CONTACT
from patients.models import Patient
from patients.refusals import Invalid

SHORTENED = re.compile(r"\d+([.,]\d+)?E\+?\d+", re.IGNORECASE)  # what Excel makes of long numbers
BROKEN = re.compile(r"#+|#[A-Z/0]+[!?]?")  # what Excel shows instead of a value


def stored(cells: Mapping[str, str], clinic, slashes: str, doctors: Mapping, faults: dict) -> dict:
    """The cells as they would be stored: days in ISO, the responsible clinician's email.

    What cannot be told is put into `faults` by column, with a sentence that instructs; such a cell
    stays as it was typed.
    """
    values = {name: cells[name] for name in CONTACT if cells.get(name)}
    for name, sentence in _needed().items():
        if name not in values:
            faults[name] = sentence
    if "birth_date" in values:
        try:
            values["birth_date"] = days.day(values["birth_date"], slashes).isoformat()
        except ValueError as error:
            faults["birth_date"] = str(error)
    if "sex" in values:
        values["sex"] = words.meant(values["sex"], words.SEXES) or values["sex"]
        if words.meant(cells["sex"], words.SEXES) is None:
            faults["sex"] = _("Write female, male, other or unknown.")
    _check_language(values, clinic, faults)
    _check_responsible(values, doctors, faults)
    for name in ("record_number", "phone"):
        if SHORTENED.fullmatch(values.get(name, "")):
            faults[name] = _(
                "Your spreadsheet shortened this number. Format the column as text, enter the "
                "number again and save."
            )
    return values


def spoilt(cells: Mapping[str, str], faults: dict) -> None:
    """Put into `faults` each cell in which a spreadsheet shows that it could not show a value."""
    for name, cell in cells.items():
        if BROKEN.fullmatch(cell):
            faults[name] = _(
                "Your spreadsheet wrote %(cell)s instead of a value. Mend that cell there and save "
                "the file again."
            ) % {"cell": cell}


def check(values: Mapping[str, str], clinic, faults: dict) -> Patient | None:
    """The patient as it would be registered, or None, with what the register would refuse."""
    if any(name in faults for name in CONTACT):
        return None
    fields = fields_of(values, {})
    patient = Patient(clinic=clinic, record_number=values.get("record_number") or "-", **fields)
    try:
        policies.check_patient(patient, exclude=["clinic", "responsible", "user"])
    except Invalid as refusal:
        faults.update({name: str(sentence) for name, sentence in refusal.errors.items()})
        return None
    return patient


def fields_of(values: Mapping[str, str], doctors: Mapping) -> dict:
    """What the action that registers a patient takes, without the record number."""
    told = {name: values[name] for name in CONTACT if values.get(name)}
    told.pop("record_number", None)
    told["birth_date"] = days.day(told["birth_date"])
    told["responsible"] = doctors.get(told.pop("responsible", "").casefold())
    return told


def doctors_of(clinic) -> dict:
    """The clinicians who work here today, by the address with which they sign in."""
    return {user.email.casefold(): user for user in clinic.clinicians() if user.email}


def _needed() -> dict[str, str]:
    return {
        "family_name": _("Enter the family name, as on the card."),
        "given_names": _("Enter the given names, as on the card."),
        "birth_date": _("Enter the date of birth."),
    }


def _check_language(values: dict, clinic, faults: dict) -> None:
    offered = [code for code, _name in settings.LANGUAGES if code in clinic.languages] or ["en"]
    if "language" not in values:
        values["language"] = offered[0]
    elif values["language"].casefold() in offered:
        values["language"] = values["language"].casefold()
    else:
        faults["language"] = _("Write one of the languages of your clinic: %(codes)s.") % {
            "codes": ", ".join(offered)
        }


def _check_responsible(values: dict, doctors: Mapping, faults: dict) -> None:
    if "responsible" in values and values["responsible"].casefold() not in doctors:
        faults["responsible"] = _(
            "Write the email address with which a clinician of your clinic signs in, or nothing."
        )
