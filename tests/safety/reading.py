"""How hard a text is to read: the Flesch-Kincaid grade (age 11 is about grade 5 to 6)."""

import re


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of an English text."""
    text = str(text)
    sentences = [part for part in re.split(r"[.!?]+", text) if part.strip()]
    words = re.findall(r"[A-Za-z']+", text)
    syllables = sum(_syllables(word.lower()) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str) -> int:
    """Groups of vowels, without a final e that is silent (hope, moved; not table, rested)."""
    groups = len(re.findall(r"[aeiouy]+", word))
    silent = re.search(r"([^l]e|[^td]ed)$", word) is not None
    return max(groups - silent, 1)
