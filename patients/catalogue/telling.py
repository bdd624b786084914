"""Words that tell what somebody has: looked for in what must say nothing of it."""

import re
from functools import lru_cache

from patients.catalogue.entry import titles
from patients.catalogue.lookup import ENTRIES, bare
from patients.folding import fold

# Beginnings of words, folded, that stand in a finding, a test or a treatment rather than in a
# training plan.
BEGINNINGS = (
    *("abscess", "arthr", "cauda", "degenerat", "diagnos", "discitis", "discopath", "disease"),
    *("excluded", "fractur", "fusion", "grade", "hernia", "infect", "injection", "kypho"),
    *("laminect", "listhes", "lordo", "lumbago", "lysis", "malign", "metasta", "meyerding"),
    *("myelo", "nerve", "neuro", "operat", "osteo", "paresis", "patholog", "pfirrmann"),
    *("prolaps", "protru", "radicul", "radiolog", "retrolisth", "sacr", "sciatic", "scolio"),
    *("sequest", "spondyl", "stenos", "surg", "syndrom", "trauma", "tumor", "tumour", "vertebra"),
    # The same in Polish.
    *("chorob", "dyskopat", "korzen", "kregoszczelin", "kregozmyk", "nerw", "niestabiln"),
    *("nowotw", "operac", "operow", "przemieszcz", "przepukl", "przerzut", "rdzen", "ropien"),
    *("rozpozna", "skolio", "stenoz", "stopien", "ucisk", "uraz", "usztywn", "wykluczon"),
    *("zabieg", "zakazen", "zapalen", "zastrzyk", "zlaman", "zwezen", "zwyrodn"),
)
WHOLE = frozenset(
    {
        *("disc", "discs", "disk", "disks", "slip", "slipped", "cyst", "icd", "mri", "ct"),
        *("dysk", "dyski", "dyskiem", "dysku", "guz", "guza", "rezonans", "rwa", "rwy"),
    }
)
LEVEL = re.compile(r"\b[CTLS]\d{1,2}(?:\s*[/-]\s*[CTLS]?\d{1,2})?\b", re.IGNORECASE)
CODE = re.compile(r"\b(?:[A-Z]\d{2}(?:\.?\w{1,4})?|[a-z]\d{2}\.\w{1,4})\b")
# What doctors type to find a diagnosis, and everybody says without meaning one.
SAID_BY_EVERYBODY = frozenset({"back pain", "neck pain", "pain", "posture"})


def telling_words(text: str) -> tuple[str, ...]:
    """The words of a text that tell of a diagnosis, a class, a level or a code; each once.

    It errs towards finding one: what is found is held back, what is missed would be told.
    """
    found = [match.group() for match in (*LEVEL.finditer(text), *CODE.finditer(text))]
    folded = fold(text)
    found += [
        word
        for word in folded.split()
        if word in WHOLE or word.startswith(BEGINNINGS) or bare(word) in _codes()
    ]
    found += [phrase for phrase in _phrases() if f" {phrase} " in f" {folded} "]
    return tuple(dict.fromkeys(found))


@lru_cache
def _codes() -> frozenset[str]:
    return frozenset(
        bare(code)
        for entry in ENTRIES
        for code in (entry.icd10, *(each.code for each in entry.icd10cm))
    )


@lru_cache
def _phrases() -> tuple[str, ...]:
    """Every title, in each language, and every synonym of the catalogue, folded."""
    said = {
        fold(str(words))
        for entry in ENTRIES
        for words in (
            *titles(entry),
            *entry.synonyms,
            *(code.title for code in entry.icd10cm),
        )
    }
    return tuple(sorted(said - SAID_BY_EVERYBODY - {""}))
