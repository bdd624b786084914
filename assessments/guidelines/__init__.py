"""Guidelines as code: pure Python, without Django.

How to use one::

    from assessments import guidelines
    edition = guidelines.in_force(on=date)       # edition.id == "running-spine/1.0.0"
    edition = guidelines.edition("running-spine/1.0.0")

    # A case from plain values; raises CaseErrors with .errors == {field: sentence}
    case = edition.case({"spine_status": "no_disease", "back_pain": "none", ...})
    case = edition.case(
        {"back_pain": "settles", "pain_cause": "unknown"},     # what is missing: not_recorded
        diagnoses=[edition.diagnosis({"kind": "discopathy"})], # kind, running_excluded,
        examined=True,                                         # verification, status
    )
    edition.derive_spine_status(diagnoses, examined=True)  # .status .may_be .certain .discopathy

    # None and "" stand for "not answered"; strict=True refuses them (a JSON case, for instance).

    # Circumstances: consultation, decision, runs_now, difficulty_stopping, discopathy;
    # a missing one, None and "" stand for "not recorded".
    answer = edition.evaluate(case, {"consultation": "orthopaedist"}, signed_class="consult")
    answer.risk_class .rank        # computed: RiskClass(code, rank, cites)
    answer.shown_class             # the signed one, where there is one; it drives what follows
    answer.name .label .duty .patient_title .patient_text   # or answer.words(language)
    answer.recommendations         # ((recommendation, mode), ...)
    answer.advice(language)        # the same with .id .mode .name .clinician .patient .cites .unmet
    answer.unmet                   # .factor .strength .to_be_checked .clinician .patient .cites
    answer.provisional .reasons .factors .range .changes .warnings .contradictions()
    answer.deciding_questions      # .fact.name .fact.supplied_by .ranges {value: (best, worst)}
    answer.trace                   # cells: .factor.name .facts .number (row) .rank .row.cites
    answer.as_json()               # the JSON answer, without the id

    # Words for forms and pages; audience is "clinician" or "patient"
    edition.variables["back_pain"].question("patient") .help(...) .choices(...) .value_label(v, ...)
    edition.variables_in(language), edition.circumstances, edition.circumstances_in(language)
    edition.texts(language)        # everything: .stop_rule .decision .activities .provenance ...
    edition.activities_for("consult"), edition.decisions_offered("excluded")
    edition.stop_rule.applies_to(spine_status), edition.stop_rule.steps
    edition.claims, edition.used_by, edition.ambiguities, edition.not_computable

JSON in, JSON out is `assessments.guidelines.contract`.
"""

from datetime import date

from assessments.engine import CaseErrors, GuidelineError
from assessments.guidelines.answer import Answer
from assessments.guidelines.case import Case
from assessments.guidelines.edition import Edition
from assessments.guidelines.running_spine import EDITIONS as RUNNING_SPINE

__all__ = [
    "EDITIONS",
    "Answer",
    "Case",
    "CaseErrors",
    "Edition",
    "GuidelineError",
    "edition",
    "in_force",
]

EDITIONS: dict[str, Edition] = {each.id: each for each in RUNNING_SPINE}
"""Every published edition by its id, oldest first."""


def edition(edition_id: str) -> Edition:
    """The edition with this id, in force or not. Raises LookupError naming those there are."""
    if edition_id not in EDITIONS:
        raise LookupError(f"There is no edition {edition_id!r}; there are {', '.join(EDITIONS)}.")
    return EDITIONS[edition_id]


def in_force(on: date) -> Edition:
    """The edition that was in force on a day. Raises LookupError before the first one."""
    begun = [each for each in EDITIONS.values() if each.in_force_from <= on]
    if not begun:
        raise LookupError(f"No edition was in force on {on.isoformat()}.")
    return max(begun, key=lambda each: each.in_force_from)
