"""Render the guideline's document from its rules, or check that the file is up to date."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from assessments.guidelines import EDITIONS
from assessments.guidelines.document import render
from assessments.guidelines.document_texts import render_texts
from assessments.guidelines.edition import DEFAULT_LANGUAGE
from assessments.guidelines.proof import prove


class Command(BaseCommand):
    help = (
        "Writes docs/guidelines/<guideline>.md from the rules of its newest edition, with the "
        "figures of the proof over every combination, and <guideline>.<language>.md with the texts "
        "of each other language beside the English ones. With --check nothing is written, and the "
        "exit status is 1 when the file is stale."
    )
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="only compare")
        parser.add_argument(
            "--folder",
            type=Path,
            default=Path(settings.BASE_DIR) / "docs" / "guidelines",
            help="where the documents are (docs/guidelines)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        newest = {edition.guideline: edition for edition in EDITIONS.values()}
        for guideline, edition in newest.items():
            documents = {f"{guideline}.md": render(edition, prove(edition))} | {
                f"{guideline}.{language}.md": render_texts(edition, language)
                for language in edition.languages
                if language != DEFAULT_LANGUAGE
            }
            for name, document in documents.items():
                self._write(options["folder"] / name, document, check=options["check"])

    def _write(self, path: Path, document: str, *, check: bool) -> None:
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(document, encoding="utf-8")
            self.stdout.write(f"Wrote {path.name}.")
        elif not path.exists() or path.read_text(encoding="utf-8") != document:
            raise CommandError(
                f"{path.name} is stale: run `manage.py guideline_docs` and commit the result."
            )
        else:
            self.stdout.write(f"{path.name} is up to date.")
