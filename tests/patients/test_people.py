"""Registering people, changing their data, opening the portal to them."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import timezone

from patients.actions import clinics, people
from patients.models import AuditEvent, Membership, Patient
from patients.models.clinic import today_in_utc
from patients.permissions import Role
from patients.refusals import Invalid, NotNow, NotPermitted, Stale
from tests.conftest import PASSWORD, join, make_member, make_patient

pytestmark = pytest.mark.django_db


def refused_fields(deed, *args, **kwargs) -> set[str]:
    with pytest.raises(Invalid) as refusal:
        deed(*args, **kwargs)
    return set(refusal.value.errors)


def test_the_front_desk_registers_and_a_record_number_is_made(clinic, front_desk):
    patient = make_patient(clinic, front_desk)
    assert patient.record_number.startswith("P-")
    assert AuditEvent.objects.filter(event="patient.registered", patient=str(patient.pk)).exists()


def test_a_therapist_and_a_colleague_from_elsewhere_do_not_register(
    clinic, therapist, other_orthopaedist
):
    for somebody in (therapist, other_orthopaedist):
        with pytest.raises(NotPermitted):
            make_patient(clinic, somebody)
    assert not Patient.objects.exists()


@pytest.mark.parametrize(
    ("day", "fits"),
    [
        (timedelta(0), True),
        (timedelta(days=1), False),
        (-timedelta(days=365 * 119), True),
        (-timedelta(days=365 * 122), False),
    ],
)
def test_a_birth_date_lies_in_a_human_past(clinic, front_desk, day, fits):
    born = timezone.localdate(timezone=clinic.zone) + day
    if fits:
        assert make_patient(clinic, front_desk, born=born).birth_date == born
    else:
        assert refused_fields(make_patient, clinic, front_desk, born=born) == {"birth_date"}


def test_a_missing_name_and_a_taken_record_number_are_refused(clinic, front_desk):
    make_patient(clinic, front_desk, record_number="17")
    assert refused_fields(make_patient, clinic, front_desk, given="") == {"given_names"}
    assert refused_fields(make_patient, clinic, front_desk, record_number="17") == {"record_number"}
    assert Patient.objects.count() == 1


def test_a_sign_in_taken_at_the_same_moment_is_not_called_a_record_number(
    patient, runner, orthopaedist, clinic, monkeypatch
):
    rival = make_patient(clinic, orthopaedist, "Same", "Moment")

    def meanwhile(record, *_what, **_how):
        Patient.objects.filter(pk=rival.pk).update(user=record.user)

    monkeypatch.setattr(Patient, "full_clean", meanwhile)
    assert refused_fields(join, patient, by=orthopaedist, email="rita@patients.example") == {"user"}


def test_who_may_not_sign_in_any_more_answers_for_nobody_new(
    clinic, patient, front_desk, orthopaedist, platform_admin
):
    people.change_contact(patient, by=front_desk, seen=1, responsible=orthopaedist)
    clinics.change_user(orthopaedist, by=platform_admin, is_active=False)
    assert refused_fields(make_patient, clinic, front_desk, responsible=orthopaedist) == {
        "responsible"
    }
    assert list(clinic.clinicians()) == []
    assert list(clinic.clinicians(besides=orthopaedist.pk)) == [orthopaedist]
    people.change_contact(patient, by=front_desk, seen=2, phone="111")


def test_a_clinician_of_the_clinic_answers_for_a_patient(
    clinic, patient, front_desk, orthopaedist, other_orthopaedist
):
    for somebody in (front_desk, other_orthopaedist):
        assert refused_fields(make_patient, clinic, front_desk, responsible=somebody) == {
            "responsible"
        }
        assert refused_fields(
            people.change_contact, patient, by=front_desk, seen=1, responsible=somebody
        ) == {"responsible"}
    people.change_contact(patient, by=front_desk, seen=1, responsible=orthopaedist)
    # As after an older release: she left, and nobody took her patients over.
    orthopaedist.memberships().update(until=today_in_utc())
    # Who left stays until a colleague takes over, and is not chosen anew.
    people.change_contact(patient, by=front_desk, seen=2, phone="111")
    patient.refresh_from_db()
    assert patient.responsible == orthopaedist
    assert refused_fields(make_patient, clinic, front_desk, responsible=orthopaedist) == {
        "responsible"
    }


def test_the_same_record_number_may_exist_in_another_clinic(
    clinic, front_desk, other_clinic, other_orthopaedist
):
    make_patient(clinic, front_desk, record_number="17")
    assert make_patient(other_clinic, other_orthopaedist, record_number="17").pk


def test_a_changed_name_is_found_under_the_new_one_only(patient, front_desk, clinic):
    people.change_contact(patient, by=front_desk, seen=1, family_name="Newname")
    assert Patient.objects.of_clinic(clinic).matching("newname").exists()
    assert not Patient.objects.of_clinic(clinic).matching("runner").exists()
    assert AuditEvent.objects.get(event="patient.changed").fields == ["family_name"]


def test_a_form_that_is_out_of_date_changes_nothing_and_shows_both(patient, front_desk):
    people.change_contact(patient, by=front_desk, seen=1, phone="111")
    with pytest.raises(Stale) as refusal:
        people.change_contact(patient, by=front_desk, seen=1, phone="222")
    assert [(yours, now) for _what, yours, now in refusal.value.differences] == [("222", "111")]
    patient.refresh_from_db()
    assert patient.phone == "111"


def test_the_portal_is_opened_once(runner, orthopaedist):
    with pytest.raises(NotNow):
        join(runner, by=orthopaedist, email="again@patients.example")


def test_one_person_with_two_records_signs_in_with_one_address(
    runner, other_clinic, other_orthopaedist
):
    there = make_patient(other_clinic, other_orthopaedist, "Sam", "Signin", born=runner.birth_date)
    same = join(there, by=other_orthopaedist, email="sam@patients.example")
    assert same.user == runner.user


def test_two_people_who_share_an_address_never_share_a_sign_in(
    runner, other_patient, other_orthopaedist
):
    assert other_patient.birth_date != runner.birth_date
    fields = refused_fields(join, other_patient, by=other_orthopaedist, email=runner.user.email)
    assert fields == {"user"}
    other_patient.refresh_from_db()
    assert other_patient.user is None


def test_two_patients_of_a_clinic_never_share_a_sign_in(patient, runner, orthopaedist):
    assert refused_fields(join, patient, by=orthopaedist, email=runner.user.email) == {"user"}


def test_nobody_but_who_manages_the_members_opens_the_portal_to_a_colleague(
    patient, orthopaedist, therapist, registrar
):
    assert refused_fields(join, patient, by=orthopaedist, email=therapist.email) == {"user"}
    assert join(patient, by=registrar, email=therapist.email).user == therapist


def test_nobody_opens_the_portal_to_oneself(patient, front_desk, registrar):
    for somebody in (front_desk, registrar):
        assert refused_fields(join, patient, by=somebody, email=somebody.email) == {"user"}
    patient.refresh_from_db()
    assert patient.user is None


def test_somebody_who_works_elsewhere_or_no_longer_is_a_patient_like_others(
    clinic, patient, orthopaedist, other_orthopaedist, clinic_admin, therapist
):
    clinics.end_membership(therapist.memberships().get(), by=clinic_admin)
    assert join(patient, by=orthopaedist, email=therapist.email).user == therapist
    second = make_patient(clinic, orthopaedist, "Otto", "Elsewhere")
    opened = join(second, by=orthopaedist, email=other_orthopaedist.email)
    assert opened.user == other_orthopaedist


def test_a_member_from_today_is_in_force_until_the_day_it_ends(clinic, clinic_admin):
    member = make_member(clinic, "Lea Leaver", Role.THERAPIST)
    membership = Membership.objects.get(user=member)
    assert member.memberships().exists()
    clinics.end_membership(membership, by=clinic_admin)
    assert not member.memberships().exists()


def test_days_of_a_membership_are_counted_in_utc_wherever_the_reader_is(
    clinic, clinic_admin, monkeypatch
):
    evening = datetime.combine(timezone.now().date() + timedelta(days=1), time(20), UTC)
    monkeypatch.setattr(timezone, "now", lambda: evening)
    with timezone.override("Pacific/Auckland"):
        # There it is the next day already; what is written there holds here at once.
        member = make_member(clinic, "Lea Leaver", Role.THERAPIST)
        membership = Membership.objects.get(user=member)
        assert membership.since == evening.date()
    assert member.memberships().exists()
    clinics.end_membership(membership, by=clinic_admin, on=evening.date() + timedelta(days=1))
    with timezone.override("Pacific/Auckland"):
        assert member.memberships().exists(), "the last day is not over in UTC"
        ended = clinics.end_membership(membership, by=clinic_admin)
        assert ended.until == evening.date()
        assert not member.memberships().exists()
    assert not member.memberships().exists()


def test_a_role_is_given_once(clinic, clinic_admin, therapist):
    assert refused_fields(
        clinics.add_member, clinic, therapist, by=clinic_admin, role=Role.THERAPIST
    )


def test_only_the_clinics_administrator_appoints(clinic, orthopaedist, platform_admin):
    newcomer = clinics.create_user(
        by=None, email="new@harbour.example", name="New Newcomer", password=PASSWORD
    )
    with pytest.raises(NotPermitted):
        clinics.add_member(clinic, newcomer, by=orthopaedist, role=Role.THERAPIST)
    with pytest.raises(NotPermitted):
        clinics.add_member(clinic, newcomer, by=platform_admin, role=Role.ORTHOPAEDIST)
    assert clinics.add_member(clinic, newcomer, by=platform_admin, role=Role.CLINIC_ADMIN).pk


def test_an_address_signs_one_person_in(orthopaedist):
    second = {"email": orthopaedist.email.upper(), "name": "Second", "password": PASSWORD}
    assert refused_fields(clinics.create_user, by=None, **second) == {"email"}


def test_the_platform_alone_makes_sign_ins_for_others(clinic_admin, platform_admin):
    second = {"email": "second@platform.example", "name": "Second", "password": PASSWORD}
    with pytest.raises(NotPermitted):
        clinics.create_user(by=clinic_admin, **second)
    assert clinics.create_user(by=platform_admin, is_platform_admin=True, **second).pk


def test_clinic_settings_are_the_administrators(clinic, clinic_admin, orthopaedist):
    clinics.change_clinic(clinic, by=clinic_admin, phone="+00 1", emergency_number="999")
    assert AuditEvent.objects.get(event="clinic.changed").fields == ["emergency_number", "phone"]
    with pytest.raises(NotPermitted):
        clinics.change_clinic(clinic, by=orthopaedist, phone="+00 2")
    assert refused_fields(
        clinics.change_clinic, clinic, by=clinic_admin, time_zone="Mars/Olympus"
    ) == {"time_zone"}


def test_somebody_is_a_year_older_on_the_birthday():
    somebody = Patient(birth_date=date(2000, 2, 29))
    assert somebody.age(date(2018, 2, 28)) == 17
    assert somebody.age(date(2018, 3, 1)) == 18
