"""A marker in every text of given rows, written past the guards, and what of it is left."""

from django.db import connection, models

from patients import guards
from tests.portal.tables import everything

FIXED = {"password", "language"}


def plant(rows: dict) -> dict[str, set[str]]:
    """Mark the rows of each table, given by their ids; gives the markers by table."""
    planted: dict[str, set[str]] = {}
    guards.lift()
    for number, (model, ids) in enumerate(rows.items(), 100):
        for row, pk in enumerate(ids):
            marks = {f: _marker(f, f"mk{number}x{row}{f.name}") for f in _texts(model)}
            values = {
                field.name: {"part": [mark]} if isinstance(field, models.JSONField) else mark
                for field, mark in marks.items()
            }
            if values:
                model._base_manager.filter(pk=pk).update(**values)
            planted.setdefault(model._meta.label_lower, set()).update(marks.values())
    guards.install()
    return planted


def left(planted: dict[str, set[str]], text: str) -> set[str]:
    """Which of the markers stand in a text."""
    return {
        f"{label}: {mark}" for label, found in planted.items() for mark in found if mark in text
    }


def dump() -> str:
    """Every row of every table, as text, the sessions too."""
    rows = everything()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM django_session")
        return repr(rows) + repr(cursor.fetchall())


def _texts(model) -> list[models.Field]:
    """The columns in which any words may stand."""
    known = FIXED | {
        name
        for constraint in model._meta.constraints
        if isinstance(constraint, models.CheckConstraint)
        for name in _told_of(constraint.condition)
    }
    kinds = models.CharField | models.TextField | models.JSONField
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, kinds) and not field.choices and field.name not in known
    ]


def _told_of(condition) -> set[str]:
    return {
        name
        for child in getattr(condition, "children", ())
        for name in (_told_of(child) if isinstance(child, models.Q) else {child[0].split("__")[0]})
    }


def _marker(field, words: str) -> str:
    is_address = isinstance(field, models.EmailField)
    return f"{words}@m.example" if is_address else words[: field.max_length or 90]
