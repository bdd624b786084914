"""The audit trail of a clinic as its administrator searches, pages through and exports it."""

import csv
import io
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from patients import audit, origin
from patients.actions import diagnoses, people
from patients.models import AuditEvent
from portal.clinic import trail_rows
from portal.clinic.trail import A_PAGE
from portal.clinic.trail_rows import Wanted
from tests.conftest import make_patient
from tests.patients.pages import queries_of, text
from tests.portal.own_plans import record_disc

pytestmark = pytest.mark.django_db

PAGE = "/clinic/audit/"


@pytest.fixture
def browse(as_user, clinic_admin):
    """The administrator's page, with what is looked for."""

    def ask(**wanted):
        browser = as_user(clinic_admin)
        return browser.post(PAGE, wanted) if wanted else browser.get(PAGE)

    return ask


@pytest.fixture
def exported(as_user, clinic_admin):
    """The exported table, line by line, without the names of its columns."""

    def ask(**wanted):
        answer = as_user(clinic_admin).post(reverse("clinic:export_trail"), wanted)
        assert answer["Content-Type"] == "text/csv; charset=utf-8"
        table = b"".join(answer.streaming_content).decode("utf-8")
        return list(csv.reader(io.StringIO(table, newline="")))[1:]

    return ask


def events(page) -> list[str]:
    return [row.event for row in page.context["rows"]]


class TestReading:
    def test_says_in_words_who_did_what_to_whose_record(self, browse, patient, orthopaedist):
        diagnoses.record_examination(patient, by=orthopaedist)
        (row,) = browse(who="Olive", record="Rita", kind="changes").context["rows"][:1]
        assert (row.words, row.who) == ("Recorded an examination of the spine", "Olive Ortho")
        assert row.role == "Orthopaedist"
        assert row.record == f"Runner, Rita ({patient.record_number})"

    def test_shows_time_as_it_is_at_the_clinic(self, browse, patient, monkeypatch, orthopaedist):
        night = datetime(2026, 1, 10, 23, 30, tzinfo=UTC)
        monkeypatch.setattr(audit.timezone, "now", lambda: night)
        audit.read("record.read", by=orthopaedist, patient=patient)
        monkeypatch.undo()
        assert "2026-01-11T00:30:00+01:00" in text(browse())

    def test_names_nobody_and_nothing_of_another_clinic(
        self, browse, other_patient, other_orthopaedist
    ):
        people.change_contact(other_patient, by=other_orthopaedist, seen=1, phone="000")
        shown = text(browse())
        assert "Other, Olga" not in shown
        assert "Otto Elsewhere" not in shown

    def test_names_no_patient_of_another_clinic_even_where_a_row_here_holds_the_id(
        self, browse, clinic, clinic_admin, other_patient
    ):
        audit.read("record.read", by=clinic_admin, clinic=clinic, patient=other_patient)
        assert browse(kind="looks").context["rows"][0].record == str(other_patient.pk)

    def test_has_what_was_written_last_first_whatever_the_clock_said(
        self, browse, patient, orthopaedist, monkeypatch
    ):
        for target, hour in (("page:first", 9), ("page:second", 8), ("page:third", 10)):
            at = datetime(2026, 1, 10, hour, tzinfo=UTC)
            monkeypatch.setattr(audit.timezone, "now", lambda at=at: at)
            audit.read("record.read", by=orthopaedist, patient=patient, target=target)
        monkeypatch.undo()
        shown = [row.target for row in browse(kind="looks").context["rows"]]
        assert shown == ["page:third", "page:second", "page:first"]

    def test_says_so_where_a_sign_in_is_gone_or_nobody_was_signed_in(
        self, browse, clinic, patient, monkeypatch
    ):
        class Gone:
            pk = "00000000-0000-4000-8000-000000000000"
            is_active = False

        audit.read("record.read", by=Gone, patient=patient)
        origin.RequestContextMiddleware(
            lambda request: audit.read("audit.read", by=None, clinic=clinic) or {}
        )(type("Request", (), {"META": {}}))
        who = [row.who for row in browse().context["rows"]]
        assert who[2:4] == ["somebody who was not signed in", "somebody whose sign-in is gone"]
        assert who[-1] == "a command on the server"

    def test_leaves_a_row_before_anything_is_shown(self, browse, patient):
        assert events(browse())[0] == "audit.read"
        assert events(browse(who="Olive"))[0] != "audit.searched"
        newest = AuditEvent.objects.latest("number")
        assert (newest.event, newest.target) == ("audit.searched", "page:clinic:trail")

    def test_is_for_those_who_may_read_it(self, as_user, orthopaedist):
        assert as_user(orthopaedist).get(PAGE).status_code == 403
        assert as_user(orthopaedist).post(PAGE + "export/").status_code == 403
        assert 'href="/clinic/audit/"' not in text(as_user(orthopaedist).get("/clinic/"))

    def test_is_linked_for_them(self, as_user, clinic_admin):
        assert 'href="/clinic/audit/"' in text(as_user(clinic_admin).get("/clinic/"))


