"""How the body of a REST request is read: bounded, and as strictly as the command reads a line."""

from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

from assessments.guidelines.contract import Unreadable, read_line


class StrictJSONParser(BaseParser):
    """JSON in which no key stands twice; a body over DATA_UPLOAD_MAX_MEMORY_SIZE is refused."""

    media_type = "application/json"

    def parse(self, stream, media_type=None, parser_context=None):
        """The decoded value. Raises ParseError with what is wrong."""
        try:
            return read_line(parser_context["request"].body)
        except Unreadable as problem:
            raise ParseError(
                _("This cannot be read. %(problem)s") % {"problem": problem}
            ) from problem
