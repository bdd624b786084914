"""A sheet of paper becomes a sign-in: at the front desk, then on a phone."""

from tests.journeys.conftest import PHONE


def test_a_patient_without_mail_joins_on_a_phone_with_the_sheet(visit):
    desk = visit().signs_in("front-desk@harbour.example")
    desk.opens("/patients/new/")
    desk.page.get_by_label("Given names").fill("Peter")
    desk.page.get_by_label("Family name").fill("Paper")
    desk.page.get_by_label("Date of birth").fill("1950-02-03")
    desk.page.get_by_role("button", name="Register").click()
    desk.page.get_by_role("link", name="Open the portal to this patient").click()
    desk.page.get_by_role("button", name="Make the sheet").click()
    desk.reads("Peter Paper", "You need no email address.").finds_no_barrier()
    code = desk.page.locator(".join-code").inner_text()

    patient = visit(PHONE).opens(f"/join/#{code}").finds_no_barrier()
    assert patient.page.get_by_label("Code").input_value() == code
    assert patient.page.url.endswith("/join/"), "the code is out of the address"
    patient.page.get_by_role("button", name="Go on").click()
    patient.finds_no_barrier()
    patient.page.get_by_label("Your date of birth").fill("1950-02-03")
    patient.page.get_by_role("button", name="Go on").click()
    patient.finds_no_barrier()
    patient.page.get_by_role("link", name="Without an email address").click()
    patient.page.get_by_label("New password").fill("my dog eats cake")
    patient.page.get_by_role("button", name="Join").click()
    patient.reads("Your sign-in name", "Write it down now.").finds_no_barrier()
    patient.page.get_by_role("link", name="I have written it down").click()
    patient.page.wait_for_url("**/mine/")
