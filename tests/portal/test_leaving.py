"""Somebody leaves a clinic: shut out with the next request, the patients in a colleague's hands."""

from datetime import timedelta

import pytest
from django.urls import reverse

from patients.actions import clinics, invitations
from patients.actions.leaving import leave
from patients.models import AuditEvent, Invitation, Membership
from patients.models.clinic import today_in_utc
from patients.permissions import Role
from patients.refusals import Invalid, NotPermitted
from portal.actions.way_back import issue_way_back
from tests.conftest import make_member, make_patient
from tests.patients.pages import filled, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def her_patients(clinic, orthopaedist):
    """Two patients for whom the orthopaedist answers."""
    return [
        make_patient(clinic, orthopaedist, given, "Ofolive", responsible=orthopaedist)
        for given in ("Una", "Duo")
    ]


@pytest.fixture
def page(orthopaedist):
    """Where the orthopaedist's leaving is asked and confirmed."""
    return reverse("clinic:leaving", args=[orthopaedist.pk])


def refused(clinic, user, **how) -> set[str]:
    with pytest.raises(Invalid) as refusal:
        leave(clinic, user, **how)
    return set(refusal.value.errors)


class TestAtOnce:
    def test_pages_rest_and_administration_are_shut_with_the_next_request(
        self, client, clinic, patient, orthopaedist, clinic_admin
    ):
        client.force_login(orthopaedist)
        doors = (
            reverse("clinic:chart", args=[patient.pk]),
            reverse("api:patient", args=[patient.pk]),
            reverse("admin:patients_patient_change", args=[patient.pk]),
        )
        assert [client.get(door).status_code for door in doors] == [200, 200, 200]
        leave(clinic, orthopaedist, by=clinic_admin)
        assert [client.get(door).status_code for door in doors] == [404, 404, 302]
        assert client.get(reverse("clinic:home")).status_code == 404

    def test_every_role_ends_also_one_that_begins_later(
        self, clinic, orthopaedist, neurosurgeon, clinic_admin
    ):
        later = clinics.add_member(clinic, orthopaedist, by=clinic_admin, role=Role.THERAPIST)
        Membership.objects.filter(pk=later.pk).update(since=today_in_utc() + timedelta(days=9))
        leave(clinic, orthopaedist, by=clinic_admin)
        for day in (0, 1, 10, 400):
            on = today_in_utc() + timedelta(days=day)
            assert not clinic.memberships.in_force(on).filter(user=orthopaedist).exists()
        assert clinic.memberships.in_force().filter(user=neurosurgeon).exists()

    def test_work_elsewhere_stays(self, clinic, other_clinic, orthopaedist, clinic_admin):
        clinics.add_member(other_clinic, orthopaedist, by=None, role=Role.CLINIC_ADMIN)
        leave(clinic, orthopaedist, by=clinic_admin)
        assert [m.clinic for m in orthopaedist.memberships()] == [other_clinic]


class TestThePatients:
    def test_go_to_the_colleague_in_the_same_step_and_each_trail_says_so(
        self, clinic, orthopaedist, neurosurgeon, clinic_admin, her_patients, patient
    ):
        leave(clinic, orthopaedist, by=clinic_admin, successor=neurosurgeon)
        for each in her_patients:
            seen = each.version
            each.refresh_from_db()
            assert each.responsible == neurosurgeon
            assert each.version == seen + 1
            event = AuditEvent.objects.get(event="patient.handed_over", patient=str(each.pk))
            assert (event.actor, event.fields) == (str(clinic_admin.pk), ["responsible"])
        patient.refresh_from_db()
        assert patient.responsible is None

    def test_are_never_left_with_nobody(
        self, clinic, orthopaedist, therapist, other_orthopaedist, clinic_admin, her_patients
    ):
        for nobody in (None, orthopaedist, therapist, other_orthopaedist):
            found = refused(clinic, orthopaedist, by=clinic_admin, successor=nobody)
            assert found == {"successor"}
        assert clinic.memberships.in_force().filter(user=orthopaedist).exists()

    def test_do_not_go_to_somebody_who_may_not_sign_in(
        self, clinic, orthopaedist, neurosurgeon, clinic_admin, platform_admin, her_patients
    ):
        clinics.change_user(neurosurgeon, by=platform_admin, is_active=False)
        found = refused(clinic, orthopaedist, by=clinic_admin, successor=neurosurgeon)
        assert found == {"successor"}

    def test_of_another_clinic_are_not_touched(
        self, clinic, other_clinic, orthopaedist, neurosurgeon, clinic_admin, her_patients
    ):
        clinics.add_member(other_clinic, orthopaedist, by=None, role=Role.ORTHOPAEDIST)
        elsewhere = make_patient(other_clinic, orthopaedist, responsible=orthopaedist)
        leave(clinic, orthopaedist, by=clinic_admin, successor=neurosurgeon)
        elsewhere.refresh_from_db()
        assert elsewhere.responsible == orthopaedist


