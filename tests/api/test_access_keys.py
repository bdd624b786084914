"""Asking with an access key: what each scope opens, and what no key does (ASVS 8.2.1, 8.3.1)."""

import pytest
from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.core.context import request_context
from django.db import connection
from django.test import Client
from django.urls import reverse

from patients.actions import clinics
from patients.models import AccessKey, AuditEvent
from patients.permissions import Permission, Role
from patients.scopes import KEY_SCOPES
from tests.api.conftest import Asking, own_key, system_key
from tests.api.test_who_may import EXPECTED, NOT_ASKED, addresses, ask, staff
from tests.conftest import join, make_member, make_patient

__all__ = ["addresses", "staff"]

pytestmark = pytest.mark.django_db
P = Permission

# Which scope gets through to which endpoint: for a clinician, for a system, for the patient.
CLINICIAN_OPENS = {
    P.READ_GUIDELINE: {
        "GET guideline/",
        "GET guideline/running-spine/1.0.0/",
        "POST evaluate/",
    },
    P.FIND_PATIENTS: {"GET patients/", "POST patients/search/"},
    P.READ_CONTACT: {"GET {p}"},
    P.READ_CHART: {
        "GET {p}diagnoses/",
        "GET {p}diagnoses/{diagnosis}/",
        "GET {p}safety-checks/",
        "GET {p}intake/",
        "GET {p}assessments/",
        "GET {p}assessments/{assessment}/",
        "GET {p}plans/",
        "GET {p}plans/{plan}/",
    },
    P.RECORD_DIAGNOSIS: {"POST {p}diagnoses/"},
    P.RECORD_SAFETY_CHECK: {"POST {p}safety-checks/"},
    P.ASSESS: {"POST {p}assessments/"},
}
SYSTEM_OPENS = {
    scope: opened
    for scope, opened in CLINICIAN_OPENS.items()
    if scope not in (P.ASSESS, P.RECORD_SAFETY_CHECK)
}
PATIENT_OPENS = {
    P.READ_OWN_PLAN: {"GET patients/", "POST patients/search/", "GET {p}", "GET {p}plan/"},
    P.READ_GUIDELINE: CLINICIAN_OPENS[P.READ_GUIDELINE] - {"POST evaluate/"},
}
ANY_KEY_OPENS = {"GET catalogue/"}
GOT_THROUGH = {200, 201, NOT_ASKED}


def opened_with(secret, addresses):
    """What is answered with something else than a refusal; a new safety check is asked last."""
    system = Asking(secret=secret)
    rows = sorted(EXPECTED, key=lambda row: (row[0], "safety" in row[1]))
    given = {
        f"{method} {path}": ask(system, method, path.format(**addresses), body).status_code
        for method, path, body, *_ in rows
    }
    assert set(given.values()) <= GOT_THROUGH | {403}
    return {name for name, status in given.items() if status in GOT_THROUGH}


