"""What the values of columns say in words where the patient reads the own data."""

import re
from collections.abc import Callable
from datetime import date, datetime

from django.db.models import Field, Model
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assessments.forms.answers import ACCEPT, DECLINE, variable_of
from assessments.models.assessment import ClassCode
from assessments.models.diary import Activity
from assessments.safety.answers import ANSWER_CHOICES
from patients import catalogue
from patients.models import Diagnosis, Patient
from patients.permissions import ROLE_NAMES
from portal.clinic.worklist.items import KINDS
from portal.mine import own_words

YES_AND_NO = dict(ANSWER_CHOICES)
LANGUAGES = {"en": _("English"), "pl": _("Polish")}
PROPOSED = {ACCEPT: _("accepted"), DECLINE: _("not accepted")}
# What only a machine can read: the number of a row, or the digest of an occasion.
MARK = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{16}")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
# Codes in a plan's texts, of which the words stand right beside.
BESIDE_WORDS = ("factor", "factors")


def of(row: Model, field: Field, value):
    """A value with its codes in words; what is nested stays nested, what is no code stays."""
    tell = TOLD.get(f"{row._meta.model_name}.{field.name}") or TOLD.get(field.name)
    if value in (None, "", [], {}):
        return value
    if tell:
        return tell(value)
    return _answer(field.name, value) if field.name in own_words.FACTS else value


def of_leaf(value: str) -> str | date:
    """A bare text: yes, no and not sure as the questions call them, days as days."""
    if MARK.fullmatch(value):
        return ""
    return _moment(value) or str(YES_AND_NO.get(value, value))


def _moment(value: str) -> date | None:
    """The day, or the moment with its zone, that a text is; None for any other text."""
    try:
        found = datetime.fromisoformat(value) if DAY.match(value) else None
    except ValueError:
        return None
    if DAY.fullmatch(value):
        return found.date()
    return found if found and timezone.is_aware(found) else None


def _each(tell: Callable) -> Callable:
    """The same for each of a list; anything else as it is."""
    return lambda found: [tell(one) for one in found] if isinstance(found, list) else found


def _in(words) -> Callable:
    """One of known codes; anything else as it is."""
    return lambda code: str(words.get(code, code)) if isinstance(code, str) else code


def _answer(fact: str, code):
    """An answer about running and the back, in the patient's words."""
    words = variable_of(own_words.edition(), fact).text.values
    return words[code].to("patient") if isinstance(code, str) and code in words else code


def _activity(code):
    named = own_words.edition().texts(get_language()).activities.get(code)
    return named.name.patient if named else str(dict(Activity.choices).get(code, code))


def _diagnosis(key):
    found = catalogue.named(key)
    return str(found.title) if found else key


def _given(given: dict) -> dict:
    """Answers that are kept, by question."""
    return {
        name: _in(PROPOSED)(code)
        if name.startswith("proposal_")
        else _answer(name, code)
        if name in own_words.FACTS
        else code
        for name, code in given.items()
    }


def _proposals(proposed: dict) -> dict:
    """What the patient said instead of what stands, by question."""
    return {
        fact: {**said, "role": _role(said.get("role")), "value": _answer(fact, said.get("value"))}
        if isinstance(said, dict) and fact in own_words.FACTS
        else said
        for fact, said in proposed.items()
    }


def _cells(cells: dict) -> dict:
    """Columns of a diagnosis or a patient as plain values."""
    return {name: _cell(name, value) for name, value in cells.items()}


def _cell(name: str, value):
    if name in ("catalogue_key", "diagnosis"):
        return _diagnosis(value)
    if name in ("kind", "language"):
        return TOLD[name](value)
    for model in (Diagnosis, Patient):
        column = next((each for each in model._meta.concrete_fields if each.name == name), None)
        if column and column.choices and isinstance(value, str):
            return str(dict(column.flatchoices).get(value, value))
    return value


def _fault(told):
    """The column of a line of a file, and what is to be mended there."""
    return {told[0]: told[1]} if isinstance(told, list) else told


def _left_out(item):
    return {item["id"]: item["reason"]} if "reason" in item else item


def _shown(said):
    return said.get("text", said) if isinstance(said, dict) else said


def _texts(texts):
    """A plan's texts in one language; of what one can choose the words alone."""
    if not isinstance(texts, dict):
        return texts
    told = {name: _text(name, part) for name, part in texts.items()}
    return {name: part for name, part in told.items() if name not in BESIDE_WORDS}


def _text(name: str, part):
    if name == "choices" and isinstance(part, dict):
        return list(part.values())
    if name == "class" and isinstance(part, str):
        return _class(part)
    if name == "strength":
        words = own_words.edition().texts(get_language()).strengths.get(part)
        return words.patient if words else part
    if isinstance(part, list):
        return [_texts(each) for each in part]
    return _texts(part)


_role, _class = _in(ROLE_NAMES), _in(dict(ClassCode.choices))
# By table and column, or by column where every table means the same by it.
TOLD: dict[str, Callable] = {
    "answered": _each(own_words.of_part),
    "author_role": _role,
    "catalogue_key": _diagnosis,
    "decision.class_code": _class,
    "given": _given,
    "importline.faults": _each(_fault),
    "importline.values": _cells,
    "kind": _in(catalogue.KIND_LABELS),
    "language": _in(LANGUAGES),
    "left_out": _each(_left_out),
    "planitem.activity": _activity,
    "proposals": _proposals,
    "review.kind": _in(KINDS),
    "shown": _each(_shown),
    "signer_role": _role,
    "stood": _cells,
    "texts": _texts,
}
