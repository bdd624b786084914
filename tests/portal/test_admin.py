"""Django's admin to look things up: our permissions, one's own clinics, nothing is deleted."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from patients.actions import diagnoses
from patients.models import AuditEvent, Clinic
from tests.conftest import join, make_patient
from tests.portal.admin_addresses import last_event, lists, page
from tests.portal.own_plans import HURTING, sign

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
    "assessments_diaryentry",
    "assessments_review",
}
PLATFORM = {"patients_clinic", "patients_invitation", "patients_membership", "portal_user"}
RUNS = {"patients_clinic", "patients_membership", "patients_patient", "patients_auditevent"}
SEES = {
    "orthopaedist": CLINICAL | {"patients_patient"},
    "neurosurgeon": CLINICAL | {"patients_patient"},
    "therapist": CLINICAL | {"patients_patient"},
    "front_desk": {"patients_patient"},
    "clinic_admin": RUNS,
    "platform_admin": PLATFORM,
}
DAY = ("year", "month", "day")
EVERYTHING = {f"{m._meta.app_label}_{m._meta.model_name}" for m in admin.site._registry}


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


class TestFiltering:
    @pytest.mark.parametrize(
        "asked",
        [
            "diagnoses__isnull",
            "plans__isnull",
            "safety_checks__isnull",
            "assessments__isnull",
            "decisions__isnull",
            "user__password__startswith",
            "clinic__memberships__user__password__startswith",
            "phone__startswith",
        ],
    )
    def test_goes_by_what_the_list_offers_and_never_by_what_it_hides(
        self, as_user, front_desk, disc, asked
    ):
        answer = as_user(front_desk).get(lists("patients_patient"), {asked: "0"})
        assert answer.status_code == 400

    @pytest.mark.parametrize("asked", ["password__startswith", "last_login__isnull"])
    def test_of_sign_ins_never_goes_by_the_password(self, as_user, platform_admin, asked):
        assert as_user(platform_admin).get(lists("portal_user"), {asked: ""}).status_code == 400

    def test_that_the_list_offers_works(self, as_user, orthopaedist, clinic_admin, disc):
        browser = as_user(orthopaedist)
        day = {f"recorded_at__{part}": getattr(disc.recorded_at, part) for part in DAY}
        for offered, found in (
            ({"status__exact": "active"}, [disc]),
            ({"status__exact": "resolved"}, []),
            ({"clinic__id__exact": str(disc.clinic_id), **day}, [disc]),
        ):
            shown = browser.get(lists("patients_diagnosis"), offered)
            assert list(shown.context["cl"].result_list) == found
        deed = {"event": "diagnosis.recorded"}
        shown = as_user(clinic_admin).get(lists("patients_auditevent"), deed)
        assert [row.event for row in shown.context["cl"].result_list] == ["diagnosis.recorded"]


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

    def test_tell_structured_data_in_lists_and_never_as_markup(self, as_user, orthopaedist, disc):
        diagnoses.change(
            disc, by=orthopaedist, seen=1, reason="Judged.", running_excluded="no", note="<b>x</b>"
        )
        diagnoses.change(disc, by=orthopaedist, seen=2, reason="Again.", note="")
        shown = " ".join(as_user(orthopaedist).get(page(disc)).text.split())
        assert "<li> running excluded: not_judged </li>" in shown
        assert "<li> note: &lt;b&gt;x&lt;/b&gt; </li>" in shown
        plan = sign(disc.patient, orthopaedist, HURTING)
        answers = " ".join(as_user(orthopaedist).get(page(plan.assessment)).text.split())
        assert "<li> back pain: <ul> <li> value: " in answers
        assert "{&quot;" not in answers + shown

    def test_of_another_clinic_do_not_exist(self, as_user, other_orthopaedist, disc):
        browser = as_user(other_orthopaedist)
        assert browser.get(page(disc)).status_code == 404
        assert browser.get(page(disc.patient)).status_code == 404
        assert str(disc.pk) not in browser.get(lists("patients_diagnosis")).text
        assert "Runner" not in browser.get(lists("patients_patient")).text

    def test_are_not_searched_here_so_that_no_name_stands_in_an_address(self):
        searched = {model for model, about in admin.site._registry.items() if about.search_fields}
        assert searched == {Clinic}

    @pytest.mark.parametrize("kind", sorted(CLINICAL | {"patients_patient"}))
    def test_are_neither_added_changed_nor_deleted_here(self, as_user, orthopaedist, disc, kind):
        browser = as_user(orthopaedist)
        assert browser.get(reverse(f"admin:{kind}_add")).status_code == 403
        assert browser.post(reverse(f"admin:{kind}_add"), {}).status_code == 405
        if kind == "patients_diagnosis":
            assert browser.post(page(disc), {"note": "x"}).status_code == 405
            assert browser.post(page(disc, "delete"), {"post": "yes"}).status_code == 405
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
        assert (event.event, event.patient) == ("record.read", str(disc.patient_id))
        assert event.target == "page:admin:patients_diagnosis_changelist"

    def test_of_oneself_are_not_shown_to_oneself_as_staff(
        self, as_user, clinic, registrar, orthopaedist, neurosurgeon
    ):
        own = make_patient(clinic, registrar, "Ned", "Neuro")
        join(own, by=registrar, email=neurosurgeon.email)
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


class TestTheTrail:
    @pytest.fixture
    def looked(self, as_user, clinic_admin, disc):
        """The trail as the clinic's administrator finds it."""

        def look():
            answer = as_user(clinic_admin).get(lists("patients_auditevent"))
            return answer.context["cl"].result_list

        return look

    def test_is_shown_with_names(self, looked, orthopaedist):
        row = next(row for row in looked() if row.event == "diagnosis.recorded")
        assert (row.actor_name, row.patient_name) == ("Olive Ortho", "Runner, Rita")

    def test_names_events_in_words_in_the_list_and_its_filter(self, as_user, clinic_admin, disc):
        shown = as_user(clinic_admin).get(lists("patients_auditevent")).text
        assert "recorded a diagnosis" in shown
        assert ">diagnosis.recorded<" not in shown

    def test_of_another_clinic_is_not_shown(self, looked, other_patient):
        assert not {row.chain for row in looked()} & {str(other_patient.clinic_id), "platform"}

    def test_records_that_it_was_read(self, looked, clinic_admin):
        looked()
        event = last_event()
        assert (event.event, event.actor) == ("audit.read", str(clinic_admin.pk))

    def test_is_read_row_by_row_and_never_written(self, as_user, clinic_admin, disc):
        row = AuditEvent.objects.get(event="diagnosis.recorded")
        browser = as_user(clinic_admin)
        assert row.digest in browser.get(page(row)).text
        assert browser.post(page(row), {"event": "x"}).status_code == 405
        assert browser.post(page(row, "delete"), {"post": "yes"}).status_code == 405
