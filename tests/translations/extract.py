"""Every sentence for translation in a template or a module, as gettext would take it."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.templatetags.i18n import BlockTranslateNode, TranslateNode

from tests.house.source import text_of, tree_of
from tests.translations.scope import template_of

ARGUMENT = re.compile(r"""\b_\((?P<mark>["'])(?P<text>.+?)(?P=mark)\)""")
# Which arguments of each function are the sentence, its plural and its context.
FUNCTIONS = {
    "_": (0, None, None),
    "_lazy": (0, None, None),
    "gettext": (0, None, None),
    "gettext_lazy": (0, None, None),
    "ngettext": (0, 1, None),
    "ngettext_lazy": (0, 1, None),
    "pgettext": (1, None, 0),
    "pgettext_lazy": (1, None, 0),
    "npgettext": (1, 2, 0),
    "npgettext_lazy": (1, 2, 0),
}


@dataclass(frozen=True)
class Sentence:
    """What is to be translated, and what tells it from the same words elsewhere."""

    text: str
    plural: str = ""
    context: str = ""


def in_module(path: Path) -> Iterator[Sentence]:
    """The sentences of a Python module."""
    yield from _within(tree_of(path))


def in_name(path: Path, name: str) -> Iterator[Sentence]:
    """The sentences in what a module calls by this name; LookupError where it does not."""
    for node in tree_of(path).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == name:
            yield from _within(node.value)
            return
    raise LookupError(f"{path} has nothing called {name}.")


def in_entries(path: Path) -> Iterator[Sentence]:
    """The titles of the diagnoses in a module of the catalogue, but not of their codes."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Entry":
            yield from _within(node.args[1])


def _within(root: ast.AST) -> Iterator[Sentence]:
    for node in ast.walk(root):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name in FUNCTIONS:
            yield Sentence(*(_literal(node, at) for at in FUNCTIONS[name]))


def _literal(call: ast.Call, at: int | None) -> str:
    if at is None:
        return ""
    argument = call.args[at]
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return argument.value
    raise ValueError(f"Line {call.lineno}: a sentence for translation is written out.")


def in_template(path: Path) -> Iterator[Sentence]:
    """The sentences of a template, those in arguments of tags too."""
    nodes = template_of(path).nodelist
    for node in nodes.get_nodes_by_type(BlockTranslateNode):
        text, _names = node.render_token_list(node.singular)
        plural = node.render_token_list(node.plural)[0] if node.plural else ""
        yield Sentence(text, plural, _context(node))
    for node in nodes.get_nodes_by_type(TranslateNode):
        text = node.filter_expression.var.literal.replace("%", "%%")
        yield Sentence(text, context=_context(node))
    for found in ARGUMENT.finditer(text_of(path)):
        yield Sentence(found["text"])


def _context(node: BlockTranslateNode | TranslateNode) -> str:
    return str(node.message_context.var) if node.message_context else ""
