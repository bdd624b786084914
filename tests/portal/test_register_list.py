"""The clinic's patients as a list: filters in the address, pages, counts, a table to save."""

import csv
import io
from datetime import date
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments import standing
from assessments.models.assessment import ClassCode
from patients.actions import diagnoses
from patients.models import AuditEvent, Patient
from portal.clinic.register import filters, listing
from tests.conftest import join, make_patient
from tests.patients.pages import text
from tests.portal.own_plans import HURTING, ask_red_flags, decide, record_disc, sign

pytestmark = pytest.mark.django_db

LIST = reverse("clinic:patients")
EXPORT = reverse("clinic:export_patients")


@pytest.fixture
def at_work(as_user, orthopaedist):
    return as_user(orthopaedist)


def names(page) -> list[str]:
    return [row.patient.given_names for row in page.context["found"].rows]


def table_of(browser, **asked) -> list[list[str]]:
    answer = browser.post(EXPORT, asked)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    written = b"".join(answer.streaming_content).decode("utf-8")
    return list(csv.reader(io.StringIO(written, newline="")))


@pytest.fixture
def several(clinic, orthopaedist, neurosurgeon):
    """Sam runs against advice, Will within the plan, Nora is new, Cleo has a neck, Pia decides."""
    sam = join(make_patient(clinic, orthopaedist, "Sam", "A"), by=orthopaedist)
    record_disc(sam, orthopaedist)
    sign(sam, orthopaedist, HURTING)
    decide(sam, "will_run_against_advice")
    will = join(make_patient(clinic, orthopaedist, "Will", "B"), by=orthopaedist)
    sign(will, orthopaedist)
    decide(will, "will_run_within_plan")
    make_patient(clinic, orthopaedist, "Nora", "C", responsible=neurosurgeon)
    cleo = make_patient(clinic, orthopaedist, "Cleo", "D")
    diagnoses.record(
        cleo, by=orthopaedist, catalogue_key="disc-degeneration-cervical", region="cervical"
    )
    pia = join(make_patient(clinic, orthopaedist, "Pia", "E"), by=orthopaedist)
    sign(pia, orthopaedist)
    decide(pia, "will_run_within_plan")
    record_disc(pia, orthopaedist)
    sign(pia, orthopaedist, HURTING)


class TestFilters:
    @pytest.mark.parametrize(
        ("asked", "expected"),
        [
            ({}, ["Sam", "Will", "Nora", "Cleo", "Pia"]),
            ({"signed": "consult"}, ["Sam", "Pia"]),
            ({"signed": "healthy"}, ["Will"]),
            ({"signed": "none"}, ["Nora", "Cleo"]),
            ({"diagnosis": "discopathy"}, ["Sam", "Cleo", "Pia"]),
            ({"diagnosis": "none"}, ["Will", "Nora"]),
            ({"region": "cervical"}, ["Cleo"]),
            ({"region": "cervical", "diagnosis": "none"}, []),
            ({"region": "lumbosacral", "diagnosis": "discopathy"}, ["Sam", "Pia"]),
            ({"decision": "will_run_against_advice"}, ["Sam"]),
            ({"decision": "will_run_within_plan"}, ["Will"]),
            ({"decision": "pending"}, ["Nora", "Cleo", "Pia"]),
            ({"decision": "pending", "signed": "consult"}, ["Pia"]),
            ({"doctor": "nobody"}, ["Sam", "Will", "Cleo", "Pia"]),
            ({"signed": "Z", "region": "knee"}, ["Sam", "Will", "Nora", "Cleo", "Pia"]),
        ],
    )
    def test_show_who_is_asked_for(self, at_work, several, asked, expected):
        page = at_work.get(LIST, asked)
        assert names(page) == expected
        assert page.context["found"].total == len(expected)
        assert names(at_work.get(LIST, {**asked, "page": "2"})) == []

    def test_by_doctor(self, at_work, several, neurosurgeon):
        assert names(at_work.get(LIST, {"doctor": str(neurosurgeon.pk)})) == ["Nora"]

    def test_say_what_the_chart_says(self, several, clinic):
        register = Patient.objects.of_clinic(clinic)
        charts = {patient: standing.of(patient) for patient in register}
        for signed, kind, decision in product(
            ("", *filters.CLASSES), ("", *filters.catalogue_kinds()), ("", *filters.DECISIONS)
        ):
            chosen = filters.Filters(signed=signed, diagnosis=kind, decision=decision)
            expected = [
                patient.pk
                for patient, now in charts.items()
                if signed in ("", now.verdict.signed_class if now.verdict else "none")
                and kind in ("", *([each.kind for each in now.counting] or ["none"]))
                and decision in ("", now.choice)
            ]
            assert listing.everybody(register, chosen) == expected, chosen

    def test_are_in_the_address_and_nothing_else_is(self, at_work, several):
        page = at_work.get(LIST, {"signed": "consult", "name": "Nora"})
        assert page.context["chosen"].query() == "signed=consult"
        assert "name=Nora" not in text(page)

    def test_nobody_like_that_says_so(self, at_work, several):
        assert "Nobody like that" in text(at_work.get(LIST, {"signed": "excluded"}))


