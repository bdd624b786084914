"""Rules about templates: each takes a template's text and yields (line, what is wrong)."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from django.template.base import Lexer, Token, TokenType

from tests.house.translated import WORDS

Found = Iterator[tuple[int, str]]

HOLE = "\ue000"  # stands where a tag or a variable was
READ_ALOUD = {
    "title",
    "placeholder",
    "aria-label",
    "aria-description",
    "aria-roledescription",
    "aria-valuetext",
    "alt",
    "label",
}
NAMES = {"Spine & Stride"}  # is called so in every language
QUOTED = re.compile(r"""(_\()?(["'])(.*?)\2""")
SPOKEN_FILTERS = re.compile(
    r"""\|\s*(?:default|default_if_none|yesno|pluralize|join):(["'])(.*?)\1"""
)


def untranslated(text: str) -> Found:
    """Words outside of {% translate %}, in the text, in attributes and in a tag's arguments."""
    yield from _Words(text).found
    for token in _tokens(text):
        yield from _untranslated_arguments(token)


def _untranslated_arguments(token: Token) -> Found:
    contents = token.contents
    if token.token_type == TokenType.BLOCK and contents.startswith("include "):
        _tag, _template, *rest = token.split_contents()
        for argument in rest:
            value = argument.partition("=")[2]
            if value[:1] in ("'", '"') and _is_prose(value.strip("\"'")):
                yield token.lineno, f'not translated: {value}; write _("...")'
    for found in SPOKEN_FILTERS.finditer(contents):
        if _is_prose(found[2]):
            yield token.lineno, f'not translated: {found[0]}; write _("...")'


def _is_prose(words: str) -> bool:
    """Whether it reads like a sentence or a title, not like an id or a class."""
    return bool(WORDS.search(words)) and (" " in words.strip() or words[0].isupper())


def inline_code(text: str) -> Found:
    """Style, script and what happens stand in files: the content security policy refuses them."""
    yield from _Inline(text).found


def leaking_includes(text: str) -> Found:
    """A component takes what it needs and nothing else."""
    for token in _tokens(text):
        words = token.split_contents() if token.token_type == TokenType.BLOCK else [""]
        if words[0] == "include" and "components/" in words[1] and words[-1] != "only":
            yield token.lineno, f"{{% include {words[1]} %}} without `only`"


def unsafe_output(text: str) -> Found:
    """What was typed is escaped."""
    for token in _tokens(text):
        if token.token_type == TokenType.VAR and re.search(r"\|\s*safe(seq)?\b", token.contents):
            yield token.lineno, "`|safe`"
        elif token.token_type == TokenType.BLOCK and token.contents == "autoescape off":
            yield token.lineno, "autoescape off"


def _tokens(text: str) -> Iterator[Token]:
    """The tokens of a template without what {% comment %} encloses."""
    is_comment = False
    for token in Lexer(text).tokenize():
        if token.token_type == TokenType.BLOCK:
            name = token.contents.split()[0]
            if name == "comment":
                is_comment = True
            elif name == "endcomment":
                is_comment = False
                continue
        if not is_comment:
            yield token


def _html_of(text: str) -> str:
    """The markup alone: tags and variables leave a hole, translated blocks and comments too."""
    parts = []
    is_skipped = False
    line = 1
    for token in _tokens(text):
        parts.append("\n" * (token.lineno - line))
        line = max(line, token.lineno)
        if token.token_type == TokenType.BLOCK:
            is_skipped = _opens(token) or (is_skipped and not _closes(token))
        if token.token_type == TokenType.TEXT:
            line += token.contents.count("\n")
            parts.append("\n" * token.contents.count("\n") if is_skipped else token.contents)
        elif token.token_type != TokenType.COMMENT:
            parts.append(HOLE)
    return "".join(parts)


def _opens(token: Token) -> bool:
    """Whether what follows is translated, or is the value of a class attribute."""
    name, *rest = token.contents.split()
    return name in ("blocktranslate", "blocktrans") or (
        name == "block" and rest[0].endswith(("class", "coltype"))
    )


def _closes(token: Token) -> bool:
    return token.contents.split()[0] in ("endblocktranslate", "endblocktrans", "endblock")


class _Reader(HTMLParser):
    def __init__(self, text: str):
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []
        self.inside: list[str] = []
        self.feed(_html_of(text))
        self.close()

    def say(self, what: str) -> None:
        self.found.append((self.getpos()[0], what))

    def handle_starttag(self, tag, attrs):
        self.inside.append(tag)
        self.look(tag, {name.replace(HOLE, ""): value or "" for name, value in attrs})

    def handle_startendtag(self, tag, attrs):
        self.look(tag, {name.replace(HOLE, ""): value or "" for name, value in attrs})

    def handle_endtag(self, tag):
        if tag in self.inside:
            while self.inside.pop() != tag:
                pass

    def look(self, tag: str, attributes: dict[str, str]) -> None:
        """What a start tag says."""


class _Words(_Reader):
    def look(self, tag, attributes):
        for name, value in attributes.items():
            is_button = tag == "input" and attributes.get("type") in ("submit", "button", "reset")
            is_read = name in READ_ALOUD or (name == "value" and is_button)
            if is_read and WORDS.search(value.replace(HOLE, " ")):
                self.say(f'not translated: {name}="{value.replace(HOLE, "...")}"')

    def handle_data(self, data):
        words = data.replace(HOLE, " ")
        for name in NAMES:
            words = words.replace(name, "")
        if not {"script", "style"} & set(self.inside) and WORDS.search(words):
            offset, first = next(
                (at, line.strip())
                for at, line in enumerate(words.split("\n"))
                if WORDS.search(line)
            )
            self.found.append((self.getpos()[0] + offset, f"not translated: {first[:60]!r}"))


class _Inline(_Reader):
    def look(self, tag, attributes):
        for name, value in attributes.items():
            if name == "style" or name.startswith(("on", "hx-on")):
                self.say(f"an inline `{name}` attribute")
            if value.strip().lower().startswith("javascript:"):
                self.say(f"script in `{name}`")
        if tag == "style":
            self.say("an inline style sheet")
        if tag == "script" and "src" not in attributes:
            self.say("an inline script")
