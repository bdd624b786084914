"""Second factors in a browser: a device with a passkey in it stands beside the page."""

from tests.journeys.conftest import PHONE

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def has_a_device(visitor):
    """This browser can keep passkeys, and its owner's finger is always on it."""
    session = visitor.page.context.new_cdp_session(visitor.page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return visitor


def presses(visitor, name: str, then: str):
    """Press a button, and be on the page that it leads to."""
    visitor.page.get_by_role("button", name=name, exact=True).click()
    visitor.page.wait_for_url(f"{visitor.server}{then}")


def signs_out(visitor):
    """Leave."""
    visitor.opens("/accounts/logout/")
    presses(visitor, "Sign out", "/accounts/login/**")


def test_a_doctor_sets_up_a_passkey_before_the_first_record_and_signs_in_with_it(visit, settings):
    settings.STAFF_SECOND_FACTOR = True
    doctor = has_a_device(visit())
    doctor.signs_in("orthopaedist@harbour.example")
    doctor.opens("/clinic/").reads("Choose a second factor", "your password alone does not open")
    doctor.finds_no_barrier()
    doctor.page.get_by_role("link", name="A passkey").click()
    doctor.page.get_by_label("Name of this passkey").fill("my computer")
    doctor.finds_no_barrier()
    presses(doctor, "Add a passkey", "/accounts/recovery-codes/")
    doctor.finds_no_barrier()
    doctor.page.get_by_role("button", name="Show my codes").click()
    doctor.reads("they are not shown again").finds_no_barrier()
    with doctor.page.expect_download() as kept:
        doctor.page.get_by_role("link", name="Download").click()
    assert len(kept.value.path().read_text().split()) == 10
    doctor.page.get_by_role("link", name="I have kept them").click()
    doctor.page.wait_for_url("**/clinic/")
    signs_out(doctor)
    presses(doctor, "Sign in with a passkey", "/clinic/")


def test_a_patient_adds_a_passkey_on_the_phone_and_uses_it_as_the_second_step(visit):
    patient = has_a_device(visit(PHONE))
    patient.signs_in("lista@patients.example")
    patient.opens("/accounts/").reads("My sign-in", "None. Add one").finds_no_barrier()
    patient.page.get_by_role("link", name="Passkeys").click()
    presses(patient, "Add a passkey", "/accounts/recovery-codes/")
    patient.opens("/accounts/passkeys/").reads("Passkey 1").finds_no_barrier()
    signs_out(patient)
    patient.page.get_by_label("Email address or sign-in name").fill("lista@patients.example")
    patient.page.get_by_label("Password", exact=False).first.fill("spine-and-stride")
    presses(patient, "Sign in", "/accounts/second-factor/authenticate/")
    patient.finds_no_barrier()
    presses(patient, "Use my passkey", "/mine/")
