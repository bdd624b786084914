"""A file as it was uploaded, read into lines and cells: encoding, separator, quirks of Excel."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from patients.importing.columns import CLINICAL, COLUMNS, NAMED, column_of

MOST_BYTES = 2 * 1024 * 1024
MOST_LINES = 5000
LONGEST_HEAD = 10_000  # letters in which the separator is looked for
SEPARATORS = (",", ";", "\t")
UTF8, CENTRAL, WESTERN = "utf-8", "cp1250", "cp1252"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # before these a spreadsheet's text has a quote
AS_TEXT = re.compile(r'="([^"]*)"')  # how Excel is told to leave a number alone
SAID_SEPARATOR = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)


class UnreadableError(ValueError):
    """The file as a whole cannot be read; the sentence says what to do."""


@dataclass(frozen=True)
class Line:
    """One line below the headings: where it begins in the file, and its cells by column."""

    number: int
    cells: dict[str, str]
    surplus: bool = False  # more cells than headings


@dataclass(frozen=True)
class Table:
    """What a file holds: the columns we know, those we do not, and the lines that are not empty.

    `headings` says what each column that we know is called in the file.
    """

    headings: dict[str, str]
    unknown: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of those that we know, in the file's order."""
        return tuple(self.headings)

    @property
    def is_clinical(self) -> bool:
        """Whether something in it is about diagnoses."""
        return any(line.cells.get(name) for line in self.lines for name in CLINICAL)


def read(content: bytes, encoding: str = UTF8) -> Table:
    """The lines and cells of a file.

    Args:
        content: the file's bytes.
        encoding: UTF8, CENTRAL or WESTERN, as the person said; UTF-16 says so itself.

    Raises:
        UnreadableError, with what to do.
    """
    if len(content) > MOST_BYTES:
        raise UnreadableError(
            _("This file is larger than 2 MB. Divide it into several and import them in turn.")
        )
    text = _decoded(content, encoding)
    first, skipped, text = _without_said_separator(text)
    separator = first or _separator(text)
    rows = _rows(text, separator, skipped)
    _number, headings = next(rows, (0, []))
    named = _named(headings)
    lines = tuple(_lines(rows, headings, named))
    if not lines:
        raise UnreadableError(_("This file has no line below its headings. Add the patients."))
    if len(lines) > MOST_LINES:
        raise UnreadableError(
            _("This file has over %(most)s lines. Divide it and import the parts in turn.")
            % {"most": MOST_LINES}
        )
    called = [(name, heading.strip()) for name, heading in zip(named, headings, strict=True)]
    unknown = tuple(heading for name, heading in called if heading and not name)
    return Table({name: heading for name, heading in called if name}, unknown, lines)


def _decoded(content: bytes, encoding: str) -> str:
    if content.startswith(b"PK\x03\x04"):
        raise UnreadableError(
            _(
                "This is a workbook, not a table of text. In your spreadsheet choose “Save as” and "
                "“CSV UTF-8”, then choose that file."
            )
        )
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif content.startswith(b"\xef\xbb\xbf"):
        encoding = "utf-8-sig"
    try:
        text = content.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise UnreadableError(
            _(
                "The letters of this file are not in UTF-8. Save it as “CSV UTF-8”, or choose "
                "below how it was written (Excel in Central Europe: Windows-1250)."
            )
        ) from error
    if "\0" in text:
        raise UnreadableError(
            _("This is no table of text. Save it as “CSV UTF-8” and choose that.")
        )
    return text


def _without_said_separator(text: str) -> tuple[str, int, str]:
    """The separator that Excel's own first line names, how many lines that took, and the rest."""
    said = SAID_SEPARATOR.match(text)
    return (said[1], 1, text[said.end() :]) if said else ("", 0, text)


def _separator(text: str) -> str:
    """That by which the most of our columns come to light in the first line."""
    begin = re.split(r"[\r\n]", text, maxsplit=1)[0][:LONGEST_HEAD]

    def known(separator: str) -> int:
        return sum(
            bool(column_of(heading)) for heading in next(csv.reader([begin], delimiter=separator))
        )

    return max(SEPARATORS, key=known)


def _rows(text: str, separator: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not empty, with the line of the file in which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    while True:
        begins = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UnreadableError(
                _(
                    "Line %(line)s cannot be read: a quotation mark is not closed, or a single "
                    "cell is far too long. Mend it and choose the file again."
                )
                % {"line": begins + skipped}
            ) from error
        if any(cell.strip() for cell in row):
            yield begins + skipped, row


def _named(headings: list[str]) -> list[str]:
    """The column of each heading; nothing for those that we do not know."""
    named = [column_of(heading) for heading in headings]
    missing = [c.name for c in COLUMNS if c.is_required and c.name not in named]
    if missing:
        raise UnreadableError(
            _("The first line must name the columns; missing: %(names)s.")
            % {"names": ", ".join(missing)}
        )
    twice = sorted({name for name in named if name and named.count(name) > 1})
    if twice:
        raise UnreadableError(
            _("The first line names a column twice: %(names)s. Keep one of them.")
            % {"names": ", ".join(twice)}
        )
    return named


def _lines(rows, headings: list[str], named: list[str]) -> Iterator[Line]:
    for number, row in rows:
        cells = {name: _plain(name, cell) for name, cell in zip(named, row, strict=False) if name}
        surplus = any(cell.strip() for cell in row[len(headings) :])
        yield Line(number, {name: cell for name, cell in cells.items() if cell}, surplus)


def _plain(name: str, cell: str) -> str:
    """The cell as it was meant: formulas are text, and so is what Excel was told to leave alone."""
    told = AS_TEXT.fullmatch(cell.strip())
    text = told[1] if told else cell.strip()
    if text.startswith("'") and text[1:].startswith(FORMULA):
        text = text[1:]
    if NAMED[name].name in ("address", "note"):
        return "\n".join(" ".join(line.split()) for line in text.splitlines()).strip()
    return " ".join(text.split())
