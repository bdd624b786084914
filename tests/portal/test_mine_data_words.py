"""My data in words: no key and no code is left on the page, whatever a record holds."""

import re

import pytest
from django.db import models
from django.urls import reverse
from django.utils import timezone, translation

from assessments import guidelines
from assessments.forms.answers import ACCEPT, DECLINE
from assessments.models import AnswersKept, Assessment, Decision, Intake, PlanItem, Review
from assessments.models.assessment import ClassCode
from assessments.models.intake import ANSWERS
from assessments.models.safety import SafetyCheck
from assessments.safety import red_flags, scope
from patients import catalogue
from patients.actions import clinics
from patients.actions.diagnoses import as_it_stands
from patients.importing.columns import COLUMNS
from patients.models import Diagnosis, DiagnosisVersion, ImportLine, Patient
from patients.permissions import Role
from portal.clinic.worklist.items import KINDS
from portal.mine import own_data
from tests.portal.own_plans import record_disc
from tests.portal.test_mine_data import planted

pytestmark = pytest.mark.django_db

PAGE = reverse("mine:data")
LANGUAGES = ("en", "pl")
KEY = re.compile(r"\w*[^\W_]_[^\W_]\w*")
ROLES = [role.value for role in Role]
SAID = {"role": Role.PATIENT.value, "who": "Somebody", "at": "2026-03-04T05:06:07+00:00"}
ASKED = [*red_flags.BY_ID, *scope.BY_ID]
ACTIVITIES = [*guidelines.in_force(timezone.localdate()).texts().activities, "other"]
GIVEN = {
    **dict.fromkeys(ASKED, "not_sure"),
    **{fact: values[-1] for fact, values in ANSWERS.items()},
    **{f"proposal_{fact}": ACCEPT for fact in ANSWERS},
    "proposal_shoes": DECLINE,
    "regeneration": "not_recorded",
    "diagnosis_reported": "A slipped disc.",
}


def codes(disc: Diagnosis) -> dict:
    """What a column of codes may hold, by table."""
    return {
        AnswersKept: {"given": [GIVEN]},
        Assessment: {
            "acknowledgements": [dict.fromkeys(scope.BY_ID, "Somebody")],
            "signer_role": ROLES,
        },
        Decision: {"class_code": ClassCode.values, "language": LANGUAGES},
        Diagnosis: {
            "kind": catalogue.KINDS,
            "catalogue_key": [entry.key for entry in catalogue.ENTRIES],
        },
        DiagnosisVersion: {"stood": [as_it_stands(disc)]},
        ImportLine: {
            "values": [{column.name: column.example for column in COLUMNS}],
            "faults": [[[column.name, "Write it."] for column in COLUMNS]],
        },
        Intake: {
            **ANSWERS,
            "answered": [list(ANSWERS)],
            "author_role": ROLES,
            "proposals": [
                {fact: {"value": value, **SAID}}
                for fact, values in ANSWERS.items()
                for value in values
            ],
        },
        Patient: {"language": LANGUAGES},
        PlanItem: {"activity": ACTIVITIES},
        Review: {"kind": list(KINDS)},
        SafetyCheck: {
            "author_role": ROLES,
            "red_flags": [dict.fromkeys(red_flags.BY_ID, said) for said in ("yes", "not_sure")],
            "scope": [dict.fromkeys(scope.BY_ID, "no")],
        },
    }


def filled(patient, disc) -> dict[type[models.Model], list[models.Model]]:
    """A row for each code of each column of each table, with a text in every other column."""
    rows = {}
    for model in (Patient, *own_data.tables()):
        found = {
            field.name: [value for value, _words in field.flatchoices if value]
            for field in own_data._columns(model)
            if field.choices
        } | codes(disc).get(model, {})
        rows[model] = [
            with_code(model, patient, name, value)
            for name, values in {"": [""], **found}.items()
            for value in values
        ]
    return rows


def with_code(model, patient, name: str, value) -> models.Model:
    row, _found = planted(model, patient)
    for field in own_data._columns(model):
        words = getattr(row, field.attname)
        if isinstance(words, str) and not field.choices:
            setattr(row, field.attname, words.replace("_", "-"))
        elif isinstance(field, models.JSONField):
            setattr(row, field.attname, {"title": "Words."})
    if name:
        setattr(row, name, value)
    return row


@pytest.fixture
def everything(against, orthopaedist, clinic_admin, monkeypatch):
    """A patient with a real plan and decision, and besides with every code that there is."""
    clinics.change_clinic(against.clinic, by=clinic_admin, languages=list(LANGUAGES))
    disc = record_disc(against, orthopaedist, note="For colleagues.")
    made = filled(against, disc)
    stored = own_data._tables
    monkeypatch.setattr(
        own_data,
        "_tables",
        lambda patient: [(model, [*found, *made[model]]) for model, found in stored(patient)],
    )
    return against


def lines(patient) -> set[str]:
    """Everything that is said, line by line, without the name before it."""
    return {
        line.rpartition(": ")[2]
        for section in own_data.sections(patient)
        for row in section.rows
        for words in (row.title, *(said for _label, said in row.facts))
        for line in words.splitlines()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_is_left_on_the_page(as_user, everything, language):
    everything.user.language = language
    everything.user.save()
    page = as_user(everything.user).get(PAGE).text
    shown = re.sub(r"<[^>]+>", " ", page.partition("<main")[2].partition("</main")[0])
    assert len(shown) > 100_000
    assert sorted(set(KEY.findall(shown))) == []


def test_no_code_is_left_in_polish(everything):
    known = {
        *(value for values in ANSWERS.values() for value in values),
        *(value for field in own_data._columns(Diagnosis) for value in dict(field.flatchoices)),
        *(
            *ROLES,
            *catalogue.KINDS,
            *(entry.key for entry in catalogue.ENTRIES),
            *KINDS,
            *ClassCode.values,
        ),
        *(*ACTIVITIES, *LANGUAGES, "yes", "no", "not_sure", ACCEPT, DECLINE),
    } - {""}
    with translation.override("pl"):
        said = lines(everything)
    assert known & said == set()
    assert {"Kręgozmyk", "lędźwiowo-krzyżowy", "Ortopeda", "przyjęto", "angielski"} <= said


def test_a_part_that_holds_nothing_is_not_named(everything):
    texts = {"conditions": [], "changes": [], "label": "High risk"}
    plan = everything.plans.first()
    column = plan._meta.get_field("texts")
    plan.texts = {"en": texts}
    assert own_data._in_words(plan, column, hides=False) == "in short: High risk"
