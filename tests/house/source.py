"""Where the rules of the house look: the product's modules, its templates, every text file."""

import ast
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PRODUCT = ("portal", "patients", "assessments")
ELSEWHERE = ("tests", "benchmarks")
NOT_OURS = {"var", "__pycache__", "htmlcov"}
TEXT = {".py", ".html", ".txt", ".md", ".css", ".js", ".toml", ".svg", ".po", ".yaml", ".json", ""}


def modules(*folders: str) -> Iterator[Path]:
    """Every Python module of these folders but the migrations, which Django writes."""
    for folder in folders or PRODUCT:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in path.parts and "__pycache__" not in path.parts:
                yield path


def templates() -> Iterator[Path]:
    """Every template."""
    yield from sorted(path for path in (ROOT / "templates").rglob("*.html"))
    yield from sorted(path for path in (ROOT / "templates").rglob("*.txt"))


def text_files(folder: Path = ROOT) -> Iterator[Path]:
    """Every text file of the project, wherever it lies."""
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            is_hidden = path.name.startswith(".") and path.name != ".ci"
            if not is_hidden and path.name not in NOT_OURS:
                yield from text_files(path)
        elif path.suffix in TEXT and path.name not in (".coverage", ".git"):
            yield path


@cache
def text_of(path: Path) -> str:
    """The text of a file."""
    return path.read_text(encoding="utf-8")


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(text_of(path))


def name_of(path: Path) -> str:
    """The path as it stands in the project."""
    return path.relative_to(ROOT).as_posix()


def room_of(path: Path) -> set[str]:
    """The names on the way to a module: `patients/actions/people.py` has three."""
    relative = path.relative_to(ROOT)
    return {*relative.parts[:-1], relative.stem}


def broken(rule: Callable, subjects: Iterable[Path], read: Callable = tree_of) -> list[str]:
    """What a rule finds in these files, each as `path:line: what is wrong`."""
    return [
        f"{name_of(path)}:{line}: {what}"
        for path in subjects
        for line, what in sorted(rule(read(path)))
    ]