class TestARow:
    def test_says_class_diagnoses_decision_and_whose(self, at_work, several):
        shown = text(at_work.get(LIST, {"decision": "will_run_against_advice"}))
        for words in ("L5/S1", str(ClassCode.CONSULT.label), "Decision: runs against advice"):
            assert words in shown

    def test_in_an_emergency_says_nothing_about_running(self, at_work, several, orthopaedist):
        ask_red_flags(Patient.objects.get(given_names="Sam"), orthopaedist, RF_01="yes")
        shown = text(at_work.get(LIST, {"decision": "will_run_against_advice"}))
        assert "Emergency open" in shown
        assert "Decision: runs" not in shown
        row = table_of(at_work, decision="will_run_against_advice")[1]
        assert (row[4], row[5], row[9]) == ("open", "", "")

    def test_is_a_look_at_that_record_and_no_other(self, at_work, several):
        at_work.get(LIST, {"signed": "healthy"})
        looks = AuditEvent.objects.filter(target="page:clinic:patients")
        will = str(Patient.objects.get(given_names="Will").pk)
        assert [(look.event, look.patient) for look in looks] == [
            ("patients.listed", ""),
            ("record.read", will),
        ]


class TestApart:
    def test_only_those_who_read_charts(self, as_user, front_desk, clinic_admin, several):
        for who in (front_desk, clinic_admin):
            browser = as_user(who)
            assert browser.get(LIST).status_code == 403
            assert browser.post(EXPORT).status_code == 403
            assert f'href="{LIST}"' not in text(browser.get(reverse("clinic:home")))

    def test_the_table_is_saved_only_by_those_who_answer_for_it(
        self, as_user, orthopaedist, therapist, several
    ):
        assert f'action="{EXPORT}"' in text(as_user(orthopaedist).get(LIST))
        watching = as_user(therapist)
        assert f'action="{EXPORT}"' not in text(watching.get(LIST))
        refused = watching.post(EXPORT)
        assert refused.status_code == 403
        assert "does not allow you to save the list of patients as a table" in text(refused)

    def test_another_clinic_has_its_own(self, as_user, other_orthopaedist, several, other_patient):
        assert names(as_user(other_orthopaedist).get(LIST)) == [other_patient.given_names]

    def test_ones_own_record_is_not_there(self, as_user, orthopaedist, clinic):
        own = make_patient(clinic, orthopaedist, "Olive", "Ortho")
        Patient.objects.filter(pk=own.pk).update(user=orthopaedist)
        assert names(as_user(orthopaedist).get(LIST)) == []
        assert len(table_of(as_user(orthopaedist))) == 1


class TestTheTable:
    def test_has_everybody_who_is_wanted(self, at_work, several):
        header, *rows = table_of(at_work, diagnosis="discopathy")
        assert header[:3] == ["Record number", "Family name", "Given names"]
        assert [row[2] for row in rows] == ["Sam", "Cleo", "Pia"]
        assert rows[0][9] == "runs against advice"

    def test_computes_nothing_in_a_spreadsheet(self, at_work, clinic, orthopaedist):
        make_patient(clinic, orthopaedist, '=HYPERLINK("x")', "@SUM, A")
        assert table_of(at_work)[1][1:3] == ["'@SUM, A", '\'=HYPERLINK("x")']

    def test_is_in_the_trail_with_each_record(self, at_work, several):
        table_of(at_work, signed="consult")
        looks = AuditEvent.objects.filter(target="page:clinic:export_patients")
        assert [look.event for look in looks] == ["patients.exported", "record.read", "record.read"]

    def test_is_asked_for_by_post_alone(self, at_work):
        assert at_work.get(EXPORT).status_code == 405

    def test_is_whole_however_long(self, at_work, clinic, orthopaedist, monkeypatch):
        monkeypatch.setattr(listing, "AT_ONCE", 2)
        for number in range(5):
            make_patient(clinic, orthopaedist, f"G{number}", "Many", born=date(1990, 1, number + 1))
        assert [row[2] for row in table_of(at_work)[1:]] == ["G0", "G1", "G2", "G3", "G4"]


def test_a_long_list_stands_on_several_pages(at_work, clinic, orthopaedist):
    for number in range(53):
        make_patient(clinic, orthopaedist, f"Given{number:02}")
    first, second = at_work.get(LIST), at_work.get(LIST, {"page": "2"})
    assert (len(names(first)), len(names(second))) == (50, 3)
    assert "53 patients" in text(second)
    assert set(names(first)).isdisjoint(names(second))


@pytest.mark.parametrize("asked", [{}, {"decision": "pending"}])
def test_the_queries_stay_below_fifteen_however_long_the_list(
    at_work, clinic, orthopaedist, several, asked
):
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            at_work.get(LIST, asked)
        return len([each for each in queries if "SAVEPOINT" not in each["sql"]])

    at_work.get(LIST)
    few = count()
    for number in range(20):
        record_disc(make_patient(clinic, orthopaedist, f"Given{number}"), orthopaedist)
    assert count() == few < 15
