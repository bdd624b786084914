"""No deed outlives its failing trail: every action is tried once where the trail cannot be written.

Stories of the clinic are told as ever. The first time that an action comes along in them, it is
tried with a trail that fails; then every table must hold what it held before. ASVS 2.3.3.
"""

import copy
import importlib
import sys
from collections.abc import Callable
from contextlib import contextmanager
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from assessments.actions import (
    before_visit,
    diary,
    drafts,
    hurting,
    intakes,
    kept,
    plan_templates,
    safety,
    signing,
)
from assessments.models import AnswersKept
from assessments.models.kept import KEPT_FOR as ANSWERS_FOR
from assessments.plan_choices import ActivityChoice, PlanChoices
from patients import audit
from patients.actions import (
    access_keys,
    clinics,
    corrections,
    diagnoses,
    importing,
    invitations,
    leaving,
    people,
)
from patients.models import PatientImport
from patients.models.importing import KEPT_FOR
from patients.permissions import Permission
from patients.refusals import NotNow
from portal.actions import (
    closing,
    erasing,
    hospital,
    joining,
    languages,
    merging,
    reminders,
    second_factors,
    way_back,
    worklist,
)
from tests.api.conftest import NO_CONDITION, NO_RED_FLAG
from tests.conftest import PASSWORD, make_patient
from tests.house.source import modules, name_of, room_of
from tests.patients.importing.files import upload
from tests.portal.factors import own_app
from tests.portal.own_plans import WELL, ask_red_flags, decide, draft, record_disc, sign
from tests.portal.tables import everything

pytestmark = pytest.mark.django_db

ROOMS = ("portal", "patients", "assessments")


def actions() -> dict[str, Callable]:
    """Every action of the product, by its whole name."""
    for path in modules():
        if "actions" in room_of(path):
            importlib.import_module(name_of(path).removesuffix(".py").replace("/", "."))
    return {
        f"{module}.{name}": each
        for module, found in list(sys.modules.items())
        if module.partition(".")[0] in ROOMS
        for name, each in vars(found).items()
        if getattr(getattr(each, "__code__", None), "co_qualname", None) == "action.<locals>.done"
        and each.__module__ == module
    }


@contextmanager
def a_trail_that_fails():
    """As on a full disk. With nothing to write it does not fail: a row that comes later is late."""

    def full(entries):
        if entries:
            raise OSError("no space left on the device")

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(audit, "_append", full)
        yield


@pytest.fixture
def tried(monkeypatch) -> dict[str, bool | None]:
    """For each action whether nothing was left when its trail failed; None: it did not come."""
    outcome: dict[str, bool | None] = dict.fromkeys(actions())

    def trying(name: str, act: Callable) -> Callable:
        def deed(*args, **kwargs):
            if outcome[name] is None and not audit.is_under_way():
                before = everything()
                again = copy.deepcopy((args, kwargs))
                with a_trail_that_fails(), pytest.raises(OSError, match="no space"):
                    act(*again[0], **again[1])
                outcome[name] = everything() == before
            return act(*args, **kwargs)

        return deed

    instead = {id(act): trying(name, act) for name, act in actions().items()}
    for module, found in list(sys.modules.items()):
        if module.partition(".")[0] in (*ROOMS, "tests"):
            for name, each in list(vars(found).items()):
                if id(each) in instead:
                    monkeypatch.setattr(found, name, instead[id(each)])
    return outcome


def tell_of_the_clinic(clinic, admin, platform_admin) -> None:
    """Roles, sign-ins, systems and their keys."""
    clinics.change_clinic(clinic, by=admin, phone="+00 555 0100")
    ann = clinics.create_user(by=None, email="a@x.example", name="Ann", password=PASSWORD)
    ada = clinics.add_member(clinic, ann, by=admin, role="therapist")
    own_app(ann)
    second_factors.forget_second_factors(ann, by=admin, clinic=clinic)
    sheet = way_back.issue_way_back(ann, by=admin, clinic=clinic)
    way_back.come_back(sheet, by=None, password=PASSWORD)
    second_factors.end_way_back(ann, by=ann)
    hospital.connect(ann, by=ann, issuer="https://sign-in.example", subject="ann")
    hospital.disconnect(ann, by=None)
    clinics.change_user(ada.user, by=platform_admin, name="Ada Anew")
    clinics.end_membership(ada, by=admin)
    ben = clinics.create_user(by=None, email="b@x.example", name="Ben", password=PASSWORD)
    clinics.add_member(clinic, ben, by=admin, role="therapist")
    leaving.leave(clinic, ben, by=admin)
    about = {"name": "Records", "scopes": [Permission.READ_CHART], "days": 30}
    key = access_keys.make_system(clinic, by=admin, **about)
    access_keys.make_system_key(key.user, clinic, by=admin, **about)
    access_keys.end_system(key.user, clinic, by=admin)
    own = access_keys.make_key(by=admin, name="Own", scopes=[Permission.READ_CONTACT], days=30)
    access_keys.revoke_key(own, by=admin)


