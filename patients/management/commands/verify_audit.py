"""`manage.py verify_audit`: does the audit trail hold?"""

from django.core.management.base import BaseCommand, CommandError

from patients import audit
from patients.models import AuditEvent


class Command(BaseCommand):
    help = (
        "Walks every chain of the audit trail and names each row that was changed, removed or "
        "inserted. Exit status 1 when a chain does not hold."
    )

    def handle(self, *args, **options):
        faults = list(audit.verify())
        for fault in faults:
            self.stderr.write(f"chain {fault.chain}, row {fault.number}: {fault.what}")
        if faults:
            raise CommandError(f"The audit trail does not hold: {len(faults)} fault(s).")
        self.stdout.write(f"The audit trail holds: {AuditEvent.objects.count()} row(s).")
