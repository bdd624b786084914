"""An edition of the guideline as plain data, in the words of one audience."""

from collections.abc import Mapping
from typing import Any

from assessments.engine import ANY, Factor, Recommendation, RiskClass, Row
from assessments.guidelines import Edition
from assessments.guidelines.texts import Texts
from assessments.guidelines.variables import Variable

CLINICIAN = "clinician"
PATIENT = "patient"
AUDIENCES = (CLINICIAN, PATIENT)

Json = dict[str, Any]


def published(edition: Edition, audience: str, language: str) -> Json:
    """Classes, variables, factors, recommendations and claims of an edition.

    A patient's version holds no word that is written for clinicians: those fields are empty.
    """
    texts = edition.texts(language)
    return {
        "id": edition.id,
        "in_force_from": edition.in_force_from,
        "audience": audience,
        "language": texts.language,
        "languages": list(edition.languages),
        "review_status": str(texts.status),
        "provenance": texts.provenance.to(audience),
        "classes": [_class(each, texts, audience) for each in edition.classes],
        "variables": _variables(edition.variables_in(texts.language), audience),
        "circumstances": _variables(edition.circumstances_in(texts.language), audience),
        "factors": [_factor(each, texts, audience) for each in edition.factors.values()],
        "recommendations": [
            _recommendation(each, texts, audience) for each in edition.recommendations.values()
        ],
        "claims": [
            {
                "id": claim.id,
                "paragraph": claim.paragraph,
                "kind": claim.kind,
                "text": texts.claims[claim.id].to(audience),
                "used_by": list(edition.used_by[claim.id]),
            }
            for claim in edition.claims.values()
        ],
    }


def _class(risk_class: RiskClass, texts: Texts, audience: str) -> Json:
    text = texts.classes[risk_class.code]
    return {
        "code": risk_class.code,
        "rank": risk_class.rank,
        "definition": text.definition if audience == CLINICIAN else "",
        "claims": [claim.id for claim in risk_class.cites],
        "wordings": [
            {
                "reason": reason,
                "name": words.name if audience == CLINICIAN else words.patient_title,
                "label": words.label if audience == CLINICIAN else "",
                "duty": words.duty if audience == CLINICIAN else "",
                "text": "" if audience == CLINICIAN else words.patient_text,
            }
            for reason, words in text.words.items()
        ],
    }


def _variables(variables: Mapping[str, Variable], audience: str) -> list[Json]:
    return [
        {
            "name": each.name,
            "label": each.label(audience),
            "question": each.question(audience),
            "help": each.help(audience),
            "required": each.required,
            "default": each.default,
            "only_when": _only_when(each),
            "supplied_by": sorted(each.supplied_by),
            "values": [
                {
                    "value": value,
                    "label": label,
                    "may_be": [str(other) for other in each.fact.completions(value)],
                }
                for value, label in each.choices(audience)
            ],
            "claims": list(each.cites),
        }
        for each in variables.values()
    ]


def _only_when(variable: Variable) -> Json | None:
    condition = variable.fact.only_when
    if condition is None:
        return None
    values = [str(value) for value in condition.to.values if value in condition.values]
    return {"variable": condition.to.name, "values": values}


def _factor(factor: Factor, texts: Texts, audience: str) -> Json:
    text = texts.factors[factor.name]
    return {
        "name": factor.name,
        "title": text.title.to(audience),
        "reads": list(factor.names),
        "changeable": factor.changeable,
        "way_out": {name: str(value) for name, value in factor.way_out.items()},
        "cannot_change": text.cannot_change.to(audience) if text.cannot_change else "",
        "rows": [
            {
                "number": number,
                "when": _when(factor, row),
                "gives": row.gives.code,
                "rank": row.gives.rank,
                "strength": row.strength,
                "says": texts.conditions[row.says].to(audience) if row.says else "",
                "claims": [claim.id for claim in row.cites],
            }
            for number, row in enumerate(factor.rows, start=1)
        ],
    }


def _when(factor: Factor, row: Row) -> dict[str, list[str]]:
    """The values that meet each pattern; a fact that does not matter in this row is left out."""
    return {
        fact.name: [
            str(value)
            for value in fact.values
            if (value in pattern if isinstance(pattern, frozenset) else value == pattern)
        ]
        for fact, pattern in zip(factor.reads, row.patterns, strict=True)
        if pattern is not ANY
    }


def _recommendation(advised: Recommendation, texts: Texts, audience: str) -> Json:
    text = texts.recommendations[advised.id]
    by_wording = {"default": text.clinician} if audience == CLINICIAN else text.patient
    return {
        "id": advised.id,
        "name": text.name if audience == CLINICIAN else "",
        "applies": [
            {
                "classes": [risk_class.code for risk_class in line.classes],
                "mode": str(line.mode),
                "when": line.when.describe(),
            }
            for line in advised.applies
        ],
        "texts": [{"wording": name, "text": words} for name, words in by_wording.items()],
        "claims": list(advised.claim_ids),
    }
