"""The diagnosis that a line of a file names: which, where it sits, how far it is established."""

import re
from collections.abc import Mapping

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from patients import catalogue, policies, spine
from patients.catalogue import lookup
from patients.folding import fold
from patients.importing import days, words
from patients.importing.columns import CLINICAL
from patients.models import Diagnosis, Patient
from patients.models.clinic import CodeSystem
from patients.policies import Level
from patients.refusals import Invalid

LEVEL = re.compile(r"(C|Th|T|D|L)(\d{1,2})\s*[/-]\s*(?:(?:C|Th|T|D|L|S)?(\d{1,2}))", re.IGNORECASE)
REGION_WORDS = {fold(region.value): region.value for region in spine.Region}
# Fields of a diagnosis whose sentence belongs to a column of another name.
COLUMN_OF = {"catalogue_key": "diagnosis"}


def stored(cells: Mapping[str, str], clinic, slashes: str, faults: dict) -> dict:
    """The cells as they would be stored: `diagnosis` the key, `levels` with blanks, days in ISO.

    What cannot be told is put into `faults` by column, with a sentence that instructs; such a cell
    stays as it was typed.
    """
    told = {name: cells[name] for name in CLINICAL if cells.get(name)}
    if not told:
        return {}
    values = dict(told)
    system = _chosen(told, "code_system", words.SYSTEMS, faults) or clinic.code_system
    values["levels"] = " ".join(_levels(told.get("levels", ""), faults))
    values["region"] = _region(told.get("region", ""), faults)
    entry, code = _entry(told, values, system, faults)
    if entry:
        values |= {"diagnosis": entry.key, "code": code, "code_system": system}
        values["region"] = values["region"] or _only_region(entry, values, code, faults)
    values["side"] = _chosen(told, "side", words.SIDES, faults) or told.get("side", "")
    _established(told, values, faults)
    _day(told, values, slashes, faults)
    return {name: value for name, value in values.items() if value}


def check(values: Mapping[str, str], patient: Patient, faults: dict) -> None:
    """Put into `faults` what the record would refuse of a line without faults."""
    fields = fields_of(values)
    levels = fields.pop("levels")
    entry = catalogue.get(fields["catalogue_key"])
    diagnosis = Diagnosis(clinic=patient.clinic, patient=patient, kind=entry.kind, **fields)
    try:
        policies.check_diagnosis(diagnosis, levels)
    except Invalid as refusal:
        for name, sentence in refusal.errors.items():
            faults.setdefault(COLUMN_OF.get(name, name), str(sentence))


def fields_of(values: Mapping[str, str]) -> dict:
    """What the action that records a diagnosis takes."""
    plain = ("code", "code_system", "region", "side", "verification", "note")
    onset = values.get("onset")
    return {
        "catalogue_key": values["diagnosis"],
        **{name: values.get(name, "") for name in plain},
        "onset": days.day(onset) if onset else None,
        "levels": [Level(level) for level in values.get("levels", "").split()],
    }


def _entry(told, values, system: str, faults: dict):
    """The entry that is named, and the code; (None, "") where it cannot be told."""
    name, code = told.get("diagnosis", ""), told.get("code", "")
    if not name and not code:
        faults["diagnosis"] = _(
            "Write which diagnosis it is, or leave the columns about diagnoses empty."
        )
        return None, ""
    entry = catalogue.named(name.casefold()) or _titled(name) if name else None
    if entry:
        return entry, _written(entry, code, system) if code else ""
    column = "diagnosis" if name else "code"
    if name and code and lookup.bare(name) != lookup.bare(code):
        faults["diagnosis"] = _unknown(name)
        return None, ""
    return _by_code(name or code, column, values, system, faults)


def _by_code(code: str, column: str, values, system: str, faults: dict):
    having = [
        entry
        for entry in catalogue.ENTRIES
        if lookup.bare(code) in map(lookup.bare, catalogue.codes(entry.key, system))
    ]
    fitting = [entry for entry in having if _fits(entry, values)] or having
    if len(fitting) == 1:
        return fitting[0], _written(fitting[0], code, system)
    if fitting:
        faults[column] = _(
            "%(code)s stands for several diagnoses here. Write one of these names instead: "
            "%(names)s."
        ) % {"code": code, "names": ", ".join(entry.key for entry in fitting)}
    else:
        faults[column] = _unknown(code, system)
    return None, ""


