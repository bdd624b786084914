"""The diagnosis catalogue: what a doctor can choose, in our own titles, with its codes.

ICD-10-CM codes stand with titles of ours (US government work, free to use); WHO codes stand bare,
without any title. Source of the codes: ICD-10-CM, release of April 2026; WHO ICD-10, 2019.
"""

from patients.catalogue.entry import (
    ICD10,
    ICD10CM,
    KIND_CHOICES,
    KIND_LABELS,
    KINDS,
    MEYERDING,
    PFIRRMANN,
    RELEASE,
    SPINE_DISEASE_KINDS,
    SYSTEMS,
    Code,
    Entry,
    Kind,
    UnknownDiagnosisError,
)
from patients.catalogue.lookup import (
    ENTRIES,
    check_code,
    check_code_region,
    check_grading,
    check_region,
    code_title,
    codes,
    counts_as_spine_disease,
    get,
    is_billable,
    named,
)
from patients.catalogue.search import find

__all__ = [
    "ENTRIES",
    "ICD10",
    "ICD10CM",
    "KINDS",
    "KIND_CHOICES",
    "KIND_LABELS",
    "MEYERDING",
    "PFIRRMANN",
    "RELEASE",
    "SPINE_DISEASE_KINDS",
    "SYSTEMS",
    "Code",
    "Entry",
    "Kind",
    "UnknownDiagnosisError",
    "check_code",
    "check_code_region",
    "check_grading",
    "check_region",
    "code_title",
    "codes",
    "counts_as_spine_disease",
    "find",
    "get",
    "is_billable",
    "named",
]