def tell_of_joining(clinic, admin, doctor) -> None:
    """Invitations of each kind."""
    member = {"name": "Cleo", "role": "therapist"}
    sheet = invitations.invite_member(clinic, by=admin, email="c@x.example", **member)
    invitations.withdraw(sheet, by=admin)
    known = clinics.create_user(by=None, email="d@x.example", name="Dan", password=PASSWORD)
    sheet = invitations.invite_member(clinic, by=admin, email="d@x.example", **member)
    joining.accept(sheet, by=known)
    anna = make_patient(clinic, doctor, "Anna", "Another")
    sheet = invitations.invite_patient(anna, by=doctor)
    joining.try_birth_date(sheet, by=None, birth_date=date(1901, 1, 1))
    new = {"password": PASSWORD, "email": "anna@x.example", "birth_date": anna.birth_date}
    joining.accept_anew(sheet, by=None, **new)
    bert = make_patient(clinic, doctor, "Bert", "Brother")
    person = clinics.create_user(by=None, email="e@x.example", name="Bert", password=PASSWORD)
    people.connect(bert, by=person, invited_by=doctor)
    people.change_contact(bert, by=doctor, seen=2, phone="+00 555 0101")
    closing.close_portal(bert, by=doctor)


def tell_of_diagnoses(patient, doctor) -> None:
    """Each way in which a diagnosis changes."""
    why = {"by": doctor, "reason": "Seen on the MRI."}
    diagnoses.record_examination(patient, by=doctor)
    disc = record_disc(patient, doctor)
    diagnoses.change(disc, seen=1, running_excluded="yes", **why)
    diagnoses.resolve(disc, seen=2, **why)
    diagnoses.enter_in_error(record_disc(patient, doctor), seen=1, **why)
    diagnoses.refute(record_disc(patient, doctor, verification="patient_reported"), seen=1, **why)
    diagnoses.confirm(record_disc(patient, doctor, verification="patient_reported"), seen=1, **why)


def tell_of_assessments(patient, doctor) -> None:
    """A draft kept and discarded, a plan decided on and taken back, a flag that is cleared."""
    page = {"given": {"back_pain": "none"}, "seen": None, "page": "a page"}
    kept.keep_answers(patient, by=doctor, **page)
    kept.discard_answers(patient, by=doctor)
    intakes.record_intake(patient, by=doctor, answers=WELL, seen=None)
    kept.keep_own_answers(patient, by=patient.user, given={"RF-01": "no"})
    AnswersKept.objects.update(recorded_at=timezone.now() - ANSWERS_FOR)
    kept.forget_outdated(by=None)
    told = {"red_flags": NO_RED_FLAG, "conditions": NO_CONDITION}
    before_visit.send_before_visit(
        patient, by=patient.user, answers={"runs_now": "yes"}, diagnosis_reported=None, **told
    )
    waiting = draft(patient, doctor)
    drafts.keep_draft(waiting, by=doctor, seen=waiting.revision, choices=PlanChoices())
    chosen = PlanChoices(activities=(ActivityChoice("walking"),))
    template = plan_templates.save_plan_template(patient, by=doctor, name="Walks", choices=chosen)
    plan_templates.rename_plan_template(template, by=doctor, name="Walking")
    plan_templates.retire_plan_template(template, by=doctor)
    drafts.discard_draft(waiting, by=doctor)
    plan = sign(patient, doctor)
    today = timezone.localdate(timezone=patient.clinic.zone)
    diary.tick(plan.items.get(activity="pilates"), by=patient.user, day=today)
    decide(patient, "will_not_run")
    intakes.record_consultation(
        patient, by=doctor, speciality="orthopaedist", held_on=date(2026, 1, 5), outcome="Agreed."
    )
    signing.withdraw(plan.assessment, by=doctor, reason="Wrong patient.")
    before_visit.stop_for_emergency(
        patient, by=patient.user, red_flags={"RF-01": "yes"}, conditions={}
    )
    check = ask_red_flags(patient, doctor, RF_01="yes")
    safety.clear_safety_check(check, by=doctor, reason="Examined: no deficit.")


