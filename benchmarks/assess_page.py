"""How long the class takes to follow an answer on the assess page, as a whole request.

    python benchmarks/assess_page.py [--answers N]

Each answer is one request through every middleware: it draws the class, its comparison with the
last signed assessment, and keeps the answers. The database is a fresh one with the demonstration
in it (SQLite, or what DATABASE_URL names). The ratio is to a page of the same shell without any
record, asked for in turn in the same run, so that a busy machine slows both alike.
"""

import argparse
from time import perf_counter
from uuid import uuid4

from house import a_fresh_database, compare

ALLOWED = 150
"""Milliseconds within which the class follows an answer."""
WARMING = 5


def main() -> None:
    """Fill a database, answer, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=100, help="how many answers (100)")
    answers = parser.parse_args().answers

    with a_fresh_database():
        spent, shell = time_answers(answers)
    compare({"a page without a record": shell, "the class after an answer": spent})
    in_time = sum(each <= ALLOWED for each in spent)
    print(f"\nWithin {ALLOWED} ms: {in_time} of {len(spent)} answers.")


def time_answers(answers: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each answer, and of a page without a record asked for after each."""
    from django.test import Client
    from django.urls import reverse

    from patients.models import Patient
    from portal.demo import loading
    from portal.models import User
    from tests.conftest import begin_session

    loading.load()
    browser = Client()
    browser.force_login(User.objects.get(email="orthopaedist@harbour.example"))
    begin_session(browser)
    patient = Patient.objects.get(given_names="Disa")
    preview = reverse("assessments:preview", args=[patient.pk])
    page = str(uuid4())
    spent, shell = [], []
    for number in range(answers + WARMING):
        sent = {
            "submission_key": page,
            "back_pain": ("settles", "persistent")[number % 2],
            "pain_cause": "unknown",
            "technique": ("novice", "ergonomic")[number % 3 == 0],
            "shoes": "cushioned",
        }
        begun = perf_counter()
        answer = browser.post(preview, sent, headers={"HX-Request": "true"})
        spent.append((perf_counter() - begun) * 1000)
        assert answer.status_code == 200
        assert answer.context["verdict"]
        assert answer.context["kept"]
        begun = perf_counter()
        assert browser.get(reverse("patients:register")).status_code == 200
        shell.append((perf_counter() - begun) * 1000)
    return spent[WARMING:], shell[WARMING:]


if __name__ == "__main__":
    main()
