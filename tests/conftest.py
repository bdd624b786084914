"""The people and places of the tests: two clinics, their staff, and patients with a story."""

import gc
import time
from datetime import date

import pytest
from django.test import TransactionTestCase

from patients import guards
from patients.actions import clinics, invitations, people
from patients.permissions import Role
from portal.account import timeouts
from portal.actions import joining
from portal.models import User

PASSWORD = "demo only"


def pytest_collection_finish():
    """The tests are there until the end: whoever looks for garbage need not look through them."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def _guards_step_aside_for_the_flush():
    """A test with real transactions empties the tables afterwards, which the guards forbid."""
    tear_down = TransactionTestCase._fixture_teardown

    def without_guards(self):
        guards.lift()
        try:
            tear_down(self)
        finally:
            guards.install()

    TransactionTestCase._fixture_teardown = without_guards
    yield
    TransactionTestCase._fixture_teardown = tear_down


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    """Passwords are hashed as weakly as possible: no test is about the hash."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def make_clinic(name: str, slug: str, **settings):
    return clinics.create_clinic(by=None, name=name, slug=slug, **settings)


def make_member(clinic, name: str, role: Role | None = None):
    email = f"{name.lower().replace(' ', '.')}@{clinic.slug}.example"
    is_system = role == Role.SYSTEM
    user = clinics.create_user(
        by=None,
        email=email,
        name=name,
        password=None if is_system else PASSWORD,
        **({"is_system": True} if is_system else {}),
    )
    if role is not None:
        # The first administrator is named by the command; everybody else has one in tests too.
        clinics.add_member(clinic, user, by=None, role=role)
    return user


def make_patient(clinic, by, given="Test", family="Patient", born=date(1985, 3, 21), **contact):
    return people.register(
        clinic, by=by, given_names=given, family_name=family, birth_date=born, **contact
    )


def join(patient, *, by, email="", password=PASSWORD):
    """The patient is invited and accepts: with the sign-in of this address, or with a new one."""
    invitation = invitations.invite_patient(patient, by=by)
    known = User.objects.filter(email=email).first() if email else None
    if known:
        joining.accept(invitation, by=known, birth_date=patient.birth_date)
    else:
        about = {"email": email, "password": password, "birth_date": patient.birth_date}
        joining.accept_anew(invitation, by=None, **about)
    patient.refresh_from_db()
    return patient


@pytest.fixture
def clinic(db):
    """The clinic that most stories happen in."""
    return make_clinic("Harbour Spine Clinic", "harbour", time_zone="Europe/Warsaw")


@pytest.fixture
def other_clinic(db):
    """Another clinic, whose records must stay out of sight."""
    return make_clinic("Hill Practice", "hill")


@pytest.fixture
def orthopaedist(clinic):
    """Answers for patients of the clinic."""
    return make_member(clinic, "Olive Ortho", Role.ORTHOPAEDIST)


@pytest.fixture
def neurosurgeon(clinic):
    """A colleague with the same rights."""
    return make_member(clinic, "Ned Neuro", Role.NEUROSURGEON)


@pytest.fixture
def therapist(clinic):
    """Watches patients run."""
    return make_member(clinic, "Thea Therapist", Role.THERAPIST)


@pytest.fixture
def front_desk(clinic):
    """Registers patients and sees nothing clinical."""
    return make_member(clinic, "Fred Frontdesk", Role.FRONT_DESK)


@pytest.fixture
def clinic_admin(clinic):
    """Runs the clinic without treating anybody."""
    return make_member(clinic, "Ada Admin", Role.CLINIC_ADMIN)


@pytest.fixture
def registrar(clinic):
    """Runs the clinic and registers patients: the one who opens the portal to a colleague."""
    user = make_member(clinic, "Rhea Registrar", Role.CLINIC_ADMIN)
    clinics.add_member(clinic, user, by=None, role=Role.FRONT_DESK)
    return user


@pytest.fixture
def platform_admin(db):
    """Sets up clinics."""
    return clinics.create_user(
        by=None,
        email="platform@platform.example",
        name="Pat Platform",
        password=PASSWORD,
        is_platform_admin=True,
    )


@pytest.fixture
def other_orthopaedist(other_clinic):
    """Works elsewhere."""
    return make_member(other_clinic, "Otto Elsewhere", Role.ORTHOPAEDIST)


@pytest.fixture
def patient(clinic, orthopaedist):
    """A patient without any diagnosis and without a sign-in."""
    return make_patient(clinic, orthopaedist, "Rita", "Runner")


@pytest.fixture
def runner(clinic, orthopaedist):
    """A patient who signs in."""
    registered = make_patient(clinic, orthopaedist, "Sam", "Signin", born=date(1990, 7, 1))
    return join(registered, by=orthopaedist, email="sam@patients.example")


@pytest.fixture
def other_patient(other_clinic, other_orthopaedist):
    """A patient of the other clinic."""
    return make_patient(other_clinic, other_orthopaedist, "Olga", "Other")


def begin_session(browser):
    """As after the first page: when it began stands in the session, and no request writes that."""
    session = browser.session
    session[timeouts.BEGAN] = session[timeouts.SEEN] = int(time.time())
    session.save()


@pytest.fixture
def as_user(client):
    """A browser signed in as somebody: `as_user(orthopaedist).get(...)`."""

    def sign_in(user):
        client.force_login(user)
        begin_session(client)
        return client

    return sign_in
