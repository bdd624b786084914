"""The claims in plain words say what the exact ones say: no more, no less, and never a forecast."""

import re

import pytest

from tests.guidelines.reading import EDITION

LANGUAGES = ["en", "pl"]
DISEASE = ("A14", "A15", "A35")  # AMB-06: a risk, never a certainty
MAY = {"en": r"\b(may|risk)\b", "pl": r"\b(może|ryzyko)\b"}
CERTAIN = {"en": r"\b(will|always|never)\b", "pl": r"\b(na pewno|zawsze|nigdy)\b"}
ONLY = {"en": "cannot make them better", "pl": "Nie może ich zmniejszyć"}
HIGH = {"en": "high risk", "pl": "duże ryzyko"}
ARTICLE = {"en": "The article says", "pl": "Artykuł mówi"}
DOCTOR = {"en": "Ask your doctor.", "pl": "Zapytaj lekarza."}
EVERY = pytest.mark.parametrize("language", LANGUAGES)


def plain(language: str) -> dict[str, str]:
    return {claim: said.patient for claim, said in EDITION.texts(language).claims.items()}


@EVERY
def test_every_claim_has_words_of_its_own(language):
    said = plain(language)
    assert set(said) == set(EDITION.claims)
    assert len(set(said.values())) == len(said)
    exact = {each.clinician for each in EDITION.texts(language).claims.values()}
    assert set(said.values()) & exact == set()


@EVERY
def test_a_claim_invents_no_number(language):
    """AMB-11: no duration, dose or frequency is the article's."""
    assert [claim for claim, words in plain(language).items() if re.search(r"\d|%", words)] == []


@EVERY
@pytest.mark.parametrize("claim", DISEASE)
def test_a_risk_is_told_as_a_risk(language, claim):
    words = plain(language)[claim]
    assert re.search(MAY[language], words)
    assert not re.search(CERTAIN[language], words)


@EVERY
def test_a_high_risk_stays_high_and_complaints_only_increase(language):
    assert HIGH[language] in plain(language)["A14"]
    assert ONLY[language] in plain(language)["A15"]


@EVERY
def test_the_operation_is_the_articles_word_and_no_forecast(language):
    """AMB-25: attributed to the article, and the question is sent to the doctor."""
    words = plain(language)["A36"]
    assert words.startswith(ARTICLE[language])
    assert words.endswith(DOCTOR[language])
    operations = re.compile("operat|operac")
    assert [each for each, said in plain(language).items() if operations.search(said)] == ["A36"]


@EVERY
def test_no_spine_is_called_healthy(language):
    healthy = re.compile(r"healthy spine|zdrow\w+ kręgosłup", re.IGNORECASE)
    assert [each for each, said in plain(language).items() if healthy.search(said)] == []
