"""`make test` after `make check`: every suite on every database at hand, and what was left out.

Parts: the tests on SQLite with branch coverage (tests/measuring.py), those that ask a database
again on PostgreSQL where TEST_POSTGRES_URL names one (but for the walks, and what every database
answers alike: tests/portal/conftest.py), and the browser journeys where Chromium is found. Exit
status 1 when a test failed, a coverage floor was missed, a folder of tests is of no kind, or, with
REQUIRE_ALL=1, anything was left out.
"""

import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from xml.etree import ElementTree

from tests import measuring

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "var" / "test-reports"
PROCESSES = "2"
FLOORS = (
    ("the engine and the guidelines", ("assessments/engine/", "assessments/guidelines/"), 100),
    ("everything", ("",), 95),
)
KINDS = {
    "engine": "engine: tables, ranges, changes",
    "guidelines": "guideline: thresholds, ambiguities, proofs over every combination",
    "safety": "safety layer: red flags and scope",
    "patients": "people, diagnoses, permissions, audit",
    "assessments": "intakes, assessments, plans, decisions",
    "portal": "pages, settings, admin",
    "api": "REST interface",
    "journeys": "journeys in a browser",
}
HOUSE = "rules of the house"  # the folder house, and what stands in tests itself
# These ask no database, so that once is enough; and who gets past which door is the same on each,
# so that the walks past every door run once too.
WITHOUT_A_DATABASE = ("engine", "guidelines", "safety", "house")
# The first is Chromium without the window around a page: the journeys take a quarter less time.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
OURS = (  # what settings.py reads; tests start from its defaults, not from somebody's shell
    "PRODUCTION",
    "DEMO",
    "DEBUG",
    "STAFF_SECOND_FACTOR",
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "CSRF_TRUSTED_ORIGINS",
    "SECURE_SSL_REDIRECT",
    "SECURE_HSTS_SECONDS",
    "DATABASE_URL",
    "CONN_MAX_AGE",
    "EMAIL_URL",
    "DEFAULT_FROM_EMAIL",
    "LOG_FORMAT",
    "STAFF_IDLE",
    "STAFF_LONGEST",
    "PATIENT_IDLE",
    "PATIENT_LONGEST",
    "OIDC_ISSUER",
    "OIDC_CLIENT_ID",
    "OIDC_CLIENT_SECRET",
    "OIDC_NAME",
    "OIDC_SECOND_FACTOR",
    "OIDC_CLINICS",
)


@dataclass
class Report:
    """What one part of the run found."""

    name: str
    seconds: float = 0.0
    outcomes: dict[str, str] = field(default_factory=dict)  # test -> passed, failed or skipped
    kinds: Counter = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def line(self) -> str:
        """One line for the closing summary."""
        count = Counter(self.outcomes.values())
        said = f"{len(self.outcomes)} tests: {count['passed']} passed"
        for outcome in ("failed", "skipped"):
            said += f", {count[outcome]} {outcome}" if count[outcome] else ""
        return f"  {self.name:<12} {said} in {self.seconds:.0f} s"


@dataclass(frozen=True)
class LeftOut:
    """Something that was not run."""

    what: str
    why: str
    remedy: str


def main() -> int:
    """Run every part, print the summary, and say by the exit status whether all is well."""
    began = time.monotonic()
    REPORTS.mkdir(parents=True, exist_ok=True)
    reports, left_out = [], []

    measured = measuring.environment(REPORTS)
    sqlite = suite("SQLite", ["-m", "not journey"], **measured)
    sqlite.faults += missed_floors(measuring.together(REPORTS))
    reports.append(sqlite)

    url = os.environ.get("TEST_POSTGRES_URL", "")
    if url:
        reports.append(
            suite(
                "PostgreSQL",
                [
                    *("-m", "not journey and not walk and not once"),
                    *(f"--ignore=tests/{name}" for name in WITHOUT_A_DATABASE),
                ],
                DATABASE_URL=own_database(url, os.getpid()),
            )
        )
    else:
        left_out.append(NO_POSTGRESQL)

    browser = find_browser(os.environ)
    if browser:
        reports.append(suite("Journeys", ["-m", "journey", "tests/journeys"], CHROMIUM=browser))
    else:
        left_out.append(NO_BROWSER)

    left_out += skipped_everywhere(reports)
    say(*summary(reports, left_out, time.monotonic() - began))
    return verdict(reports, left_out, require_all=os.environ.get("REQUIRE_ALL") == "1")


NO_POSTGRESQL = LeftOut(
    "the tests on PostgreSQL",
    "TEST_POSTGRES_URL is not set",
    "TEST_POSTGRES_URL=postgresql://user:password@127.0.0.1:5432/postgres make test "
    "(a user who may create databases)",
)
NO_BROWSER = LeftOut(
    "the journeys in a browser",
    f"none of {', '.join(BROWSERS)} was found",
    "install Chromium (Debian: apt-get install chromium-headless-shell), or name one: "
    "CHROMIUM=/path/to/chromium make test",
)


