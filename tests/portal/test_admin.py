"""Django's admin: our permissions, our actions, one's own clinics, and nothing is deleted."""

from datetime import timedelta

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from patients.actions import clinics, diagnoses, people
from patients.models import AuditEvent, Clinic, Membership
from patients.permissions import Role
from patients.refusals import NotPermitted
from portal.models import User
from tests.conftest import PASSWORD, make_clinic, make_patient

pytestmark = pytest.mark.django_db

CLINICAL = {
    "patients_diagnosis",
    "patients_examination",
    "assessments_intake",
    "assessments_consultation",
    "assessments_safetycheck",
    "assessments_safetyclearance",
    "assessments_assessment",
    "assessments_assessmentend",
    "assessments_plan",
    "assessments_decision",
}
PLATFORM = {"patients_clinic", "patients_membership", "portal_user"}
RUNS = {"patients_clinic", "patients_membership", "patients_patient", "patients_auditevent"}
SEES = {
    "orthopaedist": CLINICAL | {"patients_patient"},
    "neurosurgeon": CLINICAL | {"patients_patient"},
    "therapist": CLINICAL | {"patients_patient"},
    "front_desk": {"patients_patient"},
    "clinic_admin": RUNS,
    "platform_admin": PLATFORM,
}
EVERYTHING = {f"{m._meta.app_label}_{m._meta.model_name}" for m in admin.site._registry}


def lists(name: str) -> str:
    return reverse(f"admin:{name}_changelist")


def page(row, deed: str = "change") -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{deed}", args=[row.pk])


def last_event() -> AuditEvent:
    return AuditEvent.objects.order_by("-at", "-number").first()


@pytest.fixture
def disc(patient, orthopaedist):
    """A disc disease at the last level."""
    return diagnoses.record(
        patient,
        by=orthopaedist,
        catalogue_key="disc-degeneration-lumbar",
        region="lumbar",
        levels=[diagnoses.Level("L4/L5")],
    )


class TestWhoSeesWhat:
    @pytest.mark.parametrize("name", SEES)
    def test_each_role_sees_its_lists_and_no_other(self, request, as_user, name):
        browser = as_user(request.getfixturevalue(name))
        seen = {kind for kind in EVERYTHING if browser.get(lists(kind)).status_code == 200}
        assert seen == SEES[name]

    @pytest.mark.parametrize("name", SEES)
    def test_the_first_page_offers_what_may_be_seen(self, request, as_user, name):
        shown = as_user(request.getfixturevalue(name)).get(reverse("admin:index"))
        offered = {kind for kind in EVERYTHING if f'href="{lists(kind)}"' in shown.text}
        assert offered == SEES[name]

    def test_a_patient_is_told_that_it_is_for_staff(self, as_user, runner):
        answer = as_user(runner.user).get(reverse("admin:index"), follow=True)
        assert answer.status_code == 403
        assert "for staff of a clinic" in answer.text

    def test_the_signed_out_come_to_the_portals_own_sign_in(self, client):
        answer = client.get(lists("patients_diagnosis"), follow=True)
        assert answer.redirect_chain[-1][0] == (
            f"{reverse('account_login')}?next={lists('patients_diagnosis')}"
        )

    def test_signing_in_there_again_leads_to_the_first_page(self, as_user, orthopaedist):
        answer = as_user(orthopaedist).get(reverse("admin:login"))
        assert answer.url == reverse("admin:index")

    def test_libraries_bring_no_lists_of_their_own(self):
        assert {app for app, _ in (name.split("_", 1) for name in EVERYTHING)} == {
            "portal",
            "patients",
            "assessments",
        }

    def test_a_refused_look_is_recorded(self, as_user, front_desk, disc):
        assert as_user(front_desk).get(page(disc)).status_code == 403
        event = last_event()
        assert (event.event, event.actor) == ("refused.notpermitted", str(front_desk.pk))
        assert event.target == "page:admin:patients_diagnosis_change"


