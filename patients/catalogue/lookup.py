"""Looking things up in the catalogue by key and by code."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from patients.catalogue import discs, other, spine_diseases
from patients.catalogue.entry import (
    ICD10,
    ICD10CM,
    SPINE_DISEASE_KINDS,
    Code,
    Entry,
    UnknownDiagnosisError,
)
from patients.spine import REGION_LABELS, Region

ENTRIES: tuple[Entry, ...] = (*discs.ENTRIES, *spine_diseases.ENTRIES, *other.ENTRIES)
_BY_KEY = {entry.key: entry for entry in ENTRIES}
_BY_CODE: dict[str, Code] = {code.code: code for entry in ENTRIES for code in entry.icd10cm}

# Headings of ICD-10-CM that look like codes and cannot be billed. All but the first two stood in an
# older release, so an old record may hold them: it keeps its code and the release it was coded in.
HEADINGS = ("M51.3", "M51.A", "M51.36", "M51.37", "M48.06", "M54.5")


def bare(code: str) -> str:
    """A code as it is compared: capitals, without blanks and dot ("m51 26" and "M51.26" agree)."""
    return "".join(letter for letter in code.upper() if letter.isalnum())


def get(key: str) -> Entry:
    """The entry with this key; raises UnknownDiagnosisError (a KeyError) where there is none."""
    try:
        return _BY_KEY[key]
    except KeyError:
        raise UnknownDiagnosisError(key) from None


def named(key: str) -> Entry | None:
    """The entry with this key, or None."""
    return _BY_KEY.get(key)


def codes(key: str, system: str) -> tuple[str, ...]:
    """The codes one may choose for an entry in a code system (`icd10cm` or `icd10`).

    One WHO code stands beside many ICD-10-CM codes, so neither is ever computed from the other.
    Raises UnknownDiagnosisError for the key, ValueError for the system.
    """
    entry = get(key)
    if system == ICD10CM:
        return tuple(code.code for code in entry.icd10cm)
    if system == ICD10:
        return (entry.icd10,)
    raise ValueError(_("Choose ICD-10-CM or ICD-10 (WHO) as the code system."))


def code_title(code: str) -> str | Promise:
    """Our title of an ICD-10-CM code; empty for every other code (WHO titles are not ours)."""
    known = _BY_CODE.get(code)
    return known.title if known else ""


def is_billable(code: str) -> bool:
    """Whether an ICD-10-CM code of the catalogue is billable in RELEASE; written with its dot."""
    return code in _BY_CODE


def counts_as_spine_disease(kind: str) -> bool:
    """Whether a diagnosis of this kind is a spine disease to the guideline."""
    return kind in SPINE_DISEASE_KINDS


def check_code(key: str, system: str, code: str) -> None:
    """Raise ValueError, with what to do, where a code is not one of the entry's in that system."""
    allowed = codes(key, system)
    if code in allowed:
        return
    if system == ICD10CM and code in HEADINGS:
        raise ValueError(
            _("%(code)s is a heading and is not billable. Choose %(codes)s.")
            % {"code": code, "codes": ", ".join(allowed)}
        )
    raise ValueError(
        _("%(code)s does not belong to “%(title)s”. Choose %(codes)s.")
        % {"code": code, "title": get(key).title, "codes": ", ".join(allowed)}
    )


def check_region(key: str, region: str) -> None:
    """Raise ValueError, with what to do, where a diagnosis cannot sit in a region."""
    entry = get(key)
    if region not in entry.regions:
        raise ValueError(
            _("“%(title)s” sits elsewhere. Choose the region: %(regions)s.")
            % {
                "title": entry.title,
                "regions": ", ".join(str(REGION_LABELS[Region(each)]) for each in entry.regions),
            }
        )


def check_grading(key: str, grading: str) -> None:
    """Raise ValueError where a grading (`meyerding`, `pfirrmann`) does not fit the diagnosis."""
    entry = get(key)
    if entry.grading != grading:
        raise ValueError(
            _("Leave the grade empty: %(grading)s does not grade “%(title)s”.")
            % {"grading": grading.capitalize(), "title": entry.title}
        )


def check_code_region(key: str, code: str, region: str) -> None:
    """Raise ValueError, with what to do, where a code names another region than the one chosen."""
    says = {known.code: known.region for known in get(key).icd10cm}.get(code)
    if says is not None and says != region:
        raise ValueError(
            _("%(code)s says %(says)s, you chose %(region)s. Change the code or the region.")
            % {
                "code": code,
                "says": REGION_LABELS[says],
                "region": REGION_LABELS[Region(region)],
            }
        )
