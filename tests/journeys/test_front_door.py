"""At the door: signing in, being sent to one's own first page, signing out."""

from tests.journeys.conftest import PHONE


def test_a_doctor_and_a_patient_each_land_on_their_own_first_page(visit):
    doctor = visit().signs_in("orthopaedist@harbour.example")
    assert doctor.page.url.endswith("/clinic/")
    patient = visit(PHONE).signs_in("lista@patients.example")
    assert patient.page.url.endswith("/mine/")


def test_a_wrong_password_says_so_and_keeps_the_address(visit):
    visitor = visit().opens("/accounts/login/")
    visitor.page.get_by_label("Email").fill("orthopaedist@harbour.example")
    visitor.page.get_by_label("Password", exact=False).first.fill("not this one")
    visitor.page.get_by_role("button", name="Sign in", exact=True).click()
    visitor.reads("not correct")
    assert visitor.page.get_by_label("Email").input_value() == "orthopaedist@harbour.example"
    visitor.finds_no_barrier()


def test_who_signed_out_is_out(visit):
    doctor = visit().signs_in("orthopaedist@harbour.example")
    doctor.opens("/accounts/logout/").finds_no_barrier()
    doctor.page.get_by_role("button", name="Sign out").first.click()
    doctor.opens("/clinic/")
    assert "/accounts/login/" in doctor.page.url
