"""Rules about Python: each takes a syntax tree and yields (line, what is wrong)."""

import ast
import re
from collections.abc import Iterator

Found = Iterator[tuple[int, str]]

MANAGERS = {"objects", "_base_manager", "_default_manager"}
WRITES = {
    "save",
    "create",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "delete",
}
QUERIES = {"objects", "all", "filter", "exclude", "order_by", *MANAGERS}
APART = {"audit.read", "audit.trail", "audit.refused"}
HTML = re.compile(
    r"</?(a|b|br|button|code|div|em|form|h[1-6]|i|img|input|li|ol|p|script|small|span|strong"
    r"|style|svg|table|td|th|tr|ul)(\s[^<>]*)?/?>",
    re.IGNORECASE,
)
UNSAFE = {"mark_safe", "format_html", "format_html_join", "SafeString", "SafeText"}


def records_taken_past_the_user(tree: ast.Module) -> Found:
    """A page or an interface reaches records through the user, never through a manager."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS:
            yield node.lineno, f"`.{node.attr}`: ask the user or a queryset method by name"


def writes(tree: ast.Module) -> Found:
    """Only actions create, change or end a record."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        name = node.func.attr
        if name in WRITES or (name == "update" and _is_query(node)):
            yield node.lineno, f"`.{name}(...)`: hand it to an action"


def _is_query(call: ast.Call) -> bool:
    """Whether `.update(...)` is a queryset's, not a dictionary's or a hash's."""
    on = call.func.value
    names = set()
    while isinstance(on, ast.Call | ast.Attribute):
        if isinstance(on, ast.Attribute):
            names.add(on.attr)
            on = on.value
        else:
            on = on.func
    return bool(names & QUERIES) or (bool(call.keywords) and not call.args)


def reverse_names_used(tree: ast.Module, names: set[str]) -> Found:
    """A lower app uses no reverse name that an upper one declared: an import in disguise."""
    for node in ast.walk(tree):
        used = []
        if isinstance(node, ast.Attribute):
            used = [node.attr]
        elif isinstance(node, ast.Call):
            used = [keyword.arg.split("__")[0] for keyword in node.keywords if keyword.arg]
            used += [
                argument.value.lstrip("-").split("__")[0]
                for argument in node.args
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            ]
        for name in names.intersection(used):
            yield node.lineno, f"`{name}` is declared above this app"


def rows_of_their_own(tree: ast.Module) -> Found:
    """An action records into its own transaction; a row in another one could outlive the deed."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node) in APART:
            yield node.lineno, f"`audit.{node.attr}`: use `audit.record` within an `@action`"


def html(tree: ast.Module) -> Found:
    """HTML stands in templates."""
    docstrings = set(_docstrings(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if id(node) not in docstrings and HTML.search(node.value):
                yield node.lineno, "HTML in a string: put it into a template"
        elif isinstance(node, ast.Name) and node.id in UNSAFE:
            yield node.lineno, f"`{node.id}`: put it into a template"


def _docstrings(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield id(node.value)


def prints(tree: ast.Module) -> Found:
    """Nothing prints; commands write to their own output."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id == "print":
            yield node.lineno, "`print`"


def model_signals(tree: ast.Module) -> Found:
    """No signals of ours: what happens stands in the action."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.db.models.signals":
            yield node.lineno, "a model signal: do it in the action"


def opened_doors(tree: ast.Module) -> Found:
    """Nothing switches the protection of forms off."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id == "csrf_exempt":
            yield node.lineno, "`csrf_exempt`"


def unexplained(tree: ast.Module) -> Found:
    """A module opens with a sentence that says what belongs in it."""
    if tree.body and not ast.get_docstring(tree):
        yield 1, "the module does not say what belongs in it"