class TestSearching:
    @pytest.fixture(autouse=True)
    def _stories(self, clinic, patient, orthopaedist, therapist):
        """Two patients, two members of staff."""
        anna = make_patient(clinic, orthopaedist, "Anna", "Another")
        record_disc(patient, orthopaedist)
        audit.read("record.read", by=therapist, patient=anna, target="page:clinic:chart")

    @pytest.mark.parametrize("who", ["Thea", "therapist", "thea.therapist@harbour"])
    def test_by_a_part_of_a_persons_name_or_address(self, browse, who):
        assert events(browse(who=who))[0] == "record.read"
        assert {row.who for row in browse(who=who).context["rows"]} == {"Thea Therapist"}

    def test_by_the_person_whom_a_deed_was_about(self, browse, clinic, clinic_admin, therapist):
        about = {"by": clinic_admin, "clinic": clinic, "target": f"user:{therapist.pk}"}
        audit.read("signin.refused", **about)
        (row,) = [row for row in browse(who="Thea").context["rows"] if row.who == "Ada Admin"]
        assert (row.event, row.about) == ("signin.refused", "Thea Therapist")

    @pytest.mark.parametrize("of", ["names", "number"])
    def test_by_the_patients_names_or_record_number(self, browse, patient, of):
        words = "rita runner" if of == "names" else patient.record_number
        assert set(events(browse(record=words))) == {"patient.registered", "diagnosis.recorded"}

    def test_by_signs_alone_finds_nobody(self, browse):
        assert "Nothing of that kind happened" in text(browse(record="--"))

    def test_by_kind(self, browse):
        assert events(browse(kind="looks")) == ["record.read"]
        assert "diagnosis.recorded" in events(browse(kind="changes"))
        assert "record.read" not in events(browse(kind="changes"))

    def test_by_days_at_the_clinic(self, browse, clinic, monkeypatch, patient, orthopaedist):
        night = datetime(2026, 1, 10, 23, 30, tzinfo=UTC)
        monkeypatch.setattr(audit.timezone, "now", lambda: night)
        audit.read("record.read", by=orthopaedist, patient=patient)
        monkeypatch.undo()
        of_that_day = browse(since="2026-01-11", until="2026-01-11")
        assert events(of_that_day) == ["record.read"]
        assert events(browse(until="2026-01-10")) == []
        assert "record.read" not in events(browse(since="2026-01-12", record="Rita"))
        assert "record.read" in events(browse(since="11.01.2026", kind="looks"))

    def test_with_days_that_cannot_be_searches_nothing(self, browse):
        backwards = browse(since="2026-01-11", until="2026-01-10")
        assert "Enter a day that is not before the first one." in text(backwards)
        unreadable = browse(since="soon")
        assert "Enter a day such as 21.03.2026 or 2026-03-21." in text(unreadable)
        assert (events(backwards), events(unreadable)) == ([], [])

    def test_says_what_happened_and_whose_record_it_is_in_one_line(self, browse, patient):
        title = f"Registered the patient: {patient} ({patient.record_number})"
        assert title in text(browse())

    def test_leaves_the_words_out_of_every_address(self, browse):
        shown = browse(who="Thea", record="Another")
        assert not re.search(r"[?&](who|record)=", text(shown))
        assert shown.wsgi_request.get_full_path() == PAGE


class TestPages:
    @pytest.fixture(autouse=True)
    def _many(self, patient, orthopaedist):
        """More than one page of looks."""
        for number in range(A_PAGE + 5):
            audit.read("record.read", by=orthopaedist, patient=patient, target=f"page:{number}")

    def test_hold_fifty_and_lead_on(self, browse):
        first = browse(kind="looks")
        second = browse(kind="looks", page="2")
        assert (len(events(first)), len(events(second))) == (A_PAGE, 5)
        assert (first.context["newer"], first.context["older"]) == (None, 2)
        assert (second.context["newer"], second.context["older"]) == (1, None)
        shown = [row.target for page in (first, second) for row in page.context["rows"]]
        assert shown == [f"page:{number}" for number in reversed(range(A_PAGE + 5))]

    @pytest.mark.parametrize("page", ["0", "-1", "soon", "²", "9" * 40])
    def test_that_cannot_be_do_no_harm(self, browse, page):
        assert browse(kind="looks", page=page).status_code == 200

    def test_cost_the_same_however_many_rows_they_hold(self, browse):
        browse(kind="looks")
        many = queries_of(lambda: browse(kind="looks"))
        assert many == queries_of(lambda: browse(kind="looks", page="2"))


