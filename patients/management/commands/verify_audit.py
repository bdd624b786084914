"""`manage.py verify_audit`: does the audit trail hold?"""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from patients import audit
from patients.models import AuditEvent


class Command(BaseCommand):
    help = (
        "Walks every chain of the audit trail and names each row that was changed, removed or "
        "inserted. Exit status 1 when a chain does not hold. Whoever can write to the database "
        "could rewrite a whole chain: keep its heads elsewhere with --write-heads, and compare "
        "later with --heads."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--write-heads", type=Path, metavar="FILE", help="write where each chain ends, as JSON"
        )
        parser.add_argument(
            "--heads", type=Path, metavar="FILE", help="compare with heads that were written before"
        )

    def handle(self, *args, **options):
        faults = list(audit.verify())
        if options["heads"]:
            faults += audit.verify_against(self._kept(options["heads"]))
        for fault in faults:
            self.stderr.write(f"chain {fault.chain}, row {fault.number}: {fault.what}")
        if faults:
            raise CommandError(f"The audit trail does not hold: {len(faults)} fault(s).")
        self.stdout.write(f"The audit trail holds: {AuditEvent.objects.count()} row(s).")
        if options["write_heads"]:
            options["write_heads"].write_text(json.dumps(audit.heads(), indent=2) + "\n")
            self.stdout.write(f"Heads written to {options['write_heads']}.")

    def _kept(self, path: Path) -> dict:
        try:
            return json.loads(path.read_text())
        except (OSError, ValueError) as error:
            raise CommandError(f"The heads in {path} cannot be read: {error}") from error
