"""Rules about documents that name their proofs: each named test exists."""

import re
from collections.abc import Iterator
from pathlib import Path

TEST = re.compile(r"`(tests/[\w/]+\.py)`")


def missing_proofs(document: str, root: Path) -> Iterator[str]:
    """Every test that a document names and that is not there."""
    for name in sorted(set(TEST.findall(document))):
        if not (root / name).is_file():
            yield name