class TestExporting:
    def test_gives_what_is_looked_for_and_no_more(self, exported, patient, therapist):
        audit.read("record.read", by=therapist, patient=patient, target="page:clinic:chart")
        (row,) = exported(who="Thea", kind="looks")
        assert datetime.fromisoformat(row[0]).utcoffset() == timedelta(0)
        assert row[1:5] == [
            "Thea Therapist",
            "Therapist",
            "Read the record",
            f"Runner, Rita ({patient.record_number})",
        ]
        assert row[6:8] == ["record.read", "page:clinic:chart"]

    def test_is_an_event_of_its_own_and_is_in_it(self, exported):
        assert exported(kind="trail")[0][6:8] == ["audit.exported", "page:clinic:export_trail"]

    def test_goes_beyond_one_page(self, exported, patient, therapist, monkeypatch):
        monkeypatch.setattr(trail_rows, "AT_ONCE", 7)
        for number in range(A_PAGE + 5):
            audit.read("record.read", by=therapist, patient=patient, target=f"page:{number}")
        assert len(exported(kind="looks")) == A_PAGE + 5

    @pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
    def test_leaves_no_formula_to_a_spreadsheet(
        self, exported, clinic, patient, orthopaedist, begin
    ):
        # Forms strip what is blank; a name from elsewhere may still begin with it.
        orthopaedist.name = f'{begin}HYPERLINK("//evil.example"), "quoted"\r\nnext'
        orthopaedist.save()
        audit.read("record.read", by=orthopaedist, patient=patient)
        (row,) = exported(kind="looks")
        assert row[1] == f"'{orthopaedist.name}"

    def test_leaves_no_formula_in_any_column(
        self, exported, clinic, clinic_admin, orthopaedist, therapist
    ):
        formula = "=HYPERLINK(1)"
        anna = make_patient(clinic, orthopaedist, "Anna", formula)
        therapist.name = formula
        therapist.save()
        target = f"user:{therapist.pk}"
        audit.read("record.read", by=clinic_admin, patient=anna, target=target)
        audit.read("record.read", by=clinic_admin, patient=anna, target=formula)
        rows = exported(kind="looks")
        cells = [cell for row in rows for cell in row if formula in cell]
        assert len(cells) == 4
        assert all(cell.startswith(f"'{formula}") for cell in cells)

    def test_of_everything_holds_nothing_of_another_clinic(
        self, exported, patient, other_patient, other_orthopaedist
    ):
        people.change_contact(other_patient, by=other_orthopaedist, seen=1, phone="000")
        table = str(exported())
        assert "Runner, Rita" in table
        for word in ("Other, Olga", "Otto Elsewhere", str(other_patient.pk)):
            assert word not in table

    def test_holds_what_is_not_ascii(self, exported, clinic, orthopaedist):
        lukasz = make_patient(clinic, orthopaedist, "Łukasz", "Żółć")
        assert exported(record="zolc")[0][4] == f"Żółć, Łukasz ({lukasz.record_number})"

    def test_of_what_cannot_be_searched_is_none(self, as_user, clinic_admin):
        answer = as_user(clinic_admin).post(reverse("clinic:export_trail"), {"since": "soon"})
        assert "Enter a day such as" in text(answer)
        assert not AuditEvent.objects.filter(event="audit.exported").exists()

    def test_is_a_file_that_no_cache_keeps(self, as_user, clinic_admin, clinic):
        answer = as_user(clinic_admin).post(reverse("clinic:export_trail"))
        today = datetime.now(clinic.zone).date().isoformat()
        assert answer["Content-Disposition"] == f'attachment; filename="audit-harbour-{today}.csv"'
        assert answer["Cache-Control"] == "no-store"

    def test_is_refused_where_the_trail_cannot_be_written(self, as_user, clinic_admin, monkeypatch):
        def full(entries):
            raise OSError("no space left on the device")

        monkeypatch.setattr(audit, "_append", full)
        with pytest.raises(OSError, match="no space"):
            as_user(clinic_admin).post(reverse("clinic:export_trail"))


def test_nothing_looked_for_is_everything():
    assert not Wanted().is_narrow
    assert Wanted(since=date(2026, 1, 1)).is_narrow
