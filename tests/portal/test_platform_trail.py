"""The platform's own trail is read by whoever runs the platform, on the page that clinics have."""

import csv
import io

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from patients import audit
from patients.actions import clinics
from patients.models import AuditEvent
from tests.portal.own_plans import record_disc
from tests.portal.signing_in import WRONG, browser_at, try_to_sign_in

pytestmark = pytest.mark.django_db

PAGE = reverse("platform_trail")
EXPORT = reverse("export_platform_trail")


@pytest.fixture
def read(as_user, platform_admin):
    """The page as it stands now, or what was looked for."""

    def ask(**wanted):
        browser = as_user(platform_admin)
        return browser.post(PAGE, wanted) if wanted else browser.get(PAGE)

    return ask


def shown(answer) -> list[str]:
    events = [row.event for row in answer.context["rows"]]
    return [event for event in events if event != "signin.done"]  # each look signs in first


def test_strangers_who_tried_are_read_there(read, db):
    cache.clear()
    try_to_sign_in(browser_at(), "nobody@nowhere.example", WRONG)
    Client().post(reverse("join:code"), {"code": "AAAA-BBBB-CCCC-DDDD"})
    Client(headers={"Authorization": "Bearer sns_nothing"}).get("/api/v1/catalogue/")
    tried = ["key.refused", "invitation.code_refused", "signin.failed"]
    assert shown(read())[1:4] == tried
    assert shown(read(kind="refusals")) == tried[:2]


def test_a_sign_in_that_was_disabled_is_found_by_its_name(read, orthopaedist, platform_admin):
    clinics.change_user(orthopaedist, by=platform_admin, is_active=False)
    row = read(who="Olive", kind="people").context["rows"][0]
    assert (row.event, row.about, row.role) == (
        "user.changed",
        "Olive Ortho",
        "Platform administrator",
    )


def test_nothing_of_a_clinic_or_a_patient_stands_there(
    read, as_user, clinic, orthopaedist, patient, runner
):
    record_disc(patient, orthopaedist)
    as_user(runner.user).get(reverse("clinic:home"))
    rows = read().context["rows"]
    assert {row.record for row in rows} == {""}
    assert not {row.event for row in rows} & {"diagnosis.recorded", "refused.notfound"}
    assert str(patient) not in read().text
    assert 'name="record"' not in read().text


def test_looking_searching_and_exporting_stand_in_it_before_anything_is_shown(
    read, as_user, platform_admin
):
    assert shown(read())[0] == "audit.read"
    read(kind="people")
    answer = as_user(platform_admin).post(EXPORT, {})
    table = b"".join(answer.streaming_content).decode()
    rows = list(csv.reader(io.StringIO(table, newline="")))
    events = [row[6] for row in rows[1:] if row[6] != "signin.done"]
    assert events[:3] == ["audit.exported", "audit.searched", "audit.read"]
    assert "audit-platform-" in answer["Content-Disposition"]
    looks = AuditEvent.objects.filter(event__startswith="audit.")
    assert set(looks.values_list("chain", "role", "actor")) == {
        (audit.PLATFORM, "platform_admin", str(platform_admin.pk))
    }


def test_it_cannot_be_read_where_the_look_cannot_be_written(as_user, platform_admin, monkeypatch):
    browser = as_user(platform_admin)

    def full(entries):
        raise OSError("no space left on the device")

    monkeypatch.setattr(audit, "_append", full)
    with pytest.raises(OSError, match="no space"):
        browser.get(PAGE)


@pytest.mark.parametrize("name", ["clinic_admin", "orthopaedist"])
def test_it_is_not_for_those_who_run_a_clinic(request, as_user, name):
    browser = as_user(request.getfixturevalue(name))
    assert browser.get(PAGE).status_code == 403
    assert browser.post(EXPORT).status_code == 403
    assert AuditEvent.objects.latest("at").event == "refused.notpermitted"


def test_nor_does_running_the_platform_open_a_clinics_trail(as_user, platform_admin, clinic):
    assert as_user(platform_admin).get(reverse("clinic:trail")).status_code == 404
    answer = as_user(platform_admin).get(reverse("admin:patients_auditevent_changelist"))
    assert answer.status_code == 403


def test_the_way_there_stands_on_the_first_page_of_whoever_may_read_it(
    as_user, platform_admin, clinic_admin
):
    first = reverse("admin:index")
    assert f'href="{PAGE}"' in as_user(platform_admin).get(first).text
    assert f'href="{PAGE}"' not in as_user(clinic_admin).get(first).text
    assert f'href="{PAGE}"' not in as_user(clinic_admin).get(reverse("clinic:trail")).text
