"""A patient reads in Polish: chooses it, and finds it on every page, in dates, plurals and mail."""

from django.core import mail
from django.utils import formats, timezone, translation

from assessments import standing
from patients.models import Patient
from tests.journeys.conftest import PHONE

LISTA = "lista@patients.example"


def lang_of(patient) -> str:
    return patient.page.locator("html").get_attribute("lang")


def test_a_patient_switches_to_polish_and_back(visit):
    patient = visit(PHONE).signs_in(LISTA)
    assert lang_of(patient) == "en"
    patient.page.get_by_text("Account menu").locator("xpath=ancestor::summary").click()
    patient.page.get_by_role("button", name="Polski").click()
    patient.reads("Dziś", "Zanim zaczniesz biegać, porozmawiaj ze specjalistą.")
    assert lang_of(patient) == "pl"

    lista = Patient.objects.get(given_names="Lista")
    signed = timezone.localtime(standing.of(lista).verdict.signed_at, lista.clinic.zone)
    with translation.override("pl"):
        patient.reads(formats.date_format(signed.date()))

    patient.opens("/mine/plan/").reads("Biegania nie ma w Twoim planie.", "Wezwij pomoc teraz")
    patient.opens("/mine/questions/").does_not_read("Your", "your")
    patient.opens("/mine/decision/").reads("Od biegania plecy mogą boleć bardziej.")

    patient.opens("/mine/")
    patient.page.locator("summary:has(.menu-who)").click()
    patient.page.get_by_role("button", name="English").click()
    patient.reads("Talk to a specialist before you run.")


def test_numbers_take_the_right_form_of_the_word(visit):
    patient = visit(PHONE).signs_in("pola@patients.example")
    patient.opens("/mine/diary/").reads("40 minut", "Chodzenie")
    for minutes, said in ((1, "1 minuta"), (22, "22 minuty"), (25, "25 minut")):
        patient.opens("/mine/diary/log/")
        patient.page.locator("label", has_text="Chodzenie").first.click()
        patient.page.get_by_label("Ile minut?").fill(str(minutes))
        patient.page.get_by_role("button", name="Zapisz", exact=True).click()
        patient.reads("Zapisano.")
        patient.opens("/mine/diary/").reads(said)


def test_a_mail_comes_in_polish(visit):
    somebody = visit(PHONE, locale="pl").opens("/accounts/password/reset/")
    somebody.page.locator("input[name=email]").fill("pola@patients.example")
    somebody.page.get_by_role("button", name="Wyślij mi odnośnik").click()
    somebody.reads("Zajrzyj do swojej skrzynki")
    [letter] = mail.outbox
    assert "Ktoś poprosił o nowe hasło" in letter.body
    assert "przez godzinę" in letter.body


def test_the_choice_before_signing_in_stays_with_the_browser(visit):
    somebody = visit(PHONE).opens("/accounts/login/")
    somebody.page.get_by_role("button", name="Polski").click()
    somebody.reads("Zaloguj się")
    assert lang_of(somebody.opens("/accounts/password/reset/")) == "pl"


def test_the_bar_of_a_phone_is_one_row_of_targets_in_polish_too(visit):
    patient = visit(PHONE).signs_in("pola@patients.example")
    for page in ("/mine/", "/mine/diary/", "/mine/decision/", "/mine/hurts/"):
        patient.opens(page)
        targets = [each.bounding_box() for each in patient.page.locator(".bottom-bar a").all()]
        assert len(targets) == 5
        assert len({target["y"] for target in targets}) == 1, page
        assert min(min(target["width"], target["height"]) for target in targets) >= 44
