"""`manage.py assess` and `manage.py guideline_docs`, without a database."""

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from assessments.guidelines.document_texts import spoken
from tests.guidelines.reading import BEST, EDITION

ROOT = Path(__file__).parents[2]
CASE = json.dumps({"id": "a", **BEST})
OTHER = json.dumps({"id": "b", **BEST, "spine_status": "disease_advanced"})


def answers(capsys) -> list[dict]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.fixture
def typed(monkeypatch):
    """What stands on standard input."""

    def put(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    return put


class TestAssess:
    def test_answers_a_file_in_order(self, tmp_path, capsys):
        file = tmp_path / "cases.jsonl"
        file.write_text(f"{CASE}\n\n{OTHER}\n", encoding="utf-8")
        call_command("assess", str(file))
        found = [(answer["id"], answer["class"]) for answer in answers(capsys)]
        assert found == [("a", "healthy"), ("b", "excluded")]

    def test_answers_standard_input(self, typed, capsys):
        typed(f"{CASE}\n")
        call_command("assess")
        assert [answer["id"] for answer in answers(capsys)] == ["a"]

    def test_goes_on_after_a_line_that_is_refused_and_fails_at_the_end(self, typed, capsys):
        typed(f'nonsense\n{{"id": "x"}}\n{CASE}\n')
        with pytest.raises(CommandError, match="Lines that could not be classified: 2") as raised:
            call_command("assess")
        assert raised.value.returncode == 1
        first, second, third = answers(capsys)
        assert first["errors"]["line"].startswith("Line 1:")
        assert set(second["errors"]) == {"spine_status", "back_pain"}
        assert third["class"] == "healthy"

    def test_a_file_that_cannot_be_read_is_named(self, tmp_path):
        with pytest.raises(CommandError, match=r"none\.jsonl cannot be read: No such file"):
            call_command("assess", str(tmp_path / "none.jsonl"))

    def test_answers_each_line_before_it_reads_the_next(self, monkeypatch, capsys):
        class Asking:
            """A reader who sends the second case only once the first is answered."""

            def __iter__(self):
                yield f"{CASE}\n".encode()
                assert answers(capsys)[0]["id"] == "a"
                yield f"{OTHER}\n".encode()

        monkeypatch.setattr(sys, "stdin", type("Stdin", (), {"buffer": Asking()}))
        call_command("assess")
        assert answers(capsys)[0]["id"] == "b"

    def test_a_reader_who_has_seen_enough_ends_it_quietly(self, tmp_path):
        file = tmp_path / "cases.jsonl"
        file.write_text(f"{CASE}\n" * 500, encoding="utf-8")
        command = [sys.executable, "manage.py", "assess", str(file)]
        with subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as running:
            assert json.loads(running.stdout.readline())["id"] == "a"
            running.stdout.close()
            assert running.stderr.read() == b""
        assert running.returncode == 0

    def test_help_documents_every_key(self, capsys):
        with pytest.raises(SystemExit) as left:
            call_command("assess", "--help")
        assert left.value.code == 0
        text = capsys.readouterr().out
        for key in (*BEST, "diagnoses", "examined", "pain_cause", "consultation", "decision"):
            assert f" {key}" in text


class TestGuidelineDocs:
    def test_written_then_up_to_date_then_stale(self, tmp_path):
        out = io.StringIO()
        call_command("guideline_docs", folder=tmp_path, stdout=out)
        call_command("guideline_docs", folder=tmp_path, check=True, stdout=out)
        assert out.getvalue().splitlines() == [
            "Wrote running-spine.md.",
            "Wrote running-spine.pl.md.",
            "running-spine.md is up to date.",
            "running-spine.pl.md is up to date.",
        ]

    @pytest.mark.parametrize("name", ["running-spine.md", "running-spine.pl.md"])
    def test_each_document_that_was_edited_is_stale(self, tmp_path, name):
        call_command("guideline_docs", folder=tmp_path)
        document = tmp_path / name
        document.write_text(document.read_text(encoding="utf-8") + "edited", encoding="utf-8")
        with pytest.raises(CommandError, match=f"{re.escape(name)} is stale"):
            call_command("guideline_docs", folder=tmp_path, check=True)

    def test_every_polish_text_stands_beside_its_original(self, tmp_path):
        call_command("guideline_docs", folder=tmp_path)
        lines = (tmp_path / "running-spine.pl.md").read_text(encoding="utf-8").splitlines()
        assert "Review status: **draft**. Each text stands by its original." in lines
        polish, english = (dict(spoken(EDITION.texts(code))) for code in ("pl", "en"))
        assert set(polish) == set(english)
        for place in ("recommendations REC-20 patient default", "stop_rule steps S1 patient"):
            assert any(f"| {english[place]} | {polish[place]} |" in line for line in lines), place

    def test_a_missing_document_is_stale(self, tmp_path):
        with pytest.raises(CommandError, match="is stale"):
            call_command("guideline_docs", folder=tmp_path, check=True)

    def test_the_published_document_is_up_to_date(self, capsys):
        call_command("guideline_docs", check=True)
        assert "is up to date" in capsys.readouterr().out