class TestLeaving:
    def test_is_the_portals_own(self, as_user, orthopaedist):
        browser = as_user(orthopaedist)
        assert browser.get(reverse("admin:logout")).url == reverse("account_logout")
        assert browser.post(reverse("admin:logout")).url == reverse("account_login")
        assert "_auth_user_id" not in browser.session

    def test_the_password_is_changed_on_the_portals_own_page(self, as_user, orthopaedist):
        answer = as_user(orthopaedist).get(reverse("admin:password_change"))
        assert answer.url == reverse("account_change_password")


class TestClinicalRecords:
    def test_of_the_own_clinic_are_shown_with_the_way_to_the_chart(
        self, as_user, orthopaedist, disc
    ):
        shown = as_user(orthopaedist).get(page(disc))
        assert shown.status_code == 200
        assert "L4/L5" in shown.text
        assert reverse("clinic:chart", args=[disc.patient_id]) in shown.text
        assert 'name="_save"' not in shown.text

    def test_of_another_clinic_do_not_exist(self, as_user, other_orthopaedist, disc):
        browser = as_user(other_orthopaedist)
        assert browser.get(page(disc)).status_code == 404
        assert browser.get(page(disc.patient)).status_code == 404
        assert str(disc.pk) not in browser.get(lists("patients_diagnosis")).text
        assert "Runner" not in browser.get(lists("patients_patient")).text

    def test_are_not_to_be_searched_from_another_clinic(self, as_user, other_orthopaedist, disc):
        found = as_user(other_orthopaedist).get(lists("patients_diagnosis"), {"q": "Runner"})
        assert "Runner, Rita" not in found.text
        assert "0 diagnoses" in found.text

    @pytest.mark.parametrize("kind", sorted(CLINICAL | {"patients_patient"}))
    def test_are_neither_added_changed_nor_deleted_here(self, as_user, orthopaedist, disc, kind):
        browser = as_user(orthopaedist)
        assert browser.get(reverse(f"admin:{kind}_add")).status_code == 403
        assert browser.post(reverse(f"admin:{kind}_add"), {}).status_code == 403
        if kind == "patients_diagnosis":
            assert browser.post(page(disc), {"note": "x"}).status_code == 403
            assert browser.post(page(disc, "delete"), {"post": "yes"}).status_code == 403
            delete_all = {"action": "delete_selected", "_selected_action": str(disc.pk)}
            browser.post(lists(kind), delete_all)
        disc.refresh_from_db()
        assert disc.note == ""

    def test_leave_a_row_in_the_trail_when_looked_at(self, as_user, orthopaedist, disc):
        browser = as_user(orthopaedist)
        browser.get(page(disc))
        event = last_event()
        assert (event.event, event.patient) == ("record.read", str(disc.patient_id))
        assert event.target == "page:admin:patients_diagnosis_change"
        browser.get(lists("patients_diagnosis"))
        event = last_event()
        assert (event.event, event.chain) == ("patients.listed", str(disc.clinic_id))

    def test_of_oneself_are_not_shown_to_oneself_as_staff(
        self, as_user, clinic, orthopaedist, neurosurgeon
    ):
        own = make_patient(clinic, orthopaedist, "Ned", "Neuro")
        people.open_portal(own, by=orthopaedist, email=neurosurgeon.email)
        examination = diagnoses.record_examination(own, by=orthopaedist)
        browser = as_user(neurosurgeon)
        assert browser.get(page(examination)).status_code == 404
        assert browser.get(page(own)).status_code == 404
        assert as_user(orthopaedist).get(page(examination)).status_code == 200

    @pytest.mark.parametrize("kind", ["patients_diagnosis", "patients_patient"])
    def test_are_listed_with_a_fixed_number_of_queries(
        self, as_user, orthopaedist, clinic, disc, kind
    ):
        browser = as_user(orthopaedist)
        with CaptureQueriesContext(connection) as one:
            browser.get(lists(kind))
        for number in range(5):
            somebody = make_patient(clinic, orthopaedist, "Some", f"Body {number}")
            diagnoses.record(
                somebody, by=orthopaedist, catalogue_key=disc.catalogue_key, region=disc.region
            )
        with CaptureQueriesContext(connection) as six:
            browser.get(lists(kind))
        assert len(six) == len(one)

    def test_no_history_is_kept_beside_the_trail(self, as_user, orthopaedist, disc):
        browser = as_user(orthopaedist)
        assert browser.get(page(disc, "history")).status_code == 404
        assert "historylink" not in browser.get(page(disc)).text


