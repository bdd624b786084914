"""The chain of the trail: each row follows from the one before, however many write at once."""

import hashlib
import re
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from patients import audit
from patients.actions import clinics, diagnoses
from patients.models import AuditEvent, AuditHead
from patients.refusals import NotPermitted
from tests.patients.test_audit import trail_of
from tests.threads import Threads

WRITERS = 16
DEEDS = 3
TABLE = re.compile(r'^(?:SELECT .*? FROM|INSERT .*?INTO|UPDATE|DELETE FROM) "(\w+)"')

pytestmark = pytest.mark.django_db


def test_it_holds_after_ordinary_work(patient, orthopaedist, other_patient):
    diagnoses.record_examination(patient, by=orthopaedist)
    assert list(audit.verify()) == []
    assert len(audit.heads()) >= 3  # two clinics and the platform


def test_it_gives_each_row_the_digest_of_the_row_before(patient):
    rows = list(AuditEvent.objects.filter(chain=str(patient.clinic_id)))
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    assert [row.previous for row in rows] == ["", *(row.digest for row in rows[:-1])]
    assert rows[-1].digest == AuditHead.objects.get(chain=rows[0].chain).digest


def test_it_covers_one_canonical_text():
    """The digest of a known row: it must be the same on every machine and in ten years."""
    row = AuditEvent(
        chain="c",
        number=1,
        at=datetime(2026, 5, 4, 9, 30, tzinfo=UTC),
        event="record.read",
        actor="a",
        role="orthopaedist",
        patient="p",
        target="page:clinic:chart",
        fields=["phone"],
        source="127.0.0.1",
        request_id="r",
        previous="",
    )
    text = (
        '["","c",1,"2026-05-04T09:30:00+00:00","record.read","a","orthopaedist","p",'
        '"page:clinic:chart",["phone"],"127.0.0.1","r"]'
    )
    assert audit.digest(row) == hashlib.sha256(text.encode()).hexdigest()
    row.token = "key-7"
    text = text.replace('"r"]', '"r","key-7"]')
    assert audit.digest(row) == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.django_db(transaction=True)
def test_it_is_unbroken_after_many_writers_at_once(patient, orthopaedist, tmp_path):
    def work():
        for _ in range(DEEDS):
            diagnoses.record_examination(patient, by=orthopaedist)

    threads = Threads(tmp_path)
    assert threads.at_once(*[work] * WRITERS) == [None] * WRITERS
    assert threads.alone(lambda: list(audit.verify())) == []
    recorded = threads.alone(lambda: trail_of(patient)).count("spine.examined")
    assert recorded == WRITERS * DEEDS


@pytest.mark.django_db(transaction=True)
def test_it_is_unbroken_where_refusals_and_two_clinics_come_between(
    patient, orthopaedist, therapist, other_patient, other_orthopaedist, tmp_path
):
    def examine(whom, by):
        def work():
            for _ in range(DEEDS):
                diagnoses.record_examination(whom, by=by)

        return work

    def refused():
        for _ in range(DEEDS):
            with pytest.raises(NotPermitted):
                diagnoses.record_examination(patient, by=therapist)

    kinds = [
        examine(patient, orthopaedist),
        examine(other_patient, other_orthopaedist),
        refused,
    ]
    writers = [kinds[number % 3] for number in range(WRITERS)]
    threads = Threads(tmp_path)
    assert threads.at_once(*writers) == [None] * WRITERS
    assert threads.alone(lambda: list(audit.verify())) == []
    here = threads.alone(lambda: trail_of(patient))
    there = threads.alone(lambda: trail_of(other_patient))
    assert here.count("spine.examined") == 6 * DEEDS
    assert there.count("spine.examined") == 5 * DEEDS
    assert here.count("refused.notpermitted") == 5 * DEEDS


@pytest.mark.django_db(transaction=True)
def test_it_begins_once_even_where_two_begin_it(platform_admin, tmp_path):
    def found(name):
        return lambda: clinics.create_clinic(by=platform_admin, name=name, slug=name).slug

    threads = Threads(tmp_path)
    assert threads.at_once(found("one"), found("two")) == ["one", "two"]
    assert threads.alone(lambda: list(audit.verify())) == []


def tables_of(queries) -> list[str]:
    """The tables that were read or written, in the order of the statements."""
    return [found[1] for query in queries if (found := TABLE.match(query["sql"]))]


def test_its_head_is_locked_last_so_that_writers_queue_only_there(patient, orthopaedist):
    with CaptureQueriesContext(connection) as asked:
        diagnoses.record_examination(patient, by=orthopaedist, key="form-1")
    tables = tables_of(asked)
    at_the_head = tables.index("patients_audithead")
    assert {"patients_examination", "patients_submission"} <= set(tables[:at_the_head])
    assert set(tables[at_the_head:]) == {"patients_audithead", "patients_auditevent"}


@pytest.mark.parametrize("turn", [1, -1])
def test_heads_of_several_are_locked_in_one_order(clinic, other_clinic, turn):
    """Whichever is written to first: otherwise two deeds could wait for each other."""
    with CaptureQueriesContext(connection) as asked, audit.trail():
        for each in (clinic, other_clinic)[::turn]:
            audit.record("audit.read", by=None, clinic=each)
    read = [q["sql"] for q in asked if q["sql"].startswith("SELECT") and "audithead" in q["sql"]]
    ids = [str(each.pk) for each in (clinic, other_clinic)]
    met = [pk for sql in read for pk in ids if pk in sql]
    assert list(dict.fromkeys(met)) == sorted(ids)


@pytest.mark.django_db(transaction=True)
def test_what_happens_after_a_commit_is_written_in_its_turn(patient, orthopaedist):
    def look():
        audit.read("record.read", by=orthopaedist, patient=patient)

    with audit.trail():
        audit.record("spine.examined", by=orthopaedist, patient=patient)
        transaction.on_commit(look)
    assert trail_of(patient)[-2:] == ["spine.examined", "record.read"]
    assert list(audit.verify()) == []
