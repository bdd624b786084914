"""Evidence notes: each speaks about claims that exist, cites its sources, and promises nothing."""

import re

import pytest

from assessments.safety.evidence import NOTES, notes_for
from assessments.safety.sources import MARK_LABELS, Mark
from tests.safety.reading import grade

CLAIMS = {f"A{number}" for number in range(1, 53)}
EACH = pytest.mark.parametrize("note", NOTES, ids=lambda note: note.id)


@EACH
def test_its_claims_exist(note):
    assert note.claims
    assert set(note.claims) <= CLAIMS


@EACH
def test_it_cites_sources_with_a_mark(note):
    assert note.sources
    assert all(source.mark in MARK_LABELS for source in note.sources)
    assert any(source.mark != Mark.SECONDARY for source in note.sources)


@EACH
def test_it_says_something_for_or_against_and_what_follows(note):
    assert note.supports or note.challenges
    assert note.consequence


@EACH
def test_patients_get_no_number_and_no_promise(note):
    assert not re.search(r"\d|%|per cent|percent", str(note.for_patient))
    assert not re.search(r"\b(will heal|cure|guarantee|safe)\b", str(note.for_patient))


@EACH
def test_patients_can_read_it(note):
    assert grade(note.for_patient) < 6


@pytest.mark.parametrize(
    ("claims", "notes"),
    [
        (["A14"], ["EV-01"]),
        (["A36", "A18"], ["EV-01", "EV-02"]),
        (["A37"], ["EV-04"]),
        (["A45"], ["EV-07"]),
        (["A1"], []),
        ([], []),
    ],
)
def test_a_claim_leads_to_its_notes(claims, notes):
    assert [note.id for note in notes_for(claims)] == notes


def test_no_note_of_worsening_or_surgery_shows_a_percentage():
    (surgery,) = notes_for(["A36"])
    assert "%" not in surgery.supports + surgery.challenges + str(surgery.for_patient)
    assert "No source was found for how often" in surgery.supports


def test_a_doi_leads_to_its_page():
    sources = [source for note in NOTES for source in note.sources]
    for source in sources:
        assert source.url == (f"https://doi.org/{source.doi}" if source.doi else "")
    assert any(source.doi for source in sources)


def test_claims_are_written_about_once():
    claims = [claim for note in NOTES for claim in note.claims]
    assert len(claims) == len(set(claims))