def suite(name: str, arguments: list[str], **environment: str) -> Report:
    """Run pytest in a process of its own and read what it reports; finding nothing is a fault."""
    say("", f"== {name} ==")
    report = Report(name)
    results = REPORTS / f"{name.lower()}.xml"
    results.unlink(missing_ok=True)
    began = time.monotonic()
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-n", PROCESSES, "--dist=worksteal"),
            *("--durations=5", f"--junit-xml={results}", *arguments),
        ],
        cwd=ROOT,
        env=clean_environment(os.environ, **environment),
        check=False,
    )
    report.seconds = time.monotonic() - began
    read_results(results, report)
    if done.returncode != 0:
        report.faults.append(f"{name}: pytest ended with status {done.returncode}")
    if not report.outcomes:
        report.faults.append(f"{name}: no test was found")
    return report


def clean_environment(environment, **more: str) -> dict[str, str]:
    """The environment without what settings.py reads, plus what this part sets."""
    left_out = {*OURS, "PYTHONDONTWRITEBYTECODE"}  # what one process compiled, the next one reads
    kept = {name: value for name, value in environment.items() if name not in left_out}
    return {**kept, "PYTHONPYCACHEPREFIX": str(REPORTS / "bytecode"), **more}


def own_database(url: str, number: int) -> str:
    """The same server with a database name of this run's own, so that two runs do not collide."""
    return urlunsplit(urlsplit(url)._replace(path=f"/spine_and_stride_{number}"))


def find_browser(environment) -> str:
    """Where Chromium is: CHROMIUM if set, else the first that the path knows; "" for nowhere."""
    candidates = [environment["CHROMIUM"]] if environment.get("CHROMIUM") else BROWSERS
    return next(filter(None, map(shutil.which, candidates)), "")


def read_results(results: Path, report: Report) -> None:
    """Add the outcomes of a JUnit file to the report."""
    if not results.exists():
        return
    unknown = set()
    for case in ElementTree.parse(results).iter("testcase"):
        place = case.get("classname", "")
        outcome = "passed"
        if case.find("skipped") is not None:
            outcome = "skipped"
        if case.find("failure") is not None or case.find("error") is not None:
            outcome = "failed"
        report.outcomes[f"{place}::{case.get('name')}"] = outcome
        if kind := kind_of(place):
            report.kinds[kind] += 1
        else:
            unknown.add("/".join(place.split(".")[:2]))
    report.faults += [
        f"{folder} is of no kind: name it in KINDS of tests/run.py" for folder in sorted(unknown)
    ]


def kind_of(place: str) -> str:
    """What sort of test stands in `tests.<folder>.<module>`; "" in a folder that KINDS lacks."""
    folder = [*place.split("."), ""][1]
    if folder in ("", "house") or folder.startswith("test_"):
        return HOUSE
    return KINDS.get(folder, "")


def missed_floors(measured: measuring.Measured) -> list[str]:
    """Print the coverage; name each floor that was missed."""
    missed = []
    for what, folders, floor in FLOORS:
        part = measured.within(folders)
        say("", f"-- branch coverage of {what}, at least {floor} % --", *part.lines())
        if part.percent < floor:
            missed.append(f"branch coverage of {what} is below {floor} %")
    return missed


def skipped_everywhere(reports: list[Report]) -> list[LeftOut]:
    """Tests that ran on no database."""
    skipped = {test for report in reports for test, how in report.outcomes.items()}
    for report in reports:
        skipped -= {test for test, how in report.outcomes.items() if how != "skipped"}
    return [
        LeftOut(test, "it was skipped in every part", "see the reason in the test")
        for test in sorted(skipped)
    ]


def summary(reports: list[Report], left_out: list[LeftOut], seconds: float) -> list[str]:
    """The closing lines; the last of them say what was left out, why, and how to get it."""
    lines = ["", "== Summary ==", *(report.line() for report in reports), "", "  Tests by kind:"]
    kinds: dict[str, int] = {}
    for report in reports:
        for kind, count in report.kinds.items():
            kinds[kind] = max(count, kinds.get(kind, 0))
    order = [*KINDS.values(), HOUSE]
    lines += [f"  {kinds[kind]:>6}  {kind}" for kind in order if kind in kinds]
    lines += ["", f"  Everything together took {seconds:.0f} s."]
    for report in reports:
        lines += [f"  FAILED: {fault}" for fault in report.faults]
    if not left_out:
        return [*lines, "  Nothing was left out."]
    lines.append("  Left out:")
    for item in left_out:
        lines += [f"  - {item.what}, because {item.why}.", f"    To get it: {item.remedy}"]
    return lines


def verdict(reports: list[Report], left_out: list[LeftOut], *, require_all: bool) -> int:
    """The exit status."""
    return int(any(report.faults for report in reports) or (require_all and bool(left_out)))


def say(*lines: str) -> None:
    """Print lines at once, between what the child processes print."""
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
