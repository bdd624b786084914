"""The portal answers in the language that the person chose: pages, mails, dates."""

from datetime import date

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import formats, translation

from assessments import guidelines
from patients.actions import clinics
from patients.models import AuditEvent
from patients.refusals import Invalid
from portal import language
from portal.actions import closing, languages
from portal.doors import ACCOUNT, CLINIC, INTERFACE, JOINING, MINE, PLATFORM
from portal.mine import asking
from tests.portal.addresses import addresses

pytestmark = pytest.mark.django_db


@pytest.fixture
def speaks_polish(clinic, clinic_admin):
    """The clinic has switched Polish on."""
    return clinics.change_clinic(clinic, by=clinic_admin, languages=["en", "pl"])


@pytest.fixture
def polish(runner, speaks_polish):
    """A patient who chose Polish."""
    languages.choose(by=runner.user, language="pl")
    runner.refresh_from_db()
    return runner


def addresses_of(room) -> list[str]:
    names = {door.name for door in room.doors}
    return [f"/{each.route}" for each in addresses() if each.name in names]


def lang_of(response) -> str:
    return response.text.partition('<html lang="')[2].partition('"')[0]


class TestBeforeSigningIn:
    def test_the_browser_decides(self, client):
        page = client.get(reverse("account_login"), headers={"Accept-Language": "pl-PL,de;q=0.8"})
        assert lang_of(page) == page["Content-Language"] == "pl"
        assert "Accept-Language" in page["Vary"]

    def test_a_language_that_is_not_ours_leads_to_english(self, client):
        page = client.get(reverse("account_login"), headers={"Accept-Language": "de"})
        assert lang_of(page) == "en"

    def test_a_choice_on_the_page_outweighs_the_browser_and_stays(self, client):
        came_from = f"http://testserver{reverse('account_login')}"
        sent = client.post(
            reverse("choose_language"), {"language": "pl"}, headers={"Referer": came_from}
        )
        assert sent.url == came_from
        page = client.get(reverse("account_login"), headers={"Accept-Language": "en"})
        assert lang_of(page) == "pl"
        assert sent.cookies["language"]["httponly"]

    def test_no_other_language_can_be_chosen(self, client):
        sent = client.post(reverse("choose_language"), {"language": "xx"})
        assert sent.status_code == 400
        assert "Choose one of the languages on the page." in sent.text
        assert "language" not in sent.cookies


class TestThePatientsChoice:
    def test_it_outweighs_the_browser_and_goes_onto_the_record(
        self, as_user, runner, speaks_polish
    ):
        before = runner.version
        browser = as_user(runner.user)
        browser.post(reverse("choose_language"), {"language": "pl"})
        page = browser.get(reverse("mine:today"), headers={"Accept-Language": "en"})
        assert lang_of(page) == "pl"
        runner.refresh_from_db()
        assert (runner.language, runner.version) == ("pl", before + 1)

    def test_the_trail_tells_who_chose(self, polish):
        told = AuditEvent.objects.get(event="patient.language_chosen")
        assert told.actor == str(polish.user.pk)
        assert told.fields == ["language"]

    def test_only_a_language_of_the_own_clinic(self, as_user, runner):
        with pytest.raises(Invalid):
            languages.choose(by=runner.user, language="pl")
        sent = as_user(runner.user).post(reverse("choose_language"), {"language": "pl"})
        assert sent.status_code == 400
        runner.user.refresh_from_db()
        assert runner.user.language == "en"
        assert 'value="pl"' not in as_user(runner.user).get(reverse("mine:today")).text

    def test_the_account_menu_offers_the_other_language_by_its_own_name(self, as_user, polish):
        page = as_user(polish.user).get(reverse("mine:today")).text
        button = " ".join(page.partition('name="language"')[2].partition("</button>")[0].split())
        assert button == 'value="en" lang="en">English'
        assert 'value="pl"' not in page

    def test_my_data_offers_it_where_the_clinic_speaks_several(self, as_user, polish):
        page = as_user(polish.user).get(reverse("mine:data")).text
        section = page.partition("Język</h2>")[2].partition("</section>")[0]
        assert 'value="en"' in section

    def test_staff_choose_none(self, as_user, orthopaedist):
        sent = as_user(orthopaedist).post(reverse("choose_language"), {"language": "pl"})
        assert sent.status_code == 400


class TestPagesOfWork:
    def test_they_are_english_whatever_the_person_chose(self, as_user, orthopaedist):
        orthopaedist.language = "pl"
        orthopaedist.save()
        page = as_user(orthopaedist).get(reverse("clinic:home"), headers={"Accept-Language": "pl"})
        assert lang_of(page) == "en"

    @pytest.mark.parametrize("room", [ACCOUNT, JOINING, MINE])
    def test_no_page_of_a_patient_is_one_of_work(self, room):
        assert [each for each in addresses_of(room) if each.startswith(language.OF_WORK)] == []

    @pytest.mark.parametrize("room", [CLINIC, PLATFORM, INTERFACE])
    def test_every_page_of_a_clinic_is(self, room):
        assert [each for each in addresses_of(room) if not each.startswith(language.OF_WORK)] == []


class TestTheGuideline:
    def test_its_questions_are_asked_in_the_language_of_the_page(self):
        edition = guidelines.edition("running-spine/1.0.0")
        with translation.override("pl"):
            asked = [str(step.text) for step in asking.steps(edition, {})]
        assert "Czy bolą Cię plecy?" in asked
        assert "Czy teraz biegasz?" in asked
        assert "Czy masz gorączkę razem z bólem pleców?" in asked


class TestMails:
    def test_the_clinic_writes_in_the_language_of_the_patient(
        self, polish, orthopaedist, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            closing.close_portal(polish, by=orthopaedist)
        [letter] = mail.outbox
        assert "zamknęła Twój dostęp" in letter.body

    def test_a_link_for_the_password_comes_in_the_language_of_the_account(self, client, polish):
        client.post(reverse("account_reset_password"), {"email": polish.user.email})
        [letter] = mail.outbox
        assert "hasło" in letter.body


class TestDates:
    def test_they_are_written_out_in_each_language(self):
        day = date(2026, 11, 2)
        said = {}
        for code in ("en", "pl"):
            with translation.override(code):
                said[code] = formats.date_format(day), formats.date_format(day, "MONTH_DAY_FORMAT")
        assert said == {"en": ("2 November 2026", "2 Nov"), "pl": ("2 listopada 2026", "2 lis")}
