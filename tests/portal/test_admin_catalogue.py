"""The diagnosis catalogue to look up: found by word or code, with what follows from each entry."""

import pytest
from django.urls import reverse

from assessments import guidelines
from patients import catalogue
from patients.catalogue import Kind
from portal.administration.catalogue_page import FOLLOWS, SAID_OF, look_up

pytestmark = pytest.mark.django_db

CLAIMS = guidelines.edition("running-spine/1.0.0").claims


@pytest.fixture
def search(as_user, therapist):
    def asked(words=""):
        return as_user(therapist).get(reverse("admin:catalogue"), {"q": words})

    return asked


def keys(answer) -> list[str]:
    return [found["entry"].key for group in answer.context["groups"] for found in group.entries]


def test_the_whole_catalogue_stands_there_with_every_code(search):
    shown = search()
    assert sorted(keys(shown)) == sorted(entry.key for entry in catalogue.ENTRIES)
    for entry in catalogue.ENTRIES:
        assert entry.icd10 in shown.text
        assert all(code.code in shown.text for code in entry.icd10cm)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Spondylolisthesis", "spondylolisthesis"),
        ("wirbelgleiten", "spondylolisthesis"),
        ("M43.16", "spondylolisthesis"),
        ("m4316", "spondylolisthesis"),
        ("guzki schmorla", "schmorl-nodes"),
    ],
)
def test_it_is_found_by_title_synonym_and_code(search, words, key):
    found = keys(search(words))
    assert key in found
    assert len(found) < len(catalogue.ENTRIES)


def test_what_is_called_otherwise_is_said(search):
    assert "Try another word or a code." in search("toothache").text


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_says_whether_it_counts_and_what_follows(kind):
    (group,) = [group for group in look_up("") if group.entries[0]["entry"].kind is kind]
    assert group.counts == catalogue.counts_as_spine_disease(kind.value)
    assert group.follows == FOLLOWS[kind]
    assert [name for name, _paragraph, _text in group.claims] == list(SAID_OF[kind])
    assert {found["entry"].kind for found in group.entries} == {kind}


def test_the_article_is_cited_as_the_edition_has_it(search):
    shown = search("M43.16").text
    for name in SAID_OF[Kind.SPONDYLOLISTHESIS]:
        assert CLAIMS[name].text in shown
        assert f'href="{reverse("guideline")}#{name}"' in shown
    assert "Counts as a spine disease." in shown
    assert "Graded by Meyerding" in shown
    assert CLAIMS["A34"].text not in shown  # of discopathy alone


def test_who_is_no_spine_disease_says_so(search):
    emergency = search("cauda equina").text
    assert "Does not count as a spine disease." in emergency
    assert "Opens a red flag" in emergency
