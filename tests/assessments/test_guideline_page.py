"""The guideline's page: everything is there, every link leads somewhere, claims go both ways."""

import re
from datetime import date

import pytest
from django.urls import reverse

from assessments import guidelines
from assessments.guideline_page import GuidelinePage
from assessments.guideline_page.proof import figures
from assessments.safety import evidence, intended_purpose
from tests.conftest import make_member
from tests.patients.pages import queries_of, text

pytestmark = pytest.mark.django_db

EDITION = guidelines.edition("running-spine/1.0.0")
PAGE = GuidelinePage(EDITION, "en")


@pytest.fixture
def shown(as_user, orthopaedist):
    return text(as_user(orthopaedist).get(reverse("guideline")))


def test_every_part_has_its_place(shown):
    anchors = set(re.findall(r'\bid="([^"]+)"', shown))
    assert anchors >= set(EDITION.claims)
    assert anchors >= set(EDITION.recommendations)
    assert anchors >= {f"class-{each.code}" for each in EDITION.classes}
    assert anchors >= {f"activity-{each.code}" for each in EDITION.activities}
    assert anchors >= {each.id for each in EDITION.ambiguities}
    assert anchors >= {note.id for note in evidence.NOTES}
    assert anchors >= {
        f"factor-{factor.name}-{number}"
        for factor in EDITION.factors.values()
        for number in range(1, len(factor.rows) + 1)
    }


def test_no_place_is_there_twice_and_every_link_leads_to_one(shown):
    anchors = re.findall(r'\bid="([^"]+)"', shown)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r'href="#([^"]+)"', shown)) <= set(anchors)


@pytest.mark.parametrize("claim", EDITION.claims.values(), ids=str)
def test_a_claim_leads_to_its_rules_and_they_lead_back(claim):
    part = next(each for each in PAGE.claims() if each.id == claim.id)
    assert part.paragraph == claim.paragraph
    rules = {
        **{row.anchor: row.claims for factor in PAGE.factors() for row in factor.rows},
        **{f"class-{each.code}": each.claims for each in PAGE.classes()},
        **{each.id: each.claims for each in PAGE.recommendations()},
        **{each.anchor: each.claims for each in PAGE.activities()},
        **{each.anchor: each.claims for each in PAGE.stop_steps()},
        "stop-rule": PAGE.stop_claims(),
        "informed-decision": PAGE.decision_claims(),
    }
    leading_here = {
        anchor for anchor, links in rules.items() if claim.id in {link.anchor for link in links}
    }
    assert {link.anchor for link in part.used_by} == leading_here
    excused = {each.id for each in EDITION.not_computable}
    assert (not leading_here) == (claim.id in excused)


def test_both_texts_of_a_recommendation_and_exactly_when():
    surgery = next(each for each in PAGE.recommendations() if each.id == "REC-15")
    assert "operation" in surgery.patient[0][1]
    assert [line.classes for line in surgery.lines] == ["C3, C4"]
    assert surgery.lines[0].when == "Disc disease: “Yes”"
    decision = next(each for each in PAGE.recommendations() if each.id == "REC-13")
    assert decision.lines[1].when == "Patient's decision: “Will run against advice”"


def test_conditions_are_said_with_the_labels_of_the_answers():
    unmet, with_steps, *_rest, otherwise = PAGE.classes()[1].wordings
    assert unmet.when == "a condition is unmet"
    assert with_steps.when.startswith("Back pain: “")
    assert " and Spine: “" in with_steps.when
    assert otherwise.when == "otherwise"


def test_a_table_names_every_value_that_a_row_stands_for():
    pain = next(each for each in PAGE.factors() if each.anchor == "factor-pain")
    named = {value for row in pain.rows for values in row.values for value in values}
    back_pain = EDITION.variables["back_pain"]
    assert named >= {back_pain.value_label(value) for value in ("none", "settles", "persistent")}


def test_a_known_cause_without_a_disease_is_not_called_advised_against():
    """AMB-06: "advised against" is said of a spine disease only."""
    pain = next(each for each in PAGE.factors() if each.anchor == "factor-pain")
    assert "Consult before starting" in {row.class_name for row in pain.rows}
    assert not any("advised against" in row.class_name for row in pain.rows)