class TestTheUnusedSheets:
    @pytest.fixture
    def sheets(self, clinic, patient, orthopaedist, clinic_admin, runner):
        """The orthopaedist, who also runs the clinic, gave out one of each kind."""
        clinics.add_member(clinic, orthopaedist, by=clinic_admin, role=Role.CLINIC_ADMIN)
        return [
            invitations.invite_patient(patient, by=orthopaedist),
            issue_way_back(runner.user, by=orthopaedist, patient=runner),
            invitations.invite_member(
                clinic, by=orthopaedist, name="Cleo", email="c@x.example", role=Role.THERAPIST
            ),
        ]

    @pytest.fixture
    def others(self, clinic, other_clinic, orthopaedist, front_desk):
        """A colleague's, and one that she gave out elsewhere."""
        clinics.add_member(other_clinic, orthopaedist, by=None, role=Role.ORTHOPAEDIST)
        here = make_patient(clinic, front_desk, "Hera", "Here")
        elsewhere = make_patient(other_clinic, orthopaedist, "Elsa", "Elsewhere")
        return [
            invitations.invite_patient(here, by=front_desk),
            invitations.invite_patient(elsewhere, by=orthopaedist),
        ]

    def test_are_counted_before_the_final_step(self, as_user, clinic_admin, page, sheets, others):
        shown = as_user(clinic_admin).get(page).text
        assert "2 sheets that this person gave to patients" in shown
        assert "1 colleague whom this person invited" in shown

    def test_are_not_spoken_of_where_there_are_none(self, as_user, clinic_admin, page, others):
        shown = as_user(clinic_admin).get(page).text
        assert "gave to" not in shown
        assert "invited" not in shown

    def test_end_in_the_same_step_and_nobody_elses(
        self, clinic, orthopaedist, clinic_admin, sheets, others
    ):
        leave(clinic, orthopaedist, by=clinic_admin)
        for sheet in sheets:
            assert Invitation.with_code(sheet.code) is None
            sheet.refresh_from_db()
            assert sheet.withdrawn_by == clinic_admin
        withdrawn = AuditEvent.objects.filter(event="invitation.withdrawn", chain=str(clinic.pk))
        assert {row.target for row in withdrawn} == {f"invitation:{each.pk}" for each in sheets}
        assert all(Invitation.with_code(sheet.code) for sheet in others)

    def test_to_run_the_clinic_stay_where_the_platform_gave_them(
        self, as_user, clinic, platform_admin, clinic_admin
    ):
        clinics.add_member(clinic, platform_admin, by=clinic_admin, role=Role.THERAPIST)
        sheet = invitations.invite_member(
            clinic, by=platform_admin, name="Ada", email="a@x.example", role=Role.CLINIC_ADMIN
        )
        page = reverse("clinic:leaving", args=[platform_admin.pk])
        assert "invited" not in as_user(clinic_admin).get(page).text
        leave(clinic, platform_admin, by=clinic_admin)
        assert Invitation.with_code(sheet.code)


class TestWhoMay:
    def test_whoever_manages_the_members_there(self, clinic, orthopaedist, neurosurgeon):
        for by in (neurosurgeon, make_member(clinic, "Dora Desk", Role.FRONT_DESK)):
            with pytest.raises(NotPermitted):
                leave(clinic, orthopaedist, by=by)

    def test_not_the_administrator_of_another_clinic(self, clinic, other_clinic, orthopaedist):
        stranger = make_member(other_clinic, "Ann Otheradmin", Role.CLINIC_ADMIN)
        with pytest.raises(NotPermitted):
            leave(clinic, orthopaedist, by=stranger)

    def test_nobody_leaves_by_the_own_hand_or_twice(self, clinic, orthopaedist, clinic_admin):
        assert refused(clinic, clinic_admin, by=clinic_admin) == {"user"}
        leave(clinic, orthopaedist, by=clinic_admin)
        assert refused(clinic, orthopaedist, by=clinic_admin) == {"user"}


