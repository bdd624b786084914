"""The figures of the proof, taken from the document that is generated from the rules.

Trying every combination takes seconds, too long for a page; a check fails when the document is
stale, so what stands there holds.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from assessments.guidelines import Edition

FOLDER = Path(settings.BASE_DIR) / "docs" / "guidelines"


@dataclass(frozen=True)
class Table:
    """Figures with their names, such as a promise and how many cases it was tried on."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@cache
def figures(edition: Edition, folder: Path = FOLDER) -> tuple[Table, ...]:
    """The tables under "Proof"; none where there is no document of this very edition."""
    path = folder / f"{edition.guideline}.md"
    if not path.exists():
        return ()
    opening, _heading, proof = path.read_text(encoding="utf-8").partition("\n## Proof\n")
    if not opening.startswith(f"# Guideline {edition.guideline}, edition {edition.version}\n"):
        return ()
    return tuple(_tables(proof))


def _tables(section: str):
    for block in section.split("\n\n"):
        lines = [line for line in block.splitlines() if line.startswith("|")]
        if len(lines) > 2:
            head, _rule, *rows = (_cells(line) for line in lines)
            yield Table(head, tuple(rows))


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip().replace("`", "") for cell in line.strip("|").split("|"))
