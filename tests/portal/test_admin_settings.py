"""A clinic's settings: changed by who runs it, explained, never over what a colleague changed."""

import pytest
from django.urls import reverse

from patients.actions import clinics
from patients.models import AuditEvent
from patients.refusals import Stale
from tests.patients.pages import filled
from tests.portal.admin_addresses import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(as_user, clinic_admin):
    return as_user(clinic_admin)


@pytest.fixture
def send(browser, clinic):
    """Open the settings, type over some of them, press Save."""

    def sent(form=None, **typed):
        form = form or filled(browser.get(page(clinic)))
        return browser.post(page(clinic), form | typed)

    return sent


def told() -> list[list[str]]:
    """Which fields the trail says were changed, in each change."""
    return list(AuditEvent.objects.filter(event="clinic.changed").values_list("fields", flat=True))


def test_every_setting_stands_on_the_form_with_what_it_is_for(browser, clinic):
    form = browser.get(page(clinic)).context["adminform"].form
    asked = {name: field for name, field in form.fields.items() if name != "seen"}
    settings = {field.name for field in clinic._meta.fields} - {"id", "slug", "version"}
    assert asked.keys() == settings
    explained = {name for name, field in asked.items() if field.help_text}
    assert explained == settings


def test_what_is_typed_is_saved_and_told(send, clinic):
    answer = send(
        name="Harbour Spine Centre",
        opening_hours="Mornings",
        emergency_number="999",
        privacy_notice="We keep your record for twenty years.",
        paid_by="The clinic.",
        code_system="icd10",
        retention_years="30",
        class_for_clinicians_only="on",
    )
    assert answer.status_code == 302
    clinic.refresh_from_db()
    assert (clinic.name, clinic.emergency_number) == ("Harbour Spine Centre", "999")
    assert (clinic.code_system, clinic.retention_years) == ("icd10", 30)
    assert clinic.class_for_clinicians_only
    assert told() == [
        [
            "class_for_clinicians_only",
            "code_system",
            "emergency_number",
            "name",
            "opening_hours",
            "paid_by",
            "privacy_notice",
            "retention_years",
        ]
    ]


def test_what_stands_already_is_not_written_again(send, clinic):
    assert send().status_code == 302
    clinic.refresh_from_db()
    assert (clinic.version, told()) == (1, [])


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": ""}, "Enter the name of the clinic."),
        ({"time_zone": "Mars/Olympus"}, "Enter a time zone such as Europe/Warsaw."),
        ({"emergency_number": ""}, "Enter the number to dial in an emergency."),
        ({"emergency_number": "call us"}, "Enter a number to dial, such as 112: digits only."),
        ({"retention_years": "0"}, "Enter a number of years, at least 1."),
        ({"languages": []}, "Choose at least one language."),
        ({"seen": ""}, "Load the page again"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_saved(send, clinic, typed, sentence):
    answer = send(phone="+00 555 0199", **typed)
    assert answer.status_code == 200
    assert sentence in answer.text
    clinic.refresh_from_db()
    assert clinic.phone != "+00 555 0199"
    assert told() == []


def test_a_colleagues_change_is_shown_and_not_overwritten(browser, send, clinic, clinic_admin):
    opened = filled(browser.get(page(clinic)))
    clinics.change_clinic(
        clinic, by=clinic_admin, emergency_number="999", class_for_clinicians_only=True
    )
    answer = send(opened, name="Harbour Spine Centre")
    assert answer.status_code == 200
    assert "Somebody changed these settings after you opened the form." in answer.text
    assert "Now: 999" in answer.text
    assert "Now: yes" in answer.text
    clinic.refresh_from_db()
    assert (clinic.name, clinic.emergency_number) == ("Harbour Spine Clinic", "999")
    # Having seen it, the administrator decides; what the page shows is what is sent.
    assert send(filled(answer), emergency_number="999").status_code == 302
    clinic.refresh_from_db()
    assert (clinic.name, clinic.emergency_number) == ("Harbour Spine Centre", "999")
    assert AuditEvent.objects.filter(event="refused.stale", chain=str(clinic.pk)).exists()


def test_the_action_holds_it_too(clinic, clinic_admin):
    clinics.change_clinic(clinic, by=clinic_admin, seen=1, phone="+00 1")
    with pytest.raises(Stale) as refusal:
        clinics.change_clinic(clinic, by=clinic_admin, seen=1, phone="+00 2")
    assert refusal.value.differences == [("telephone", "+00 2", "+00 1")]


def test_the_platform_reads_them_without_a_form(as_user, platform_admin, clinic):
    shown = as_user(platform_admin).get(page(clinic)).text
    assert clinic.name in shown
    assert 'name="_save"' not in shown


def test_patients_read_the_privacy_notice_as_text(as_user, send, runner):
    send(privacy_notice="Your record stays with <us>.\n\nAsk Ada.")
    about = as_user(runner.user).get(reverse("mine:about"))
    assert "<p>Your record stays with &lt;us&gt;.</p>" in about.text
