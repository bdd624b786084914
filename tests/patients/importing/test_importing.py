"""An import stores whole patients through the actions, goes on where it stopped, never twice."""

import pytest
from django.utils import timezone

from patients import audit
from patients.actions import clinics, diagnoses, importing
from patients.models import AuditEvent, Diagnosis, ImportLine, Patient, PatientImport
from patients.models.importing import KEPT_FOR
from patients.permissions import Role
from patients.refusals import Invalid, NotNow, NotPermitted
from tests.conftest import make_member, make_patient
from tests.patients.importing.files import (
    CLINICAL,
    HEAD,
    LONG,
    bring_in,
    findings,
    register_of,
    upload,
)

pytestmark = pytest.mark.django_db

RITA = "HC-1,Runner,Rita,1985-03-21"
AXEL = ",Acheson,Axel,1990-01-02"
DISC = "disc-displacement-lumbar,lumbar,L4/L5,confirmed"
NECK = "disc-displacement-cervical,,C5/C6,patient-reported"
FILE = (f"{RITA},{DISC}", f"{RITA},{NECK}", f"{AXEL},,,,")
WHOLE = [
    "Acheson, Axel",
    "Runner, Rita disc-displacement-lumbar disc-displacement-cervical",
]


def decided(clinic, by, line: str, *decision: str):
    kept = upload(clinic, by, line)
    importing.decide(kept, by=by, decided={2: (*decision, "")[:2]})
    return kept


class TestAnImport:
    def test_stores_each_patient_with_every_diagnosis(self, clinic, orthopaedist):
        done = bring_in(clinic, orthopaedist, *FILE, head=CLINICAL)
        assert register_of(clinic) == WHOLE
        assert done.done == {"patients": 2, "diagnoses": 2, "done": 3}
        disc = Diagnosis.objects.get(catalogue_key="disc-displacement-lumbar")
        assert [level.level for level in disc.levels.all()] == ["L4/L5"]
        assert (disc.verification, disc.running_excluded) == ("confirmed", "not_judged")

    def test_of_the_same_file_adds_nothing(self, clinic, orthopaedist):
        bring_in(clinic, orthopaedist, *FILE, head=CLINICAL)
        done = bring_in(clinic, orthopaedist, *FILE, head=CLINICAL)
        assert register_of(clinic) == WHOLE
        assert done.done == {"patients": 0, "diagnoses": 0, "there": 3}

    def test_leaves_the_contact_data_of_the_registered_alone(self, clinic, front_desk):
        make_patient(clinic, front_desk, "Rita", "Runner", record_number="HC-1", phone="555 0101")
        bring_in(clinic, front_desk, f"{RITA},555 9999", head=f"{HEAD},phone")
        assert Patient.objects.get().phone == "555 0101"

    def test_is_named_in_the_trail_of_each_patient(self, clinic, orthopaedist):
        done = bring_in(clinic, orthopaedist, f"{RITA},{DISC}", head=CLINICAL)
        rita = Patient.objects.get()
        events = AuditEvent.objects.filter(patient=rita.pk).order_by("number")
        assert [event.event for event in events] == [
            "patient.registered",
            "diagnosis.recorded",
            "patient.imported",
        ]
        assert events.last().target == f"patientimport:{done.pk}"
        assert list(audit.verify()) == []

    def test_erases_what_the_file_said_when_it_is_done(self, clinic, orthopaedist):
        done = bring_in(
            clinic, orthopaedist, *FILE, f"{RITA[:-1]}X,,,,", head=CLINICAL, without=True
        )
        left = list(done.lines.values_list("values", "candidates", "patient"))
        assert left == [({}, [], None)] * len(left)

    def test_takes_those_who_answer_for_patients_from_the_file(
        self, clinic, front_desk, neurosurgeon
    ):
        bring_in(clinic, front_desk, f"{RITA},{neurosurgeon.email}", head=f"{HEAD},responsible")
        assert Patient.objects.get().responsible == neurosurgeon