class TestAScope:
    def test_stands_in_the_tables_below_for_whoever_may_have_it(self):
        for owner, table in (
            ("staff", CLINICIAN_OPENS),
            ("system", SYSTEM_OPENS),
            ("patient", PATIENT_OPENS),
        ):
            assert {s for s, scope in KEY_SCOPES.items() if owner in scope.owners} == set(table)

    @pytest.mark.parametrize("scope", CLINICIAN_OPENS)
    def test_opens_to_a_clinician_just_what_it_names(self, scope, orthopaedist, addresses):
        secret = own_key(orthopaedist, scope)
        assert opened_with(secret, addresses) == CLINICIAN_OPENS[scope] | ANY_KEY_OPENS

    @pytest.mark.parametrize("scope", SYSTEM_OPENS)
    def test_opens_to_a_system_just_what_it_names(self, scope, clinic, clinic_admin, addresses):
        secret = system_key(clinic, clinic_admin, scope).secret
        assert opened_with(secret, addresses) == SYSTEM_OPENS[scope] | ANY_KEY_OPENS

    @pytest.mark.parametrize("scope", PATIENT_OPENS)
    def test_opens_to_a_patient_just_what_it_names(self, scope, runner, addresses):
        secret = own_key(runner.user, scope)
        assert opened_with(secret, addresses) == PATIENT_OPENS[scope] | ANY_KEY_OPENS

    def test_all_of_them_together_open_no_more_than_the_person_may(self, therapist, addresses):
        held = [P.FIND_PATIENTS, P.READ_CONTACT, P.READ_CHART, P.RECORD_SAFETY_CHECK]
        opened = opened_with(own_key(therapist, *held), addresses)
        assert opened == ANY_KEY_OPENS.union(*(CLINICIAN_OPENS[scope] for scope in held))

    def test_ends_with_the_role_that_it_came_from(
        self, clinic, clinic_admin, orthopaedist, addresses
    ):
        """The doctor becomes a front desk: the key finds patients still and reads no chart."""
        secret = own_key(orthopaedist, P.FIND_PATIENTS, P.READ_CHART)
        clinics.end_membership(orthopaedist.memberships().get(), by=clinic_admin)
        clinics.add_member(clinic, orthopaedist, by=clinic_admin, role=Role.FRONT_DESK)
        assert opened_with(secret, addresses) == CLINICIAN_OPENS[P.FIND_PATIENTS] | ANY_KEY_OPENS

    def test_for_work_does_not_count_towards_the_own_record(
        self, clinic, orthopaedist, registrar, asking
    ):
        doctor = make_member(clinic, "Dora Doctor", Role.ORTHOPAEDIST)
        own = make_patient(clinic, orthopaedist, "Dora", "Doctor")
        join(own, by=registrar, email=doctor.email)
        at_work = asking(secret=own_key(doctor, P.FIND_PATIENTS, P.RECORD_SAFETY_CHECK))
        assert at_work.get(f"patients/{own.pk}/").status_code == 403
        assert at_work.get(f"patients/{own.pk}/plan/").status_code == 403
        assert at_work.post(f"patients/{own.pk}/safety-checks/", {}).status_code == 403
        assert at_work.get("patients/").json()["results"] == []
        as_patient = asking(secret=own_key(doctor, P.READ_OWN_PLAN))
        assert as_patient.get(f"patients/{own.pk}/plan/").status_code == 200
        assert [row["id"] for row in as_patient.get("patients/").json()["results"]] == [str(own.pk)]


class TestASystem:
    def test_sees_its_own_clinic_only(self, clinic, clinic_admin, patient, other_patient, asking):
        system = asking(secret=system_key(clinic, clinic_admin, P.FIND_PATIENTS).secret)
        assert [row["id"] for row in system.get("patients/").json()["results"]] == [str(patient.pk)]
        full = asking(secret=system_key(clinic, clinic_admin, P.READ_CHART).secret)
        assert full.get(f"patients/{other_patient.pk}/diagnoses/").status_code == 404

    def test_stands_in_the_trail_by_its_name_and_key(self, clinic, clinic_admin, patient, asking):
        key = system_key(clinic, clinic_admin, P.READ_CHART)
        asking(secret=key.secret).get(f"patients/{patient.pk}/diagnoses/")
        look = AuditEvent.objects.get(patient=str(patient.pk), event="record.read")
        assert (look.actor, look.role, look.token) == (str(key.user_id), "system", str(key.pk))
        assert key.user.name == "Record system"

    def test_has_no_session_and_no_pages(self, clinic, clinic_admin, patient):
        """Even a session begun by force shows nothing but the way in."""
        system = system_key(clinic, clinic_admin, *(s for s in SYSTEM_OPENS)).user
        assert not system.has_usable_password()
        browser = Client()
        browser.force_login(system)
        for page in ("home", "clinic:home", "guideline", "api:documentation", "admin:index"):
            answer = browser.get(reverse(page))
            assert answer.status_code == 302
            assert "login" in answer.url
        assert browser.get(f"/api/v1/patients/{patient.pk}/").status_code == 401

    def test_signs_in_with_no_password(self, clinic, clinic_admin, client):
        system = system_key(clinic, clinic_admin, P.READ_CHART).user
        system.set_password("a password that somebody set")
        system.save()
        client.post(
            reverse("account_login"),
            {"login": system.signs_in_with, "password": "a password that somebody set"},
        )
        assert "_auth_user_id" not in client.session

    def test_is_let_in_by_no_other_way_of_signing_in(self, clinic, clinic_admin, client):
        """Not by a passkey or the hospital's sign-in: where the library begins every session."""
        system = system_key(clinic, clinic_admin, P.READ_CHART).user
        request = client.get(reverse("account_login")).wsgi_request
        with request_context(request):
            answer = perform_login(request, Login(user=system, email_verification="none"))
        assert answer.url == reverse("account_inactive")
        assert "_auth_user_id" not in request.session

    def test_writes_in_its_own_name(self, clinic, clinic_admin, patient, asking):
        key = system_key(clinic, clinic_admin, P.RECORD_DIAGNOSIS)
        body = {"catalogue_key": "disc-displacement-lumbar", "region": "lumbosacral"}
        answer = asking(secret=key.secret).post(f"patients/{patient.pk}/diagnoses/", body)
        assert answer.status_code == 201
        assert patient.diagnoses.get().recorded_by == key.user
        written = AuditEvent.objects.get(event="diagnosis.recorded")
        assert (written.actor, written.token) == (str(key.user_id), str(key.pk))


