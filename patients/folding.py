"""Words folded for finding: lower case, no accents, also those that Unicode does not decompose."""

import re
import unicodedata

# Letters that NFKD leaves whole.
UNDECOMPOSED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)


def fold(text: str) -> str:
    """The words of a text, folded and separated by single blanks.

    >>> fold("Łukasz  MÜLLER-Żak")
    'lukasz muller zak'
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(UNDECOMPOSED))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", bare.translate(UNDECOMPOSED)))


def fuzzy_key(word: str) -> str:
    """What stays of a folded word when doubled letters and vowels after the first are dropped.

    >>> fuzzy_key("kowalski") == fuzzy_key("kovalsky") == "kvlsk"
    True
    """
    single = re.sub(r"(.)\1+", r"\1", word.replace("w", "v").replace("ph", "f"))
    return single[:1] + re.sub(r"[aeiouy]", "", single[1:])
