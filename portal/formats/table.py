"""Tables for spreadsheets: CSV after RFC 4180, in which no cell is taken for a formula."""

import csv
from collections.abc import Iterable, Iterator

from django.http import StreamingHttpResponse

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # how a cell begins that a spreadsheet computes


def lines(header: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """The lines of the file, the first with the names of the columns."""
    writer = csv.writer(_Line())
    yield writer.writerow(list(header))
    for row in rows:
        yield writer.writerow([_harmless(cell) for cell in row])


def download(found: Iterable[str], name: str) -> StreamingHttpResponse:
    """An answer that a browser keeps as a file of this name."""
    return StreamingHttpResponse(
        found,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _harmless(cell: str) -> str:
    """The cell as text, also where a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


class _Line:
    """What `csv.writer` writes to: it hands each line back instead of keeping it."""

    def write(self, line: str) -> str:
        """The line itself."""
        return line