class TestAKey:
    def test_counts_where_a_cookie_came_along(self, orthopaedist, front_desk, patient):
        """The doctor's session must not lend the front desk's key what the desk may not."""
        secret = own_key(front_desk, P.FIND_PATIENTS)
        browser = Client(headers={"Authorization": f"Bearer {secret}"})
        browser.force_login(orthopaedist)
        assert browser.get("/api/v1/patients/").status_code == 200
        assert browser.get(f"/api/v1/patients/{patient.pk}/diagnoses/").status_code == 403
        assert AuditEvent.objects.filter(event="patients.listed").get().actor == str(front_desk.pk)

    def test_opens_no_page(self, orthopaedist, patient):
        secret = own_key(orthopaedist, *CLINICIAN_OPENS)
        program = Client(headers={"Authorization": f"Bearer {secret}"})
        for page, args in [
            ("home", ()),
            ("clinic:home", ()),
            ("clinic:chart", (patient.pk,)),
            ("patients:contact", (patient.pk,)),
            ("guideline", ()),
            ("api:documentation", ()),
            ("account_change_password", ()),
            ("admin:index", ()),
        ]:
            answer = program.get(reverse(page, args=args))
            assert answer.status_code == 302
            assert "login" in answer.url

    def test_needs_no_csrf_token(self, orthopaedist, patient, asking):
        """A browser never adds the header by itself, so no other page can use it."""
        program = asking(secret=own_key(orthopaedist, P.RECORD_DIAGNOSIS))
        assert program.client.handler.enforce_csrf_checks
        body = {"catalogue_key": "disc-displacement-lumbar", "region": "lumbosacral"}
        assert program.post(f"patients/{patient.pk}/diagnoses/", body).status_code == 201

    def test_is_not_needed_by_a_session(self, orthopaedist, patient, asking):
        person = asking(orthopaedist)
        assert person.get(f"patients/{patient.pk}/diagnoses/").status_code == 200
        assert AuditEvent.objects.get(patient=str(patient.pk), event="record.read").token == ""

    def test_is_remembered_by_the_day_it_was_used(self, orthopaedist, asking):
        program = asking(secret=own_key(orthopaedist, P.READ_CHART))
        assert AccessKey.objects.get().last_used_on is None
        with UpdatesOf("patients_accesskey") as written:
            program.get("catalogue/")
            program.get("catalogue/")
        assert AccessKey.objects.get().last_used_on is not None
        assert len(written) == 1

    def test_never_reaches_the_browser_cache(self, orthopaedist, patient, asking):
        program = asking(secret=own_key(orthopaedist, P.READ_CHART))
        answer = program.get(f"patients/{patient.pk}/diagnoses/")
        assert answer.headers["Cache-Control"] == "no-store"


class UpdatesOf:
    """The UPDATE statements on one table while it is open."""

    def __init__(self, table):
        self.table, self.found = table, []

    def __enter__(self):
        self.wrapper = connection.execute_wrapper(self._seen)
        self.wrapper.__enter__()
        return self.found

    def __exit__(self, *error):
        self.wrapper.__exit__(*error)

    def _seen(self, execute, sql, params, many, context):
        if sql.startswith(f'UPDATE "{self.table}"'):
            self.found.append(sql)
        return execute(sql, params, many, context)
