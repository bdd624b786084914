"""How fast a file of patients with one diagnosis each is looked at and imported.

    python benchmarks/import_patients.py [--rows N]

The database is a fresh one (SQLite, or what DATABASE_URL names) with one clinic. The file is
uploaded, started, imported patient by patient, and uploaded and imported once more, when nothing
is left to add. The ratio is to registering the same people and recording the same diagnoses by the
actions alone, one after the other in the same run, as the pages of a single patient do.
"""

import argparse
import logging
import os
import sys
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

import django

HEAD = "record_number,family_name,given_names,birth_date,diagnosis,levels,verification"
LETTERS = "bcdfghklmn"


def main() -> None:
    """Fill a database twice, once by hand and once from a file, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1000, help="how many patients (1000)")
    rows = parser.parse_args().rows

    django.setup()
    logging.disable()
    from django.test.utils import (
        setup_databases,
        setup_test_environment,
        teardown_databases,
        teardown_test_environment,
    )

    setup_test_environment()
    made = setup_databases(verbosity=0, interactive=False)
    try:
        spent = time_imports(rows)
    finally:
        teardown_databases(made, verbosity=0)
        teardown_test_environment()
    by_hand = spent["by the actions alone"]
    print(f"{rows} patients with one diagnosis each\n")
    print(f"{'':32}{'seconds':>10}{'rows/s':>10}{'ratio':>8}")
    for name, seconds in spent.items():
        print(f"{name:32}{seconds:10.1f}{rows / seconds:10.0f}{seconds / by_hand:8.2f}")


def time_imports(rows: int) -> dict[str, float]:
    """Seconds of each step."""
    from patients.actions import importing
    from patients.importing import reading
    from patients.permissions import Role
    from tests.conftest import make_clinic, make_member

    clinic, other = make_clinic("Bench Clinic", "bench"), make_clinic("Hand Clinic", "hand")
    by, by_hand = (make_member(each, "Ben Bench", Role.ORTHOPAEDIST) for each in (clinic, other))
    content = "\n".join([HEAD, *(_line(number) for number in range(rows))]).encode()
    spent: dict[str, float] = {}

    def timed(name: str, deed):
        begun = perf_counter()
        result = deed()
        spent[name] = perf_counter() - begun
        return result

    def upload():
        table = reading.read(content)
        return importing.upload(clinic, by=by, table=table, file_name="patients.csv")

    def run(kept):
        started = importing.start(kept, by=by)
        return importing.go_on(started, by=by, seconds=float("inf"))

    timed("by the actions alone", lambda: _by_hand(other, by_hand, rows))
    kept = timed("the file looked at", upload)
    assert set(kept.lines.values_list("finding", flat=True)) == {"new"}
    done = timed("imported", lambda: run(kept)).done
    assert (done["patients"], done["diagnoses"]) == (rows, rows)
    again = timed("the same file looked at again", upload)
    done = timed("and imported again", lambda: run(again)).done
    assert (done["patients"], done["diagnoses"], done["there"]) == (0, 0, rows)
    return spent


def _by_hand(clinic, by, rows: int) -> None:
    from datetime import date

    from patients.actions import diagnoses, people
    from patients.policies import Level

    for number in range(rows):
        record_number, family, given, born, *_diagnosis = _line(number).split(",")
        patient = people.register(
            clinic,
            by=by,
            record_number=record_number,
            family_name=family,
            given_names=given,
            birth_date=date.fromisoformat(born),
        )
        diagnoses.record(
            patient,
            by=by,
            catalogue_key="disc-displacement-lumbar",
            region="lumbar",
            verification="confirmed",
            levels=[Level("L4/L5")],
        )


def _line(number: int) -> str:
    """Somebody made up; no two names are alike."""
    digits = [LETTERS[int(digit)] for digit in f"{number:05}"]
    family = "a".join(letter * 2 for letter in digits).capitalize()
    born = f"{1930 + number % 70}-{1 + number % 12:02}-{1 + number % 28:02}"
    return f"B-{number:05},{family},Given,{born},disc-displacement-lumbar,L4/L5,confirmed"


if __name__ == "__main__":
    main()
