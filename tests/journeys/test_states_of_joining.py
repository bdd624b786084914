"""From a sheet of paper to a sign-in, in both languages: every state is looked at."""

from patients.actions import invitations
from patients.models import Patient
from portal.actions.way_back import issue_way_back
from tests.journeys.reader import Reader, in_both_languages, reader

WITHOUT = "Without an email address"


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


@in_both_languages
def test_with_the_own_sign_in_and_back_with_a_sheet(visit, language):
    rory = Patient.objects.get(given_names="Rory")
    lista = reader(visit, language, "Lista")
    comes_with(lista, invitations.invite_patient(rory, by=rory.responsible).code, rory)
    lista.opens("/join/sign-in/").sees("Join with your sign-in")
    record = Patient.objects.get(given_names="Lista")
    back = reader(visit, language)
    comes_with(
        back, issue_way_back(record.user, by=record.responsible, patient=record).code, record
    )
    back.sees("Your email address").presses("Send the mail").sees("Look into your mailbox")


def comes_with(visitor: Reader, code: str, record: Patient):
    """Show the code, and who one is."""
    visitor.opens("/join/").fills("code", code).presses("Go on")
    visitor.fills("birth_date", record.birth_date.isoformat()).presses("Go on")
