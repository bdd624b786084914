"""Finding a patient by whatever is at hand, within one's own clinic."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from patients.actions import clinics
from patients.models import AuditEvent
from patients.permissions import Role
from tests.conftest import make_member, make_patient
from tests.patients.pages import text

HTMX = {"HX-Request": "true"}


@pytest.fixture
def zoe(clinic, front_desk):
    """A patient with accents and a record number of the clinic's own."""
    return make_patient(
        clinic, front_desk, "Zoë", "Łąk-Müller", born=date(1985, 3, 5), record_number="HC-0042"
    )


def found(browser, words, **headers):
    where = reverse("clinic:find")
    return browser.post(where, {"q": words}, headers=headers or None, follow=True)


@pytest.mark.parametrize(
    "words",
    [
        "Zoë Łąk",
        "lak zoe",
        "muller",
        "MÜL",
        "hc-0042",
        "hc0042",
        "05.03.1985",
        "1985-03-05",
        "5/3/1985",
        "5 March 1985",
        "March 5, 1985",
        "5 mar 1985",
        "zoe 1985",
    ],
)
def test_a_patient_is_found_by_whatever_is_at_hand(as_user, orthopaedist, zoe, words):
    page = found(as_user(orthopaedist), words).content.decode()
    assert "Łąk-Müller, Zoë" in page
    assert "5 March 1985" in page
    assert "HC-0042" in page


@pytest.mark.parametrize("words", ["zoe nowak", "6 March 1985", "HC-0043"])
def test_every_word_must_fit(as_user, orthopaedist, zoe, words):
    assert "Łąk-Müller" not in found(as_user(orthopaedist), words).content.decode()


def test_a_name_like_a_month_is_still_a_name(as_user, orthopaedist, clinic):
    make_patient(clinic, orthopaedist, "May", "Summer", born=date(1985, 3, 5))
    assert "Summer, May" in found(as_user(orthopaedist), "may 1985").content.decode()


def test_a_clinician_gets_to_the_chart_and_the_front_desk_to_the_contact_data(
    as_user, orthopaedist, front_desk, zoe
):
    chart, contact = (
        reverse("clinic:chart", args=[zoe.pk]),
        reverse("patients:contact", args=[zoe.pk]),
    )
    assert chart in found(as_user(orthopaedist), "zoe").content.decode()
    page = found(as_user(front_desk), "zoe").content.decode()
    assert contact in page
    assert chart not in page


def test_another_clinics_patient_is_not_found(as_user, orthopaedist, other_patient):
    assert "Other, Olga" not in found(as_user(orthopaedist), "olga").content.decode()


def test_one_finds_in_the_clinic_one_works_for_now(
    as_user, clinic, other_clinic, other_patient, zoe
):
    both = make_member(clinic, "Bea Both", Role.ORTHOPAEDIST)
    clinics.add_member(other_clinic, both, by=None, role=Role.ORTHOPAEDIST)
    browser = as_user(both)
    browser.post(reverse("switch_clinic"), {"clinic": other_clinic.pk})
    page = found(browser, "o").content.decode()
    assert "Other, Olga" in page
    assert "Łąk-Müller" not in page


def test_as_one_types_only_the_results_come(as_user, orthopaedist, zoe):
    page = found(as_user(orthopaedist), "zoe", **HTMX).content.decode()
    assert "Łąk-Müller, Zoë" in page
    assert "<html" not in page


def test_who_is_not_found_can_be_registered_with_the_words_typed(as_user, front_desk, clinic):
    browser = as_user(front_desk)
    page = found(browser, "Nora & New").content.decode()
    assert "Nobody found" in page
    register = f"{reverse('patients:register')}?found_nobody"
    assert register in page
    assert 'value="New"' in browser.get(register).content.decode()


def test_the_words_stand_in_no_address_and_the_way_back_still_shows_who_was_found(
    as_user, orthopaedist, zoe
):
    browser = as_user(orthopaedist)
    answer = browser.post(reverse("clinic:find"), {"q": "Zoë Łąk"})
    assert (answer.status_code, answer.url) == (302, reverse("clinic:find"))
    for _again in range(2):
        page = browser.get(answer.url).content.decode()
        assert "Łąk-Müller, Zoë" in page
        assert 'value="Zoë Łąk"' in page
    ignored = browser.get(answer.url, {"q": "nobody"}).content.decode()
    assert "Łąk-Müller, Zoë" in ignored
    browser.post("/accounts/logout/")
    assert "searched" not in as_user(orthopaedist).session


