"""The page of overrides: for who runs the clinic, with listed reasons and never the words."""

from datetime import date

import pytest
from django.urls import reverse

from assessments import override_rates
from patients.models import AuditEvent
from tests.assessments.test_override_rates import copies
from tests.patients.pages import queries_of, text

pytestmark = pytest.mark.django_db

PAGE = "/clinic/overrides/"
WORDS = "Her neighbour saw the MRI"


@pytest.fixture
def browser(as_user, clinic_admin):
    return as_user(clinic_admin)


@pytest.fixture
def year(clinic, monkeypatch):
    """The year of the signatures, seen from the next."""
    year = override_rates.clinic_day(clinic).year
    monkeypatch.setattr(override_rates, "clinic_day", lambda clinic: date(year + 1, 2, 1))
    return year


@pytest.fixture
def one(patient, orthopaedist, signed):
    return signed(patient, orthopaedist, back_pain="persistent", pain_cause="unknown")


@pytest.fixture
def figures(one, year):
    """Ten signed as computed, six lower, with words of the signer's own."""
    copies(one, 9)
    down = {
        "override_class": "conditions",
        "override_rank": 1,
        "override_reason": "non_specific_serious_excluded",
        "override_words": WORDS,
    }
    copies(one, 6, **down)
    return down


def test_it_shows_from_where_to_where_with_which_reason(browser, figures, year):
    shown = " ".join(text(browser.get(PAGE, {"year": year})).split())
    for words in (
        "16 signed",
        "38 % otherwise",
        "Find out first",
        "Beneficial with conditions",
        "Non-specific after assessment, serious causes excluded",
    ):
        assert words in shown
    assert WORDS not in shown


def test_the_table_says_the_same_and_no_words(browser, figures, year):
    answer = browser.post(f"{PAGE}export/", {"year": str(year)})
    table = b"".join(answer.streaming_content).decode()
    assert 'Beneficial with conditions,"non-specific after assessment' in table
    assert table.splitlines()[1].endswith("all signed,,16")
    assert WORDS not in table


def test_a_small_number_stands_neither_on_the_page_nor_in_the_table(browser, one, year):
    copies(one, 11)
    copies(one, 2, override_class="consult", override_rank=3)
    shown = " ".join(text(browser.get(PAGE, {"year": year})).split())
    table = b"".join(browser.post(f"{PAGE}export/", {"year": year}).streaming_content).decode()
    assert "Not shown singly, together" in shown
    assert "Consult before starting" not in shown + table
    assert ",12" not in table
    assert "fewer than 5 assessments are not listed" in shown


def test_another_year_is_another_count_and_an_unknown_one_is_the_newest(browser, figures, year):
    assert "16 signed" in " ".join(text(browser.get(PAGE, {"year": year})).split())
    assert browser.get(PAGE, {"year": "1999"}).context["year"] == year + 1
    assert "No figures yet" in text(browser.get(PAGE, {"year": year + 1}))


@pytest.mark.parametrize("who", ["orthopaedist", "therapist", "front_desk"])
def test_it_is_for_who_runs_the_clinic(who, request, as_user):
    browser = as_user(request.getfixturevalue(who))
    assert browser.get(PAGE).status_code == 403
    assert browser.post(f"{PAGE}export/").status_code == 403


def test_the_look_is_in_the_trail(browser, figures, year):
    browser.get(PAGE)
    browser.post(f"{PAGE}export/", {"year": year})
    events = AuditEvent.objects.filter(event__startswith="overrides.")
    assert {each.event for each in events} == {"overrides.read", "overrides.exported"}


def test_without_a_signature_it_says_so(browser):
    assert "No figures yet" in text(browser.get(PAGE))
    assert reverse("clinic:overrides") == PAGE


def test_the_number_of_queries_is_fixed(browser, figures, one, year):
    address = f"{PAGE}?year={year}"
    browser.get(address)
    few = queries_of(lambda: browser.get(address))
    copies(one, 1000)
    assert queries_of(lambda: browser.get(address)) == few
