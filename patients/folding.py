"""Words folded for finding: lower case, no accents, also those that Unicode does not decompose."""

import re
import string
import unicodedata

SHORTEST, LONGEST = 4, 20  # letters of a word in which a slip is looked for

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


def slips(word: str) -> set[str]:
    """Every word that is one slip of the finger away: a letter left out, put in, taken for another,
    or changed with its neighbour; none for a short word, which would mean anything.

    >>> "kowalski" in slips("kowlaski") and "kowalski" in slips("kowalki")
    True
    """
    if not SHORTEST <= len(word) <= LONGEST or not word.isalpha():
        return set()
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    letters = set(string.ascii_lowercase) | set(word)
    return {
        *(head + tail[1:] for head, tail in cuts if tail),
        *(head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1),
        *(head + letter + tail[1:] for head, tail in cuts if tail for letter in letters),
        *(head + letter + tail for head, tail in cuts for letter in letters),
    } - {word}
