"""Each rule about dependencies and words finds what it forbids."""

import pytest

from tests.house import supplies

PROJECT = """
[project]
dependencies = [
    "django~=5.2.0",  # the web framework
    "left-pad~=1.0",
]
[project.optional-dependencies]
dev = [
    "Pytest_Django~=4.14",  # database fixtures
]
"""
PINNED = "django==5.2.19 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n"


def lines(rule, text: str) -> list[int]:
    return [line for line, _what in rule(text)]


@pytest.mark.parametrize("word", supplies.FORBIDDEN)
def test_a_word_that_does_not_belong_in_the_project_is_found(word):
    assert lines(supplies.forbidden_words, f"fine\nsee {word.upper()} there") == [2]


def test_ordinary_words_are_fine():
    assert lines(supplies.forbidden_words, "The worker shared the design of the agenda.") == []


@pytest.mark.parametrize(
    "fragments",
    [
        ("import x  # no", "qa: F401"),
        ("x = y  # type: ig", "nore"),
        ("if x:  # pragma: no", " cover"),
        ("@pytest.mark.sk", "ip"),
        ("@pytest.mark.xf", "ail"),
        ("# TO", "DO later"),
    ],
)
def test_a_silenced_check_is_found(fragments):
    assert lines(supplies.excuses, "x = 1\n" + "".join(fragments)) == [2]


def test_a_loose_requirement_and_one_without_hashes_are_found():
    assert lines(supplies.unpinned, PINNED) == []
    assert lines(supplies.unpinned, PINNED + "waitress==3.0.2\n") == [4]
    assert lines(supplies.unpinned, "waitress~=3.0 \\\n    --hash=sha256:aa\n") == [1]


def test_a_dependency_without_a_reason_is_found():
    assert lines(supplies.unexplained_dependencies, PROJECT) == [5]


def test_names_are_compared_as_indexes_do():
    assert supplies.direct_dependencies(PROJECT) == {
        "run": {"django", "left-pad"},
        "dev": {"pytest-django"},
    }
    assert supplies.pins(PINNED) == {"django"}


def test_a_changed_file_has_another_integrity(tmp_path):
    styles = tmp_path / "bootstrap.min.css"
    styles.write_text("a{}")
    before = supplies.integrity(styles)
    styles.write_text("a{ }")
    assert before.startswith("sha384-")
    assert supplies.integrity(styles) != before
