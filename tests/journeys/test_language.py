"""A patient reads in Polish: chooses it, and finds it on every page, in dates, plurals and mail."""

from django.core import mail
from django.utils import formats, timezone, translation
from playwright.sync_api import expect

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


def test_a_why_leads_to_the_claim_in_polish_and_on_to_all_of_it_in_english(visit):
    patient = visit(PHONE).signs_in("pola@patients.example").opens("/mine/plan/")
    page = patient.page
    page.locator("details.claim > summary", has_text="Dlaczego?").first.click()
    exact = page.get_by_role("link", name="Dokładne słowa A14").first
    plain = exact.locator("xpath=ancestor::li").inner_text().split("\n")[0]
    assert plain.startswith("Czy lekarz stwierdził u Ciebie problem z kręgosłupem?")
    exact.click()
    page.wait_for_url("**/mine/guideline/**#A14")
    assert lang_of(patient) == "pl"
    claim = page.locator("#A14")
    expect(claim).to_be_in_viewport()
    assert claim.evaluate("claim => claim.matches(':target')")
    assert plain in claim.inner_text()
    assert "A14 dokładnie: Z rozpoznaniem: duże ryzyko" in claim.inner_text()
    patient.does_not_read("the spine", "Running", "Paragraph").finds_no_barrier()

    claim.get_by_role("link", name="Co o A14 mówią badania").click()
    expect(page.locator("#EV-01")).to_be_in_viewport()
    page.get_by_role("link", name="Przeczytaj całość, po angielsku").click()
    patient.reads("Every rule, the claim that it rests on")
    assert lang_of(patient) == "en"
    page.get_by_role("link", name="Read it in plain words").click()
    patient.reads("Co mówi artykuł")


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