class TestThePages:
    def test_people_are_listed_with_what_they_do(
        self, as_user, clinic_admin, orthopaedist, other_orthopaedist
    ):
        shown = as_user(clinic_admin).get(reverse("clinic:people")).text
        assert orthopaedist.name in shown
        assert "Orthopaedist" in shown
        assert "this is you" in shown
        assert other_orthopaedist.name not in shown

    def test_who_may_not_sign_in_is_marked_with_a_way_to_hand_the_patients_over(
        self, as_user, clinic_admin, platform_admin, orthopaedist, page, her_patients
    ):
        browser = as_user(clinic_admin)
        assert "May not sign in any more" not in browser.get(reverse("clinic:people")).text
        clinics.change_user(orthopaedist, by=platform_admin, is_active=False)
        shown = text(browser.get(reverse("clinic:people")))
        [row] = [row for row in shown.split('<li class="row-item">') if orthopaedist.name in row]
        assert "May not sign in any more" in row
        assert "Answers for 2 patients" in row
        assert f'href="{page}"' in row
        assert "Leaves, patients go over" in row
        assert reverse("clinic:member_way_back", args=[orthopaedist.pk]) not in row

    def test_whoever_is_here_invited_or_gone_is_a_row_with_the_deeds_that_are_left(
        self, client, clinic, clinic_admin, orthopaedist, therapist
    ):
        invitations.invite_member(
            clinic, by=clinic_admin, name="Cleo", email="c@x.example", role=Role.THERAPIST
        )
        leave(clinic, therapist, by=clinic_admin)
        client.force_login(clinic_admin)
        _top, *sections = client.get(reverse("clinic:people")).text.split('class="section"')
        for section, names, forms in zip(
            sections,
            ([clinic_admin.name, orthopaedist.name], ["Cleo"], [therapist.name]),
            (1, 2, 0),
            strict=True,
        ):
            rows = section.split('class="row-item"')[1:]
            assert [name in row for name, row in zip(names, rows, strict=True)] == [True] * len(
                rows
            )
            assert section.count("<form") == section.count("csrfmiddlewaretoken") == forms

    def test_what_will_happen_is_said_before(
        self, as_user, clinic_admin, page, neurosurgeon, her_patients
    ):
        shown = as_user(clinic_admin).get(page).text
        assert "2 patients have this person as the responsible clinician." in shown
        assert "shut out of Harbour Spine Clinic with the next click" in shown
        assert neurosurgeon.name in shown

    def test_the_colleague_must_be_chosen_and_what_was_chosen_counts(
        self, as_user, clinic_admin, page, orthopaedist, neurosurgeon, her_patients
    ):
        browser = as_user(clinic_admin)
        form = filled(browser.get(page))
        shown = browser.post(page, form)
        assert "Choose the clinician who answers for these patients" in shown.text
        assert orthopaedist.memberships().exists()
        done = browser.post(page, {**form, "successor": neurosurgeon.pk}, follow=True)
        assert "no longer works here and is shut out already" in done.text
        here = done.text.split("Who works here")[1].split("Who worked here")[0]
        assert orthopaedist.name not in here
        her_patients[0].refresh_from_db()
        assert her_patients[0].responsible == neurosurgeon

    def test_without_patients_nobody_is_asked_for(self, as_user, clinic_admin, page, orthopaedist):
        browser = as_user(clinic_admin)
        asked = browser.get(page)
        assert "successor" not in asked.text
        assert browser.post(page, filled(asked)).status_code == 302
        assert not orthopaedist.memberships().exists()

    def test_somebody_elsewhere_and_oneself_are_not_there(
        self, as_user, clinic_admin, other_orthopaedist, runner
    ):
        browser = as_user(clinic_admin)
        for user in (other_orthopaedist, clinic_admin, runner.user):
            where = reverse("clinic:leaving", args=[user.pk])
            assert browser.get(where).status_code == 404
            assert browser.post(where).status_code == 404
