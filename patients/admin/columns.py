"""How the admin tells a column that Django alone would link or leave raw."""

from django.db import models
from django.template.loader import render_to_string


def in_words(field):
    """A related row without a link that may not open; structured data as lists.

    Of a plain column the name is given: Django draws it.
    """
    is_structured = isinstance(field, models.JSONField)
    if not (field.is_relation or is_structured):
        return field.name

    def words(row):
        value = getattr(row, field.name)
        if is_structured:
            return as_lists(value)
        return "" if value is None else str(value)

    words.__name__ = field.name
    words.short_description = field.verbose_name
    words.admin_order_field = field.name
    return words


def as_lists(value) -> str:
    """Names with their values, and lists, one below the other; never markup out of the data."""
    return render_to_string("admin/nested.html", {"held": _held(value)})


def _held(value) -> dict:
    """Rows of names with what each holds, or one plain value."""
    if isinstance(value, dict) and value:
        named = value.items()
        return {"rows": [(str(name).replace("_", " "), _held(each)) for name, each in named]}
    if isinstance(value, list) and value:
        return {"rows": [("", _held(each)) for each in value]}
    return {"value": None if value in ("", [], {}) else value}
