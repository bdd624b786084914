"""The words that files use for what we choose from a list: sex, side, verification, code system."""

from patients.folding import fold
from patients.models.clinic import CodeSystem
from patients.models.diagnosis import Side, Verification
from patients.models.patient import Sex

SEXES = {
    Sex.FEMALE: ("female", "f", "woman", "kobieta", "k", "weiblich", "w"),
    Sex.MALE: ("male", "m", "man", "mezczyzna", "mannlich"),
    Sex.OTHER: ("other", "o", "x", "d", "divers"),
    Sex.UNKNOWN: ("unknown", "u", "not known", "nieznana", "unbekannt"),
}
SIDES = {
    Side.LEFT: ("left", "l", "lewa", "lewy", "links"),
    Side.RIGHT: ("right", "r", "prawa", "prawy", "rechts"),
    Side.BOTH: ("both", "both sides", "bilateral", "obie", "beidseits"),
}
VERIFICATIONS = {
    Verification.CONFIRMED: ("confirmed",),
    Verification.PATIENT_REPORTED: (
        "patient reported",
        "patient_reported",
        "reported",
        "reported by the patient",
    ),
}
SYSTEMS = {
    CodeSystem.ICD10CM: ("icd 10 cm", "icd10cm", "icd10 cm"),
    CodeSystem.ICD10: ("icd 10", "icd10", "icd 10 who", "icd10 who", "who"),
}


def meant(text: str, choices: dict) -> str | None:
    """The choice that a word means; None where it means none.

    >>> meant("Kobieta", SEXES)
    'female'
    """
    said = fold(text)
    return next((str(value.value) for value, words in choices.items() if said in words), None)
