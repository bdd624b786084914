"""`manage.py import_patients`: the page's import at a terminal, through the same code."""

from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from patients.actions import importing
from patients.importing import days, reading
from patients.models import Clinic
from patients.models.importing import Finding
from patients.refusals import Refused

BATCH = 5.0  # seconds of importing between two lines that tell how far it is
LETTERS = [reading.UTF8, reading.CENTRAL, reading.WESTERN]


class Command(BaseCommand):
    help = (
        "Imports patients and their diagnoses from a CSV file, as the page does. Each line that "
        "cannot be imported is named with its column and a sentence; without --without nothing is "
        "imported then. Whoever is perhaps registered already is left out: decide that on the page."
    )

    def add_arguments(self, parser):
        parser.add_argument("clinic", help="the clinic's short name")
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--by", required=True, metavar="EMAIL", help="in whose name: somebody who may import"
        )
        parser.add_argument("--check", action="store_true", help="only look, import nothing")
        parser.add_argument(
            "--without", action="store_true", help="leave out the lines that cannot be imported"
        )
        parser.add_argument("--letters", choices=LETTERS, default=reading.UTF8)
        parser.add_argument(
            "--slashes",
            choices=[days.DAY_FIRST, days.MONTH_FIRST],
            default="",
            help="what comes first in 03/04/1985",
        )

    def handle(self, *args, **options):
        by = get_user_model().objects.filter(email__iexact=options["by"]).first()
        clinic = Clinic.objects.filter(slug=options["clinic"]).first()
        if clinic is None or by is None:
            raise CommandError("There is no such clinic, or nobody who signs in with this address.")
        try:
            table = reading.read(options["file"].read_bytes(), options["letters"])
            kept = importing.upload(
                clinic,
                by=by,
                table=table,
                file_name=options["file"].name,
                slashes=options["slashes"],
            )
            self._tell(kept)
            if options["check"]:
                importing.discard(kept, by=by)
                self.stdout.write("Nothing was imported.")
                return
            self._import(kept, by, without=options["without"])
        except (OSError, reading.UnreadableError) as error:
            raise CommandError(f"{options['file']}: {error}") from error
        except Refused as refusal:
            raise CommandError(str(refusal.reason)) from refusal

    def _tell(self, kept) -> None:
        for line in kept.lines.filter(finding__in=[Finding.FAULTY, Finding.LIKELY]):
            self._tell_faults(line)
            if line.finding == Finding.LIKELY:
                self.stderr.write(f"line {line.number}: {line.get_finding_display()}")
        found = kept.lines.counted("finding")
        for finding in Finding:
            if found.get(finding):
                self.stdout.write(f"{found[finding]:6} {finding.label}")

    def _tell_faults(self, line) -> None:
        for column, sentence in line.faults_in_file:
            self.stderr.write(f"line {line.number}, {column or 'the whole line'}: {sentence}")

    def _import(self, kept, by, *, without: bool) -> None:
        try:
            kept = importing.start(kept, by=by, without=without)
        except Refused:
            importing.discard(kept, by=by)
            raise
        total = kept.lines.count()
        while kept.finished_at is None:
            kept = importing.go_on(kept, by=by, seconds=BATCH)
            if kept.finished_at is None:
                self.stdout.write(f"{total - kept.lines.waiting().count()} of {total} lines")
        for line in kept.lines.filter(outcome="refused"):
            self._tell_faults(line)
        done = kept.done
        self.stdout.write(
            f"{done['patients']} new patient(s), {done['diagnoses']} diagnosis(es) added, "
            f"{done.get('there', 0)} line(s) there already, {done.get('left_out', 0)} left out, "
            f"{done.get('refused', 0)} refused."
        )
