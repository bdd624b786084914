"""The trail of who did what: complete, chained, and in one transaction with the deed."""

from datetime import date

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import resolve, reverse

from patients import audit, origin
from patients.access import load_patient, require
from patients.actions import diagnoses, people
from patients.deed import action
from patients.models import AuditEvent, Examination, Patient, Submission
from patients.permissions import Permission
from patients.refusals import Invalid, NotPermitted
from tests.conftest import make_patient
from tests.threads import Threads

pytestmark = pytest.mark.django_db


def trail_of(record) -> list[str]:
    return list(AuditEvent.objects.filter(patient=str(record.pk)).values_list("event", flat=True))


def last_event() -> AuditEvent:
    return AuditEvent.objects.order_by("-at", "-number").first()


@pytest.fixture
def broken_trail(monkeypatch):
    """The trail cannot be written, as on a full disk."""

    def refuse(entries):
        raise OSError("no space left on the device")

    monkeypatch.setattr(audit, "_append", refuse)


class TestAnEvent:
    def test_says_who_in_which_role_did_what_to_whose_record(self, patient, orthopaedist):
        examination = diagnoses.record_examination(patient, by=orthopaedist)
        event = AuditEvent.objects.get(target=f"examination:{examination.pk}")
        assert event.actor == str(orthopaedist.pk)
        assert event.role == "orthopaedist"
        assert event.patient == str(patient.pk)
        assert event.chain == str(patient.clinic_id)

    def test_names_the_changed_fields_and_never_their_values(self, patient, orthopaedist):
        people.change_contact(patient, by=orthopaedist, seen=1, phone="000 111 222")
        event = AuditEvent.objects.get(event="patient.changed")
        assert event.fields == ["phone"]
        assert "000 111 222" not in str(vars(event))

    def test_of_a_command_has_no_actor(self, other_clinic):
        event = AuditEvent.objects.get(event="clinic.created")
        assert (event.actor, event.role) == ("", "")

    def test_of_the_platform_stands_in_a_chain_of_its_own(self, clinic, platform_admin):
        event = AuditEvent.objects.get(target=f"user:{platform_admin.pk}")
        assert event.chain == audit.PLATFORM

    def test_knows_from_which_request_it_came(self, patient, orthopaedist):
        def examine(request):
            diagnoses.record_examination(patient, by=orthopaedist)
            return HttpResponse()

        request = RequestFactory().post("/", REMOTE_ADDR="192.0.2.7")
        answer = origin.RequestContextMiddleware(examine)(request)
        event = AuditEvent.objects.get(event="spine.examined")
        assert (event.source, event.request_id) == ("192.0.2.7", answer["X-Request-ID"])

    def test_names_the_access_key_that_the_request_came_with(self, patient, orthopaedist):
        def examine(request):
            audit.through_token("key-7")
            diagnoses.record_examination(patient, by=orthopaedist)
            return HttpResponse()

        origin.RequestContextMiddleware(examine)(RequestFactory().post("/"))
        diagnoses.record_examination(patient, by=orthopaedist)
        through, later = AuditEvent.objects.filter(event="spine.examined").order_by("number")
        assert (through.token, later.token) == ("key-7", "")

    def test_of_no_request_says_so(self, patient):
        event = AuditEvent.objects.get(event="patient.registered")
        assert (event.source, event.request_id) == ("", "")

    def test_outside_of_an_action_is_a_mistake(self, patient, orthopaedist):
        with pytest.raises(RuntimeError, match="within an action"):
            audit.record("record.read", by=orthopaedist, patient=patient)


