"""The guideline over REST: whole, and to each reader in the own words."""

import json

import pytest

from assessments import guidelines
from assessments.guidelines.running_spine import EDITIONS
from tests.conftest import make_member

pytestmark = pytest.mark.django_db

EDITION = EDITIONS[-1]
WHOLE = {
    "id", "in_force_from", "audience", "language", "languages", "review_status", "provenance",
    "classes", "variables", "circumstances", "factors", "recommendations", "claims",
}  # fmt: skip


@pytest.fixture
def told(orthopaedist, asking):
    return asking(orthopaedist).get("guideline/").json()


def test_the_editions_and_the_one_in_force(told):
    assert [each["id"] for each in told["editions"]] == list(guidelines.EDITIONS)
    assert [each["id"] for each in told["editions"] if each["in_force"]] == [EDITION.id]
    assert set(told["in_force"]) == WHOLE


def test_an_edition_by_its_id_is_the_same(told, orthopaedist, asking):
    assert asking(orthopaedist).get(f"guideline/{EDITION.id}/").json() == told["in_force"]
    unknown = asking(orthopaedist).get("guideline/running-spine/0.9.0/")
    assert (unknown.status_code, set(unknown.json())) == (404, {"reason"})


def test_everything_of_the_edition_is_there(told):
    edition = told["in_force"]
    assert [each["code"] for each in edition["classes"]] == [c.code for c in EDITION.classes]
    assert [each["name"] for each in edition["variables"]] == list(EDITION.facts)
    assert [each["name"] for each in edition["factors"]] == list(EDITION.factors)
    assert [each["id"] for each in edition["recommendations"]] == list(EDITION.recommendations)
    assert [each["id"] for each in edition["claims"]] == list(EDITION.claims)
    for variable in edition["variables"]:
        values = [value["value"] for value in variable["values"]]
        assert values == [str(value) for value in EDITION.facts[variable["name"]].values]
        assert all(value["label"] for value in variable["values"])


def test_the_rows_decide_like_the_edition_does(told):
    by_name = {each["name"]: each for each in told["in_force"]["factors"]}
    for name, factor in EDITION.factors.items():
        for values, cell in factor.cells.items():
            facts = {fact: str(value) for fact, value in zip(factor.names, values, strict=True)}
            met = [
                row
                for row in by_name[name]["rows"]
                if all(facts[fact] in allowed for fact, allowed in row["when"].items())
            ]
            assert [(row["number"], row["rank"]) for row in met] == [(cell.number, cell.rank)]


def test_a_cause_is_asked_only_with_pain(told):
    cause = next(each for each in told["in_force"]["variables"] if each["name"] == "pain_cause")
    assert cause["only_when"] == {"variable": "back_pain", "values": ["settles", "persistent"]}
    unknown = next(value for value in cause["values"] if value["value"] == "unknown")
    assert unknown["may_be"] == ["muscle_weakness", "other_known", "spinal_disease"]


def written_for_clinicians():
    texts = EDITION.texts()
    found = {text.clinician for text in texts.recommendations.values()}
    found |= {text.clinician for text in texts.conditions.values()}
    found |= {words.duty for each in texts.classes.values() for words in each.words.values()}
    found |= {each.definition for each in texts.classes.values()}
    found |= {each.clinician for each in texts.claims.values()}
    patients = {words for text in texts.recommendations.values() for words in text.patient.values()}
    return {words for words in found if len(words) > 30} - patients


def test_a_patient_reads_no_word_that_is_written_for_clinicians(runner, orthopaedist, asking):
    for_patient = asking(runner.user).get("guideline/").json()["in_force"]
    assert (set(for_patient), for_patient["audience"]) == (WHOLE, "patient")
    words = json.dumps(for_patient, ensure_ascii=False)
    assert [each for each in written_for_clinicians() if each in words] == []
    staff = json.dumps(asking(orthopaedist).get("guideline/").json(), ensure_ascii=False)
    assert all(
        json.dumps(each, ensure_ascii=False)[1:-1] in staff for each in written_for_clinicians()
    )


def test_each_may_ask_for_the_other_ones_words_as_on_the_page(runner, orthopaedist, asking):
    as_patient = asking(orthopaedist).get("guideline/", audience="patient")
    assert as_patient.json() == asking(runner.user).get("guideline/").json()
    as_clinician = asking(runner.user).get("guideline/", audience="clinician")
    assert as_clinician.json() == asking(orthopaedist).get("guideline/").json()
    unknown = asking(orthopaedist).get("guideline/", audience="everybody")
    assert (unknown.status_code, set(unknown.json())) == (400, {"audience"})


@pytest.mark.parametrize("path", ["guideline/", f"guideline/{EDITION.id}/"])
def test_somebody_without_any_role_does_not_read_it(path, clinic, platform_admin, asking):
    nobody = make_member(clinic, "Nora Nobody")
    refused = asking(nobody).get(path)
    assert (refused.status_code, set(refused.json())) == (403, {"reason"})
    assert asking(platform_admin).get(path).status_code == 200


def test_the_texts_follow_the_language_asked_for_and_say_how_far_they_were_reviewed(
    orthopaedist, as_user
):
    def told(language):
        browser = as_user(orthopaedist)
        return browser.get("/api/v1/guideline/", headers={"Accept-Language": language}).json()

    in_polish = told("pl")["in_force"]
    assert (in_polish["language"], in_polish["review_status"]) == ("pl", "draft")
    assert in_polish["languages"] == ["en", "pl"]
    assert told("de")["in_force"]["language"] == "en"


def test_a_refusal_is_in_english_whatever_the_language(orthopaedist, as_user):
    answer = as_user(orthopaedist).get(
        "/api/v1/guideline/?audience=nobody", headers={"Accept-Language": "pl"}
    )
    assert "Use one of" in answer.text