class TestWhatCannotBeImported:
    def test_keeps_the_whole_file_back_unless_somebody_leaves_it_out(self, clinic, orthopaedist):
        lines = (RITA, "HC-2,Walker,Wim,1985-02-30")
        with pytest.raises(Invalid, match="cannot be imported as they are"):
            bring_in(clinic, orthopaedist, *lines)
        assert register_of(clinic) == []
        done = bring_in(clinic, orthopaedist, *lines, without=True)
        assert register_of(clinic) == ["Runner, Rita"]
        assert (done.done["left_out"], done.done["patients"]) == (1, 1)

    def test_leaves_out_every_line_of_that_patient(self, clinic, orthopaedist):
        lines = (f"{RITA},{DISC}", f"{RITA},no-such-thing,,,confirmed", f"{AXEL},,,,")
        bring_in(clinic, orthopaedist, *lines, head=CLINICAL, without=True)
        assert register_of(clinic) == ["Acheson, Axel"]

    def test_may_be_everything_and_then_nothing_starts(self, clinic, orthopaedist):
        with pytest.raises(Invalid, match="Nothing would be left to import"):
            bring_in(clinic, orthopaedist, "HC-2,Walker,Wim,1985-02-30", without=True)

    def test_is_written_at_the_line_where_the_register_changed_meanwhile(
        self, clinic, orthopaedist, front_desk
    ):
        kept = importing.start(upload(clinic, orthopaedist, RITA, AXEL), by=orthopaedist)
        make_patient(clinic, front_desk, "Other", "Person", record_number="HC-1")
        done = importing.go_on(kept, by=orthopaedist, seconds=LONG)
        assert register_of(clinic) == ["Acheson, Axel", "Person, Other"]
        (line,) = done.lines.all()
        assert (line.number, line.outcome) == (2, "refused")
        assert "The register changed" in line.faults[0][1]

    def test_of_one_patient_leaves_nothing_of_that_patient(self, clinic, orthopaedist, monkeypatch):
        def refuses(patient, *, by, **_fields):
            raise Invalid({"diagnosis": "Not today."}, patient=patient)

        monkeypatch.setattr(diagnoses, "record", refuses)
        done = bring_in(clinic, orthopaedist, *FILE, head=CLINICAL)
        assert register_of(clinic) == ["Acheson, Axel"]
        assert done.done["refused"] == 2
        assert not AuditEvent.objects.filter(
            event="patient.registered", target__contains="HC"
        ).exists()


class TestSomebodyPerhapsRegistered:
    @pytest.fixture
    def rita(self, clinic, front_desk):
        return make_patient(clinic, front_desk, "Rita", "Runner", record_number="HC-1")

    def test_is_left_out_while_nobody_decided(self, clinic, front_desk, rita):
        kept = upload(clinic, front_desk, "HC-9,Runner,Rita,1985-03-21", AXEL)
        with pytest.raises(Invalid):
            importing.start(kept, by=front_desk)
        kept = importing.start(kept, by=front_desk, without=True)
        importing.go_on(kept, by=front_desk, seconds=LONG)
        assert register_of(clinic) == ["Acheson, Axel", "Runner, Rita"]

    def test_is_registered_as_another_person_once_so_decided(self, clinic, front_desk, rita):
        line = "HC-9,Runner,Rita,1985-03-21"
        kept = importing.start(decided(clinic, front_desk, line, "another"), by=front_desk)
        importing.go_on(kept, by=front_desk, seconds=LONG)
        assert register_of(clinic) == ["Runner, Rita", "Runner, Rita"]
        assert findings(upload(clinic, front_desk, line)) == ["there"]

    def test_is_the_same_once_so_decided(self, clinic, orthopaedist, rita):
        line = f"HC-9,Runner,Rita,1985-03-21,{DISC}"
        kept = upload(clinic, orthopaedist, line, head=CLINICAL)
        importing.decide(kept, by=orthopaedist, decided={2: ("same", str(rita.pk))})
        done = importing.go_on(
            importing.start(kept, by=orthopaedist), by=orthopaedist, seconds=LONG
        )
        assert register_of(clinic) == ["Runner, Rita disc-displacement-lumbar"]
        assert done.done == {"patients": 0, "diagnoses": 1, "done": 1}

    def test_is_left_out_once_so_decided(self, clinic, front_desk, rita):
        kept = decided(clinic, front_desk, "HC-9,Runner,Rita,1985-03-21", "leave_out")
        with pytest.raises(Invalid, match="Nothing would be left"):
            importing.start(kept, by=front_desk, without=True)

    def test_is_nobody_who_was_not_shown(self, clinic, front_desk, rita, other_patient):
        for record in (str(other_patient.pk), ""):
            with pytest.raises(Invalid, match="Choose one of those shown"):
                decided(clinic, front_desk, "HC-9,Runner,Rita,1985-03-21", "same", record)

    def test_is_not_a_relative_of_the_same_file(self, clinic, front_desk):
        """A family shares a telephone; the second one is nobody's double for that."""
        head = f"{HEAD},phone"
        lines = (f"{RITA},555 0101", ",Runner,Rolf,1984-01-01,555 0101")
        bring_in(clinic, front_desk, *lines, head=head)
        assert register_of(clinic) == ["Runner, Rita", "Runner, Rolf"]


