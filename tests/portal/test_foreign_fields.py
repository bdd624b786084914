"""Who owns, wrote and signed a record is never taken from what was sent (ASVS 15.3.3)."""

import re
import uuid
from datetime import date

import pytest
from django.db import transaction
from django.urls import reverse

from assessments.models import Assessment, Consultation, Decision, Intake, SafetyCheck
from patients.models import Diagnosis, Examination, Membership, Patient
from patients.permissions import Role
from portal.doors import DOORS
from portal.models import User
from tests.api.conftest import NO_CONDITION, NO_RED_FLAG
from tests.conftest import make_member
from tests.patients.pages import choose, filled
from tests.portal.own_plans import record_disc, sign
from tests.portal.tables import records, written
from tests.portal.walking import Walk
from tests.portal.writing import Pen, writing_doors

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

# Ids, digests, moments and names made by chance differ from one row to the next anyway.
PASSING = re.compile(
    r"[0-9a-f]{64}|[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}"
    r"|datetime\.datetime\([^)]*\)|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[.\d]*"
    r"|\(\d+(?=,)|sns_[\w-]{4}|![A-Za-z0-9]{40}|'\w{4}-\w{4}'"
    r"|'E-[0-9a-f]{12}'"
)
MADE_UP = "11111111-1111-4111-8111-111111111111"


@pytest.fixture
def smuggled(other_clinic, other_patient, other_orthopaedist):
    """Every name under which somebody might send an owner, a role, an author or a state."""
    clinic, patient = str(other_clinic.pk), str(other_patient.pk)
    person = str(other_orthopaedist.pk)
    people = (
        "user",
        "actor",
        "by",
        "author",
        "recorded_by",
        "changed_by",
        "signed_by",
        "made_by",
        "cleared_by",
    )
    return {
        **dict.fromkeys(people, person),
        **{f"{name}_id": person for name in people},
        "clinic": clinic,
        "clinic_id": clinic,
        "patient": patient,
        "patient_id": patient,
        "id": MADE_UP,
        "pk": MADE_UP,
        "role": Role.NEUROSURGEON.value,  # one that nobody in these stories is given
        "author_role": Role.ORTHOPAEDIST.value,
        "is_platform_admin": "on",
        "is_system": "on",
        "is_active": "on",
        "is_staff": "on",
        "is_superuser": "on",
        "version": "99",
        "kind": "emergency",
        "signed_class": "healthy",
        "computed_class": "healthy",
        "edition": "made-up/9.9.9",
        "recorded_at": "2001-01-01T00:00:00Z",
        "registered_at": "2001-01-01T00:00:00Z",
        "merged_into": patient,
    }


def post(browser, where, smuggled, **typed):
    """Fill in the page as one would, and send the foreign fields along."""
    form = filled(browser.get(where), **typed)
    answer = browser.post(where, {**smuggled, **form})
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return answer


def is_of(row, patient, by) -> bool:
    """Whether a row belongs to the patient of the address and to whoever was signed in."""
    return (
        (row.patient, row.clinic, row.recorded_by) == (patient, patient.clinic, by)
        and str(row.pk) != MADE_UP
        and row.recorded_at.year > 2001
    )


@pytest.fixture
def pen(clinic, other_clinic, runner, orthopaedist, clinic_admin, platform_admin):
    """Every form, filled in so that it would write."""
    walk = Walk(clinic, other_clinic, runner, orthopaedist, clinic_admin)
    return Pen(walk, runner, platform_admin)


class TestOnPages:
    def test_a_patient_belongs_to_the_clinic_of_whoever_registers(
        self, as_user, front_desk, clinic, smuggled
    ):
        where = reverse("patients:register")
        typed = {"given_names": "Nora", "family_name": "New", "birth_date": "1980-02-01"}
        post(as_user(front_desk), where, smuggled, **typed)
        patient = Patient.objects.get(family_name="New")
        assert (patient.clinic, patient.version, patient.user) == (clinic, 1, None)
        assert patient.merged_into is None
        assert str(patient.pk) != MADE_UP
        assert patient.registered_at.year > 2001

    def test_contact_data_move_nobody(self, as_user, front_desk, patient, clinic, smuggled):
        where = reverse("patients:contact", args=[patient.pk])
        post(as_user(front_desk), where, smuggled, phone="555 0100")
        patient.refresh_from_db()
        assert (patient.clinic, patient.phone, patient.version) == (clinic, "555 0100", 2)
        assert (patient.user, patient.merged_into) == (None, None)

    def test_a_diagnosis_is_of_the_patient_in_the_address(
        self, as_user, orthopaedist, patient, smuggled
    ):
        where = reverse("patients:record_diagnosis", args=[patient.pk])
        browser = as_user(orthopaedist)
        choose(browser, patient, "spondylolysis")
        typed = {
            "catalogue_key": "spondylolysis",
            "region": "lumbar",
            "running_excluded": "not_judged",
            "verification": "confirmed",
        }
        post(browser, where, smuggled, **typed)
        diagnosis = Diagnosis.objects.get()
        assert is_of(diagnosis, patient, orthopaedist)
        assert (diagnosis.changed_by, diagnosis.version) == (orthopaedist, 1)
        assert diagnosis.kind == "other_spine_disease"

    def test_an_examination_too(self, as_user, orthopaedist, patient, smuggled):
        where = reverse("patients:examine", args=[patient.pk])
        post(as_user(orthopaedist), where, smuggled)
        assert is_of(Examination.objects.get(), patient, orthopaedist)

    def test_a_consultation_too(self, as_user, orthopaedist, patient, smuggled):
        where = reverse("assessments:consultation", args=[patient.pk])
        typed = {
            "speciality": "neurosurgeon",
            "held_on": date.today().isoformat(),
            "outcome": "Looked at.",
        }
        post(as_user(orthopaedist), where, smuggled, **typed)
        assert is_of(Consultation.objects.get(), patient, orthopaedist)

    def test_answers_are_their_authors(self, as_user, therapist, patient, smuggled):
        where = reverse("assessments:answers", args=[patient.pk])
        post(as_user(therapist), where, smuggled, back_pain="none", technique="novice")
        intake = Intake.objects.get()
        assert is_of(intake, patient, therapist)
        assert intake.author_role == Role.THERAPIST

    def test_nobody_gives_oneself_a_role(self, as_user, clinic_admin, clinic, smuggled):
        colleague = make_member(clinic, "Cara Colleague", Role.THERAPIST)
        where = reverse("clinic:leaving", args=[colleague.pk])
        post(as_user(clinic_admin), where, smuggled)
        assert not Membership.objects.in_force().filter(user=colleague).exists()
        flags = User.objects.values_list("is_platform_admin", "is_system")
        assert set(flags) == {(False, False)}


