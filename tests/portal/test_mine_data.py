"""My data: complete, in words and as a file, and nobody else's."""

import json
from datetime import date, datetime

import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse
from django.utils import timezone

from patients.actions import clinics
from patients.models import AuditEvent, Patient
from portal.mine import own_data, own_words
from tests.conftest import join, make_patient
from tests.patients.pages import text
from tests.portal.own_plans import ask_red_flags, draft, sign

pytestmark = pytest.mark.django_db

PAGE, FILE = reverse("mine:data"), reverse("mine:take_along")
PERSON = own_data.get_user_model()
# Columns that lead elsewhere, or whose words are known beforehand.
KNOWN = (models.BooleanField, models.ForeignKey, models.UUIDField)

REAL = {"catalogue_key": "scoliosis"}  # a row is named after it


def marker(model, field) -> str:
    if field.name in REAL:
        return REAL[field.name]
    return f"marker-{model._meta.model_name}-{field.name}"[: field.max_length or 80]


def planted(model, patient) -> tuple[models.Model, dict[str, str]]:
    """A row of this table with a marker in every column, unsaved, and what is to be found."""
    row, found = model(), {}
    if any(field.name == "clinic" for field in model._meta.concrete_fields):
        row.clinic = patient.clinic
    for field in own_data._columns(model):
        if field.related_model is PERSON:
            setattr(row, field.name, patient.user)
            found[field.name] = str(patient.user)
        if isinstance(field, KNOWN):
            continue
        if field.choices:
            found[field.name] = next(value for value, _words in field.flatchoices if value)
            setattr(row, field.attname, found[field.name])
            continue
        if isinstance(field, models.JSONField):
            value = {"part": marker(model, field)}
            found[field.name] = marker(model, field)
        elif isinstance(field, models.DateTimeField):
            value = datetime(2031, 5, 6, 7, 8, tzinfo=timezone.get_current_timezone())
            found[field.name] = "2031-05-06"
        elif isinstance(field, models.DateField):
            value = date(2031, 5, 6)
            found[field.name] = "2031-05-06"
        elif isinstance(field, models.CharField | models.TextField):
            value = found[field.name] = marker(model, field)
        else:
            value, found[field.name] = 7, "7"
        setattr(row, field.attname, value)
    return row, found


def test_every_column_of_every_table_that_names_a_patient_is_found(runner, monkeypatch):
    """As rows are guarded and bound to each other, the tables are read from planted ones."""
    rows = {model: planted(model, runner) for model in (Patient, *own_data.tables())}
    monkeypatch.setattr(
        own_data, "_tables", lambda patient: ((model, [row]) for model, (row, _) in rows.items())
    )
    told = json.loads(json.dumps(own_data.as_json(runner), default=str))["tables"]
    words = {
        section.title: " ".join(
            f"{label} {said}" for row in section.rows for label, said in row.facts
        )
        for section in own_data.sections(runner)
    }
    assert len(rows) > 15
    for model, (_row, found) in rows.items():
        columns = told[model._meta.label_lower][0]
        for name, expected in found.items():
            assert expected in json.dumps(columns[name]), f"{model.__name__}.{name}"
            if expected.startswith("marker") and name not in own_data.ONLY_IN_THE_FILE:
                assert expected in " ".join(words.values()), f"{model.__name__}.{name}"


def test_no_table_that_names_a_patient_is_forgotten():
    named = {
        model
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model is Patient
    } - {Patient}
    forgotten = {model._meta.label for model in named - set(own_data.tables())}
    assert forgotten == set(own_data.LEFT_OUT_TABLES)


def test_the_page_and_the_file_say_what_is_stored(as_user, against):
    phone = as_user(against.user)
    page = text(phone.get(PAGE))
    for words in (against.family_name, "It could hurt more.", "Keep your back straight."):
        assert words in page
    answer = phone.get(FILE)
    told = json.loads(answer.content)
    assert "attachment" in answer["Content-Disposition"]
    assert told["tables"]["patients.patient"][0]["family_name"] == against.family_name
    assert told["tables"]["assessments.decision"][0]["teach_back"] == "It could hurt more."
    assert told["sign_in"][0]["email"] == against.user.email
    assert "assessment.signed" in {row["event"] for row in told["trail"]}
    assert "digest" not in answer.content.decode()


def test_taking_it_along_stands_in_the_trail(as_user, runner):
    as_user(runner.user).get(FILE)
    assert AuditEvent.objects.filter(event="data.taken", patient=str(runner.pk)).count() == 1


def test_nothing_of_anybody_else_is_in_it(as_user, clinic, orthopaedist, against):
    anna = make_patient(clinic, orthopaedist, "Anna", "Another")
    anna = join(anna, by=orthopaedist, email="anna@patients.example")
    phone = as_user(anna.user)
    for page in (PAGE, FILE):
        shown = phone.get(page).content.decode()
        assert against.family_name not in shown
        assert "It could hurt more." not in shown


def test_a_record_merged_into_it_is_part_of_it(as_user, clinic, orthopaedist, runner):
    twin = make_patient(clinic, orthopaedist, "Twin", "Record")
    ask_red_flags(twin, orthopaedist)
    Patient.objects.filter(pk=twin.pk).update(merged_into=runner)
    told = json.loads(as_user(runner.user).get(FILE).content)
    assert {row["given_names"] for row in told["tables"]["patients.patient"]} >= {"Twin"}
    assert len(told["tables"]["assessments.safetycheck"]) == 1


def test_an_open_emergency_comes_first(as_user, runner, orthopaedist):
    ask_red_flags(runner, orthopaedist, RF_01="yes")
    for page in (PAGE, FILE):
        assert 'href="tel:112"' in text(as_user(runner.user).get(page))


def test_every_column_on_the_page_has_a_name_for_people():
    nameless = {
        field.name
        for model in (Patient, *own_data.tables())
        for field in own_data._columns(model)
        if field._verbose_name is None and field.name not in own_data.ONLY_IN_THE_FILE
        if not field.is_relation or field.related_model is PERSON
    }
    assert nameless - set(own_words.COLUMNS) == set()


def test_answers_are_read_as_they_were_given_and_not_as_codes(as_user, runner, orthopaedist):
    ask_red_flags(runner, orthopaedist, RF_12="no")
    draft(runner, orthopaedist)
    page = as_user(runner.user).get(reverse("mine:data")).text
    assert "Do you have a fever with the back pain?: No" in page
    assert "No, it does not hurt" in page
    assert "RF-12" not in page


def test_what_the_plan_holds_is_called_as_the_plan_calls_it(
    as_user, runner, orthopaedist, clinic_admin
):
    clinics.change_clinic(runner.clinic, by=clinic_admin, languages=["en", "pl"])
    runner.refresh_from_db()
    sign(runner, orthopaedist)
    runner.user.language = "pl"
    runner.user.save()
    page = as_user(runner.user).get(reverse("mine:data")).text
    titles = [part.partition("<svg")[0].strip() for part in page.split("<summary>")[1:]]
    assert "Bieganie" in titles
    assert "Running" not in titles
