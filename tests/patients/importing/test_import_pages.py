"""The pages of an import: choose, look, decide, run, read what it did; with and without script."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from patients.importing import reading
from patients.models import AuditEvent, Patient, PatientImport
from patients.views import importing as pages
from tests.conftest import make_patient
from tests.patients.importing.files import CLINICAL, HEAD, register_of, upload
from tests.patients.pages import errors, filled, queries_of, text

pytestmark = pytest.mark.django_db

PAGE = reverse("patients:import")
TEMPLATE = reverse("patients:import_template")
RITA = "HC-1,Runner,Rita,1985-03-21"
DISC = "disc-displacement-lumbar,lumbar,L4/L5,confirmed"
LIKE_RITA = "HC-9,Runner,Rita,1985-03-21"


def choose(browser, *lines: str, head: str = HEAD, written: str = "utf-8", **typed):
    """Choose a file on the page and send it."""
    file = SimpleUploadedFile("patients.csv", "\n".join([head, *lines]).encode(written))
    return browser.post(PAGE, filled(browser.get(PAGE), file=file, **typed), follow=True)


def begin(browser, page, **typed):
    """Press the button below the lines."""
    where = reverse("patients:start_import", args=[page.context["kept"].pk])
    return browser.post(where, typed, follow=True)


class TestChoosing:
    def test_explains_every_column_to_those_who_record_diagnoses(self, as_user, orthopaedist):
        page = text(as_user(orthopaedist).get(PAGE))
        for words in ("birth_date", "verification", "disc-displacement-lumbar", "In one cell"):
            assert words in page

    def test_says_nothing_of_diagnoses_to_the_front_desk(self, as_user, front_desk):
        browser = as_user(front_desk)
        page = text(browser.get(PAGE))
        assert "birth_date" in page
        assert "disc-displacement-lumbar" not in page
        assert "diagnosis" not in browser.get(TEMPLATE).content.decode()

    def test_begins_with_a_file_that_can_be_imported(self, as_user, orthopaedist, clinic):
        browser = as_user(orthopaedist)
        given = browser.get(TEMPLATE)
        assert given["Content-Disposition"] == 'attachment; filename="patients-template.csv"'
        file = SimpleUploadedFile("template.csv", given.content)
        page = browser.post(PAGE, filled(browser.get(PAGE), file=file), follow=True)
        begin(browser, page)
        assert register_of(clinic) == ["Example, Erika disc-displacement-lumbar"]

    def test_is_offered_where_one_registers(self, as_user, front_desk):
        assert f'href="{PAGE}"' in text(as_user(front_desk).get(reverse("patients:register")))

    def test_without_a_file_asks_for_it(self, as_user, front_desk):
        browser = as_user(front_desk)
        answer = browser.post(PAGE, filled(browser.get(PAGE), file=None))
        assert errors(answer) == {"file": ["Choose the file."]}

    def test_of_other_letters_says_so_and_reads_them_once_told(self, as_user, front_desk):
        browser = as_user(front_desk)
        line = "HC-1,Żak,Łucja,1985-03-21"
        assert "not in UTF-8" in errors(choose(browser, line, written="cp1250"))["file"][0]
        assert not PatientImport.objects.exists()
        page = choose(browser, line, written="cp1250", letters=reading.CENTRAL)
        assert "Żak, Łucja" in text(page)

    def test_of_diagnoses_is_refused_to_the_front_desk_at_the_file(self, as_user, front_desk):
        answer = choose(as_user(front_desk), f"{RITA},{DISC}", head=CLINICAL)
        assert "which your role does not record" in errors(answer)["file"][0]
        assert not PatientImport.objects.exists()

    def test_takes_days_with_slashes_as_one_says(self, as_user, front_desk):
        browser = as_user(front_desk)
        line = "HC-1,Runner,Rita,03/04/1985"
        assert "can be read in two ways" in text(choose(browser, line))
        assert "born 3 April 1985" in text(choose(browser, line, slashes="day"))
        assert "born 4 March 1985" in text(choose(browser, line, slashes="month"))

    @pytest.mark.parametrize("who", ["therapist", "clinic_admin"])
    def test_is_not_for_those_who_register_nobody(self, request, as_user, who):
        browser = as_user(request.getfixturevalue(who))
        assert browser.get(PAGE).status_code == 403
        assert "import patients from a file" in text(browser.post(PAGE))


class TestLooking:
    def test_shows_what_is_to_be_mended_first_by_line_and_column(self, as_user, orthopaedist):
        page = choose(as_user(orthopaedist), RITA, "HC-2,Walker,Wim,1985-02-30")
        shown = text(page)
        assert [row.line.number for row in page.context["rows"]] == [3]
        for words in ("Line 3", "birth_date", "There is no such day", "to be mended (1)"):
            assert words in shown
        everything = as_user(orthopaedist).get(page.request["PATH_INFO"], {"show": "all"})
        assert [row.line.number for row in everything.context["rows"]] == [2, 3]

    def test_names_a_column_as_the_file_does(self, as_user, orthopaedist):
        browser, head = as_user(orthopaedist), "Record number,Surname,First name,Date of birth"
        page = choose(browser, RITA, "HC-2,Walker,Wim,1985-02-30", head=head)
        done = begin(browser, page, without="on")
        for shown in (text(page), text(done)):
            assert "<strong>Date of birth</strong> There is no such day" in shown
            assert "birth_date" not in shown

    def test_shows_a_line_as_it_would_be_stored(self, as_user, orthopaedist):
        line = "HC-1,Runner,Rita,21.3.1985,m51.26,,l4-5,Confirmed"
        head = CLINICAL.replace("diagnosis,region", "code,region")
        shown = text(choose(as_user(orthopaedist), line, head=head))
        title = "Lumbar / lumbosacral disc displacement (herniation)"
        for words in ("born 21 March 1985", f"{title} · M51.26 · L4/L5 · confirmed"):
            assert words in shown

    def test_names_the_columns_that_are_not_imported(self, as_user, front_desk):
        page = choose(as_user(front_desk), f"{RITA},AOK", head=f"{HEAD},Kasse")
        assert "Columns that are not imported: Kasse" in text(page)

    def test_of_a_formula_shows_text(self, as_user, front_desk, clinic):
        browser = as_user(front_desk)
        page = choose(browser, 'HC-1,"=HYPERLINK(""x"")",<b>Rita</b>,1985-03-21')
        assert "&lt;b&gt;Rita&lt;/b&gt;" in text(page)
        begin(browser, page)
        assert Patient.objects.get().family_name == '=HYPERLINK("x")'

    def test_writes_nothing_to_the_register(self, as_user, front_desk, clinic):
        choose(as_user(front_desk), RITA)
        assert register_of(clinic) == []

    def test_is_a_look_at_each_record_that_it_shows(self, as_user, orthopaedist, clinic):
        rita = make_patient(clinic, orthopaedist, "Rita", "Runner", record_number="HC-1")
        choose(as_user(orthopaedist), f"{RITA},{DISC}", head=CLINICAL)
        looks = AuditEvent.objects.filter(target="page:patients:import_file")
        assert [(look.event, look.patient) for look in looks.order_by("number")] == [
            ("patients.searched", ""),
            ("record.read", str(rita.pk)),
        ]

    def test_is_the_uploaders_alone(self, as_user, orthopaedist, neurosurgeon, clinic):
        kept = upload(clinic, orthopaedist, RITA)
        browser = as_user(neurosurgeon)
        assert browser.get(kept.get_absolute_url()).status_code == 404
        for name in ("start_import", "go_on_with_import", "discard_import"):
            assert browser.post(reverse(f"patients:{name}", args=[kept.pk])).status_code == 404
        assert "patients.csv" not in text(browser.get(PAGE))

    def test_makes_the_same_queries_for_few_lines_and_many(self, as_user, orthopaedist, clinic):
        browser = as_user(orthopaedist)

        def count(number: int) -> int:
            for n in range(number):
                make_patient(clinic, orthopaedist, "Rita", f"Alike{number}{'ab'[n % 2]}{n:02}")
            lines = [
                f"L{number}-{n},Alike{number}{'ab'[n % 2]}{n:02},Rita,1985-03-21,{DISC}"
                for n in range(number)
            ]
            kept = upload(clinic, orthopaedist, *lines, head=CLINICAL)
            assert len(browser.get(kept.get_absolute_url()).context["rows"]) == number
            return queries_of(lambda: browser.get(kept.get_absolute_url()))

        assert count(2) == count(20) < 25


class TestDeciding:
    @pytest.fixture
    def rita(self, clinic, front_desk):
        return make_patient(clinic, front_desk, "Rita", "Runner", record_number="HC-1")

    def test_is_asked_with_the_record_beside_it(self, as_user, front_desk, rita):
        page = text(choose(as_user(front_desk), LIKE_RITA))
        assert "the same person as Runner, Rita, born 21 March 1985, HC-1" in page

    def test_is_kept_and_holds(self, as_user, front_desk, rita, clinic):
        browser = as_user(front_desk)
        page = choose(browser, LIKE_RITA)
        kept = browser.post(page.request["PATH_INFO"], {"line-2": "another"}, follow=True)
        assert "Your decisions are kept" in text(kept)
        begin(browser, kept)
        assert register_of(clinic) == ["Runner, Rita", "Runner, Rita"]

    def test_of_something_else_is_refused(self, as_user, front_desk, rita, other_patient):
        browser = as_user(front_desk)
        page = choose(browser, LIKE_RITA)
        answer = browser.post(page.request["PATH_INFO"], {"line-2": f"same:{other_patient.pk}"})
        assert "line-2" in errors(answer)
        assert PatientImport.objects.get().lines.get().decision == ""


class TestRunning:
    def test_tells_what_it_did_and_the_same_file_adds_nothing(self, as_user, orthopaedist, clinic):
        browser = as_user(orthopaedist)
        file = {"head": CLINICAL}
        shown = text(begin(browser, choose(browser, f"{RITA},{DISC}", **file)))
        assert "One patient is new on the register" in shown
        assert "One diagnosis was added" in shown
        again = choose(browser, f"{RITA},{DISC}", **file)
        assert "there already; nothing is added (1)" in text(again)
        assert "One line was there already and added nothing" in text(begin(browser, again))
        assert register_of(clinic) == ["Runner, Rita disc-displacement-lumbar"]

    def test_does_not_start_while_something_is_to_be_mended(self, as_user, front_desk, clinic):
        browser = as_user(front_desk)
        page = choose(browser, RITA, "HC-2,Walker,Wim,1985-02-30")
        assert "cannot be imported as they are" in text(begin(browser, page))
        assert register_of(clinic) == []
        done = text(begin(browser, page, without="on"))
        for words in ("Line 3", "left out", "birth_date", "One patient is new"):
            assert words in done
        assert "Wim" not in done

    def test_goes_on_step_by_step_without_script(self, as_user, front_desk, clinic, monkeypatch):
        monkeypatch.setattr(pages, "A_BATCH", 0.0)
        browser = as_user(front_desk)
        page = begin(
            browser, choose(browser, RITA, ",Acheson,Axel,1990-01-02", ",Else,Some,1970-01-01")
        )
        assert "1 of 3 lines are dealt with" in text(page)
        onward = reverse("patients:go_on_with_import", args=[page.context["kept"].pk])
        assert f'hx-post="{onward}"' in text(page)
        assert "2 of 3 lines are dealt with" in text(browser.post(onward, follow=True))
        assert "3 patients are new" in text(browser.post(onward, follow=True))

    def test_goes_on_by_itself_with_script(self, as_user, front_desk, clinic, monkeypatch):
        monkeypatch.setattr(pages, "A_BATCH", 0.0)
        browser = as_user(front_desk)
        page = begin(
            browser, choose(browser, RITA, ",Acheson,Axel,1990-01-02", ",Else,Some,1970-01-01")
        )
        kept = page.context["kept"]
        onward = reverse("patients:go_on_with_import", args=[kept.pk])
        part = browser.post(onward, headers={"HX-Request": "true"})
        assert "2 of 3 lines" in text(part)
        assert "<html" not in text(part)
        done = browser.post(onward, headers={"HX-Request": "true"})
        assert done["HX-Redirect"] == kept.get_absolute_url()

    def test_may_be_ended_and_what_is_imported_stays(
        self, as_user, front_desk, clinic, monkeypatch
    ):
        monkeypatch.setattr(pages, "A_BATCH", 0.0)
        browser = as_user(front_desk)
        page = begin(browser, choose(browser, RITA, ",Acheson,Axel,1990-01-02"))
        where = reverse("patients:discard_import", args=[page.context["kept"].pk])
        assert "What you uploaded is erased" in text(browser.post(where, follow=True))
        assert register_of(clinic) == ["Runner, Rita"]
        assert not PatientImport.objects.exists()

    def test_is_found_again_where_one_chooses_a_file(self, as_user, front_desk, monkeypatch):
        monkeypatch.setattr(pages, "A_BATCH", 0.0)
        browser = as_user(front_desk)
        page = begin(browser, choose(browser, RITA, ",Acheson,Axel,1990-01-02"))
        shown = text(browser.get(PAGE))
        assert "The import of “patients.csv” is not finished" in shown
        assert page.context["kept"].get_absolute_url() in shown
        refused = choose(browser, RITA)
        assert refused.status_code == 409
