"""Words put into every field of every page and endpoint are looked for where none may stand.

ASVS 14.2.1, 16.2.5: the log, the addresses that one is led to, and the trail.
"""

import re

import pytest
from django import forms
from django.db import transaction
from django.urls import reverse

from patients.actions import clinics
from patients.models import AuditEvent
from patients.permissions import Role
from portal.doors import DOORS
from tests.patients.pages import choose
from tests.portal.addresses import addresses
from tests.portal.tables import records, written
from tests.portal.walking import Walk
from tests.portal.writing import Pen, writing_doors

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

PLANTED = "Planted-Xq7"
FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
TYPED = re.compile(r'type="(?:text|search|email|date|number)"|<textarea')
LEADS_OUT = {"account_logout", "admin:logout"}


@pytest.fixture
def pen(clinic, other_clinic, runner, orthopaedist, clinic_admin, platform_admin):
    """Every form, filled in so that it would write."""
    walk = Walk(clinic, other_clinic, runner, orthopaedist, clinic_admin)
    return Pen(walk, runner, platform_admin)


def told(kept, answers) -> str:
    """All that was logged, each address led to, and the whole trail."""
    rows = [str(vars(event)) for event in AuditEvent.objects.all()]
    places = [answer.get("Location", "") for answer in answers]
    places += [where for answer in answers for where, _ in getattr(answer, "redirect_chain", ())]
    return "\n".join([*kept, *places, *rows])


def sown(page, form: dict) -> dict:
    """The form with the word in every field that takes words."""
    of_admin = page.context.get("adminform")
    asked = of_admin.form if of_admin else page.context.get("form")
    fields = getattr(asked, "fields", {})
    words = {name for name, field in fields.items() if type(field) is forms.CharField}
    sown = dict.fromkeys(words - {"typed_name"}, PLANTED)
    if "email" in fields:
        sown["email"] = f"{PLANTED}@patients.example"
    return form | sown


def test_no_word_typed_into_a_form_stands_anywhere_else(pen, runner, kept):
    """At every door that writes, from the resolver: as it would write, and wholly wrong."""
    wrote = set()
    for address in (a for a in writing_doors() if not a.name.startswith("api:")):
        browser, where, form = pen.holder(address), pen.where(address), pen.form(address)["data"]
        if "diagnosis" in form:
            choose(browser, runner, form["diagnosis"])
        if "GET" in DOORS[address.name]:
            form = sown(browser.get(where), form)
        for sent in (form, dict.fromkeys([*form, "q", "reason"], PLANTED)):
            before = records()
            with transaction.atomic():
                answer = browser.post(where, sent, follow=True)
                found = told(kept, [answer])
                after = records()
                transaction.set_rollback(True)
            assert PLANTED.lower() not in found.lower(), address.name
            if PLANTED in str([after[table] for table in written(before, after)]):
                wrote.add(address.name)
    assert len(wrote) > 12, wrote


@pytest.mark.parametrize(
    ("who", "name", "fields"),
    [
        ("orthopaedist", "clinic:find", ("q",)),
        ("orthopaedist", "patients:choose_diagnosis", ("look_for",)),
        ("clinic_admin", "clinic:trail", ("who", "record")),
        ("platform_admin", "platform_trail", ("who",)),
        ("clinic_admin", "clinic:export_trail", ("who", "record")),
    ],
)
def test_no_word_looked_for_stands_anywhere_else(
    request, as_user, kept, patient, who, name, fields
):
    browser = as_user(request.getfixturevalue(who))
    about = [patient.pk] if name.startswith("patients:") else []
    where = reverse(name, args=about)
    wanted = dict.fromkeys(fields, PLANTED)
    answers = [
        browser.post(where, wanted, follow=True, headers=headers)
        for headers in (None, {"HX-Request": "true"})
    ]
    assert answers[0].status_code == 200
    assert PLANTED.lower() not in told(kept, answers).lower()


def test_no_page_puts_into_an_address_what_one_looks_for(pen, clinic, orthopaedist, as_user):
    """Words of the catalogue and clinics' names are nobody's; all else that one types is posted."""
    clinics.add_member(clinic, orthopaedist, by=None, role=Role.CLINIC_ADMIN)
    browser, by_get = as_user(orthopaedist), set()
    for address in (a for a in addresses() if "GET" in DOORS[a.name] and a.name not in LEADS_OUT):
        answer = browser.get(pen.where(address), follow=True)
        page = "" if answer.streaming else answer.text
        forms_there = [found for found in FORM.findall(page) if TYPED.search(found)]
        if [found for found in forms_there if 'method="post"' not in found.partition(">")[0]]:
            by_get.add(address.name)
    assert by_get == {"admin:catalogue", "admin:patients_clinic_changelist"}


def test_no_word_sent_over_rest_stands_anywhere_else(as_user, orthopaedist, patient, kept):
    browser, root = as_user(orthopaedist), f"/api/v1/patients/{patient.pk}/"
    body = {"catalogue_key": "disc-displacement-lumbar", "region": "lumbosacral"}
    answers = [
        browser.post(f"{root}{path}", sent, content_type="application/json")
        for path in ("diagnoses/", "safety-checks/", "assessments/")
        for sent in ({"note": PLANTED, **body}, {PLANTED: PLANTED}, f"{{{PLANTED}")
    ]
    answers.append(browser.get("/api/v1/patients/", {"q": PLANTED}))
    answers.append(browser.get("/api/v1/patients/", {PLANTED: PLANTED}))
    answers.append(browser.get(f"/api/v1/{PLANTED}/"))
    key = {"Authorization": f"Bearer {PLANTED}", "Idempotency-Key": PLANTED}
    answers.append(browser.get(root, headers=key))
    assert answers[0].status_code == 201
    assert PLANTED.lower() not in told(kept, answers).lower()
