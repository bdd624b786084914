"""When two records are not put together, and what to do first."""

import pytest

from assessments import standing
from assessments.actions import intakes, signing
from assessments.models import Assessment
from patients.actions import diagnoses, invitations, people
from patients.models import Patient
from patients.policies import MERGED
from patients.refusals import Invalid, NotNow, NotPermitted
from portal.actions import closing, merging
from tests.conftest import join, make_member, make_patient
from tests.portal.own_plans import HURTING, WELL, ask_red_flags, draft, record_disc, sign

pytestmark = pytest.mark.django_db


def test_only_those_who_run_the_clinic_merge(merge, orthopaedist, front_desk, therapist):
    for by in (orthopaedist, front_desk, therapist):
        with pytest.raises(NotPermitted):
            merge(by=by)


def test_nobody_merges_the_own_record(stays, merge, clinic_admin, registrar):
    join(stays, by=registrar, email=clinic_admin.email)
    with pytest.raises(NotPermitted):
        merge(into=Patient.objects.get(pk=stays.pk))


def test_another_clinic_keeps_its_record(other_clinic, stays, merge):
    clerk = make_member(other_clinic, "Otto Other", "front_desk")
    elsewhere = make_patient(other_clinic, clerk)
    with pytest.raises(NotPermitted):
        merge(into=elsewhere)
    with pytest.raises(NotNow, match="different clinics"):
        merging.check_may_merge(elsewhere, stays)


def test_a_record_is_not_merged_into_itself_or_twice(goes, stays, merge):
    with pytest.raises(NotNow, match="one and the same"):
        merge(into=goes)
    merge()
    with pytest.raises(NotNow, match="merged already"):
        merge()
    with pytest.raises(NotNow, match="merged already"):
        merge(patient=stays, into=goes)


def test_a_record_that_took_another_in_does_not_go(clinic, stays, merge, orthopaedist):
    merge()
    third = make_patient(clinic, orthopaedist, "Third", "Record")
    with pytest.raises(NotNow, match="part those two first"):
        merge(patient=stays, into=third)
    merge(patient=third, into=stays)


def test_a_reason_is_asked_for(merge):
    with pytest.raises(Invalid, match="Say how you know"):
        merge(reason="  ")


def test_a_sign_in_stays_where_it_is(goes, stays, merge, front_desk):
    join(goes, by=front_desk, email="jana@p.example")
    with pytest.raises(NotNow, match="has a sign-in"):
        merge()
    join(stays, by=front_desk, email="other@p.example")
    with pytest.raises(NotNow, match="two people may be reading"):
        merge()
    closing.close_portal(Patient.objects.get(pk=goes.pk), by=front_desk)
    merge()
    assert Patient.objects.get(pk=stays.pk).user.email == "other@p.example"


def test_an_unused_sheet_to_the_record_that_goes_opens_nothing(goes, stays, merge, front_desk):
    theirs = invitations.invite_patient(goes, by=front_desk)
    own = invitations.invite_patient(stays, by=front_desk)
    merge()
    for sheet, is_over in ((theirs, True), (own, False)):
        sheet.refresh_from_db()
        assert (sheet.ended_at is not None) is is_over


def test_a_class_in_force_never_passes_from_one_to_another(goes, stays, merge, orthopaedist):
    sign(goes, orthopaedist)
    with pytest.raises(NotNow, match="assessment is in force"):
        merge()
    sign(stays, orthopaedist, HURTING | {"pain_cause": "unknown"})
    with pytest.raises(NotNow, match="In both records"):
        merge()
    plan = standing.of(goes).plan
    signing.withdraw(plan.assessment, by=orthopaedist, reason="Two records of one person.")
    merge()
    assert Assessment.objects.in_force().get().patient == stays


def test_a_draft_in_the_record_that_goes_is_settled_first(goes, merge, orthopaedist):
    draft(goes, orthopaedist, WELL)
    with pytest.raises(NotNow, match="draft waits"):
        merge()


def test_nothing_new_is_written_into_a_record_that_went(goes, merge, orthopaedist, front_desk):
    merge()
    tries = (
        lambda: record_disc(goes, orthopaedist),
        lambda: diagnoses.record_examination(goes, by=orthopaedist),
        lambda: ask_red_flags(goes, orthopaedist),
        lambda: intakes.record_intake(goes, by=orthopaedist, answers={}),
        lambda: intakes.record_consultation(
            goes, by=orthopaedist, speciality="orthopaedist", outcome="Seen."
        ),
        lambda: invitations.invite_patient(goes, by=front_desk),
        lambda: people.change_contact(goes, by=front_desk, seen=2, phone="1"),
    )
    for act in tries:
        with pytest.raises(NotNow) as refusal:
            act()
        assert refusal.value.reason == MERGED
