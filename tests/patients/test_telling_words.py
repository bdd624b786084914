"""What tells of a diagnosis is found; what one says in training is not taken for it."""

import pytest

from patients.catalogue import ENTRIES
from patients.catalogue.entry import titles
from patients.catalogue.telling import SAID_BY_EVERYBODY, telling_words
from patients.folding import fold


def titles_synonyms_and_codes():
    for entry in ENTRIES:
        yield from (*titles(entry), entry.icd10, *entry.synonyms)
        for code in entry.icd10cm:
            yield from (code.title, code.code, code.code.replace(".", ""))


def test_every_title_synonym_and_code_of_the_catalogue_is_found_within_other_words():
    missed = {
        str(words)
        for words in titles_synonyms_and_codes()
        if fold(str(words)) not in SAID_BY_EVERYBODY
        and not telling_words(f"Mind ({words}) in each move")
    }
    assert missed == set()


@pytest.mark.parametrize(
    "words",
    [
        "No load on L4/5.",
        "because of the slip",
        "Meyerding II",
        "m51.26",
        "C4, so no running",
        "after her fusion",
        "Bandscheibenvorfall",
        "bez skłonów z powodu kręgozmyku",
        "po operacji dysku",
        "stopień II, więc bez skakania",
        "rwa po lewej",
        "the stenotic segment: stenosis",
    ],
)
def test_a_level_a_class_a_grade_or_a_disease_is_found(words):
    assert telling_words(words)


@pytest.mark.parametrize(
    "words",
    [
        "20 minutes, three times a week",
        "Keep your back straight; no deep bending.",
        "A class for beginners, with light weights up to 5 kg.",
        "2 x 10, then rest",
        "Trzymaj plecy prosto, obciążaj się stopniowo, bez głębokich skłonów.",
        "Przerwij, gdy czujesz dyskomfort w krzyżu.",
    ],
)
def test_what_one_says_in_training_tells_nothing(words):
    assert telling_words(words) == ()
