"""What a column of structured data holds, as lists that one can read."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

NOTHING = "–"


def as_lists(value) -> SafeString | str:
    """Names with their values, and lists, one below the other; never markup out of the data."""
    if isinstance(value, dict) and value:
        rows = [(str(name).replace("_", " "), as_lists(held)) for name, held in value.items()]
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}: {}</li>", rows))
    if isinstance(value, list) and value:
        return format_html(
            "<ul>{}</ul>",
            format_html_join("", "<li>{}</li>", [(as_lists(each),) for each in value]),
        )
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return NOTHING if value in (None, "", {}, []) else str(value)
