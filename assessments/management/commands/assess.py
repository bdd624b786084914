"""Classify cases in bulk: JSON Lines in, JSON Lines out, one answer for each case, in order."""

import json
import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError

from assessments import guidelines
from assessments.guidelines.contract import answer_line

HELP = """\
Reads cases as JSON Lines (one JSON object a line, UTF-8) from FILE, or from standard input, and
answers each with one line of JSON on standard output, in order, as it goes. Empty lines are passed
over. Nothing is stored.

A case:
  id                   text, given back with the answer
  the spine, one of
    spine_status       no_disease, not_assessed, disease_reported, disease_not_advanced,
                       disease_stage_unknown, disease_advanced
    diagnoses          a list, empty if there is none, of
                         {"kind": discopathy | spondylolisthesis | other_spine_disease |
                                  symptom | cause | emergency,
                          "running_excluded": no | not_judged | yes        (not_judged)
                          "verification": confirmed | patient_reported | refuted |
                                  entered_in_error                          (confirmed)
                          "status": active | resolved}                      (active)
      with examined    true or false                                        (false)
  back_pain            none, settles, persistent
  pain_cause           muscle_weakness, unknown, other_known, spinal_disease;
                       required with pain, refused without it
  technique            ergonomic, novice, not_recorded                      (not_recorded)
  core_strengthening   regular, not_regular, not_recorded                   (not_recorded)
  stretching           after, before_only, none, not_recorded               (not_recorded)
  regeneration         yes, no, not_recorded                                (not_recorded)
  usual_surface        trail, other, cement, not_recorded                   (not_recorded)
  shoes                cushioned, low_cushion_trail, other, not_recorded    (not_recorded)
  and, if known
    difficulty_stopping, runs_now   yes, no
    consultation       orthopaedist, neurosurgeon, other
    decision           pending, will_not_run, will_run_within_plan,
                       will_run_against_advice, undecided                   (pending)

An answer: id, edition, class, rank (0 to 4), label, provisional, reasons, factors, range,
deciding_questions, changes, recommendations (id, mode, claims), warnings.
A line that cannot be read or classified is answered with {"id": ..., "errors": {field: sentence}};
the rest goes on.

Exit status: 0 when every line was classified, 1 when one was refused or FILE cannot be read.

Example:
  echo '{"id": "case-1", "diagnoses": [{"kind": "discopathy"}], "examined": true,
  "back_pain": "none"}' | tr -d '\\n' | python manage.py assess
"""


class Command(BaseCommand):
    help = HELP
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> ArgumentParser:
        """The help keeps its lines."""
        kwargs["formatter_class"] = RawDescriptionHelpFormatter
        return super().create_parser(prog_name, subcommand, **kwargs)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file",
            nargs="?",
            default="-",
            metavar="FILE",
            help="JSON Lines; standard input if none",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with _lines_of(options["file"]) as lines:
                refused = self._answer(lines)
        except BrokenPipeError:  # whoever reads us has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return
        if refused:
            raise CommandError(f"Lines that could not be classified: {refused}.")

    def _answer(self, lines: BinaryIO) -> int:
        """Answer line by line; how many were refused."""
        edition = guidelines.in_force(on=date.today())
        refused = 0
        for number, line in enumerate(lines, start=1):
            if line.strip():
                answer = answer_line(line, number, edition)
                refused += "errors" in answer
                self.stdout.write(json.dumps(answer))
                self.stdout.flush()
        return refused


@contextmanager
def _lines_of(name: str) -> Iterator[BinaryIO]:
    with ExitStack() as stack:
        try:
            lines = sys.stdin.buffer if name == "-" else stack.enter_context(open(name, "rb"))
        except OSError as problem:
            raise CommandError(f"{name} cannot be read: {problem.strerror}.") from problem
        yield lines
