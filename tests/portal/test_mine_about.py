"""What the portal is and is not, and who looked at the record."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from patients import audit
from patients.actions import access_keys
from patients.permissions import Permission
from portal import looks
from tests.portal.own_plans import HURTING, PAGES, decide, record_disc, sign


@pytest.fixture
def about(as_user, runner):
    """The page as the runner sees it."""

    def page():
        return as_user(runner.user).get(reverse("mine:about"))

    return page


def test_it_says_what_it_is_and_is_not_and_how_sure_it_is(about):
    page = about().content.decode()

    for sentence in (
        "It does not find out what is wrong with you.",
        "It is not a medical device.",
        "One doctor&#x27;s opinion",
        "whose field is the knee and the ankle",
        "Nobody watches this page all day and night.",
    ):
        assert sentence in page


def test_who_looked_stands_there_by_name_role_and_day(about, runner, orthopaedist, therapist):
    for by in (orthopaedist, orthopaedist, therapist):
        audit.read("record.read", by=by, patient=runner, target="page:clinic:chart")

    seen = about().context["looks"]

    assert {(look.name, look.role, look.times) for look in seen} == {
        ("Olive Ortho", "Orthopaedist", 2),
        ("Thea Therapist", "Therapist", 1),
    }
    assert seen[0].name == "Thea Therapist"  # newest first


def test_ones_own_visits_and_other_peoples_records_are_left_out(
    about, runner, patient, orthopaedist
):
    audit.read("record.read", by=orthopaedist, patient=patient)
    about()

    page = about()

    assert page.context["looks"] == []
    assert "Nobody else has looked at it yet." in page.content.decode()


def test_who_printed_the_plan_looked_at_the_record(about, as_user, runner, therapist, orthopaedist):
    plan = sign(runner, orthopaedist)
    as_user(therapist).get(reverse("assessments:print", args=[runner.pk, plan.assessment_id]))

    assert [look.name for look in about().context["looks"]] == ["Thea Therapist"]


def test_a_deed_is_not_a_look(about, runner, orthopaedist):
    sign(runner, orthopaedist)

    assert about().context["looks"] == []


def test_a_long_list_leads_on_to_the_older_looks(
    as_user, runner, orthopaedist, therapist, front_desk, monkeypatch
):
    monkeypatch.setattr(looks, "A_PAGE", 2)
    for by in (orthopaedist, therapist, front_desk):
        audit.read("record.read", by=by, patient=runner)
    phone = as_user(runner.user)

    newest = phone.get(reverse("mine:about"))
    oldest = phone.get(reverse("mine:about"), {"page": "2"})
    beyond = phone.get(reverse("mine:about"), {"page": "3"})

    shown = [[look.name for look in page.context["looks"]] for page in (newest, oldest, beyond)]
    assert shown == [["Fred Frontdesk", "Thea Therapist"], ["Olive Ortho"], []]
    assert (newest.context["newer"], newest.context["older"]) == (0, 2)
    assert (oldest.context["newer"], oldest.context["older"]) == (1, 0)
    assert "There are no older looks." in beyond.content.decode()
    assert phone.get(reverse("mine:about"), {"page": "soon"}).context["newer"] == 0


def test_a_program_that_looks_is_named_and_ones_own_is_ones_own(
    about, runner, clinic, clinic_admin
):
    scopes = [Permission.READ_CHART]
    key = access_keys.make_system(clinic, by=clinic_admin, name="Records", scopes=scopes, days=9)
    own = access_keys.make_key(
        by=runner.user, name="Mine", scopes=[Permission.READ_OWN_PLAN], days=9
    )
    for secret, page in ((key.secret, "plans"), (own.secret, "plan")):
        bearing = {"Authorization": f"Bearer {secret}"}
        where = f"/api/v1/patients/{runner.pk}/{page}/"
        assert Client().get(where, headers=bearing).status_code == 200

    assert [(look.name, look.role) for look in about().context["looks"]] == [
        ("Records", "Other system")
    ]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_the_same_number_of_questions_however_long_the_record(
    as_user, runner, orthopaedist, therapist, name
):
    phone = as_user(runner.user)

    def lengthen():
        sign(runner, orthopaedist, HURTING)
        decide(runner, "undecided")
        decide(runner, "will_run_against_advice")
        audit.read("record.read", by=therapist, patient=runner)

    def queries():
        phone.get(reverse(f"mine:{name}"))
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert phone.get(reverse(f"mine:{name}")).status_code == 200
        return len(captured)

    record_disc(runner, orthopaedist)
    lengthen()
    lengthen()
    before = queries()
    audit.read("record.read", by=orthopaedist, patient=runner)
    for _ in range(3):
        lengthen()

    assert queries() == before
    assert before <= 40
