"""`manage.py create_clinic`: the first clinic and its administrator on a real installation."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from patients.models import AuditEvent, Clinic
from patients.permissions import Role
from portal.models import User

pytestmark = pytest.mark.django_db

PASSWORD = "a-long-and-unusual-phrase"
ASKED = {
    "slug": "spine-lodz",
    "time_zone": "Europe/Warsaw",
    "admin_email": "Ada@Clinic.example",
    "admin_name": "Ada Admin",
    "password_stdin": True,
}


@pytest.fixture
def create(monkeypatch, capsys):
    """Run the command with a password on its standard input; gives what it says."""

    def run(name="Spine Clinic", password=PASSWORD, **options):
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
        call_command("create_clinic", name, **{**ASKED, **options})
        return capsys.readouterr().out

    return run


def test_makes_the_clinic_and_somebody_who_runs_it(create):
    said = create()
    clinic = Clinic.objects.get()
    membership = clinic.memberships.get()
    assert (clinic.slug, clinic.time_zone) == ("spine-lodz", "Europe/Warsaw")
    assert (membership.user.email, membership.role) == ("ada@clinic.example", Role.CLINIC_ADMIN)
    assert not membership.user.is_platform_admin
    assert "Created Spine Clinic. ada@clinic.example can sign in" in said


def test_the_administrator_can_sign_in_and_appoint_somebody(create, client):
    create()
    form = {"login": "ada@clinic.example", "password": PASSWORD}
    assert client.post(reverse("account_login"), form).status_code == 302
    assert client.get(reverse("clinic:invite")).status_code == 200


def test_a_single_doctor_may_be_both(create):
    create(clinician="orthopaedist")
    user = User.objects.get()
    assert {membership.role for membership in user.memberships()} == {
        Role.CLINIC_ADMIN,
        Role.ORTHOPAEDIST,
    }


def test_the_first_administrator_may_set_up_further_clinics(create, client):
    create(platform=True)
    client.force_login(User.objects.get())
    assert client.get(reverse("admin:patients_clinic_add")).status_code == 200


def test_every_step_is_in_the_trail(create):
    create()
    assert set(AuditEvent.objects.values_list("event", "actor")) == {
        ("clinic.created", ""),
        ("user.created", ""),
        ("member.added", ""),
    }


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"time_zone": "Europe/Nowhere"}, "time_zone: Enter a time zone such as Europe/Warsaw."),
        ({"slug": "spine clinic"}, "slug: Enter a valid"),
        ({"name": ""}, "name: This field cannot be blank."),
    ],
)
def test_what_cannot_be_is_named_and_nothing_is_created(create, capsys, wrong, sentence):
    with pytest.raises(CommandError, match=r"Nothing was created\."):
        create(**wrong)
    assert sentence in capsys.readouterr().err
    assert not Clinic.objects.exists()
    assert not User.objects.exists()


def test_a_taken_address_takes_the_clinic_back_too(create, capsys, platform_admin):
    with pytest.raises(CommandError, match=r"Nothing was created\."):
        create(admin_email=platform_admin.email.upper())
    assert "email: Somebody signs in with this address already." in capsys.readouterr().err
    assert not Clinic.objects.exists()


@pytest.mark.parametrize("password", ["short", "password"])
def test_a_password_that_is_guessed_soon_is_refused(create, password):
    with pytest.raises(CommandError, match=r"too (short|common)"):
        create(password=password)
    assert not Clinic.objects.exists()


def test_without_standard_input_the_password_is_asked_for(create, monkeypatch):
    monkeypatch.setattr("getpass.getpass", lambda prompt: PASSWORD)
    create(password_stdin=False)
    assert User.objects.get().check_password(PASSWORD)