class TestAnInterruptedImport:
    def test_goes_on_where_it_stopped(self, clinic, orthopaedist):
        kept = importing.start(upload(clinic, orthopaedist, *FILE, head=CLINICAL), by=orthopaedist)
        kept = importing.go_on(kept, by=orthopaedist, seconds=0)
        assert register_of(clinic) == WHOLE[1:], "one patient, whole"
        assert kept.finished_at is None
        importing.go_on(kept, by=orthopaedist, seconds=LONG)
        assert register_of(clinic) == WHOLE

    def test_adds_nothing_twice_when_the_file_comes_again(self, clinic, orthopaedist):
        kept = importing.start(upload(clinic, orthopaedist, *FILE, head=CLINICAL), by=orthopaedist)
        importing.go_on(kept, by=orthopaedist, seconds=0)
        with pytest.raises(NotNow, match="not finished"):
            upload(clinic, orthopaedist, *FILE, head=CLINICAL)
        importing.discard(kept, by=orthopaedist)
        assert register_of(clinic) == WHOLE[1:]
        bring_in(clinic, orthopaedist, *FILE, head=CLINICAL)
        assert register_of(clinic) == WHOLE

    def test_ends_with_the_role(self, clinic, clinic_admin, orthopaedist):
        kept = importing.start(upload(clinic, orthopaedist, RITA), by=orthopaedist)
        clinics.end_membership(orthopaedist.memberships().get(), by=clinic_admin)
        with pytest.raises(NotPermitted):
            importing.go_on(kept, by=orthopaedist, seconds=LONG)
        assert register_of(clinic) == []

    def test_of_diagnoses_ends_where_the_role_no_longer_records_them(self, clinic, clinic_admin):
        both = make_member(clinic, "Two Roles", Role.ORTHOPAEDIST)
        clinics.add_member(clinic, both, by=clinic_admin, role=Role.FRONT_DESK)
        kept = importing.start(upload(clinic, both, f"{RITA},{DISC}", head=CLINICAL), by=both)
        clinics.end_membership(both.memberships().get(role="orthopaedist"), by=clinic_admin)
        with pytest.raises(NotPermitted):
            importing.go_on(kept, by=both, seconds=LONG)
        assert register_of(clinic) == []

    def test_imports_nobody_before_it_is_started(self, clinic, orthopaedist):
        kept = upload(clinic, orthopaedist, RITA)
        for deed in (
            lambda: importing.go_on(kept, by=orthopaedist, seconds=LONG),
            lambda: importing.import_person(kept, by=orthopaedist, person=2),
        ):
            with pytest.raises(NotNow, match="not started"):
                deed()
        assert register_of(clinic) == []


class TestAnUpload:
    def test_is_its_owners_alone(self, clinic, orthopaedist, neurosurgeon):
        kept = upload(clinic, orthopaedist, RITA)
        for deed in (
            lambda: importing.start(kept, by=neurosurgeon),
            lambda: importing.discard(kept, by=neurosurgeon),
            lambda: importing.decide(kept, by=neurosurgeon, decided={}),
        ):
            with pytest.raises(NotNow, match="no longer there"):
                deed()

    def test_is_not_for_those_who_register_nobody(self, clinic, therapist, clinic_admin):
        for who in (therapist, clinic_admin):
            with pytest.raises(NotPermitted, match="import patients from a file"):
                upload(clinic, who, RITA)

    def test_takes_the_place_of_the_one_before(self, clinic, orthopaedist):
        upload(clinic, orthopaedist, RITA)
        upload(clinic, orthopaedist, AXEL)
        assert [line.values["family_name"] for line in ImportLine.objects.all()] == ["Acheson"]

    def test_is_gone_after_a_day(self, clinic, orthopaedist, neurosurgeon):
        kept = upload(clinic, orthopaedist, RITA)
        PatientImport.objects.update(uploaded_at=timezone.now() - KEPT_FOR)
        assert not clinic.imports.of(orthopaedist).exists()
        with pytest.raises(NotNow, match="no longer there"):
            importing.start(kept, by=orthopaedist)
        upload(clinic, neurosurgeon, AXEL)
        assert list(PatientImport.objects.values_list("uploaded_by", flat=True)) == [
            neurosurgeon.pk
        ]
        PatientImport.objects.update(uploaded_at=timezone.now() - KEPT_FOR)
        importing.forget_outdated(by=None)
        assert not ImportLine.objects.exists()
