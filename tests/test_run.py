"""What `make test` says of itself: nothing that was left out goes unsaid."""

import re
import subprocess
from itertools import product
from pathlib import Path

from tests import measuring, run
from tests.portal.conftest import ONE_DATABASE_DOES

RESULTS = """<testsuites><testsuite>
<testcase classname="tests.patients.test_guards" name="held" />
<testcase classname="tests.patients.test_guards" name="broken"><failure /></testcase>
<testcase classname="tests.engine.test_tables" name="elsewhere"><skipped /></testcase>
<testcase classname="tests.test_house" name="rule" />
<testcase classname="tests.test_house.TestRules" name="another" />
<testcase classname="tests.house.test_tools_bite" name="bites" />
<testcase classname="tests.api.test_plans" name="told" />
</testsuite></testsuites>"""


def report(name="SQLite", **outcomes):
    return run.Report(name, 1.0, outcomes)


def test_the_results_are_counted_by_kind(tmp_path):
    (tmp_path / "results.xml").write_text(RESULTS)
    found = report()
    run.read_results(tmp_path / "results.xml", found)
    assert found.line().strip().endswith("7 tests: 5 passed, 1 failed, 1 skipped in 1 s")
    assert found.kinds == {
        run.KINDS["patients"]: 2,
        run.KINDS["engine"]: 1,
        run.KINDS["api"]: 1,
        run.HOUSE: 3,
    }
    assert found.faults == []


def test_a_folder_of_no_kind_fails_the_run(tmp_path):
    (tmp_path / "results.xml").write_text(RESULTS.replace("tests.engine", "tests.novelties"))
    found = report()
    run.read_results(tmp_path / "results.xml", found)
    assert found.faults == ["tests/novelties is of no kind: name it in KINDS of tests/run.py"]
    assert run.verdict([found], [], require_all=False) == 1


def test_every_folder_with_tests_has_its_kind():
    folders = {path.parent.name for path in (run.ROOT / "tests").glob("*/test_*.py")}
    assert folders == {*run.KINDS, "house"}


def test_a_run_that_died_before_it_reported_has_no_results(tmp_path):
    found = report()
    run.read_results(tmp_path / "none.xml", found)
    assert found.outcomes == {}


def test_the_last_lines_say_what_was_left_out_why_and_how_to_get_it():
    lines = run.summary([report(held="passed")], [run.NO_POSTGRESQL], 61)
    assert lines[-3] == "  Left out:"
    assert "tests on PostgreSQL, because TEST_POSTGRES_URL is not set" in lines[-2]
    assert "TEST_POSTGRES_URL=postgresql://" in lines[-1]


def test_nothing_left_out_is_said_too():
    assert run.summary([report(held="passed")], [], 61)[-1] == "  Nothing was left out."


def test_leaving_something_out_fails_only_where_everything_is_required():
    assert run.verdict([report()], [run.NO_BROWSER], require_all=False) == 0
    assert run.verdict([report()], [run.NO_BROWSER], require_all=True) == 1
    assert run.verdict([report()], [], require_all=True) == 0


def test_a_fault_fails_always():
    broken = report()
    broken.faults.append("branch coverage is below 95 %")
    assert run.verdict([broken], [], require_all=False) == 1
    assert "  FAILED: branch coverage is below 95 %" in run.summary([broken], [], 61)


def test_a_test_skipped_on_one_database_only_was_not_left_out():
    both = [report(a="skipped", b="skipped"), report("PostgreSQL", a="passed", b="skipped")]
    assert [item.what for item in run.skipped_everywhere(both)] == ["b"]


def test_each_run_has_a_database_of_its_own():
    url = "postgresql://user:word@127.0.0.1:5432/postgres?sslmode=disable"
    assert run.own_database(url, 7) == (
        "postgresql://user:word@127.0.0.1:5432/spine_and_stride_7?sslmode=disable"
    )


def test_the_shell_of_whoever_runs_the_tests_does_not_reach_the_settings():
    environment = run.clean_environment(
        {"PATH": "/bin", "PRODUCTION": "1", "DATABASE_URL": "sqlite:///real.sqlite3"}
    )
    assert environment["PATH"] == "/bin"
    assert not {"PRODUCTION", "DATABASE_URL"} & environment.keys()


def test_what_was_compiled_is_kept_for_the_next_part_whatever_the_shell_says():
    environment = run.clean_environment({"PYTHONDONTWRITEBYTECODE": "1"})
    assert "PYTHONDONTWRITEBYTECODE" not in environment
    assert environment["PYTHONPYCACHEPREFIX"].startswith(str(run.REPORTS))


def test_every_test_runs_measured_or_in_a_browser(monkeypatch):
    """The marks that choose a part leave no test without one, and none in two."""
    chosen = {}

    def noted(name, arguments, **environment):
        chosen[name] = arguments[arguments.index("-m") + 1]
        assert (name == "SQLite") == (measuring.INTO in environment)
        return report(name)

    monkeypatch.setattr(run, "suite", noted)
    monkeypatch.setattr(run, "missed_floors", lambda measured: [])
    monkeypatch.setattr(run, "find_browser", lambda environment: "/bin/sh")
    monkeypatch.delenv("TEST_POSTGRES_URL", raising=False)
    run.main()
    for marks in product((False, True), repeat=3):
        given = dict(zip(("journey", "walk", "once"), marks, strict=True))
        parts = [name for name, each in chosen.items() if eval(each, {}, given)]
        assert parts == ["Journeys" if given["journey"] else "SQLite"], given


def test_what_one_database_does_is_there():
    portal = run.ROOT / "tests" / "portal"
    for name in ONE_DATABASE_DOES:
        assert (portal / f"test_{name}.py").exists(), name


def test_a_named_browser_goes_before_those_on_the_path_and_must_exist():
    assert run.find_browser({"CHROMIUM": "/bin/sh"}) == "/bin/sh"
    assert run.find_browser({"CHROMIUM": "/nowhere/chromium"}) == ""


def test_a_suite_in_which_no_test_was_found_is_a_fault(tmp_path, monkeypatch):
    def pytest_that_passes(command, **kwargs):
        results = next(each for each in command if each.startswith("--junit-xml="))
        Path(results.partition("=")[2]).write_text(told.pop())
        return subprocess.CompletedProcess(command, 0)

    told = ["<testsuites />", RESULTS]
    monkeypatch.setattr(run, "REPORTS", tmp_path)
    monkeypatch.setattr(subprocess, "run", pytest_that_passes)
    found = run.suite("SQLite", [])
    assert len(found.outcomes) == 7
    assert found.faults == []
    assert run.suite("SQLite", []).faults == ["SQLite: no test was found"]


def test_nothing_that_settings_read_comes_from_somebodys_shell():
    told = "".join(
        (run.ROOT / "portal" / place).read_text() for place in ("settings.py", "account/library.py")
    )
    assert set(re.findall(r'\benv\.\w+\(\s*"([A-Z_]+)"', told)) == set(run.OURS)
