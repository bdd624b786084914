"""The catalogue as it is kept: read, brought up to date, compiled, and what is wrong with it."""

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tests.house.source import ROOT, name_of
from tests.translations import scope
from tests.translations.extract import (
    Sentence,
    in_entries,
    in_module,
    in_name,
    in_template,
)

LANGUAGE = "pl"
FOLDER = ROOT / "locale" / LANGUAGE / "LC_MESSAGES"
PO, MO = FOLDER / "django.po", FOLDER / "django.mo"
BEGUN = datetime(2026, 1, 1, tzinfo=UTC)  # always the same: the same content is the same file
HOLE = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{(\w*)\}")


def sentences() -> dict[Sentence, list[str]]:
    """Everything that a patient may read, and where it stands."""
    found = {Sentence(text): ["a library"] for text in scope.OF_LIBRARIES}
    for read, paths in ((in_template, scope.templates()), (in_module, scope.modules())):
        for path in paths:
            for sentence in read(path):
                found.setdefault(sentence, []).append(name_of(path))
    for place, sentence in _of_data():
        found.setdefault(sentence, []).append(place)
    return found


def _of_data() -> Iterator[tuple[str, Sentence]]:
    """What stands in the data that patients read: names of regions and kinds, and diagnoses."""
    for place, name in scope.NAMES.items():
        yield from ((place, sentence) for sentence in in_name(ROOT / place, name))
    for place in scope.CATALOGUE:
        yield from ((place, sentence) for sentence in in_entries(ROOT / place))


def kept(path: Path = PO) -> Catalog:
    """The catalogue in the repository."""
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGE)


def faults(catalogue: Catalog, needed: dict[Sentence, list[str]]) -> Iterator[str]:
    """What is missing, not looked at, no longer used, or has other holes than its original."""
    there = {_key(message): message for message in catalogue if message.id}
    for sentence, places in needed.items():
        message = there.pop(sentence, None)
        if message is None or not _is_whole(message):
            yield f"{places[0]}: not translated: {sentence.text!r}"
        elif message.fuzzy:
            yield f"{places[0]}: marked as fuzzy: {sentence.text!r}"
        elif any(_holes(each) - _holes(sentence.text + sentence.plural) for each in _said(message)):
            yield f"{places[0]}: other holes than in: {sentence.text!r}"
    for sentence in there:
        yield f"{PO.name}: no page says: {sentence.text!r}"


def updated(catalogue: Catalog, needed: dict[Sentence, list[str]]) -> Catalog:
    """The same with what is needed now: what was translated stays, what is gone goes."""
    known = {_key(message): message for message in catalogue if message.id}
    fresh = Catalog(
        locale=LANGUAGE,
        project="Spine & Stride",
        version="1",
        charset="utf-8",
        fuzzy=False,
        header_comment="# What patients read, in Polish; a draft, not reviewed.",
        creation_date=BEGUN,
        revision_date=BEGUN,
    )
    for sentence, places in sorted(needed.items(), key=lambda each: (each[1][0], each[0].text)):
        old = known.get(sentence)
        ids = (sentence.text, sentence.plural) if sentence.plural else sentence.text
        fresh.add(
            ids,
            old.string if old else (("",) * fresh.num_plurals if sentence.plural else ""),
            locations=[(place, None) for place in dict.fromkeys(places)],
            flags=old.flags if old else (),
            context=sentence.context or None,
        )
    return fresh


def written(catalogue: Catalog) -> bytes:
    """The catalogue as text."""
    out = io.BytesIO()
    write_po(out, catalogue, width=100)
    return out.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as Django loads it."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def _key(message) -> Sentence:
    text, plural = message.id if isinstance(message.id, tuple) else (message.id, "")
    return Sentence(text, plural, message.context or "")


def _said(message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def _is_whole(message) -> bool:
    return all(_said(message))


def _holes(text: str) -> set[str]:
    return {found.group() for found in HOLE.finditer(text)}