def test_somebody_who_does_not_register_is_sent_to_the_front_desk(as_user, therapist, clinic):
    page = found(as_user(therapist), "Nora New").content.decode()
    assert "Nobody found" in page
    assert reverse("patients:register") not in page


@pytest.mark.parametrize("words", ["", "   ", "!?"])
def test_without_words_nobody_is_shown(as_user, orthopaedist, zoe, words):
    assert "Łąk-Müller" not in found(as_user(orthopaedist), words).content.decode()


def test_at_most_thirty_are_shown_and_one_is_told_to_type_more(as_user, orthopaedist, clinic):
    for number in range(31):
        make_patient(clinic, orthopaedist, f"Number{number}", "Many", record_number=f"M {number}")
    page = found(as_user(orthopaedist), "many").content.decode()
    assert page.count('class="row-title"') == 30
    assert "More than 30 patients" in page


def test_a_search_leaves_a_trace_without_the_words(as_user, orthopaedist, clinic, zoe):
    found(as_user(orthopaedist), "zoe")
    event = AuditEvent.objects.get(event="patients.searched")
    assert event.actor == str(orthopaedist.pk)
    assert event.chain == str(clinic.pk)
    assert "zoe" not in str(vars(event)).lower()


@pytest.mark.parametrize("words", ["1985", "also"])
def test_the_queries_stay_below_fifteen_however_many_are_found(
    as_user, orthopaedist, clinic, zoe, words
):
    """The marks of a transaction within the test's own are none."""
    browser, counts = as_user(orthopaedist), []
    for number in range(3):
        if number:
            for each in range(10 * number):
                make_patient(clinic, orthopaedist, f"Also{number}{each}", "Born")
        with CaptureQueriesContext(connection) as queries:
            found(browser, words, **HTMX)
        counts.append(len([each for each in queries if "SAVEPOINT" not in each["sql"]]))
    assert counts[2] <= counts[1] < 15


class TestAlike:
    @pytest.fixture
    def kowalski(self, clinic, front_desk):
        return make_patient(clinic, front_desk, "Jan", "Kowalski", born=date(1970, 1, 1))

    def test_comes_after_what_fits_and_says_so(self, as_user, front_desk, clinic, kowalski):
        make_patient(clinic, front_desk, "Jan", "Kowlaski")
        shown = text(found(as_user(front_desk), "kowlaski"))
        first, said, second = (
            shown.index(words) for words in ("Kowlaski, Jan", "Sounds like it", "Kowalski, Jan")
        )
        assert first < said < second

    def test_without_a_match_it_says_that_nobody_has_the_words(self, as_user, front_desk, kowalski):
        shown = text(found(as_user(front_desk), "jan kovalsky"))
        assert "Nobody by these words; this sounds like it" in shown
        assert "Kowalski, Jan" in shown
        assert "Register this patient" in shown

    def test_stays_within_the_clinic(self, as_user, front_desk, other_patient):
        assert "Olga" not in text(found(as_user(front_desk), "ogla"))


def test_the_platform_administrator_finds_nobody(as_user, platform_admin, zoe):
    assert found(as_user(platform_admin), "zoe").status_code == 404


class TestHome:
    def test_shows_who_was_registered_last(self, as_user, front_desk, zoe, other_patient):
        page = as_user(front_desk).get(reverse("clinic:home")).content.decode()
        assert "Łąk-Müller, Zoë" in page
        assert "Other, Olga" not in page

    def test_says_so_when_nobody_is_registered(self, as_user, front_desk, therapist):
        page = as_user(front_desk).get(reverse("clinic:home")).content.decode()
        assert "Nobody is registered yet" in page
        assert "Register the first patient" in page
        page = as_user(therapist).get(reverse("clinic:home")).content.decode()
        assert "Register the first patient" not in page

    def test_has_one_finder(self, as_user, orthopaedist, zoe):
        page = as_user(orthopaedist).get(reverse("clinic:home")).content.decode()
        assert page.count('name="q"') == 1

    def test_the_look_is_recorded(self, as_user, orthopaedist, clinic):
        as_user(orthopaedist).get(reverse("clinic:home"))
        assert AuditEvent.objects.filter(event="patients.listed").count() == 1

    def test_a_patient_has_no_such_page(self, as_user, runner):
        assert as_user(runner.user).get(reverse("clinic:home")).status_code == 404
