"""Markdown as the generated document needs it: lines, and tables of cells."""

from collections.abc import Iterable, Iterator, Sequence

from assessments.engine import Claim

Lines = Iterator[str]


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> Lines:
    """A table with its heads, and an empty line after it."""
    yield row_of(heads)
    yield row_of(["---"] * len(heads))
    for row in rows:
        yield row_of(row)
    yield ""


def row_of(cells: Iterable[object]) -> str:
    """One line of a table."""
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"


def ids(claims: Iterable[Claim]) -> str:
    """The ids of claims, one after another."""
    return " ".join(claim.id for claim in claims)
