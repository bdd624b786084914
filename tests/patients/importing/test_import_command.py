"""The import at a terminal: the same code as the page's; it names each line and goes on."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from patients.models import PatientImport
from tests.conftest import make_patient
from tests.patients.importing.files import CLINICAL, HEAD, register_of

pytestmark = pytest.mark.django_db

RITA = "HC-1,Runner,Rita,1985-03-21"
DISC = "disc-displacement-lumbar,lumbar,L4/L5,confirmed"


@pytest.fixture
def run(tmp_path, clinic, orthopaedist):
    """The command with these lines; what it said, and what it complained of."""

    def command(*lines: str, head: str = HEAD, by=orthopaedist, written="utf-8", **options):
        file = tmp_path / "patients.csv"
        file.write_bytes("\n".join([head, *lines]).encode(written))
        said, complained = io.StringIO(), io.StringIO()
        about = {"by": by.email, "stdout": said, "stderr": complained}
        failed = ""
        try:
            call_command("import_patients", clinic.slug, str(file), **about, **options)
        except CommandError as error:
            failed = str(error)
        return said.getvalue(), complained.getvalue(), failed

    return command


def test_imports_what_the_page_would(run, clinic):
    said, complained, failed = run(f"{RITA},{DISC}", head=CLINICAL)
    assert (complained, failed) == ("", "")
    assert "1 new patient(s), 1 diagnosis(es) added" in said
    assert register_of(clinic) == ["Runner, Rita disc-displacement-lumbar"]
    said, _complained, _failed = run(f"{RITA},{DISC}", head=CLINICAL)
    assert "0 new patient(s), 0 diagnosis(es) added, 1 line(s) there already" in said


def test_names_each_faulty_line_and_goes_on_without_them_when_told(run, clinic, front_desk):
    make_patient(clinic, front_desk, "Ann", "Acheson", born=timezone.localdate())
    lines = (RITA, "HC-2,Walker,Wim,1985-02-30", f"HC-9,Achesson,Ann,{timezone.localdate()}")
    _said, complained, failed = run(*lines)
    assert complained.splitlines() == [
        "line 3, birth_date: There is no such day. Write one such as 1985-03-21 or 21.03.1985.",
        "line 4: perhaps registered already; please decide",
    ]
    assert "cannot be imported as they are" in failed
    assert register_of(clinic) == ["Acheson, Ann"]
    assert not PatientImport.objects.exists()
    said, _complained, failed = run(*lines, without=True)
    assert (failed, register_of(clinic)) == ("", ["Acheson, Ann", "Runner, Rita"])
    assert "2 left out" in said


def test_only_looks_when_asked(run, clinic):
    said, _complained, _failed = run(RITA, check=True)
    assert "1 a new patient" in said
    assert "Nothing was imported" in said
    assert (register_of(clinic), PatientImport.objects.count()) == ([], 0)


def test_reads_other_letters_and_days_as_told(run, clinic):
    line = "HC-1,Żak,Łucja,03/04/1985"
    assert "not in UTF-8" in run(line, written="cp1250")[2]
    run(line, written="cp1250", letters="cp1250", slashes="day")
    (zak,) = [str(patient.birth_date) for patient in clinic.patients.all()]
    assert zak == "1985-04-03"


def test_is_done_in_the_name_of_somebody_who_may(run, clinic, therapist, front_desk):
    assert "does not allow you to import" in run(RITA, by=therapist)[2]
    assert (
        "which your role does not record" in run(f"{RITA},{DISC}", head=CLINICAL, by=front_desk)[2]
    )
    assert register_of(clinic) == []
    with pytest.raises(CommandError, match="no such clinic"):
        call_command("import_patients", "nowhere", "none.csv", by=front_desk.email)
