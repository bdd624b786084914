"""What a patient reads on pages, in mails and in errors can be read at the age of eleven."""

import re
from pathlib import Path

import pytest

from assessments.guidelines import EDITIONS
from assessments.safety.evidence import NOTES
from tests.house.source import ROOT, name_of
from tests.safety.reading import grade
from tests.translations import catalogue, scope

GRADE_6 = 6.0
SHORTEST = 5  # words: of fewer, a single long one says nothing about a sentence
# Where every word is for patients; elsewhere a whole sentence is measured, not a heading.
OF_PATIENTS = ("templates/mine/", "portal/mine/", "assessments/plan_")
# The pages, mails and modules that patients do not see, or see no sentence of.
FOR_OTHERS = {
    "assessments/actions/intakes.py": "errors of a clinician's forms",
    "assessments/actions/safety.py": "errors of a clinician's forms",
    "assessments/models/": "names of columns, read in My data and in no sentence",
    "assessments/policies.py": "refusals of what clinicians do; the patient's are measured below",
    "assessments/safety/": "measured text by text in tests/safety",
    "patients/": "errors and names of what staff do",
    "portal/actions/": "refusals of what staff do",
    "portal/models.py": "names of columns",
    "templates/base_clinic.html": "of the clinic",
    "templates/keys/": "for whoever writes a program",
    "templates/account/demo_hint.html": "of the demonstration",
}
# Sentences of pages that patients share with staff, said to staff alone.
TO_STAFF = {
    "Everybody who works for a clinic signs in with a second factor, and this is your only one. "
    "Add another one before you remove it.",
    "Everybody who works here needs an app or a passkey besides the password.",
    "Is that browser closed, or was it not you? Ask the administrator of your clinic for a new "
    "sheet, and choose another password by mail if somebody may know yours.",
}


def sentences() -> list[str]:
    """Each sentence of some length that stands where a patient reads."""
    found = set()
    for sentence, places in catalogue.sentences().items():
        if all(place.startswith(tuple(FOR_OTHERS)) for place in places):
            continue
        whole = any(place.startswith(OF_PATIENTS) for place in places)
        for text in filter(None, (sentence.text, sentence.plural)):
            said = re.sub(r"<[^>]+>", "", re.sub(r"%\(\w+\)[sd]", "May", text)).strip()
            is_sentence = said.endswith((".", "?", "!", ":"))
            if len(said.split()) >= SHORTEST and (whole or is_sentence) and text not in TO_STAFF:
                found.add(said)
    return sorted(found)


@pytest.mark.parametrize("words", sentences())
def test_a_sentence_can_be_read_at_eleven(words):
    assert grade(words) <= GRADE_6


def behind_why() -> dict[str, str]:
    """What unfolds under "Why?": every claim, what studies say of it, and how sure it is."""
    found = {}
    for edition in EDITIONS.values():
        texts = edition.texts()
        found |= {f"{edition.id} {claim}": said.patient for claim, said in texts.claims.items()}
        found[f"{edition.id} level"] = f"{texts.evidence_label.patient}. {texts.provenance.patient}"
    return found | {note.id: str(note.for_patient) for note in NOTES}


@pytest.mark.parametrize("words", behind_why().values(), ids=behind_why())
def test_what_stands_behind_why_can_be_read_at_eleven(words):
    assert grade(words) <= GRADE_6


def test_what_is_left_out_is_there():
    places = {name_of(path) for path in (*scope.templates(), *scope.modules())}
    assert [each for each in FOR_OTHERS if not any(p.startswith(each) for p in places)] == []
    texts = {each.text for each in catalogue.sentences()}
    assert TO_STAFF - texts == set()
    assert [each for each in FOR_OTHERS if not Path(ROOT, each).exists()] == []


def test_most_of_what_patients_read_is_measured():
    assert len(sentences()) > 350
