"""The way in and its dead ends, in both languages: every state is looked at, light and dark."""

from django.contrib.auth import get_user_model

from patients.actions import clinics
from portal.demo.people import PHRASE
from portal.mine import own_data
from tests.journeys.reader import Reader, in_both_languages, reader

LISTA = "lista@patients.example"
NEW = "ochre yaks at dawn"
FORGED = """() => {
  document.head.insertAdjacentHTML("beforeend", '<meta name="referrer" content="no-referrer">');
  document.querySelector("main [name=csrfmiddlewaretoken]").remove();
}"""


@in_both_languages
def test_signing_in_and_what_goes_wrong_there(visit, language, settings):
    joe = reader(visit, language).opens("/accounts/login/").sees("Sign in with a passkey")
    joe.presses("Sign in").is_told(2)
    joe.fills("login", LISTA).fills("password", "not this one").presses("Sign in").is_told(1)
    for _try in range(5):
        joe.fills("password", "not this one").presses("Sign in")
    joe.sees("Too many tries")
    joe.opens("/accounts/signup/").sees("By invitation only")
    joe.opens("/accounts/inactive/").sees("This account is closed")
    settings.OIDC_ISSUER, settings.OIDC_NAME = "https://hospital.example", "Hospital"
    joe.opens("/accounts/login/").sees("Sign in with a passkey")
    joe.opens("/accounts/hospital/back/").sees("You are not signed in")


@in_both_languages
def test_a_forgotten_password_from_asking_to_the_new_one(visit, language, mailoutbox):
    lista = reader(visit, language).opens("/accounts/password/reset/")
    lista.sees("Forgotten your password?").presses("Send me the link").is_told(1)
    lista.fills("email", LISTA).presses("Send me the link").sees("Look into your mailbox")
    link = next(line for line in mailoutbox[-1].body.splitlines() if line.startswith("http"))
    lista.opens("/accounts/password/reset/link/").presses("Go on").is_told(1)
    lista.fills("code", "1-none").presses("Go on").sees("This link no longer works")
    lista.opens("/accounts/login/").page.goto(link)
    lista.page.wait_for_function("!location.hash")
    lista.sees("You come from a mail of ours. Go on, and choose the password on the next page.")
    lista.presses("Go on").sees("Choose a new password")
    lista.fills("password1", "short").fills("password2", "other")
    lista.presses("Save the new password").is_told(1)
    lista.fills("password1", NEW).fills("password2", NEW)
    lista.presses("Save the new password").sees("Your password is changed")


@in_both_languages
def test_a_session_that_ends(visit, language, settings):
    def lasts(idle: int):
        settings.SESSION_LIMITS = {"staff": (idle, 90_000), "patients": (idle, 90_000)}

    settings.SESSION_WARNING = 3598
    lasts(3600)
    lista = reader(visit, language, "Lista").sees("Are you still there?")
    settings.SESSION_WARNING = 120
    lista.opens("/mine/data/corrections/").fills("words", "Nie / no").presses("Send").is_told(1)
    lasts(0)
    lista.page.evaluate("document.querySelector('main form[method=post]').submit()")
    lista.sees("Nothing was saved", "What is wrong, and what is right?")
    lasts(3600)
    signs_in_again(lista, "/mine/diary/log/")
    lasts(0)
    lista.page.evaluate("window.dispatchEvent(new Event('focus'))")
    lista.sees("You are signed out")
    lista.opens("/mine/")
    lista.sees("You were signed out, because nothing was done for a while or the day is over.")
    lasts(3600)
    signs_in_again(lista, "/accounts/session/again/").sees("You are signed in again")
    lista.opens("/accounts/logout/").sees("Sign out?")
    lista.presses("Sign out").sees("You have signed out.")


@in_both_languages
def test_pages_that_say_that_something_went_wrong(visit, language, monkeypatch):
    lista = reader(visit, language, "Lista")
    lista.opens("/nowhere/").sees("There is nothing here for you")
    lista.opens("/mine/data/corrections/").page.evaluate(FORGED)
    lista.presses("Send").sees("You may not do that")
    lista.opens("/mine/data/").page.evaluate(
        "document.querySelector('main [name=language]').value = 'tlh'"
    )
    other = lista.page.locator("main [name=language]")
    with lista.page.expect_navigation():
        other.click()
    lista.sees("That could not be understood", "Choose one of the languages on the page.")

    def breaks(patient):
        raise RuntimeError(patient)

    monkeypatch.setattr(own_data, "sections", breaks)
    lista.opens("/mine/data/").sees("Something broke on our side")


@in_both_languages
def test_somebody_whom_no_clinic_knows(visit, language):
    clinics.create_user(by=None, email="nobody@patients.example", name="No Body", password=PHRASE)
    get_user_model().objects.filter(name="No Body").update(language=language)
    nobody = reader(visit, language).signs_in("nobody@patients.example")
    nobody.sees("No clinic knows you yet").opens("/accounts/keys/").sees("Access keys")


def signs_in_again(lista: Reader, to: str) -> Reader:
    """With the same password as before, on the way to this page."""
    lista.opens(f"/accounts/login/?next={to}").fills("login", LISTA).fills("password", PHRASE)
    return lista.presses("Sign in")
