"""Every address is walked by everybody: what shows a record or refuses one stands in the trail.

ASVS 16.2.1, 16.3.1, 16.3.2: who, in which role, whose record, what, when, from where, in which
request.
"""

import html
import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from assessments import standing
from patients import audit
from patients.models import AuditEvent
from patients.permissions import GRANTS, Permission
from portal.clinic import duties
from portal.doors import DOORS
from tests.conftest import PASSWORD, join, make_patient
from tests.portal.addresses import addresses
from tests.portal.own_plans import HURTING, ask_red_flags, draft, record_disc, sign

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

LEAVES = {"account_logout", "admin:logout"}
ONLY_POSTED = {"assessments:preview", "assessments:discard", "assessments:discard_kept"}
ALL = [address for address in addresses() if address.name not in LEAVES]
WALKERS = (
    "orthopaedist",
    "therapist",
    "front_desk",
    "clinic_admin",
    "the_patient",
    "platform_admin",
    "other_orthopaedist",
    "another_patient",
)
NOTE = "Kept for colleagues: quick to worry."
DISC = "Lumbar / lumbosacral disc displacement (herniation)"
CAUTION = "Keep your back straight."
ROW = re.compile(r"admin:(?:admin/)?([a-z]+)[_/]([a-z]+)")
LISTS = {"patients.listed", "patients.searched", "audit.read"}


@pytest.fixture
def ids(runner, orthopaedist):
    """The ids of a patient with a disc, a plan that was replaced, one in force, and a draft."""
    disc = record_disc(runner, orthopaedist, note=NOTE)
    older = sign(runner, orthopaedist)
    plan = sign(runner, orthopaedist, HURTING)
    return {
        "patient_id": runner.pk,
        "diagnosis_id": disc.pk,
        "assessment_id": plan.assessment_id,
        "plan_id": older.pk,
        "draft": draft(runner, orthopaedist).pk,
        "deed": "resolve",
        "guideline": "running-spine",
        "version": "1.0.0",
        "app_label": "patients",
    }


@pytest.fixture
def the_patient(runner):
    """The sign-in of the patient."""
    return runner.user


@pytest.fixture
def another_patient(clinic, orthopaedist):
    """Somebody else's sign-in."""
    anna = make_patient(clinic, orthopaedist, "Anna", "Another")
    return join(anna, by=orthopaedist, email="anna@patients.example", password=PASSWORD).user


@pytest.fixture
def knock(as_user, ids):
    """Ask for an address as somebody; gives the answer and the events that it caused."""

    def on(address, user):
        values = dict(ids)
        if address.name in ("assessments:review", "assessments:discard"):
            values["assessment_id"] = ids["draft"]
        if "object_id" in address.holes:
            app, model = ROW.search(address.name).groups()
            row = apps.get_model(app, model).objects.first()
            values["object_id"] = row.pk if row else ids["patient_id"]
        browser = as_user(user)
        ask = browser.post if address.name in ONLY_POSTED else browser.get
        answer = ask(address.filled(values))
        return answer, list(AuditEvent.objects.filter(request_id=answer["X-Request-ID"]))

    return on


def is_a_look(event: AuditEvent, patient) -> bool:
    """Whether an event says that this record was looked at."""
    return event.patient == str(patient.pk) and (event.event in ("record.read", "plan.printed"))


def names(answer, patient) -> bool:
    """Whether an answer holds anything of this patient's; on one's own pages stands one's name."""
    return any(word in answer.text for word in (str(patient), patient.record_number, NOTE, CAUTION))


def says_what_is_so(answer, patient) -> bool:
    """Whether an answer holds a diagnosis, a class, a text of the plan, or what is open."""
    open_now = duties.of(standing.of(patient))
    words = [DISC, NOTE, CAUTION, *(said for duty in open_now for said in (duty.title, duty.text))]
    return any(str(word) in html.unescape(answer.text) for word in words)


def is_of_charts(address) -> bool:
    """Whether only those get in who read charts: to stand in such a list says something already."""
    roles = {role for way in DOORS[address.name].values() for role in way.roles}
    return bool(roles) and all(Permission.READ_CHART in GRANTS[role].permissions for role in roles)


@pytest.mark.parametrize("walker", WALKERS)
def test_whatever_shows_a_record_or_refuses_one_leaves_its_row(request, knock, runner, walker):
    user = request.getfixturevalue(walker)
    home = {str(clinic.pk) for clinic in user.clinics()} or {audit.PLATFORM}
    seen = {"looks": 0, "lists": 0, "refusals": 0}
    for address in ALL:
        answer, events = knock(address, user)
        looks = [event for event in events if is_a_look(event, runner)]
        refusals = [event for event in events if event.event.startswith("refused.")]
        lists = [event for event in events if event.event in LISTS]
        assert all(event.actor == str(user.pk) for event in events), address.name
        assert all(event.source == "127.0.0.1" for event in events), address.name
        assert len(looks) <= 1, address.name
        if answer.status_code == 200 and names(answer, runner):
            assert looks or lists, f"{address.name} shows a record without a look"
            if not looks:
                assert not is_of_charts(address), f"{address.name} lists rows of charts"
                assert not says_what_is_so(answer, runner), f"{address.name} says what is so"
        if answer.status_code in (403, 404):
            assert len(refusals) == 1, f"{address.name} refuses without a row"
            assert refusals[0].target.startswith("page:")
            assert len(refusals[0].target) <= 80
        if answer.status_code == 404:
            assert refusals[0].event == "refused.notfound"
            assert (refusals[0].patient, {refusals[0].chain} <= home) == ("", True), address.name
        for event in looks:
            role = "patient" if walker == "the_patient" else user.memberships().get().role
            assert event.role == role
            assert timezone.now() - event.at < timedelta(minutes=1)
        seen["looks"] += len(looks)
        seen["lists"] += len(lists)
        seen["refusals"] += len(refusals)
    assert seen["refusals"] > 10
    assert bool(seen["looks"]) == (walker not in ("platform_admin", *WALKERS[-2:]))


