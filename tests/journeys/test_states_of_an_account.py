"""One's own sign-in, in both languages: every state is looked at, light and dark."""

from django.test import Client

from patients.models import Patient
from portal.account import second_factor
from portal.demo.people import PHRASE
from tests.journeys.conftest import PHONE
from tests.journeys.reader import Reader, in_both_languages, reader
from tests.journeys.test_second_factor import DEVICE
from tests.portal.factors import code_of
from tests.portal.test_first_password import come

LISTA = "lista@patients.example"
NAME = "sessionid"
NEW = "ochre yaks at dawn"
STOPPED = "The device did not answer, or you stopped it. Try again, or choose another way."
CHANGED = "Your password is changed. Everywhere else you were signed out."


class Device:
    """What keeps passkeys in this browser, with or without its owner's finger on it."""

    def __init__(self, visitor):
        self.session = visitor.page.context.new_cdp_session(visitor.page)
        self.session.send("WebAuthn.enable")
        added = self.session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        self.which = {"authenticatorId": added["authenticatorId"]}

    def is_touched_by(self, *, owner: bool):
        self.session.send("WebAuthn.setUserVerified", {**self.which, "isUserVerified": owner})


@in_both_languages
def test_a_password_sessions_and_keys(visit, language):
    lista = reader(visit, language, "Lista")
    visit(PHONE).signs_in(LISTA)
    lista.opens("/accounts/").sees("My sign-in")
    lista.opens("/accounts/sessions/").sees("Where you are signed in")
    lista.presses("End all others").sees("Where you are signed in")
    lista.opens("/accounts/password/change/").sees("Change password")
    lista.presses("Save the new password").is_told(3)
    lista.fills("oldpassword", "wrong").fills("password1", NEW).fills("password2", NEW)
    lista.presses("Save the new password").is_told(1)
    lista.fills("oldpassword", PHRASE).fills("password1", NEW).fills("password2", NEW)
    lista.presses("Save the new password").sees(CHANGED)
    lista.opens("/accounts/keys/").sees("No program uses your sign-in").follows("Make a key")
    lista.sees("Make an access key").presses("Make the key").is_told(2)
    lista.fills("name", "Zegarek").page.locator("main [name=scopes]").first.check()
    lista.presses("Make the key").sees("Copy it now").follows("I have copied it")
    lista.sees("Access keys").page.locator("main .rows a").click()
    lista.sees("Revoke this key?")


@in_both_languages
def test_an_app_and_its_recovery_codes(visit, language, settings):
    lista = reader(visit, language, "Lista")
    lista.opens("/accounts/second-factor/").sees("Choose a second factor")
    lista.opens("/accounts/second-factor/app/").sees("Set up an authenticator app")
    lista.presses("Use this app").is_told(1)
    lista.fills("code", "12").presses("Use this app").is_told(1)
    key = lista.page.locator("code.key").inner_text().replace(" ", "")
    lista.fills("code", code_of(key)).presses("Use this app").sees("Show my codes")
    lista.presses("Show my codes").sees("I have kept them: go on")
    lista.opens("/accounts/recovery-codes/").sees("Back to my sign-in")
    lista.opens("/accounts/recovery-codes/new/").sees("Make new recovery codes?")
    lista.presses("Make new codes").sees("Show my codes")
    lista.opens("/accounts/").sees("My sign-in")
    lista.opens("/accounts/second-factor/app/remove/").sees("Remove the authenticator app?")
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    lista.opens("/accounts/second-factor/app/remove/").sees("Is it still you?")
    lista.opens("/accounts/second-factor/reauthenticate/").sees("Is it still you?")
    lista.fills("code", "12").presses("Go on").is_told(1)
    lista.opens("/accounts/reauthenticate/").sees("Is it still you?")
    lista.fills("password", "wrong").presses("Go on").is_told(1)
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
    lista.fills("password", PHRASE).presses("Go on")
    out_and_in(lista).sees("Second step")
    lista.fills("code", "12").presses("Sign in").is_told(1)
    is_signed_in(lista, Patient.objects.get(given_names="Lista").user)
    lista.opens("/accounts/second-factor/app/remove/").presses("Remove the app")
    lista.sees("The app is removed.")


@in_both_languages
def test_a_passkey(visit, language, settings):
    lista = reader(visit, language, "Lista")
    device = Device(lista)
    lista.opens("/accounts/passkeys/").sees("Passkeys")
    lista.opens("/accounts/passkeys/new/").sees("Add a passkey")
    device.is_touched_by(owner=False)
    lista.page.get_by_role("button", name=lista.word("Add a passkey")).click()
    lista.sees(STOPPED)
    device.is_touched_by(owner=True)
    lista.fills("name", "Telefon").page.get_by_role(
        "button", name=lista.word("Add a passkey")
    ).click()
    lista.reads(lista.word("Show my codes"))
    lista.opens("/accounts/second-factor/").sees("Choose a second factor")
    lista.opens("/accounts/passkeys/").sees("Telefon").follows("Rename")
    lista.sees("Rename a passkey").fills("name", "").presses("Save the name").is_told(1)
    lista.opens("/accounts/passkeys/").follows("Remove").sees("Remove the passkey")
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    lista.opens("/accounts/passkeys/reauthenticate/").sees("Use my passkey")
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
    out_and_in(lista).sees("Use my passkey")
    device.is_touched_by(owner=False)
    lista.page.get_by_role("button", name=lista.word("Use my passkey")).click()
    lista.sees(STOPPED)


@in_both_languages
def test_somebody_without_a_password(visit, language):
    cora = Patient.objects.get(given_names="Cora").user
    cora.set_unusable_password()
    cora.language = language
    cora.save()
    visitor = is_signed_in(reader(visit, language), cora)
    visitor.opens("/accounts/").sees("My sign-in")
    visitor.opens("/accounts/password/set/").sees("Choose a first password")
    visitor.fills("password1", "short").fills("password2", "other")
    visitor.presses("Save the password").is_told(1)
    is_signed_in(visitor, cora, ago=301).opens("/accounts/password/set/").sees(
        "Sign in again first"
    )


def is_signed_in(visitor: Reader, user, ago: int = 0) -> Reader:
    """As after a sign-in so many seconds ago, with a second factor and without a password."""
    value = come(Client(), user, ago, method=second_factor.METHOD).cookies[NAME].value
    visitor.page.context.add_cookies([{"name": NAME, "value": value, "url": visitor.server}])
    return visitor


def out_and_in(lista: Reader) -> Reader:
    """Sign out, and go as far as the password leads."""
    lista.opens("/accounts/logout/").presses("Sign out").opens("/accounts/login/")
    return lista.fills("login", LISTA).fills("password", PHRASE).presses("Sign in")
