"""Each tool of `make check` fails on a deliberate violation, tried in a copy of the tree."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.check_production import manage
from tests.house.source import PRODUCT, ROOT

TOOLS = Path(sys.executable).parent
FORBIDDEN_IMPORTS = {
    "patients/spine.py": "import assessments",
    "assessments/engine/facts.py": "import django\nimport assessments.guidelines",
    "patients/models/base.py": "import patients.actions.people",
}


@pytest.fixture
def copy(tmp_path):
    """The product elsewhere, to be spoilt."""
    for folder in PRODUCT:
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__")
        )
    for name in ("pyproject.toml", "manage.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "templates").mkdir()
    return tmp_path


def plant(path: Path, text: str) -> None:
    path.write_text(path.read_text() + "\n" + text + "\n")


def said(copy: Path, tool: str, *arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [TOOLS / tool, *arguments], cwd=copy, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_each_contract_about_imports_is_broken_by_a_forbidden_import(copy):
    for name, line in FORBIDDEN_IMPORTS.items():
        plant(copy / name, line)
    status, words = said(copy, "lint-imports", "--no-cache")
    assert status == 1
    assert words.count("BROKEN") == 4, words
    assert "KEPT" not in words


def test_the_linter_finds_an_unused_name_and_the_formatter_a_crooked_line(copy):
    plant(copy / "patients/spine.py", "import os\nx   =  1")
    status, words = said(copy, "ruff", "check", "--no-cache", "patients/spine.py")
    assert status == 1
    assert "F401" in words
    status, _words = said(copy, "ruff", "format", "--no-cache", "--check", "patients/spine.py")
    assert status == 1


def test_the_template_linter_finds_a_bare_picture_and_crooked_markup(copy):
    template = copy / "templates" / "page.html"
    template.write_text('<img src="x.png">\n')
    status, words = said(copy, "djlint", "--lint", "--quiet", "templates")
    assert status == 1
    assert "H013" in words
    template.write_text("<ul><li>\n{{ x }}</li>\n</ul>\n")
    status, _words = said(copy, "djlint", "--check", "--quiet", "templates")
    assert status == 1


def test_the_type_checker_finds_a_wrong_type_in_the_engine(copy):
    plant(copy / "assessments/engine/facts.py", 'count: int = "one"')
    status, words = said(copy, "mypy", "--cache-dir", str(copy / "cache"))
    assert status == 1
    assert "[assignment]" in words


def test_a_model_that_changed_without_its_migration_is_found(copy):
    model = copy / "patients/models/patient.py"
    model.write_text(model.read_text().replace("max_length=40", "max_length=41"))
    status, words = said(copy, "python", "manage.py", "makemigrations", "--check", "--dry-run")
    assert status == 1
    assert "Alter field" in words


def test_the_deployment_check_finds_a_setting_that_is_not_safe():
    done = manage("check", "--deploy", "--fail-level", "WARNING", SECURE_HSTS_SECONDS="0")
    assert done.returncode == 1
    assert "security.W004" in done.stderr
