"""What belongs to another clinic answers like what never was, and stands nowhere (ASVS 8.2.2)."""

import re
import uuid

import pytest
from django.urls import reverse

from patients.actions import clinics
from patients.permissions import Role
from portal.doors import DOORS
from tests.conftest import PASSWORD, make_member, make_patient
from tests.portal.addresses import addresses
from tests.portal.walking import OF_SOMEBODY, Walk

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

# What differs from one answer to the next, whoever is asked about.
PASSING = (
    re.compile(r'name="csrfmiddlewaretoken" value="\w+"'),
    re.compile(r'data-(?:token|left)="\w+"'),
    re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
)


@pytest.fixture
def walk(clinic, other_clinic, runner, orthopaedist, clinic_admin):
    """A clinic with a row of every kind."""
    return Walk(clinic, other_clinic, runner, orthopaedist, clinic_admin)


@pytest.fixture
def outsider(client, other_clinic):
    """Somebody who may do everything, in another clinic."""
    user = make_member(other_clinic, "Una Elsewhere", Role.ORTHOPAEDIST)
    for role in (Role.CLINIC_ADMIN, Role.FRONT_DESK):
        clinics.add_member(other_clinic, user, by=None, role=role)
    make_patient(other_clinic, user, "Paula", "Ownpatient")
    client.force_login(user)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


@pytest.fixture
def another_patient(client, walk):
    """A patient of the same clinic, signed in."""
    client.force_login(walk._somebody("another patient"))
    return client


def comparable(answer) -> tuple:
    """Status, where it leads and body, without the address asked for and what differs each time."""
    texts = (answer.get("Location", ""), answer.content.decode())
    asked = answer.request["PATH_INFO"]
    for passing in PASSING:
        texts = tuple(passing.sub("", text.replace(asked, "")) for text in texts)
    return (answer.status_code, *texts)


@pytest.mark.parametrize("who", ["outsider", "another_patient"])
def test_a_foreign_id_is_answered_like_one_that_never_was(request, walk, who):
    browser = request.getfixturevalue(who)
    told, compared = {}, 0
    for address in addresses():
        holes = address.holes & OF_SOMEBODY
        if not holes or address.name.startswith(("account_", "mfa_")):
            continue
        foreign = walk.filled(address)
        values = {
            name: uuid.uuid4() for name in address.holes & {*OF_SOMEBODY, "assessment_id"}
        } | {"diagnosis_id": uuid.uuid4()}
        if address.name.startswith("admin:patients_auditevent"):
            values["object_id"] = 999_999_999
        unknown = address.filled({**walk.ids, **values})
        assert foreign != unknown
        for method in set(DOORS[address.name]) | {"GET"}:
            compared += 1
            answers = [
                comparable(browser.generic(method, where, **walk.sent(address)))
                for where in (foreign, unknown)
            ]
            if answers[0] != answers[1]:
                told[address.name, method] = [answer[:2] for answer in answers]
    assert compared > 40
    assert told == {}


def test_nothing_of_another_clinic_stands_in_any_page_list_or_document(walk, outsider, runner):
    names = markers(walk, runner)
    found = {}
    for address in addresses():
        if address.holes & OF_SOMEBODY:
            continue
        answer = outsider.get(walk.filled(address), follow=True)
        text = b"".join(answer).decode() if answer.streaming else answer.content.decode()
        if shown := [name for name in names if name in text]:
            found[address.name] = shown
    assert found == {}


def test_no_search_count_filter_or_export_finds_it(walk, outsider, runner):
    words = (runner.family_name, runner.record_number, str(runner.birth_date), "Olive")
    answers = []
    for word in words:
        answers += [
            outsider.post(reverse("clinic:find"), {"q": word}, follow=True),
            outsider.get("/api/v1/patients/", {"q": word}),
            outsider.post(reverse("clinic:trail"), {"who": word, "record": word}, follow=True),
            outsider.post(reverse("clinic:export_trail"), {"who": word, "record": word}),
        ]
        answers += [
            outsider.get(reverse(f"admin:{name}_changelist"), {"q": word}, follow=True)
            for name in ("patients_patient", "patients_diagnosis", "patients_membership")
        ]
    for name in ("responsible", "clinic"):
        value = walk.orthopaedist.pk if name == "responsible" else walk.clinic.pk
        answer = outsider.get("/api/v1/patients/", {name: value})
        assert answer.json()["count"] == 0
        answers.append(answer)
    for answer in answers:
        assert answer.status_code < 500
        text = b"".join(answer).decode() if answer.streaming else answer.content.decode()
        # What was typed may be said again; nothing else of that clinic may stand beside it.
        shown = [name for name in markers(walk, runner) if name in text and name not in words]
        assert shown == [], answer.request["PATH_INFO"]


def test_the_counts_are_those_of_the_own_clinic(walk, outsider):
    listed = outsider.get("/api/v1/patients/").json()
    assert listed["count"] == 1
    assert [each["family_name"] for each in listed["results"]] == ["Ownpatient"]


def markers(walk, runner) -> list[str]:
    """Words that stand in the other clinic's records only."""
    return [
        str(runner),
        runner.full_name,
        runner.record_number,
        runner.user.email,
        walk.orthopaedist.name,
        walk.clinic_admin.name,
        walk.clinic.name,
        str(runner.pk),
        "Nothing to operate on.",
    ]


def test_only_who_works_here_is_told_to_look_for_the_patient(as_user, runner, orthopaedist):
    for person, is_told in ((orthopaedist, True), (runner.user, False)):
        page = as_user(person).get("/nowhere/").text
        assert ("Look for the patient by name." in page) is is_told
