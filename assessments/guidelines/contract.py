"""The contract of the command and of the REST interface: a JSON case in, a JSON answer out."""

import json
import math
from collections.abc import Mapping
from datetime import date
from typing import Any

from assessments.engine import CaseErrors
from assessments.guidelines import in_force
from assessments.guidelines.case import Case, allowed, cannot_be
from assessments.guidelines.edition import Edition

CIRCUMSTANCES = ("difficulty_stopping", "runs_now", "consultation", "decision")
RECORDED = {
    "difficulty_stopping": ("yes", "no"),
    "runs_now": ("yes", "no"),
    "consultation": ("orthopaedist", "neurosurgeon", "other"),
}
"""What a case may say of a circumstance; one that is not recorded is left out."""

Json = dict[str, Any]


class Unreadable(ValueError):
    """A line that is no JSON object; the message says what is wrong with it."""


def answer_case(case: object, edition: Edition | None = None) -> Json:
    """The answer to one case, or `{"id": ..., "errors": {field: sentence}}`.

    `case` is a decoded JSON object; the edition in force today answers unless one is given.
    """
    if not isinstance(case, Mapping):
        return refused(None, {"case": 'Give the case as an object, such as {"id": "case-1", ...}.'})
    case_id = case.get("id")
    try:
        return {"id": case_id, **_answer(case, edition or in_force(on=date.today()))}
    except CaseErrors as refusal:
        return refused(case_id, refusal.errors)


def answer_line(line: bytes | str, number: int, edition: Edition) -> Json:
    """The answer to one line of JSON Lines; an unreadable line is refused with its number."""
    try:
        case = read_line(line)
    except Unreadable as problem:
        return refused(None, {"line": f"Line {number}: {problem}"})
    return answer_case(case, edition)


def refused(case_id: object, errors: Mapping[str, str]) -> Json:
    """The answer to a case that cannot be classified."""
    return {"id": case_id, "errors": dict(errors)}


def read_line(line: bytes | str) -> object:
    """The JSON value of a line. Raises Unreadable, also where a key stands there twice."""
    try:
        text = line.decode("utf-8-sig") if isinstance(line, bytes) else line
        return json.loads(
            text,
            object_pairs_hook=_without_repeats,
            parse_constant=_finite,
            parse_float=_finite,
        )
    except UnicodeDecodeError as problem:
        raise Unreadable("It is not UTF-8 text.") from problem
    except RecursionError as problem:
        raise Unreadable("It is nested too deeply.") from problem
    except Unreadable:
        raise
    except ValueError as problem:
        raise Unreadable(f"It is not JSON: {problem}.") from problem


def _finite(number: str) -> float:
    """A number that JSON has; NaN, the infinities and what overflows to one are none."""
    value = float(number)
    if not math.isfinite(value):
        raise Unreadable(f"{number} is not a number that JSON has.")
    return value


def _without_repeats(pairs: list[tuple[str, Any]]) -> Json:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Unreadable(f"The key {twice!r} stands there twice; give it once.")
    return found


def _answer(given: Mapping[Any, Any], edition: Edition) -> Json:
    errors = _unknown_keys(given, edition)
    case_id = given.get("id")
    if case_id is not None and not isinstance(case_id, str):
        errors["id"] = 'Give the id as text, such as "case-1".'
    errors |= _spine_errors(given)
    case = _case(given, edition, errors)
    circumstances = _circumstances(given, edition, errors)
    if errors or case is None:
        raise CaseErrors(errors)
    return edition.evaluate(case, circumstances).as_json()


def _unknown_keys(given: Mapping[Any, Any], edition: Edition) -> dict[str, str]:
    known = ("id", "diagnoses", "examined", *edition.facts, *CIRCUMSTANCES)
    says = f"Nothing is asked under this name. {allowed(known)}"
    return {str(name): says for name in given if name not in known}


def _spine_errors(given: Mapping[Any, Any]) -> dict[str, str]:
    """A case names its spine once: by its status, or by diagnoses with `examined`."""
    if "spine_status" in given:
        says = "Give either spine_status, or diagnoses with examined, not both."
        others = [name for name in ("diagnoses", "examined") if name in given]
        return dict.fromkeys(["spine_status", *others], says) if others else {}
    if "diagnoses" not in given:
        says = "Give spine_status, or diagnoses (an empty list if there is none) with examined."
        return {"spine_status": says}
    errors = {}
    if not isinstance(given["diagnoses"], list):
        errors["diagnoses"] = "Give diagnoses as a list, empty if there is none."
    if not isinstance(given.get("examined", False), bool):
        errors["examined"] = "examined is true or false, without quotes."
    return errors


def _case(given: Mapping[Any, Any], edition: Edition, errors: dict[str, str]) -> Case | None:
    """The checked case; what is wrong with it is added to the errors."""
    answers = {name: given[name] for name in edition.facts if name in given}
    diagnoses = None
    if "spine_status" in errors or "diagnoses" in given:
        answers.pop("spine_status", None)
        diagnoses = _diagnoses(given, edition, errors)
    examined = given.get("examined") is True
    try:
        return edition.case(answers, diagnoses=diagnoses, examined=examined, strict=True)
    except CaseErrors as refusal:
        errors.update(refusal.errors)
        return None


def _diagnoses(given: Mapping[Any, Any], edition: Edition, errors: dict[str, str]) -> list[Any]:
    """The diagnoses that can be read; the first that cannot is added to the errors."""
    diagnoses: list[Any] = []
    if "diagnoses" in errors or "diagnoses" not in given:
        return diagnoses
    for number, diagnosis in enumerate(given["diagnoses"], start=1):
        try:
            if not isinstance(diagnosis, dict):
                says = 'give it as an object, such as {"kind": "discopathy"}.'
                raise CaseErrors({"diagnosis": says})
            diagnoses.append(edition.diagnosis(diagnosis, strict=True))
        except CaseErrors as refusal:
            says = " ".join(refusal.errors.values())
            errors.setdefault("diagnoses", f"Diagnosis {number}: {says}")
    return diagnoses


def _circumstances(
    given: Mapping[Any, Any], edition: Edition, errors: dict[str, str]
) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for name in CIRCUMSTANCES:
        if name in given:
            values = RECORDED.get(name) or edition.rules.circumstances[name].values
            value = given[name]
            if isinstance(value, str) and value in values:
                found[name] = value
            else:
                errors[name] = cannot_be(name, value, values)
    return found
