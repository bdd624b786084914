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


def test_a_forgotten_password_is_chosen_anew_by_a_link_whose_secret_no_server_sees(
    visit, live_server, mailoutbox
):
    patient = visit(PHONE).opens("/accounts/password/reset/")
    patient.page.get_by_label("Email").fill("lista@patients.example")
    patient.page.get_by_role("button", name="Send").click()
    patient.reads("Look into your mailbox")
    link = next(line for line in mailoutbox[-1].body.splitlines() if line.startswith("http"))
    where, _hash, code = link.partition("#")
    asked = []
    patient.page.on("request", lambda request: asked.append(request.url))
    assert where.startswith(live_server.url)
    patient.page.goto(link)
    patient.page.wait_for_function("!location.hash")
    assert patient.page.get_by_label("Code from the mail").input_value() == code
    patient.finds_no_barrier()
    patient.page.get_by_role("button", name="Go on").click()
    patient.page.get_by_label("New password", exact=False).first.fill("ochre yaks at dawn")
    patient.page.locator("input[name=password2]").fill("ochre yaks at dawn")
    patient.page.get_by_role("button", name="Save the new password").click()
    patient.reads("password")
    patient.page.wait_for_url("**/password/reset/key/done/")
    assert not [url for url in asked if code.partition("-")[2] in url.partition("#")[0]]