class TestTheDecision:
    def test_is_of_the_patient_who_is_signed_in(self, as_user, orthopaedist, runner, smuggled):
        record_disc(runner, orthopaedist)
        plan = sign(runner, orthopaedist)
        typed = {
            "plan": plan.pk,
            "step": "record",
            "choice": "will_not_run",
            "teach_back": "It may hurt more.",
            "typed_name": runner.full_name,
            "submission_key": uuid.uuid4(),
        }
        as_user(runner.user).post(reverse("mine:decision"), {**smuggled, **typed})
        decision = Decision.objects.get()
        assert is_of(decision, runner, runner.user)
        assert decision.plan == plan


class TestOverRest:
    @pytest.fixture
    def send(self, client, orthopaedist, smuggled, patient):
        """Send JSON as the orthopaedist, with the foreign fields beside what is meant."""
        client.force_login(orthopaedist)

        def sent(path, body):
            where = f"/api/v1/patients/{patient.pk}/{path}/"
            return client.post(where, {**smuggled, **body}, content_type="application/json")

        return sent

    @pytest.mark.parametrize(
        ("path", "body", "model"),
        [
            (
                "diagnoses",
                {"catalogue_key": "disc-displacement-lumbar", "region": "lumbosacral"},
                Diagnosis,
            ),
            ("safety-checks", {"red_flags": NO_RED_FLAG, "conditions": NO_CONDITION}, SafetyCheck),
        ],
    )
    def test_a_foreign_field_is_refused_or_without_effect(
        self, send, path, body, model, patient, orthopaedist
    ):
        answer = send(path, body)
        if answer.status_code == 201:
            assert is_of(model.objects.get(), patient, orthopaedist)
        else:
            assert answer.status_code == 400
            assert not model.objects.exists()
            assert {"clinic", "patient"} & set(answer.json())

    def test_no_class_is_signed_by_sending_one(self, send, patient, orthopaedist):
        send("safety-checks", {"red_flags": NO_RED_FLAG, "conditions": NO_CONDITION})
        send("assessments", {"answers": {}, "seen_intake": None})
        for assessment in Assessment.objects.all():
            assert assessment.patient == patient
            assert assessment.signed_by is None

    def test_each_alone_is_refused_by_its_name(self, pen, smuggled):
        """Sent all at once, one that is refused would hide one that is taken."""
        before = records()
        for address in (a for a in writing_doors() if a.name.startswith("api:")):
            browser, where, form = pen.holder(address), pen.where(address), pen.form(address)
            for name, value in smuggled.items():
                sent = form | {"data": {**form["data"], name: value}}
                answer = browser.post(where, **sent)
                assert (answer.status_code, set(answer.json())) == (400, {name}), address.name
        assert written(before, records()) == set()


def test_what_any_page_writes_is_the_same_whatever_is_sent_along(pen, smuggled):
    """At every door with a form, from the resolver; what the page asks for itself is left out."""
    ids = {sent.replace("-", "") for sent in smuggled.values() if PASSING.fullmatch(sent)}
    assert len(ids) == 4
    for address in (a for a in writing_doors() if not a.name.startswith("api:")):
        browser, where, form = pen.holder(address), pen.where(address), pen.form(address)["data"]
        page = browser.get(where).text if "GET" in DOORS[address.name] else ""
        along = {name: sent for name, sent in smuggled.items() if f'name="{name}"' not in page}
        assert len(along) > 25
        plain = rows_written(browser, where, form)
        more = rows_written(browser, where, {**along, **form})
        assert plain, address.name
        alike = [[PASSING.sub("", row) for row in rows] for rows in (plain, more)]
        assert alike[0] == alike[1], address.name
        assert [each for each in ids if each in str(more).replace("-", "")] == [], address.name


def rows_written(browser, where, form) -> list[str]:
    """The rows that a posting adds, changes or takes away; their ids do not order them."""
    before = records()
    with transaction.atomic():
        browser.post(where, form)
        after = records()
        transaction.set_rollback(True)
    rows = [
        f"{table}: {row}"
        for table in written(before, after)
        for row in set(after[table]) ^ set(before[table])
    ]
    return sorted(rows, key=lambda row: PASSING.sub("", row))
