"""Patients from a file, as a doctor brings them in: errors, mended, imported, and once more."""

import pytest

from patients.models import Diagnosis, Patient
from tests.journeys.conftest import DESK, PHONE

HEAD = "record_number;family_name;given_names;birth_date;code;levels;verification"
ZAK = "T-1;Żak;Łucja;21.03.1985;M51.26;L4/L5;confirmed"
WRONG = (ZAK, "T-2;Example;Erik;30.02.1985;;;", "T-3;Achesson;Axel;1995-11-08;;;")
MENDED = (ZAK, "T-2;Example;Erik;28.02.1985;;;", "T-3;Achesson;Axel;1995-11-08;;;")
MANY = [
    f"M-{n:03};{'abcdefghij'[n % 10] * 3}{'klmnopqrst'[n // 10 % 10]}o{'uvwxyz'[n // 100]};Mia;"
    f"19{30 + n % 60}-0{1 + n % 9}-1{n % 8};M51.26;L4/L5;confirmed"
    for n in range(400)
]


def chooses(doctor, *lines: str):
    """Choose a file and look at its lines."""
    doctor.opens("/patients/import/")
    content = "\n".join([HEAD, *lines]).encode()
    file = {"name": "patients.csv", "mimeType": "text/csv", "buffer": content}
    doctor.page.set_input_files("input[type=file]", file)
    doctor.page.get_by_role("button", name="Look at the file").click()
    doctor.page.wait_for_load_state()
    return doctor


def imports(doctor):
    """Press the button below the lines."""
    doctor.page.get_by_role("button", name="Import", exact=True).click()
    doctor.page.wait_for_load_state()
    return doctor


@pytest.mark.parametrize("script", [True, False])
def test_a_file_with_errors_is_mended_imported_and_adds_nothing_again(visit, script):
    doctor = visit(DESK, java_script_enabled=script).signs_in("orthopaedist@harbour.example")
    before = Patient.objects.count()
    chooses(doctor, *WRONG)
    doctor.reads("Line 3", "birth_date", "There is no such day", "to be mended (1)")
    imports(doctor).reads("Mend the file and upload it again")
    assert Patient.objects.count() == before

    chooses(doctor, *MENDED).reads("Line 4: is this somebody who is registered?")
    doctor.page.get_by_label("the same person as Acheson, Axel", exact=False).check()
    doctor.page.get_by_role("button", name="Keep these decisions").click()
    doctor.page.wait_for_load_state()
    imports(doctor).reads("2 patients are new on the register", "One diagnosis was added")
    assert Patient.objects.count() == before + 2

    chooses(doctor, *MENDED[:2]).reads("there already; nothing is added (2)")
    imports(doctor).reads("0 patients are new", "0 diagnoses were added")
    assert Patient.objects.count() == before + 2


def test_a_long_file_tells_how_far_it_is_and_goes_on_by_itself(visit):
    doctor = visit(DESK).signs_in("orthopaedist@harbour.example")
    before = Diagnosis.objects.count()
    imports(chooses(doctor, *MANY)).reads("of 400 lines are dealt with")
    doctor.finds_no_barrier()
    doctor.page.get_by_text("400 patients are new on the register").wait_for(timeout=60_000)
    assert Diagnosis.objects.count() == before + 400


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_it_has_a_barrier(visit, size, scheme):
    doctor = visit(size, color_scheme=scheme).signs_in("orthopaedist@harbour.example")
    doctor.opens("/patients/import/").finds_no_barrier()
    doctor.page.get_by_text("Names of the diagnoses").click()
    doctor.finds_no_barrier()
    chooses(doctor, *WRONG).finds_no_barrier()
    doctor.opens(f"{doctor.page.url.removeprefix(doctor.server).partition('?')[0]}?show=all")
    doctor.finds_no_barrier()
    doctor.page.get_by_label("Leave out the").check()
    imports(doctor).reads("2 lines were left out").finds_no_barrier()
    doctor.opens("/patients/import/").finds_no_barrier()