def _unknown(name: str, system: str = "") -> str:
    if system and any(letter.isdigit() for letter in name):
        return _(
            "The catalogue has no diagnosis with the code %(code)s in %(system)s. Write another "
            "code, a name of the catalogue, or the right code system."
        ) % {"code": name, "system": CodeSystem(system).label}
    return _(
        "The catalogue has no diagnosis called “%(name)s”. Write a name of the catalogue, or a "
        "code."
    ) % {"name": name}


def _fits(entry, values) -> bool:
    """Whether region and levels, as far as they are there, agree with an entry."""
    possible = {region.value for region in entry.regions}
    if values["region"]:
        return values["region"] in possible
    levels = values["levels"].split()
    return not levels or bool(spine.region_of(levels, possible))


def _titled(name: str):
    said = fold(name)
    by_title = {fold(str(entry.title)): entry for entry in catalogue.ENTRIES}
    return by_title.get(said) if get_language() else None


def _written(entry, code: str, system: str) -> str:
    """The code with its dot, as the catalogue writes it; another one stays as it was typed."""
    known = {lookup.bare(each): each for each in catalogue.codes(entry.key, system)}
    return known.get(lookup.bare(code), code)


def _levels(text: str, faults: dict) -> list[str]:
    found = []
    for part in re.split(r"[;,+]|\s+(?=[A-Za-z])", text):
        if not part.strip():
            continue
        match = LEVEL.fullmatch(part.strip())
        level = _level(match) if match else ""
        if level not in spine.LEVELS:
            faults["levels"] = _(
                "Write levels such as L4/L5 L5/S1, from C0/C1 down to L5/S1; “%(part)s” is none."
            ) % {"part": part.strip()}
            return [text]
        found.append(level)
    return found


def _level(match: re.Match) -> str:
    """The level with this upper vertebra, if the lower one is what comes next."""
    letter = {"TH": "T", "D": "T"}.get(match[1].upper(), match[1].upper())
    upper = f"{letter}{int(match[2])}"
    level = next((level for level in spine.LEVELS if level.startswith(f"{upper}/")), "")
    lower = level.partition("/")[2]
    return level if lower and lower[1:] == str(int(match[3])) else ""


def _region(text: str, faults: dict) -> str:
    found = REGION_WORDS.get(fold(text), "")
    if text and not found:
        faults["region"] = _("Write cervical, thoracic, lumbar or lumbosacral.")
        return text
    return found


def _only_region(entry, values, code: str, faults: dict) -> str:
    """The one region that the entry, the levels or the code leaves; else somebody has to say it."""
    possible = [region.value for region in entry.regions]
    said = next(
        (str(each.region) for each in entry.icd10cm if each.code == code and each.region), ""
    )
    found = spine.region_of(values["levels"].split(), possible) or said
    if len(possible) == 1:
        return possible[0]
    if not found and "region" not in faults and "levels" not in faults:
        faults["region"] = _("Write the region; this diagnosis can sit in: %(regions)s.") % {
            "regions": ", ".join(possible)
        }
    return found


def _chosen(told, name: str, choices: dict, faults: dict) -> str:
    text = told.get(name, "")
    found = words.meant(text, choices) if text else ""
    if found is None:
        faults[name] = _("Write one of these: %(words)s.") % {
            "words": ", ".join(said[0] for said in choices.values())
        }
    return found or ""


def _established(told, values, faults: dict) -> None:
    found = _chosen(told, "verification", words.VERIFICATIONS, faults)
    if found:
        values["verification"] = found
    elif "verification" not in told:
        faults["verification"] = _("Write confirmed or patient-reported.")


def _day(told, values, slashes: str, faults: dict) -> None:
    if "onset" not in told:
        return
    try:
        values["onset"] = days.day(told["onset"], slashes).isoformat()
    except ValueError as error:
        faults["onset"] = str(error)
