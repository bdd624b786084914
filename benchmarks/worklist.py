"""How the doctor's first pages grow with the clinic: the worklist, the finder, the patients' list.

    python benchmarks/worklist.py [--rounds N]

Three clinics in one database, with 10, 100 and 1,000 patients about each of whom something is open.
Each page is a whole request through every middleware. The ratio is to a page of the same shell
without any record.
"""

import argparse
from datetime import date

from house import a_fresh_database, compare, time_in_turn

SIZES = (10, 100, 1000)


def main() -> None:
    """Fill a database, ask for each page in turn, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20, help="how often each page (20)")
    rounds = parser.parse_args().rounds
    with a_fresh_database():
        compare(time_in_turn(pages(), rounds))


def pages() -> dict:
    """Each page as a deed, by what it shows."""
    from django.test import Client
    from django.urls import reverse

    from patients.permissions import Role
    from tests.conftest import begin_session, make_clinic, make_member

    def ask(browser, name, **words):
        def deed():
            assert browser.get(reverse(name), words).status_code == 200

        return deed

    found: dict = {}
    for size in SIZES:
        clinic = make_clinic(f"Clinic of {size}", f"clinic-{size}")
        doctor = make_member(clinic, f"Doctor of {size}", Role.ORTHOPAEDIST)
        fill(clinic, doctor, size)
        browser = Client()
        browser.force_login(doctor)
        begin_session(browser)
        found.setdefault("a page without a record", ask(browser, "patients:register"))
        found[f"worklist, {size:,} open"] = ask(browser, "clinic:home")
        found[f"patients' list, {size:,}"] = ask(browser, "clinic:patients")
    return found


def fill(clinic, doctor, size: int) -> None:
    """Patients with a disease that nobody has judged yet, straight into the tables."""
    from patients.models import Diagnosis, Patient

    patients = Patient.objects.bulk_create(
        Patient(
            clinic=clinic,
            record_number=f"B-{size}-{number}",
            family_name="Many",
            given_names=f"Given{number}",
            birth_date=date(1970, 1, 1),
        )
        for number in range(size)
    )
    Diagnosis.objects.bulk_create(
        Diagnosis(
            clinic=clinic,
            patient=patient,
            recorded_by=doctor,
            changed_by=doctor,
            catalogue_key="scoliosis",
            kind="other_spine_disease",
            region="lumbar",
            code_system=clinic.code_system,
        )
        for patient in patients
    )


if __name__ == "__main__":
    main()
