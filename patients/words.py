"""Values of records in words, as pages and comparisons of two versions show them."""

from datetime import date

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _


def name_of(model, field: str) -> str:
    """How a page calls a field."""
    return capfirst(str(model._meta.get_field(field).verbose_name))


def in_words(model, field: str, value) -> str:
    """A field's value as a person reads it; empty where there is none."""
    if value in (None, ""):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    column = model._meta.get_field(field)
    if column.choices:
        return str(dict(column.flatchoices).get(value, value))
    if column.get_internal_type() == "DateField" and not isinstance(value, date):
        value = parse_date(value)
    return date_format(value, "DATE_FORMAT") if isinstance(value, date) else str(value)
