"""The guideline as a patient reads it: every claim in plain words, and nothing that advises."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils import translation

from assessments import guidelines
from assessments.guideline_page.for_patients import GuidelineForPatients
from assessments.guidelines.texts import ReviewStatus
from assessments.safety import evidence
from assessments.safety.sources import Mark
from patients.actions import clinics
from portal.actions import languages
from tests.patients.pages import queries_of, text
from tests.portal.own_plans import ask_red_flags, record_disc, sign

pytestmark = pytest.mark.django_db

EDITION = guidelines.edition("running-spine/1.0.0")
PAGE = reverse("mine:guideline")


@pytest.fixture
def phone(as_user, runner):
    return as_user(runner.user)


@pytest.fixture
def polish(runner, clinic, clinic_admin):
    """The runner reads in Polish."""
    clinics.change_clinic(clinic, by=clinic_admin, languages=["en", "pl"])
    languages.choose(by=runner.user, language="pl")


def words_of(answer) -> str:
    """What stands in the page's own part, without tags."""
    content = answer.text.partition("<main")[2].partition("</main>")[0]
    plain = re.sub(r"<[^>]+>", " ", content).replace("&quot;", '"').replace("&#x27;", "'")
    return " ".join(plain.split())


def test_every_claim_has_its_place_with_plain_words_first(phone):
    answer = phone.get(PAGE)
    shown = words_of(answer)
    for claim in EDITION.claims:
        said = EDITION.texts().claims[claim]
        assert f'id="{claim}"' in answer.text
        assert f"{said.patient} {claim} in exact words: {said.clinician}" in shown


def test_no_place_is_there_twice_and_every_link_leads_to_one(phone):
    shown = phone.get(PAGE).text
    anchors = re.findall(r'\bid="([^"]+)"', shown)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r'href="#([^"]+)"', shown)) <= set(anchors)


def test_what_studies_say_stands_once_with_sources_that_were_checked(phone):
    shown = words_of(phone.get(PAGE)).replace("&amp;", "&")
    for note in evidence.NOTES:
        assert shown.count(str(note.for_patient)) == 1
        for source in note.sources:
            assert (source.citation in shown) == (source.mark != Mark.NOT_VERIFIED)


def test_it_speaks_of_people_in_general_and_holds_no_sentence_of_a_plan(phone):
    """Read here, "you should not run" could be taken for one's own plan."""
    shown = words_of(phone.get(PAGE))
    assert "This was not written about you" in shown
    texts = EDITION.texts()
    plans = {said for text in texts.recommendations.values() for said in text.patient.values()}
    plans |= {said.patient_title for text in texts.classes.values() for said in text.words.values()}
    assert [said for said in plans if said and said in shown] == []


def test_a_patient_who_reads_in_polish_meets_no_english_but_sources(phone, polish):
    answer = phone.get(PAGE)
    assert answer.text.partition('<html lang="')[2][:2] == "pl"
    shown = words_of(answer)
    for claim, said in EDITION.texts("pl").claims.items():
        assert f"{said.patient} {claim} dokładnie: {said.clinician}" in shown
    english = [said for pair in EDITION.texts().claims.values() for said in vars(pair).values()]
    english += [note.title for note in evidence.NOTES]
    with translation.override("en"):
        english += [str(note.for_patient) for note in evidence.NOTES]
    assert [said for said in english if said in shown] == []
    assert " the " not in re.sub(r'<span[^>]*lang="en".*?</span>', "", answer.text)


def test_the_words_of_the_other_edition_are_asked_for_by_its_id(phone):
    assert phone.get(PAGE, {"edition": EDITION.id}).status_code == 200
    assert phone.get(PAGE, {"edition": "running-spine/9"}).status_code == 404


def test_the_edition_of_the_own_plan_is_shown(phone, runner, orthopaedist):
    plan = sign(runner, orthopaedist)
    assert phone.get(PAGE).context["guideline"].edition.id == plan.assessment.edition


def test_it_says_who_has_checked_the_words(phone):
    shown = words_of(phone.get(PAGE))
    assert "No doctor has checked the words on this page yet." in shown
    assert "No spine surgeon and no physio has checked these words yet." in shown
    english = replace(EDITION.texts(), status=ReviewStatus.CLINICALLY_REVIEWED)
    reviewed = replace(EDITION, languages={**EDITION.languages, "en": english})
    assert GuidelineForPatients(reviewed, "en").is_reviewed
    assert not GuidelineForPatients(reviewed, "pl").is_reviewed


def test_it_leads_to_all_that_doctors_read_and_says_that_it_is_english(phone):
    shown = phone.get(PAGE).text
    whole = f"{reverse('guideline')}?edition=running-spine/1.0.0&amp;whole=yes"
    assert re.search(
        rf'hreflang="en"\s+href="{re.escape(whole)}">Read all of it, in English<', shown
    )
    assert phone.get(whole.replace("&amp;", "&")).status_code == 200


def test_about_this_portal_leads_to_it(phone):
    assert f'href="{PAGE}"' in phone.get(reverse("mine:about")).text


@pytest.mark.parametrize("answers", [{"RF_07": "yes"}, {"RF_01": "yes"}])
def test_while_a_red_flag_is_open_it_says_nothing_of_running(phone, runner, orthopaedist, answers):
    ask_red_flags(runner, orthopaedist, **answers)
    shown = text(phone.get(PAGE))
    assert EDITION.texts().claims["A1"].patient not in shown
    assert 'id="A1"' not in shown


def test_it_is_a_page_of_patients(as_user, orthopaedist):
    assert as_user(orthopaedist).get(PAGE).status_code == 404


def test_it_asks_the_database_no_more_for_a_longer_record(phone, runner, orthopaedist):
    record_disc(runner, orthopaedist)
    sign(runner, orthopaedist)
    phone.get(PAGE)
    few = queries_of(lambda: phone.get(PAGE))
    for _time in range(3):
        record_disc(runner, orthopaedist)
        sign(runner, orthopaedist)
    phone.get(PAGE)
    assert queries_of(lambda: phone.get(PAGE)) == few