class TestClinics:
    SETTINGS = {
        "name": "River Practice",
        "time_zone": "Europe/Warsaw",
        "emergency_number": "112",
        "phone": "",
        "opening_hours": "",
        "privacy_notice": "",
        "code_system": "icd10cm",
        "retention_years": "20",
    }

    def test_are_added_by_the_platform_through_the_action(self, as_user, platform_admin):
        answer = as_user(platform_admin).post(
            reverse("admin:patients_clinic_add"), {**self.SETTINGS, "slug": "river"}, follow=True
        )
        clinic = Clinic.objects.get(slug="river")
        assert "added successfully" in answer.text
        event = AuditEvent.objects.get(event="clinic.created", chain=str(clinic.pk))
        assert event.actor == str(platform_admin.pk)
        assert not LogEntry.objects.exists()

    def test_that_cannot_be_are_refused_beside_the_field_as_typed(self, as_user, platform_admin):
        typed = {**self.SETTINGS, "slug": "river", "time_zone": "Europe/Nowhere"}
        answer = as_user(platform_admin).post(reverse("admin:patients_clinic_add"), typed)
        assert "Enter a time zone such as Europe/Warsaw." in answer.text
        assert "Europe/Nowhere" in answer.text
        assert not Clinic.objects.filter(slug="river").exists()

    def test_are_changed_by_those_who_run_them(self, as_user, clinic, clinic_admin):
        as_user(clinic_admin).post(page(clinic), {**self.SETTINGS, "slug": "taken-over"})
        clinic.refresh_from_db()
        assert (clinic.name, clinic.slug) == ("River Practice", "harbour")
        event = AuditEvent.objects.get(event="clinic.changed")
        assert event.fields == ["name"]
        assert event.actor == str(clinic_admin.pk)

    def test_of_others_do_not_exist(self, as_user, clinic_admin, other_clinic):
        browser = as_user(clinic_admin)
        assert browser.get(page(other_clinic)).status_code == 404
        assert browser.post(page(other_clinic), self.SETTINGS).status_code == 404
        assert "Hill Practice" not in browser.get(lists("patients_clinic")).text

    def test_are_seen_but_not_run_by_the_platform(self, as_user, clinic, platform_admin):
        browser = as_user(platform_admin)
        assert browser.get(page(clinic)).status_code == 200
        assert browser.post(page(clinic), self.SETTINGS).status_code == 403
        clinic.refresh_from_db()
        assert clinic.name == "Harbour Spine Clinic"

    def test_are_not_added_by_those_who_run_one(self, as_user, clinic_admin):
        answer = as_user(clinic_admin).post(
            reverse("admin:patients_clinic_add"), {**self.SETTINGS, "slug": "river"}
        )
        assert answer.status_code == 403
        assert not Clinic.objects.filter(slug="river").exists()

    def test_are_never_deleted(self, as_user, clinic, clinic_admin, platform_admin):
        for user in (clinic_admin, platform_admin):
            assert as_user(user).post(page(clinic, "delete"), {"post": "yes"}).status_code == 403
        assert Clinic.objects.filter(pk=clinic.pk).exists()


