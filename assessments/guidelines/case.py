"""A case: what is known of one person, checked and complete, as the rules need it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from assessments.engine import CaseErrors, Fact


@dataclass(frozen=True, eq=False)
class Case:
    """One complete set of facts; made by `Edition.case`, never by hand.

    `may_be` says what a fact may turn out to be where several records were combined;
    `circumstances` what the records say beside the facts (a disc disease among them).
    """

    facts: Mapping[str, str | None]
    may_be: tuple[tuple[str, tuple[str, ...]], ...] = ()
    circumstances: Mapping[str, str] = field(default_factory=dict)


def allowed(values: Iterable[str]) -> str:
    """The sentence that names what may be given."""
    return f"Use one of: {', '.join(values)}."


def cannot_be(name: str, value: object, values: Iterable[str]) -> str:
    """The sentence that refuses a value and names those there are."""
    return f"{name} cannot be {json.dumps(value, default=str)}. {allowed(values)}"


def check_facts(
    facts: Iterable[Fact],
    answers: Mapping[str, Any],
    *,
    strict: bool = False,
    missing: Mapping[str, str] | None = None,
) -> dict[str, str | None]:
    """Every fact with a value of its domain, defaults filled in, None where it does not apply.

    None and "" stand for "not answered", unless `strict`; `missing` says what to do where a
    required answer is not there. Raises CaseErrors with one instructing sentence for each field.
    """
    complete: dict[str, str | None] = {}
    errors: dict[str, str] = {}
    for fact in facts:
        name = fact.name
        given = name in answers and (strict or answers[name] not in (None, ""))
        value = answers.get(name)
        if fact.only_when and fact.only_when.to.name in errors:
            complete[name] = None
        elif fact.only_when and not fact.is_asked(complete):
            complete[name] = None
            if given:
                other = fact.only_when.to
                values = " or ".join(v for v in other.values if v in fact.only_when.values)
                errors[name] = f"Leave {name} out: it goes only with {other.name} {values}."
        elif not given:
            complete[name] = fact.default
            if fact.default is None:
                says = (missing or {}).get(name) or f"Answer {name}."
                errors[name] = f"{says} {allowed(fact.values)}"
        elif isinstance(value, str) and value in fact.allowed:
            complete[name] = value
        else:
            errors[name] = cannot_be(name, value, fact.values)
    if errors:
        raise CaseErrors(errors)
    return complete
