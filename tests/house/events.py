"""Which events the product writes to its trail, read from its code."""

import ast
import re
from collections.abc import Iterator

WRITERS = {"record", "read", "read_each", "write", "_record"}
EVENT = re.compile(r"[a-z_]+\.[a-z_]+|reviewed")


def events(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """(line, name) of each event that a module names where it records, reads or asks for a look."""
    constants = {
        target.id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = getattr(node.func, "attr", getattr(node.func, "id", ""))
        told = [keyword.value for keyword in node.keywords if keyword.arg == "look"]
        if called in WRITERS and node.args:
            told.append(node.args[0])
        for each in told:
            if isinstance(each, ast.Name):
                each = constants.get(each.id, each)
            texts = (part for part in ast.walk(each) if isinstance(part, ast.Constant))
            for part in texts:
                if isinstance(part.value, str) and EVENT.fullmatch(part.value):
                    yield part.lineno, part.value


def without_words(words):
    """A rule: every event has words, by which people find it in the trail."""

    def rule(tree: ast.Module) -> Iterator[tuple[int, str]]:
        for line, event in events(tree):
            if event not in words:
                yield line, f"`{event}` has no words: put them into portal/clinic/event_words.py"

    return rule
