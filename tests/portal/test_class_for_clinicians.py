"""The clinic shows the class to clinicians only: no page, file, mail or paper has it."""

import html
import json
import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assessments import guidelines
from assessments.models.assessment import ClassCode
from patients.actions import access_keys
from patients.permissions import Permission
from tests.patients.pages import text
from tests.portal.addresses import addresses
from tests.portal.hurting import Phone
from tests.portal.own_plans import (
    HURTING,
    ON_CONCRETE,
    WELL,
    decide,
    log,
    record_disc,
    sign,
)

pytestmark = pytest.mark.django_db

CAUSELESS = WELL | {"back_pain": "persistent", "pain_cause": "unknown"}
# How a patient comes to each class; the clinician is always sure of it.
ANSWERS = {
    ClassCode.HEALTHY: WELL,
    ClassCode.CONDITIONS: ON_CONCRETE,
    ClassCode.FIND_CAUSE: CAUSELESS,
    ClassCode.CONSULT: HURTING,
    ClassCode.EXCLUDED: HURTING,
}
DURING, AFTER = "No. It hurts while I run", "No. It hurts after my run"
GONE, STILL = "The pain is gone", "It still hurts"
CODE = re.compile(r"\bC[0-4]\b")


@pytest.fixture(params=list(ClassCode), ids=str)
def plan(request, runner, orthopaedist):
    """A plan of each class after one of the worst, with a decision, and the switch on."""
    code = request.param
    if code in (ClassCode.CONSULT, ClassCode.EXCLUDED):
        excludes = "yes" if code == ClassCode.EXCLUDED else "no"
        record_disc(runner, orthopaedist, running_excluded=excludes)
    sign(runner, orthopaedist, WELL, override=("find_cause", "clinical_judgement", "Looked twice."))
    signed = sign(runner, orthopaedist, ANSWERS[code], own_stop_rule="Stop and walk home.")
    assert signed.class_code == code
    decide(runner, "will_run_against_advice" if code == ClassCode.EXCLUDED else "undecided")
    runner.refresh_from_db()
    log(runner, 1, pain_during=3)
    switch_on(runner.clinic)
    return signed


def switch_on(clinic):
    clinic.class_for_clinicians_only = True
    clinic.save()


def names_of_all() -> set[str]:
    """Whatever the edition and the product call a class."""
    edition = guidelines.in_force(on=timezone.localdate())
    words = [each for text in edition.texts("en").classes.values() for each in text.words.values()]
    told = {name for each in words for name in (each.name, each.label, each.patient_title)}
    return told | {str(label) for label in ClassCode.labels}


def said_in(page: str) -> list[str]:
    """The names of classes, and their codes, that stand in a text."""
    shown = html.unescape(page)
    return sorted({*(name for name in names_of_all() if name in shown), *CODE.findall(shown)})


def own_pages(patient):
    """Every address of a patient's own, with what is there."""
    ids = {
        "plan_id": patient.plans.order_by("recorded_at").first().pk,
        "entry_id": patient.diary_entries.first().entry_id,
        "number": 1,
    }
    for address in addresses():
        if address.name.startswith("mine:"):
            yield address.filled(ids)
    yield f"{reverse('mine:decision')}?change=yes"


def test_no_page_of_the_patient_names_it(as_user, runner, plan):
    browser = as_user(runner.user)
    seen = {}
    for address in own_pages(runner):
        answer = browser.get(address)
        if answer.status_code != 405:
            seen[address] = said_in(answer.content.decode())
            assert answer.status_code == 200, address
    assert len(seen) > 12
    assert {address: said for address, said in seen.items() if said} == {}


@pytest.mark.parametrize("way", [["Yes"], [DURING, STILL, STILL], [AFTER, GONE], [AFTER, STILL]])
def test_no_step_of_the_stop_rule_names_it(as_user, runner, orthopaedist, way):
    sign(runner, orthopaedist, ON_CONCRETE)
    switch_on(runner.clinic)
    assert said_in(Phone(as_user(runner.user)).goes_to(*way)) == []


def test_the_file_has_neither_its_name_nor_its_code(as_user, runner, plan):
    told = as_user(runner.user).get(reverse("mine:take_along")).json()
    assert said_in(json.dumps(told["tables"])) == []
    assert [each for each in values(told["tables"]) if each in ClassCode.values] == []
    assert told["tables"]["assessments.planitem"]
    assert "clinicians only" in told["left_out"]


def values(told):
    if isinstance(told, dict):
        for each in told.values():
            yield from values(each)
    elif isinstance(told, list):
        for each in told:
            yield from values(each)
    else:
        yield told


def test_without_the_switch_the_file_and_the_page_have_it(as_user, runner, plan):
    runner.clinic.class_for_clinicians_only = False
    runner.clinic.save()
    browser = as_user(runner.user)
    told = browser.get(reverse("mine:take_along")).json()
    assert told["tables"]["assessments.plan"][0]["class_code"] == plan.class_code
    assert "left_out" not in told
    assert said_in(text(browser.get(reverse("mine:data"))))


def test_what_the_patient_reads_through_a_key_has_none(runner, plan):
    key = access_keys.make_key(
        by=runner.user, name="Diary", scopes=[Permission.READ_OWN_PLAN], days=30
    )
    program = Client(headers={"Authorization": f"Bearer {key.secret}"})
    answer = program.get(reverse("api:own_plan", args=[runner.pk]))
    assert answer.status_code == 200
    assert said_in(answer.text) == []
    assert [each for each in values(answer.json()) if each in ClassCode.values] == []


def test_the_papers_for_the_patient_have_none(as_user, runner, orthopaedist, plan):
    doctor = as_user(orthopaedist)
    for name in ("assessments:print", "assessments:trainer"):
        page = doctor.get(reverse(name, args=[runner.pk, plan.assessment_id]))
        assert page.status_code == 200
        assert said_in(page.content.decode()) == [], name


def test_no_mail_names_it(plan):
    assert [each for letter in mail.outbox for each in said_in(letter.subject + letter.body)] == []
