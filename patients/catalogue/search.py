"""Finding an entry while one types: by our title, by what doctors call it, by code."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language

from patients.catalogue.entry import Entry, titles
from patients.catalogue.lookup import ENTRIES, bare
from patients.folding import fold


@dataclass(frozen=True)
class _Indexed:
    """An entry as it is searched: its folded titles, synonyms and bare codes."""

    entry: Entry
    titles: tuple[str, ...]
    synonyms: tuple[str, ...]
    codes: tuple[str, ...]

    def rank(self, words: list[str], code: str) -> int | None:
        """How well it answers, 0 best; None where it does not."""
        phrase = " ".join(words)
        if code in self.codes:
            return 0
        if any(known.startswith(code) for known in self.codes if len(code) > 1):
            return 1
        if any(title.startswith(phrase) for title in self.titles):
            return 2
        if any(synonym.startswith(phrase) for synonym in self.synonyms):
            return 3
        if any(_all_begin(words, title) for title in self.titles):
            return 4
        if any(_all_begin(words, synonym) for synonym in self.synonyms):
            return 5
        if _all_begin(words, " ".join((*self.titles, *self.synonyms))):
            return 6
        return None


def find(text: str, limit: int = 10) -> list[Entry]:
    """The entries that answer what was typed, best first; none for an empty text.

    Case and accents do not matter; every typed word must begin a word of the title or of a synonym,
    or the whole must begin a code, with or without its dot.
    """
    words = fold(text).split()
    if not words:
        return []
    ranked = []
    for place, indexed in enumerate(_index(get_language())):
        rank = indexed.rank(words, bare(text))
        if rank is not None:
            ranked.append((rank, place, indexed.entry))
    ranked.sort(key=lambda found: found[:2])
    return [entry for _rank, _place, entry in ranked[:limit]]


def _all_begin(words: list[str], text: str) -> bool:
    """Whether every word begins some word of the text."""
    return all(any(word.startswith(begun) for word in text.split()) for begun in words)


@lru_cache(maxsize=16)
def _index(language: str | None) -> tuple[_Indexed, ...]:
    """The catalogue folded for one language; an entry is found by its titles in the others too."""
    index = []
    for entry in ENTRIES:
        english, *others = titles(entry)
        index.append(
            _Indexed(
                entry,
                titles=tuple(dict.fromkeys((fold(str(entry.title)), fold(english)))),
                synonyms=tuple(fold(words) for words in (*entry.synonyms, *others)),
                codes=tuple(bare(code) for code in _codes_of(entry)),
            )
        )
    return tuple(index)


def _codes_of(entry: Entry) -> tuple[str, ...]:
    return (entry.icd10, *(code.code for code in entry.icd10cm))