class TestARecordOutOfReach:
    """The asker's own trail has it; the trail of the clinic that holds the record does not."""

    def test_is_refused_in_the_chain_of_the_one_who_asked(
        self, as_user, runner, other_orthopaedist, other_clinic
    ):
        as_user(other_orthopaedist).get(reverse("clinic:chart", args=[runner.pk]))
        event = AuditEvent.objects.get(event="refused.notfound")
        assert event.chain == str(other_clinic.pk)
        assert event.target == f"page:clinic:chart {runner.pk}"
        assert (event.patient, event.role) == ("", "orthopaedist")

    def test_leaves_the_same_row_as_one_that_never_was(
        self, as_user, runner, other_orthopaedist, ids
    ):
        nobody = "00000000-0000-4000-8000-000000000000"
        for patient_id in (runner.pk, nobody):
            as_user(other_orthopaedist).get(f"/api/v1/patients/{patient_id}/")
        theirs, nobodys = AuditEvent.objects.filter(event="refused.notfound").order_by("number")
        for column in ("chain", "actor", "role", "patient", "fields"):
            assert getattr(theirs, column) == getattr(nobodys, column)
        assert theirs.target.replace(str(runner.pk), nobody) == nobodys.target

    def test_of_ones_own_clinic_names_what_was_asked_for(
        self, as_user, orthopaedist, runner, patient
    ):
        disc = record_disc(runner, orthopaedist)
        where = reverse("patients:diagnosis", args=[patient.pk, disc.pk])
        assert as_user(orthopaedist).get(where).status_code == 404
        assert AuditEvent.objects.get(event="refused.notfound").target.endswith(str(disc.pk))

    def test_is_not_repeated_from_the_address_unless_it_is_an_id(self, as_user, orthopaedist):
        as_user(orthopaedist).get("/api/v1/Signin-Sam/")
        assert AuditEvent.objects.get(event="refused.notfound").target == "page:api:nowhere"


def test_a_clinic_that_is_not_ones_own_is_refused_on_record(as_user, orthopaedist, other_clinic):
    as_user(orthopaedist).post(reverse("switch_clinic"), {"clinic": other_clinic.pk})
    assert AuditEvent.objects.get(event="refused.notpermitted").target == "page:switch_clinic"


class TestOverREST:
    @pytest.fixture
    def assess(self, as_user, orthopaedist):
        """Another system assesses in the orthopaedist's name."""

        def ask(patient, **body):
            return as_user(orthopaedist).post(
                f"/api/v1/patients/{patient.pk}/assessments/",
                {"seen_intake": None, **body},
                content_type="application/json",
            )

        return ask

    def test_both_versions_of_a_stale_entry_are_a_look(self, assess, runner, ids):
        assert assess(runner, answers={"back_pain": "none"}).status_code == 409
        look = AuditEvent.objects.get(event="record.read")
        assert (look.patient, look.target) == (str(runner.pk), "page:api:assessments")

    def test_a_refused_entry_is_one_refusal_wherever_its_sentences_stand(
        self, assess, patient, orthopaedist
    ):
        ask_red_flags(patient, orthopaedist)
        answer = assess(patient, answers={"back_pain": "none", "pain_cause": "unknown"})
        assert answer.status_code == 400
        assert AuditEvent.objects.filter(event="refused.invalid").count() == 1

    def test_what_was_made_before_and_is_shown_again_is_a_look(
        self, as_user, patient, orthopaedist
    ):
        def entered():
            return as_user(orthopaedist).post(
                f"/api/v1/patients/{patient.pk}/diagnoses/",
                {"catalogue_key": "disc-degeneration-lumbar", "region": "lumbar"},
                content_type="application/json",
                headers={"Idempotency-Key": "once"},
            )

        assert entered().status_code == 201
        assert not AuditEvent.objects.filter(event="record.read").exists()
        assert entered().status_code == 201
        look = AuditEvent.objects.get(event="record.read")
        assert (look.patient, look.target) == (str(patient.pk), "page:api:diagnoses")


def test_showing_who_is_registered_already_is_a_search(as_user, front_desk, patient):
    same = {
        "given_names": "Rita",
        "family_name": patient.family_name,
        "birth_date": patient.birth_date.isoformat(),
        "sex": "female",
    }
    answer = as_user(front_desk).post(reverse("patients:register"), same)
    assert patient.record_number in answer.text
    assert AuditEvent.objects.filter(event="patients.searched").count() == 1


@pytest.mark.parametrize("walker", ["orthopaedist", "clinic_admin", "the_patient"])
def test_no_record_is_shown_where_the_trail_cannot_be_written(
    request, client, knock, runner, walker, monkeypatch
):
    user = request.getfixturevalue(walker)
    shown = {a.name for a in ALL if names(knock(a, user)[0], runner)}
    assert len(shown) > 4
    client.raise_request_exception = False

    def full(entries):
        if {entry.event for entry in entries} != {"signin.done"}:  # each knock signs in first
            raise OSError("no space left on the device")

    monkeypatch.setattr(audit, "_append", full)
    for address in ALL:
        if address.name in shown:
            answer, _events = knock(address, user)
            assert answer.status_code == 500, address.name
            assert not names(answer, runner)
