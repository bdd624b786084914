"""The states that one only comes to by going through them, seen in Polish: no barrier in any."""

from itertools import cycle

from playwright.sync_api import expect

from patients.actions import invitations
from patients.models import Patient
from portal.models import User
from tests.journeys.conftest import PHONE, Visitor
from tests.journeys.test_questions import taps

HALE, POLA = "hale@patients.example", "pola@patients.example"
NO_VALIDATION = "document.querySelectorAll('form').forEach(form => form.noValidate = true)"


class Reader(Visitor):
    """Somebody who reads in Polish on a phone; each state is looked at, by turns light and dark."""

    schemes = cycle(("light", "dark"))

    def sees(self, *texts: str):
        """Read this in Polish, and find no barrier."""
        self.reads(*texts)
        assert self.page.locator("html").get_attribute("lang") == "pl"
        self.page.emulate_media(color_scheme=next(self.schemes), reduced_motion="reduce")
        return self.finds_no_barrier()

    def taps(self, *words: str):
        """Tap these, one after the other."""
        for each in words:
            taps(self, each)
        return self

    def sends_nothing(self, button: str):
        """Send a form in which nothing stands, past what the browser would hold back."""
        self.page.evaluate(NO_VALIDATION)
        self.page.get_by_role("button", name=button, exact=True).click()
        return self


def reader(visit, email: str) -> Reader:
    User.objects.filter(email=email).update(language="pl")
    visitor = visit(PHONE)
    visitor.__class__ = Reader
    return visitor.signs_in(email)


def test_no_state_of_a_patient_has_a_barrier_in_polish(visit):
    """One journey, as loading the demonstration for each would take longer than the looking."""
    decides(reader(visit, POLA))
    hale = reader(visit, HALE)
    hurts(hale)
    hurts_without_a_network(hale)
    hale.opens("/mine/hurts/").taps("Tak").sees("Wezwij pomoc teraz")


def test_joining_is_without_a_barrier_in_polish_and_goes_on_in_it(visit):
    otis = Patient.objects.get(given_names="Otis")
    code = invitations.invite_patient(otis, by=otis.responsible).code
    joins = visit(PHONE)
    joins.__class__ = Reader
    joins.opens("/join/").page.get_by_role("button", name="Polski").click()
    joins.sees("Masz kod").sends_nothing("Dalej").sees("Kod")
    joins.page.get_by_label("Kod").fill(code)
    joins.taps("Dalej").sees("Twoja data urodzenia")
    joins.page.get_by_label("Twoja data urodzenia").fill(otis.birth_date.isoformat())
    joins.taps("Dalej").sees("Bez adresu e-mail")
    joins.page.get_by_role("link", name="Bez adresu e-mail").click()
    joins.page.get_by_label("Nowe hasło").fill("krótkie")
    joins.taps("Dołącz").sees("Nowe hasło")
    joins.page.get_by_label("Nowe hasło").fill("my dog eats cake")
    joins.taps("Dołącz").sees("Twoja nazwa do logowania")
    joins.opens("/mine/").sees("Bolą mnie plecy")


def decides(pola: Reader):
    """To the recorded decision, and two other forms in which nothing stands."""
    pola.opens("/mine/decision/")
    for why in pola.page.locator("summary:visible").all():
        why.click()
    pola.sees("Najpierw przeczytaj to")
    pola.opens("/mine/decision/?step=choose").sends_nothing("Dalej")
    pola.sees("3 rzeczy wymagają poprawy")
    pola.page.get_by_label("Własnymi słowami").fill("Może boleć bardziej.")
    pola.page.get_by_text("Będę biegać, choć mój lekarz to odradza").last.click()
    pola.page.get_by_label("Twoje imię i nazwisko").fill("Pola Przykładowa")
    pola.page.get_by_role("button", name="Dalej").click()
    pola.sees("Czy to się zgadza?", "Może boleć bardziej.")
    pola.page.get_by_role("button", name="Zapisz moją decyzję").click()
    pola.reads("Twoja decyzja jest zapisana.")
    pola.page.locator("main summary:visible").last.click()
    pola.sees("Tego nie ma w Twoim planie.")
    pola.opens("/mine/data/corrections/").sends_nothing("Wyślij")
    pola.sees("2 rzeczy wymagają poprawy")
    pola.opens("/mine/diary/log/").sends_nothing("Zapisz").sees("Wybierz, jaki to był ruch.")


def hurts(hale: Reader):
    """Every kind of step to the ending, and into the diary."""
    page = hale.opens("/mine/hurts/").page
    hale.sees("Czy masz nowy kłopot z oddawaniem moczu")
    hale.taps(*["Nie"] * 15).sees("Czy lekarz powiedział Ci")
    hale.taps("Nie. Boli, gdy biegnę")
    for _step in ("S1", "S2", "S3"):
        hale.sees("Nadal boli").taps("Nadal boli")
    hale.sees("Zapisz to w dzienniku")
    page.get_by_label("Ile minut?").fill("20")
    page.get_by_role("button", name="Zapisz", exact=True).click()
    hale.sees("Zapisano.")


def hurts_without_a_network(hale: Reader):
    """The kept page to its ending, what waits on the phone, and the same once it is sent."""
    page = hale.opens("/mine/hurts/").page
    page.get_by_role("button", name="Zapisz w tym telefonie").click()
    page.wait_for_function("() => navigator.serviceWorker.controller")
    page.context.set_offline(True)
    hale.opens("/mine/hurts/").sees("Czy masz nowy kłopot z oddawaniem moczu")
    shown = page.get_by_role("button").locator("visible=true")
    for words in (*["Nie"] * 15, "Nie. Boli po biegu", "Nadal boli"):
        shown.filter(has_text=words).first.click()
    hale.sees("Zapisz to w dzienniku")
    page.get_by_label("Ile minut?").fill("17")
    page.get_by_role("button", name="Zapisz w tym telefonie").click()
    hale.sees("Bieganie, 17 min")
    page.context.set_offline(False)
    hale.opens("/mine/")
    expect(page.get_by_text("Poradnia już to ma.")).to_be_visible()
    hale.sees("Poradnia już to ma.")
