"""Every string that a person reads goes through gettext: the check for Python."""

import ast
import re
from collections.abc import Iterator

GETTEXT = {
    "_",
    "gettext",
    "gettext_lazy",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "pgettext_lazy",
    "npgettext",
}
AT_ONCE = {"gettext", "ngettext", "pgettext", "npgettext"}
WORDS = re.compile(r"[^\W\d_]*[a-z][^\W\d_]+|[^\W\d_]+[a-z]")
# Keyword arguments that somebody reads, whatever is called with them.
READ_ALOUD = {
    "label",
    "help_text",
    "verbose_name",
    "verbose_name_plural",
    "error_messages",
    "empty_label",
    "violation_error_message",
    "description",
    "label_suffix",
    "site_header",
    "site_title",
    "index_title",
}
# Assignments in a class body that somebody reads.
READ_NAMES = {
    "verbose_name",
    "verbose_name_plural",
    "site_header",
    "site_title",
    "index_title",
    "empty_value_display",
}
# Calls whose sentence stands at this position.
SENTENCES = {
    "NotPermitted": 0,
    "NotNow": 0,
    "Stale": 0,
    "Invalid": 0,
    "ValidationError": 0,
    "PermissionDenied": 0,
    "Http404": 0,
    "success": 1,
    "error": 1,
    "warning": 1,
    "info": 1,
    "add_error": 1,
    "message_user": 1,
}
FIELDS = re.compile(r"(Char|Text|Date|DateTime|Boolean|Integer|Email|Slug|JSON|Decimal)Field$")
CHOICES = {"TextChoices", "IntegerChoices"}


def untranslated(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Bare words where a person reads them: labels, helps, messages, refusals, choices."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            for place in _read_in_call(node):
                yield from _bare(place)
        elif isinstance(node, ast.ClassDef):
            for place in _read_in_class(node):
                yield from _bare(place)


def taken_at_import(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Sentences translated once, when the module is read: in nobody's language."""
    at_once = {
        name.asname or name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for name in node.names
        if name.name in AT_ONCE
    }
    waiting: list[ast.AST] = [tree]
    while waiting:
        for node in ast.iter_child_nodes(waiting.pop()):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                continue
            if isinstance(node, ast.Call) and _name(node.func) in at_once:
                yield node.lineno, "translated when the module is read: use gettext_lazy"
            waiting.append(node)


def _read_in_call(call: ast.Call) -> Iterator[ast.expr]:
    name = _name(call.func)
    for keyword in call.keywords:
        if keyword.arg in READ_ALOUD:
            yield keyword.value
        elif keyword.arg == "attrs" and isinstance(keyword.value, ast.Dict):
            for key, value in zip(keyword.value.keys, keyword.value.values, strict=True):
                if isinstance(key, ast.Constant) and key.value in ("placeholder", "title"):
                    yield value
    position = SENTENCES.get(name)
    if position is not None and len(call.args) > position:
        yield call.args[position]
    of_models = isinstance(call.func, ast.Attribute) and _name(call.func.value) == "models"
    if of_models and FIELDS.search(name) and call.args:
        yield call.args[0]


def _read_in_class(definition: ast.ClassDef) -> Iterator[ast.expr]:
    is_choices = any(_name(base) in CHOICES for base in definition.bases)
    for statement in definition.body:
        if not isinstance(statement, ast.Assign):
            continue
        names = {_name(target) for target in statement.targets}
        if names & READ_NAMES:
            yield statement.value
        if is_choices and isinstance(statement.value, ast.Tuple):
            yield from statement.value.elts[1:]


def _bare(node: ast.expr) -> Iterator[tuple[int, str]]:
    """The bare words in an expression whose value is shown."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str) and WORDS.search(node.value):
            yield node.lineno, f"not translated: {node.value[:60]!r}"
    elif isinstance(node, ast.JoinedStr):
        words = "".join(part.value for part in node.values if isinstance(part, ast.Constant))
        yield from _bare(ast.copy_location(ast.Constant(words), node))
    elif isinstance(node, ast.Dict):
        for value in node.values:
            yield from _bare(value)
    elif isinstance(node, ast.List | ast.Tuple):
        for value in node.elts:
            yield from _bare(value)
    elif isinstance(node, ast.BinOp):
        yield from _bare(node.left)
    elif isinstance(node, ast.IfExp):
        yield from _bare(node.body)
        yield from _bare(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from _bare(value)
    elif isinstance(node, ast.Call) and _name(node.func) == "format":
        yield from _bare(node.func.value)


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