class TestMembers:
    ADD = "admin:patients_membership_add"

    def appoint(self, browser, clinic, **typed):
        form = {"clinic": str(clinic.pk), "role": "therapist", "licence_number": "", "name": ""}
        return browser.post(reverse(self.ADD), {**form, **typed})

    def test_who_are_new_get_a_sign_in_and_a_role_in_one_deed(self, as_user, clinic, clinic_admin):
        answer = self.appoint(
            as_user(clinic_admin), clinic, email="New@Harbour.example", name="Nora New"
        )
        assert answer.status_code == 302
        membership = Membership.objects.get(user__email="new@harbour.example")
        assert (membership.clinic, membership.role) == (clinic, "therapist")
        assert not membership.user.has_usable_password()
        assert {"user.created", "member.added"} <= set(
            AuditEvent.objects.filter(actor=str(clinic_admin.pk)).values_list("event", flat=True)
        )

    def test_who_work_elsewhere_keep_their_one_sign_in(
        self, as_user, clinic, clinic_admin, other_orthopaedist
    ):
        self.appoint(
            as_user(clinic_admin), clinic, email=other_orthopaedist.email, role="orthopaedist"
        )
        assert {m.clinic.slug for m in other_orthopaedist.memberships()} == {"harbour", "hill"}

    def test_who_are_new_need_a_name_and_nothing_is_half_saved(self, as_user, clinic, clinic_admin):
        answer = self.appoint(as_user(clinic_admin), clinic, email="new@harbour.example")
        assert answer.status_code == 200
        assert "Enter the person&#x27;s name too." in answer.text
        assert "new@harbour.example" in answer.text
        assert not User.objects.filter(email="new@harbour.example").exists()
        assert last_event().event == "refused.invalid"

    def test_have_a_role_once(self, as_user, clinic, clinic_admin, therapist):
        answer = self.appoint(as_user(clinic_admin), clinic, email=therapist.email)
        assert "already has this role in this clinic" in answer.text
        assert therapist.memberships().count() == 1

    def test_are_not_appointed_in_another_clinic(self, as_user, clinic_admin, other_clinic):
        answer = self.appoint(
            as_user(clinic_admin), other_clinic, email="new@hill.example", name="Nora New"
        )
        assert "Select a valid choice" in answer.text
        assert not User.objects.filter(email="new@hill.example").exists()

    def test_end_on_a_day_through_the_action(self, as_user, clinic_admin, therapist):
        membership = therapist.memberships().get()
        day = timezone.localdate() + timedelta(days=3)
        answer = as_user(clinic_admin).post(page(membership), {"until": day.isoformat()})
        assert answer.status_code == 302
        membership.refresh_from_db()
        assert membership.until == day
        assert AuditEvent.objects.get(event="member.ended").actor == str(clinic_admin.pk)

    def test_do_not_end_before_they_began(self, as_user, clinic_admin, therapist):
        membership = therapist.memberships().get()
        answer = as_user(clinic_admin).post(page(membership), {"until": "2001-01-01"})
        assert "The last day must not lie before the first." in answer.text
        membership.refresh_from_db()
        assert membership.until is None

    def test_of_another_clinic_do_not_exist(self, as_user, clinic_admin, other_orthopaedist):
        membership = other_orthopaedist.memberships().get()
        browser = as_user(clinic_admin)
        assert browser.get(page(membership)).status_code == 404
        assert browser.post(page(membership), {"until": "2030-01-01"}).status_code == 404
        assert "Otto Elsewhere" not in browser.get(lists("patients_membership")).text

    def test_who_run_a_new_clinic_are_named_by_the_platform(self, as_user, platform_admin):
        clinic = make_clinic("River Practice", "river")
        browser = as_user(platform_admin)
        self.appoint(browser, clinic, email="a@river.example", name="Ada", role="clinic_admin")
        assert Membership.objects.get(clinic=clinic).role == Role.CLINIC_ADMIN
        answer = self.appoint(browser, clinic, email="b@river.example", name="B", role="therapist")
        assert "Select a valid choice" in answer.text
        assert Membership.objects.filter(clinic=clinic).count() == 1

    def test_are_shown_to_the_platform_only_where_they_run_a_clinic(
        self, as_user, platform_admin, clinic_admin, therapist
    ):
        browser = as_user(platform_admin)
        shown = browser.get(lists("patients_membership")).text
        assert "Ada Admin" in shown
        assert "Thea Therapist" not in shown
        assert browser.post(page(clinic_admin.memberships().get()), {}).status_code == 403


