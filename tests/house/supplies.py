"""Rules about what is brought in, and about words that do not belong in the project."""

import base64
import hashlib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

# In fragments, so that this module does not hold the words itself.
FORBIDDEN = tuple(
    "".join(fragments)
    for fragments in (
        ("py", "pi.", "org"),
        ("python", "hosted"),
        ("npm", "js"),
        ("registry.", "npm"),
        ("deb.", "debian"),
        ("/wo", "rk/"),
        ("/fa", "rm/"),
        ("sub", "agent"),
        ("helper", " session"),
        ("before", "-stop"),
        ("shared/", "design"),
        ("shared/", "article"),
    )
)
EXCUSES = re.compile(
    "|".join(
        "".join(fragments)
        for fragments in (
            (r"#\s*no", "qa"),
            (r"type:\s*ig", "nore"),
            (r"pragma:\s*no", " cover"),
            (r"mark\.sk", "ip"),
            (r"mark\.xf", "ail"),
            (r"pytest\.sk", r"ip\("),
            (r"\bTO", r"DO\b"),
            (r"\bFIX", r"ME\b"),
            (r"\bX", r"XX\b"),
        )
    )
)
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(\[[^\]]*\])?==\S+")


def forbidden_words(text: str) -> Iterator[tuple[int, str]]:
    """Hosts of registries, paths of a machine, words about how the work is organised."""
    for number, line in enumerate(text.splitlines(), 1):
        for word in FORBIDDEN:
            if word.lower() in line.lower():
                yield number, f"the word {word!r}"


def excuses(text: str) -> Iterator[tuple[int, str]]:
    """Marks that silence a check or leave something for later."""
    for number, line in enumerate(text.splitlines(), 1):
        if EXCUSES.search(line):
            yield number, line.strip()


def unpinned(requirements: str) -> Iterator[tuple[int, str]]:
    """Requirements without an exact version or without hashes."""
    joined = requirements.replace("\\\n", "\\\\")
    number = 1
    for line in joined.splitlines():
        if line.strip() and not line.lstrip().startswith(("#", "--")):
            if not PINNED.match(line):
                yield number, f"not pinned: {line[:60]}"
            if "--hash=sha256:" not in line:
                yield number, f"without hashes: {line.split()[0]}"
        number += 1 + line.count("\\\\")


def pins(requirements: str) -> set[str]:
    """The names that a requirements file pins."""
    return {
        canonical(found[1]) for line in requirements.splitlines() if (found := PINNED.match(line))
    }


def unexplained_dependencies(project: str) -> Iterator[tuple[int, str]]:
    """Direct dependencies without a reason beside them."""
    for number, name, comment in _direct(project):
        if len(comment.split()) < 2:
            yield number, f"{name} stands there without a reason"


def direct_dependencies(project: str) -> dict[str, set[str]]:
    """What pyproject.toml asks for: `run` and `dev`."""
    read = tomllib.loads(project)["project"]
    asked = {"run": read["dependencies"], "dev": read["optional-dependencies"]["dev"]}
    return {
        kind: {canonical(re.split(r"[\[~=><! ]", entry)[0]) for entry in entries}
        for kind, entries in asked.items()
    }


def _direct(project: str) -> Iterator[tuple[int, str, str]]:
    """Each line of the two lists: its number, the dependency, the comment beside it."""
    is_list = False
    for number, line in enumerate(project.splitlines(), 1):
        if re.match(r"(dependencies|dev) = \[", line):
            is_list = True
        elif line.startswith("]"):
            is_list = False
        elif is_list and (found := re.match(r'\s*"([^"]+)",\s*(?:#\s*(.*))?$', line)):
            yield number, found[1], found[2] or ""


def canonical(name: str) -> str:
    """A distribution's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def integrity(path: Path | str) -> str:
    """The subresource integrity value of a file, as upstream publishes it."""
    return "sha384-" + base64.b64encode(hashlib.sha384(Path(path).read_bytes()).digest()).decode()
