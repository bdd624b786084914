"""What `make test` measures: every line and branch of the product, and each floor bites."""

import json
import re
import sys
from importlib import import_module

import pytest

from tests import measuring, run

SPINE = """
def name(level, patient):
    if level:
        patient = level
    return (
        patient
    )
"""


def left(folder, worker, *, reached=(), missed=(), ways=(), ways_missed=(), of="engine/verdict.py"):
    """The file of one process, in which `of` is the only file of the product."""
    told = {
        "executed_lines": reached,
        "missing_lines": missed,
        "executed_branches": ways,
        "missing_branches": ways_missed,
    }
    whole = {
        "meta": {"software": "slipcover", "branch_coverage": True},
        "files": {f"assessments/{of}": told},
    }
    (folder / f"coverage-{worker}.json").write_text(json.dumps(whole))


def faults(folder, capsys):
    said = run.missed_floors(measuring.together(folder))
    return said, capsys.readouterr().out


@pytest.fixture
def product(tmp_path, monkeypatch):
    """A product of one module, half of which is used."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
    for folder in measuring.PRODUCT:
        (tmp_path / folder).mkdir()
    for name in ("measured_spine", "asgi"):
        (tmp_path / "portal" / f"{name}.py").write_text(SPINE)
    monkeypatch.syspath_prepend(tmp_path / "portal")
    probes = measuring.begin()
    import_module("measured_spine").name("", "Rita")
    yield probes
    sys.modules.pop("measured_spine")


def test_lines_and_branches_that_nothing_reached_are_found(product):
    files = product.get_coverage()["files"]
    assert set(files) == {"portal/measured_spine.py"}
    found = files["portal/measured_spine.py"]
    assert found["missing_lines"] == [4]
    assert found["missing_branches"] == [(3, 4)]
    assert (3, 5) in found["executed_branches"]


def test_what_one_process_reached_was_reached(tmp_path):
    left(tmp_path, "gw0", reached=[1], missed=[2, 3], ways=[[1, 2]], ways_missed=[[1, 3]])
    left(tmp_path, "gw1", reached=[1, 2], missed=[3], ways=[], ways_missed=[[1, 2], [1, 3]])
    measured = measuring.together(tmp_path)
    assert measured.percent == 60
    assert measured.lines() == [
        "  assessments/engine/verdict.py: 3",
        "  60.00 % of the lines and branches of 1 files",
    ]


@pytest.mark.parametrize("gap", [{"missed": [3]}, {"ways_missed": [[1, 3]]}], ids=str)
def test_the_engine_has_no_line_and_no_branch_that_is_not_reached(tmp_path, capsys, gap):
    left(tmp_path, "gw0", reached=list(range(10, 500)), **gap)
    said, printed = faults(tmp_path, capsys)
    assert said == ["branch coverage of the engine and the guidelines is below 100 %"]
    assert re.search(r"verdict.py: (3|1->3)\n", printed)


def test_the_floor_of_everything_is_lower_and_bites_too(tmp_path, capsys):
    left(tmp_path, "gw0", reached=list(range(10, 105)), missed=[1, 2, 3, 4, 5], of="forms.py")
    left(tmp_path, "gw1", reached=[1], of="engine/verdict.py")
    assert faults(tmp_path, capsys)[0] == []
    left(tmp_path, "gw0", reached=list(range(10, 105)), missed=list(range(9)), of="forms.py")
    assert faults(tmp_path, capsys)[0] == ["branch coverage of everything is below 95 %"]


def test_where_nothing_was_measured_every_floor_is_missed(tmp_path, capsys):
    left(tmp_path, "gw0", reached=[1])
    told = measuring.environment(tmp_path)
    assert told == {"PYTEST_PLUGINS": "tests.measuring", "MEASURE_INTO": str(tmp_path)}
    assert len(faults(tmp_path, capsys)[0]) == 2