class TestUsers:
    ADD = "admin:portal_user_add"

    def test_are_added_through_the_action_without_a_password(self, as_user, platform_admin):
        typed = {"email": "Second@platform.example", "name": "Sue", "is_platform_admin": "on"}
        as_user(platform_admin).post(reverse(self.ADD), typed)
        user = User.objects.get(email="second@platform.example")
        assert user.is_platform_admin
        assert not user.has_usable_password()
        assert AuditEvent.objects.get(target=f"user:{user.pk}").actor == str(platform_admin.pk)

    def test_sign_in_with_an_address_once(self, as_user, platform_admin, therapist):
        typed = {"email": therapist.email.upper(), "name": "Again"}
        answer = as_user(platform_admin).post(reverse(self.ADD), typed)
        assert answer.status_code == 200
        assert "errornote" in answer.text
        assert User.objects.filter(email__iexact=therapist.email).count() == 1

    def test_are_shut_out_by_the_platform(self, as_user, platform_admin, therapist, client):
        as_user(platform_admin).post(page(therapist), {"name": therapist.name})
        therapist.refresh_from_db()
        assert not therapist.is_active
        event = AuditEvent.objects.get(event="user.changed")
        assert event.fields == ["is_active"]
        assert not client.login(email=therapist.email, password=PASSWORD)

    def test_do_not_shut_their_own_door(self, as_user, platform_admin):
        typed = {"name": "Pat", "is_platform_admin": "on"}
        answer = as_user(platform_admin).post(page(platform_admin), typed)
        assert "You cannot shut your own door." in answer.text
        platform_admin.refresh_from_db()
        assert platform_admin.is_active
        assert platform_admin.name == "Pat Platform"

    def test_who_are_only_patients_are_not_shown(self, as_user, platform_admin, runner, therapist):
        browser = as_user(platform_admin)
        shown = browser.get(lists("portal_user")).text
        assert therapist.email in shown
        assert runner.user.email not in shown
        assert browser.get(page(runner.user)).status_code == 404

    def test_are_not_changed_past_the_platform(self, clinic_admin, therapist):
        with pytest.raises(NotPermitted):
            clinics.change_user(therapist, by=clinic_admin, is_active=False)


class TestTheTrail:
    @pytest.fixture
    def looked(self, as_user, clinic_admin, disc):
        """The trail as the clinic's administrator finds it with some words."""

        def look(words=""):
            answer = as_user(clinic_admin).get(lists("patients_auditevent"), {"q": words})
            return answer.context["cl"].result_list

        return look

    def test_is_shown_with_names(self, looked, orthopaedist):
        row = next(row for row in looked() if row.event == "diagnosis.recorded")
        assert (row.actor_name, row.patient_name) == ("Olive Ortho", "Runner, Rita")

    @pytest.mark.parametrize(
        "words", ["diagnosis.recorded", "Olive", "olive.ortho@harbour.example", "Runner"]
    )
    def test_is_searched_by_event_by_person_and_by_patient(self, looked, words):
        assert "diagnosis.recorded" in {row.event for row in looked(words)}

    def test_finds_nothing_for_somebody_unknown(self, looked):
        assert list(looked("Nobody of that name")) == []

    def test_of_another_clinic_is_not_shown(self, looked, other_patient):
        assert not {row.chain for row in looked()} & {str(other_patient.clinic_id), "platform"}
        assert list(looked("Olga")) == []

    def test_records_that_it_was_read(self, looked, clinic_admin):
        looked()
        event = last_event()
        assert (event.event, event.actor) == ("audit.read", str(clinic_admin.pk))

    def test_is_read_row_by_row_and_never_written(self, as_user, clinic_admin, disc):
        row = AuditEvent.objects.get(event="diagnosis.recorded")
        browser = as_user(clinic_admin)
        assert row.digest in browser.get(page(row)).text
        assert browser.post(page(row), {"event": "x"}).status_code == 403
        assert browser.post(page(row, "delete"), {"post": "yes"}).status_code == 403


class TestTheCatalogue:
    def test_is_looked_up_by_word_and_by_code(self, as_user, therapist):
        browser = as_user(therapist)
        whole = browser.get(reverse("admin:catalogue"))
        found = browser.get(reverse("admin:catalogue"), {"q": "M43.16"})
        assert len(found.context["rows"]) < len(whole.context["rows"])
        assert "M43.16" in found.text

    def test_says_what_to_do_where_nothing_is_called_so(self, as_user, therapist):
        answer = as_user(therapist).get(reverse("admin:catalogue"), {"q": "toothache"})
        assert "Try another word or a code." in answer.text