def test_never_calls_an_unexamined_spine_healthy(shown):
    assert "No spine disease known (not examined)" in shown
    # The article's own claim about "serious about running and a healthy spine" stands as it is.
    assert "healthy spine" not in shown.replace(EDITION.claims["A21"].text, "").lower()


def test_claims_that_no_rule_can_use_are_listed_with_the_reason(shown):
    for claim, reason in EDITION.not_computable.items():
        assert reason in shown
        assert f'href="#{claim.id}"' in shown


def test_evidence_stands_apart_with_its_citations_and_marks(shown):
    assert shown.count("Evidence note") > len(evidence.NOTES)
    for note in evidence.NOTES:
        for source in note.sources:
            assert source.citation in shown.replace("&#x27;", "'").replace("&amp;", "&")
            assert not source.url or source.url in shown
    for mark in ("[V]", "[V2]", "[NV]"):
        assert mark in shown


def test_a_claim_leads_to_the_notes_about_it():
    a14 = next(each for each in PAGE.claims() if each.id == "A14")
    assert [link.anchor for link in a14.notes] == ["EV-01"]


def test_says_whose_opinion_it_is_and_what_it_is_not(shown):
    assert "not the spine" in shown
    assert intended_purpose.NOT_CERTIFIED in shown
    assert "safety/1.0.0" in shown


def test_shows_the_proof_of_this_edition(shown):
    promises, classes, *_ranges = figures(EDITION)
    assert "93,312 combinations" in dict(promises.rows).values()
    assert len(classes.rows) == len(EDITION.classes)
    assert "93,312 combinations" in shown


def test_without_a_document_of_this_edition_there_are_no_figures(tmp_path):
    assert figures(EDITION, tmp_path) == ()
    (tmp_path / "running-spine.md").write_text("# Guideline running-spine, edition 0.9.0\n")
    figures.cache_clear()
    assert figures(EDITION, tmp_path) == ()


@pytest.mark.parametrize(
    "who", ["orthopaedist", "therapist", "front_desk", "clinic_admin", "platform_admin"]
)
def test_everybody_who_works_here_may_read_it(request, as_user, who):
    assert as_user(request.getfixturevalue(who)).get(reverse("guideline")).status_code == 200


def test_a_patient_reads_it_within_the_pages_that_the_patient_knows(as_user, runner):
    shown = text(as_user(runner.user).get(reverse("guideline"), {"whole": "yes"}))
    assert reverse("mine:hurts") in shown
    assert "For patients:" in shown
    assert f'href="{reverse("mine:guideline")}?edition=running-spine/1.0.0"' in shown


def test_a_patient_is_led_to_it_in_plain_words_and_nobody_else_is(as_user, runner, orthopaedist):
    asked = {"edition": EDITION.id}
    led = as_user(runner.user).get(reverse("guideline"), asked)
    assert (led.status_code, led.url) == (302, reverse("mine:guideline", query=asked))
    at_work = as_user(orthopaedist).get(reverse("guideline"), asked)
    assert at_work.status_code == 200
    assert "Read it in plain words" not in text(at_work)


def test_a_patient_who_asks_for_an_edition_that_is_not_there_is_told(as_user, runner):
    unknown = as_user(runner.user).get(reverse("guideline"), {"edition": "running-spine/9"})
    assert unknown.status_code == 404


def test_somebody_without_any_role_does_not_read_it(as_user, clinic):
    answer = as_user(make_member(clinic, "Nora Nobody")).get(reverse("guideline"))
    assert answer.status_code == 403
    assert "Your role does not allow you to read the guideline." in text(answer)


def test_nobody_reads_it_without_a_sign_in(client):
    assert client.get(reverse("guideline")).status_code == 302


def test_an_edition_is_asked_for_by_its_id(as_user, orthopaedist):
    browser = as_user(orthopaedist)
    assert browser.get(reverse("guideline"), {"edition": EDITION.id}).status_code == 200
    assert browser.get(reverse("guideline"), {"edition": "running-spine/9"}).status_code == 404


def test_the_edition_in_force_today_is_shown(as_user, orthopaedist):
    shown = as_user(orthopaedist).get(reverse("guideline"))
    assert shown.context["guideline"].edition is guidelines.in_force(date.today())


def test_reading_it_asks_the_database_only_who_reads(as_user, orthopaedist):
    browser = as_user(orthopaedist)
    assert queries_of(lambda: browser.get(reverse("guideline"))) <= 6
