"""From a sheet of paper to a sign-in, in both languages: every state is looked at."""

from patients.actions import invitations
from patients.models import Patient
from portal.actions.way_back import issue_way_back
from portal.joining import limits
from tests.journeys.reader import Reader, in_both_languages, reader

WITHOUT = "Without an email address"
LISTA = "lista@patients.example"


@in_both_languages
def test_with_an_address_or_without(visit, language, mailoutbox):
    otis = Patient.objects.get(given_names="Otis")
    code = invitations.invite_patient(otis, by=otis.responsible).code
    joins = reader(visit, "en").opens("/join/")
    if language == "pl":
        joins.page.get_by_role("button", name="Polski").click()
        joins.language = "pl"
    joins.sees("You have a code").presses("Go on").is_told(1)
    joins.fills("code", "BCDF-GHJK-LMNP").presses("Go on").sees("You have a code")
    joins.fills("code", code).presses("Go on").sees("Is it you?")
    joins.fills("birth_date", "1901-01-01").presses("Go on").is_told(1)
    joins.fills("birth_date", otis.birth_date.isoformat()).presses("Go on").sees(WITHOUT)
    joins.opens("/join/email/").sees("Your email address").presses("Go on").is_told(1)
    joins.fills("email", "otis@patients.example").presses("Go on").sees("Look into your mailbox")
    joins.fills("code", "BCDF-GHJK").presses("Go on").is_told(1)
    joins.opens("/join/name/").sees("Choose a password")
    joins.fills("password", "krótko").presses("Join").is_told(1)
    joins.fills("password", "my dog eats cake").presses("Join").sees("Your sign-in name")
    joins.opens("/mine/").sees("My back hurts now")
    joins.opens("/mine/data/reminders/").sees("Reminders by mail")


@in_both_languages
def test_a_code_that_is_guessed_at(visit, language, monkeypatch):
    otis = Patient.objects.get(given_names="Otis")
    joins = reader(visit, language).opens("/join/")
    joins.fills("code", invitations.invite_patient(otis, by=otis.responsible).code)
    joins.presses("Go on")
    for year in range(1901, 1906):
        joins.fills("birth_date", f"{year}-01-01").presses("Go on")
    joins.sees("You have a code")
    monkeypatch.setitem(limits.RATES, "code", "1/5m/ip")
    for _try in range(2):
        joins.fills("code", "BCDF-GHJK-LMNP").presses("Go on")
    joins.sees("That was often. Wait five minutes, then try again.")


@in_both_languages
def test_with_the_own_sign_in_and_back_with_a_sheet(visit, language, mailoutbox):
    rory = Patient.objects.get(given_names="Rory")
    lista = reader(visit, language, "Lista")
    comes_with(lista, invitations.invite_patient(rory, by=rory.responsible).code, rory)
    lista.opens("/join/sign-in/").sees("Join with your sign-in")
    lista.page.locator("main form button.btn-main").click()
    lista.sees("My back hurts now")
    record = Patient.objects.get(given_names="Lista")
    back = reader(visit, language)
    comes_with(
        back, issue_way_back(record.user, by=record.responsible, patient=record).code, record
    )
    back.sees("Your email address").presses("Send the mail").sees("Look into your mailbox")
    [code] = [line for line in mailoutbox[-1].body.splitlines() if line.startswith("    ")]
    back.fills("code", code.strip()).presses("Go on").sees("Back into the portal")
    back.fills("password", "short").presses("Go on").is_told(1)
    back.fills("password", "ochre yaks at dawn").presses("Go on").sees("Sign in with a passkey")
    back.fills("login", LISTA).fills("password", "ochre yaks at dawn").presses("Sign in")
    back.sees("Your access was set up anew")


def comes_with(visitor: Reader, code: str, record: Patient):
    """Show the code, and who one is."""
    visitor.opens("/join/").fills("code", code).presses("Go on")
    visitor.fills("birth_date", record.birth_date.isoformat()).presses("Go on")