def tell_of_two_records(clinic, admin, doctor) -> None:
    """Somebody is registered twice; the records are put together, and parted again."""
    one, other = (make_patient(clinic, doctor, "Cora", name) for name in ("Once", "Twice"))
    about = {"by": admin, "into": one, "reason": "Same insurance card."}
    merging.merge(other, **about)
    merging.part(other, **about)


def tell_of_an_erasure(clinic, admin, doctor) -> None:
    """Somebody was only registered: nothing of the record need be kept."""
    gone = make_patient(clinic, doctor, "Gone", "Person")
    about = {"reason": "Asked at the desk.", "typed_number": gone.record_number}
    erasure = erasing.erase_patient(gone, by=admin, **about)
    erasing.erase_record(erasure, by=None)


def tell_of_the_worklist(patient, doctor) -> None:
    """Something open is looked at, and put back."""
    disc = record_disc(patient, doctor, running_excluded="not_judged")
    occasion = {"kind": "stage", "mark": f"{disc.pk} v{disc.version}"}
    worklist.mark_reviewed(patient, by=doctor, **occasion)
    worklist.put_back(patient, by=doctor, **occasion)


def tell_of_the_diary(patient) -> None:
    """Logged, completed, changed, taken back; the back hurts, also without a network."""
    yesterday = timezone.localdate(timezone=patient.clinic.zone) - timedelta(days=1)
    entry = diary.log(patient, by=patient.user, day=yesterday, activity="running", minutes=30)
    entry = diary.record_morning(entry, by=patient.user, pain=2)
    entry = diary.change(entry, by=patient.user, minutes=35)
    diary.take_back(entry, by=patient.user)
    hurting.answer_red_flags(patient, by=patient.user, red_flags=NO_RED_FLAG)
    hurting.still_hurts_after_rest(patient, by=patient.user)
    said = {"made_as": uuid4(), "red_flags": NO_RED_FLAG, "still_hurts": False, "entry": None}
    hurting.send_from_phone(patient, by=patient.user, **said)


def tell_of_a_correction(patient, doctor) -> None:
    """Asked for, and answered."""
    asked = corrections.ask_correction(patient, by=patient.user, about="diary", words="Not so.")
    said = {"outcome": "left", "answer": "It says so already."}
    corrections.answer_correction(asked, by=doctor, **said)
    reminders.choose_reminders(patient, by=patient.user, wanted=["review"])
    reminders.note_sent(patient, by=None, kind="review", occasion="1")


def tell_of_an_import(clinic, doctor) -> None:
    """A file is decided about, imported in part, refused in part, ended; another is forgotten."""
    lines = (
        "HC-51,Import,Ida,1981-01-01",
        "HC-52,Import,Ida,1981-01-01",
        "HC-53,Other,Oda,1982-02-02",
    )
    kept = upload(clinic, doctor, *lines)
    importing.decide(kept, by=doctor, decided={2: ("another", ""), 3: ("leave_out", "")})
    importing.start(kept, by=doctor, without=True)
    importing.import_person(kept, by=doctor, person=2)
    importing.refuse_person(kept, by=doctor, person=4, refusal=NotNow("Not today."))
    importing.finish(kept, by=doctor)
    importing.discard(kept, by=doctor)
    kept = upload(clinic, doctor, *lines)
    PatientImport.objects.update(uploaded_at=kept.uploaded_at - KEPT_FOR)
    importing.forget_outdated(by=None)


def test_no_deed_outlives_its_failing_trail(
    tried, clinic, clinic_admin, platform_admin, orthopaedist, patient, runner
):
    tell_of_the_clinic(clinic, clinic_admin, platform_admin)
    tell_of_joining(clinic, clinic_admin, orthopaedist)
    tell_of_diagnoses(patient, orthopaedist)
    tell_of_the_diary(runner)
    languages.choose(by=runner.user, language="en")
    tell_of_assessments(runner, orthopaedist)
    tell_of_the_worklist(patient, orthopaedist)
    tell_of_two_records(clinic, clinic_admin, orthopaedist)
    tell_of_a_correction(runner, orthopaedist)
    tell_of_an_import(clinic, orthopaedist)
    tell_of_an_erasure(clinic, clinic_admin, orthopaedist)
    assert [name for name, was_taken_back in tried.items() if was_taken_back is None] == []
    assert [name for name, was_taken_back in tried.items() if not was_taken_back] == []
