"""What a patient reads stays within the reading age of eleven."""

import re

import pytest

from tests.guidelines.reading import EDITION

LONGEST_SENTENCE = 20  # words
HIGHEST_GRADE = 6.0  # Flesch-Kincaid; age eleven is grade five to six


def syllables(word: str) -> int:
    """Vowel groups, without a silent e: the usual estimate."""
    word = re.sub(r"[^a-z]", "", word.lower())
    groups = len(re.findall(r"[aeiouy]+", word))
    silent = word.endswith("e") and not word.endswith("le") and groups > 1
    return max(1, groups - silent)


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of a text."""
    sentences = [part for part in re.split(r"[.!?:]+", text) if part.strip()]
    words = [word for word in text.split() if re.search(r"[a-zA-Z]", word)]
    long = sum(syllables(word) for word in words) / len(words)
    return 0.39 * len(words) / len(sentences) + 11.8 * long - 15.59


def patient_texts(language: str = "en") -> dict[str, str]:
    """Every text of some length that a patient reads, by where it stands."""
    texts = EDITION.texts(language)
    found = {
        f"{rec} {wording}": text
        for rec, each in texts.recommendations.items()
        for wording, text in each.patient.items()
    }
    for code, each in texts.classes.items():
        for reason, words in each.words.items():
            found[f"{code} {reason}"] = f"{words.patient_title} {words.patient_text}"
    found |= {f"condition {name}": pair.patient for name, pair in texts.conditions.items()}
    for code, activity in texts.activities.items():
        found[f"activity {code}"] = " ".join(
            (activity.what, activity.why, activity.begin, activity.mind)
        )
    found |= {f"claim {claim}": pair.patient for claim, pair in texts.claims.items()}
    found |= {f"step {step}": pair.patient for step, pair in texts.stop_rule.steps.items()}
    found |= {
        f"question {name}": f"{text.question.patient} {text.help.patient}"
        for name, text in texts.variables.items()
    }
    found["stop rule default"] = texts.stop_rule.default_rule.patient
    found["provenance"] = texts.provenance.patient
    return {place: text for place, text in found.items() if text}


@pytest.mark.parametrize(("place", "text"), patient_texts().items(), ids=patient_texts())
def test_grade(place, text):
    assert grade(text) <= HIGHEST_GRADE, f"{place}: {text}"


def test_every_claim_is_measured():
    measured = {place for place in patient_texts() if place.startswith("claim ")}
    assert measured == {f"claim {claim}" for claim in EDITION.claims}


def test_the_measure_tells_hard_from_easy():
    hard = "Intervertebral degeneration necessitates multidisciplinary rehabilitation."
    assert grade(hard) > 20
    assert grade("You can run. It is good for you.") < 3


def test_polish_sentences_are_as_short_as_the_english_ones():
    """No measure of Polish has been agreed on; each that was proposed counts long sentences."""
    longest, mean = {}, {}
    for language in ("en", "pl"):
        whole = " . ".join(patient_texts(language).values())
        words = [len(part.split()) for part in re.split(r"[.?!:]+", whole) if part.strip()]
        longest[language], mean[language] = max(words), sum(words) / len(words)
    assert longest["pl"] <= LONGEST_SENTENCE
    assert mean["pl"] <= mean["en"]
