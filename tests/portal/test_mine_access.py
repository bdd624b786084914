"""Whose record a patient's page shows: one's own, never another's, every look written down."""

import pytest
from django.urls import reverse

from assessments import standing
from assessments.models import Decision
from patients.models import AuditEvent
from tests.conftest import join, make_patient
from tests.portal.own_plans import PAGES, record_disc, sign


@pytest.fixture
def olive(clinic, registrar, orthopaedist):
    """The orthopaedist as a patient of her own clinic."""
    registered = make_patient(clinic, registrar, "Olive", "Ortho")
    return join(registered, by=registrar, email=orthopaedist.email)


@pytest.fixture
def at_the_hill(runner, other_clinic, other_orthopaedist):
    """The runner's other record, at the other clinic."""
    born = runner.birth_date
    registered = make_patient(other_clinic, other_orthopaedist, "Sam", "Signin", born=born)
    return join(registered, by=other_orthopaedist, email=runner.user.email)


@pytest.mark.parametrize("name", PAGES)
def test_nobody_gets_in_without_signing_in(client, db, name):
    answer = client.get(reverse(f"mine:{name}"))

    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("name", PAGES)
def test_staff_without_a_record_of_their_own_find_nothing(as_user, orthopaedist, runner, name):
    assert as_user(orthopaedist).get(reverse(f"mine:{name}")).status_code == 404


def test_staff_who_are_patients_see_their_own_record_only(as_user, orthopaedist, olive, runner):
    sign(runner, orthopaedist)

    answer = as_user(orthopaedist).get(reverse("mine:plan"))

    assert answer.context["plan"] is None
    assert "You have no plan yet" in answer.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_every_look_stands_in_the_trail_before_the_page_is_shown(as_user, runner, name):
    as_user(runner.user).get(reverse(f"mine:{name}"))

    look = AuditEvent.objects.get(event="record.read")
    assert (look.actor, look.patient, look.role) == (str(runner.user_id), str(runner.pk), "patient")
    assert look.target == f"page:mine:{name}"


def test_no_page_is_kept_by_the_browser(as_user, runner):
    assert as_user(runner.user).get(reverse("mine:plan"))["Cache-Control"] == "no-store"


def test_with_one_record_there_is_no_choice_of_clinic(as_user, runner):
    page = as_user(runner.user).get(reverse("mine:today")).content.decode()

    assert reverse("mine:choose") not in page


def test_with_two_records_a_quiet_switch_names_the_clinics(
    as_user, runner, at_the_hill, orthopaedist
):
    sign(runner, orthopaedist)
    browser = as_user(runner.user)

    first = browser.get(reverse("mine:plan"))
    assert "Your record at Harbour Spine Clinic" in first.content.decode()
    assert first.context["plan"] is not None

    browser.post(reverse("mine:choose"), {"record": str(at_the_hill.pk)})
    second = browser.get(reverse("mine:plan"))
    assert "Your record at Hill Practice" in second.content.decode()
    assert second.context["plan"] is None


def test_another_persons_record_cannot_be_chosen(as_user, runner, patient):
    browser = as_user(runner.user)

    assert browser.post(reverse("mine:choose"), {"record": str(patient.pk)}).status_code == 404
    assert browser.post(reverse("mine:choose"), {"record": "nonsense"}).status_code == 404


def test_another_patients_older_plan_is_not_there(as_user, runner, patient, orthopaedist):
    theirs = sign(patient, orthopaedist)
    sign(patient, orthopaedist)

    answer = as_user(runner.user).get(reverse("mine:older_plan", args=[theirs.pk]))

    assert answer.status_code == 404


def test_nobody_decides_on_another_patients_plan(as_user, runner, patient, orthopaedist):
    record_disc(patient, orthopaedist)
    theirs = sign(patient, orthopaedist)
    entered = {
        "plan": str(theirs.pk),
        "choice": "will_not_run",
        "teach_back": "x",
        "step": "record",
    }

    assert as_user(runner.user).post(reverse("mine:decision"), entered).status_code == 404
    assert not Decision.objects.exists()


def test_times_are_the_clinics(as_user, runner, at_the_hill, orthopaedist):
    browser = as_user(runner.user)
    runner.clinic.time_zone = "Pacific/Kiritimati"
    runner.clinic.save()

    assert browser.get(reverse("mine:today")).context["day"] == standing.of(runner).today