class TestTheDeedAndItsEvent:
    def test_a_failing_trail_takes_the_deed_back(self, patient, orthopaedist, broken_trail):
        with pytest.raises(OSError, match="no space"):
            diagnoses.record_examination(patient, by=orthopaedist)
        assert not Examination.objects.exists()

    def test_a_failing_deed_leaves_no_event(self, patient, orthopaedist):
        @action
        def examine_and_stumble(patient, *, by):
            diagnoses.record_examination(patient, by=by)
            raise ValueError("stumbled")

        before = trail_of(patient)
        with pytest.raises(ValueError, match="stumbled"):
            examine_and_stumble(patient, by=orthopaedist)
        assert not Examination.objects.exists()
        assert trail_of(patient) == before

    def test_a_refusal_is_recorded_after_everything_was_taken_back(self, patient, therapist):
        with pytest.raises(NotPermitted):
            diagnoses.record_examination(patient, by=therapist)
        assert not Examination.objects.exists()
        event = last_event()
        assert event.event == "refused.notpermitted"
        assert event.target == "patients.diagnoses.record_examination"
        assert (event.actor, event.patient) == (str(therapist.pk), str(patient.pk))

    def test_an_inner_refusal_is_recorded_once_by_the_outermost_deed(self, patient, therapist):
        @action
        def a_larger_deed(patient, *, by):
            return diagnoses.record_examination(patient, by=by)

        with pytest.raises(NotPermitted):
            a_larger_deed(patient, by=therapist)
        refusals = [event for event in trail_of(patient) if event.startswith("refused")]
        assert refusals == ["refused.notpermitted"]

    def test_what_could_not_be_recorded_is_a_refusal_too(self, clinic, front_desk):
        with pytest.raises(Invalid):
            make_patient(clinic, front_desk, born=date(1800, 1, 1))
        assert last_event().event == "refused.invalid"
        assert last_event().chain == str(clinic.pk)


class TestALook:
    @pytest.fixture
    def look(self, patient):
        """A page with a record, and the requests of those who open it."""

        @load_patient
        @require(Permission.READ_CHART)
        def page(request, patient):
            return HttpResponse(patient.full_name)

        def open_page(user):
            request = RequestFactory().get("/")
            request.user, request.resolver_match = user, resolve(reverse("home"))
            return page(request, patient_id=patient.pk)

        return open_page

    def test_leaves_a_row(self, look, patient, orthopaedist):
        assert look(orthopaedist).content == b"Rita Runner"
        event = last_event()
        assert (event.event, event.target) == ("record.read", "page:home")
        assert (event.actor, event.patient) == (str(orthopaedist.pk), str(patient.pk))

    def test_that_is_not_allowed_leaves_a_row_too(self, look, patient, front_desk):
        with pytest.raises(NotPermitted):
            look(front_desk)
        assert last_event().event == "refused.notpermitted"
        assert last_event().patient == str(patient.pk)

    def test_shows_nothing_where_the_trail_cannot_be_written(
        self, look, orthopaedist, broken_trail
    ):
        with pytest.raises(OSError, match="no space"):
            look(orthopaedist)


class TestTheSameSubmissionAgain:
    def test_leads_to_the_first_result_and_does_nothing_twice(self, patient, orthopaedist):
        first = diagnoses.record_examination(patient, by=orthopaedist, key="form-1")
        again = diagnoses.record_examination(patient, by=orthopaedist, key="form-1")
        assert again == first
        assert Examination.objects.count() == 1
        assert trail_of(patient).count("spine.examined") == 1

    def test_by_somebody_else_is_another_submission(self, patient, orthopaedist, neurosurgeon):
        diagnoses.record_examination(patient, by=orthopaedist, key="form-1")
        diagnoses.record_examination(patient, by=neurosurgeon, key="form-1")
        assert Examination.objects.count() == 2

    def test_that_was_refused_first_may_be_sent_again(self, clinic, front_desk):
        with pytest.raises(Invalid):
            make_patient(clinic, front_desk, born=date(1800, 1, 1), key="form-1")
        patient = make_patient(clinic, front_desk, key="form-1")
        assert Patient.objects.get() == patient

    @pytest.mark.django_db(transaction=True)
    def test_at_the_same_moment_makes_one_record(self, patient, orthopaedist, tmp_path):
        def examine():
            return diagnoses.record_examination(patient, by=orthopaedist, key="form-1")

        threads = Threads(tmp_path)
        results = threads.at_once(examine, examine)
        assert results[0] == results[1]
        assert threads.alone(Examination.objects.count) == 1
        assert threads.alone(Submission.objects.count) == 1
        assert threads.alone(lambda: trail_of(patient)).count("spine.examined") == 1
