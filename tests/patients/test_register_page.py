"""Registering a patient: every field is kept and explained, and nobody is registered twice."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from patients.models import AuditEvent
from tests.conftest import make_patient
from tests.patients.pages import errors, filled, send, text

NEW = "/patients/new/"
RITA = {"given_names": "Rita", "family_name": "Newcomer", "birth_date": "1985-03-21"}


def test_a_doctor_gets_to_the_chart_of_the_new_patient(as_user, orthopaedist):
    answer = send(as_user(orthopaedist), NEW, **RITA)
    registered = orthopaedist.patients().get()
    assert answer.status_code == 302
    assert answer.url == reverse("clinic:chart", args=[registered.pk])
    assert registered.record_number.startswith("P-")
    assert registered.responsible == orthopaedist


def test_the_front_desk_gets_to_the_contact_data(as_user, front_desk):
    answer = send(as_user(front_desk), NEW, **RITA, record_number="HC 7", phone="+00 555 0101")
    registered = front_desk.patients().get()
    assert answer.url == reverse("patients:contact", args=[registered.pk])
    assert (registered.record_number, registered.phone) == ("HC 7", "+00 555 0101")
    assert registered.responsible is None


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        (
            {"birth_date": str(date.today() + timedelta(days=2))},
            "birth_date",
            "This date lies in the future. Enter the day of birth.",
        ),
        (
            {"birth_date": "1885-03-21"},
            "birth_date",
            "This date is over 120 years ago. Check the year.",
        ),
        ({"birth_date": ""}, "birth_date", "Enter the date of birth."),
        (
            {"birth_date": "31.02.1985"},
            "birth_date",
            "Enter a day such as 21.03.1985 or 1985-03-21.",
        ),
        ({"family_name": ""}, "family_name", "Enter the family name, as on the card."),
        ({"given_names": "  "}, "given_names", "Enter the given names, as on the card."),
        ({"email": "rita"}, "email", "Enter an address such as name@example.org."),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_nothing_typed_is_lost(
    as_user, front_desk, typed, field, sentence
):
    answer = send(as_user(front_desk), NEW, **{**RITA, "phone": "+00 555 0199", **typed})
    assert errors(answer) == {field: [sentence]}
    page = text(answer)
    assert page.count(sentence) == 2, "beside the field and in the summary"
    assert "+00 555 0199" in page
    assert not front_desk.patients().exists()


def test_a_birth_date_may_be_typed_day_first(as_user, front_desk):
    send(as_user(front_desk), NEW, **{**RITA, "birth_date": "21.03.1985"})
    assert front_desk.patients().get().birth_date == date(1985, 3, 21)


def test_a_record_number_that_is_taken_is_refused(as_user, front_desk, patient):
    answer = send(as_user(front_desk), NEW, **RITA, record_number=patient.record_number)
    assert errors(answer) == {
        "record_number": ["This record number is taken in this clinic. Enter another."]
    }


def test_the_same_form_sent_twice_makes_one_patient(as_user, front_desk):
    browser = as_user(front_desk)
    sent = filled(browser.get(NEW), **RITA)
    first, second = browser.post(NEW, sent), browser.post(NEW, sent)
    assert first.url == second.url
    assert front_desk.patients().count() == 1


class TestSomebodyWhoSeemsToBeRegisteredAlready:
    @pytest.fixture
    def known(self, clinic, front_desk):
        return make_patient(clinic, front_desk, "Rita", "Łąkówna", born=date(1985, 3, 21))

    @pytest.mark.parametrize("family_name", ["Łąkówna", "lakowna", "LAKOVNA"])
    def test_is_shown_before_anything_is_saved(self, as_user, front_desk, known, family_name):
        answer = send(as_user(front_desk), NEW, **{**RITA, "family_name": family_name})
        assert list(errors(answer)) == ["another_person"]
        assert reverse("patients:contact", args=[known.pk]) in text(answer)
        assert front_desk.patients().count() == 1

    def test_is_registered_once_somebody_says_it_is_another_person(
        self, as_user, front_desk, known
    ):
        browser = as_user(front_desk)
        warned = send(browser, NEW, **{**RITA, "family_name": "Łąkówna"})
        answer = browser.post(NEW, filled(warned, another_person="on"))
        assert answer.status_code == 302
        assert front_desk.patients().count() == 2

    @pytest.mark.parametrize(
        "typed", [{"family_name": "Smith"}, {"family_name": "Łąkówna", "birth_date": "1985-03-22"}]
    )
    def test_another_name_or_birth_date_raises_no_question(self, as_user, front_desk, known, typed):
        assert send(as_user(front_desk), NEW, **{**RITA, **typed}).status_code == 302

    def test_somebody_of_another_clinic_raises_no_question(
        self, as_user, front_desk, other_patient
    ):
        same = {
            "given_names": other_patient.given_names,
            "family_name": other_patient.family_name,
            "birth_date": str(other_patient.birth_date),
        }
        assert send(as_user(front_desk), NEW, **same).status_code == 302


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("Rita Runner", {"given_names": "Rita", "family_name": "Runner"}),
        ("Runner, Rita Maria", {"given_names": "Rita Maria", "family_name": "Runner"}),
        ("Runner", {"family_name": "Runner"}),
        ("Rita Runner 21.03.1985", {"birth_date": date(1985, 3, 21)}),
        ("HC-77 Runner", {"family_name": "Runner", "record_number": "HC-77"}),
        ("", {}),
    ],
)
def test_the_words_typed_into_the_finder_begin_the_form(as_user, front_desk, words, begins):
    browser = as_user(front_desk)
    browser.post(reverse("clinic:find"), {"q": words})
    form = browser.get(NEW, {"found_nobody": ""}).context["form"]
    assert begins.items() <= form.initial.items()
    anew = browser.get(NEW).context["form"]
    assert not {"given_names", "family_name", "birth_date"} & set(anew.initial)


def test_who_does_not_register_gets_the_reason(as_user, therapist):
    answer = as_user(therapist).get(NEW)
    assert answer.status_code == 403
    assert "register patients" in text(answer)
    assert AuditEvent.objects.filter(event="refused.notpermitted").exists()


def test_somebody_signed_out_is_sent_to_sign_in(client, db):
    assert client.get(NEW).url.startswith(reverse("account_login"))
