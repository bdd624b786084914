"""`manage.py send_reminders`: mails patients what waits for them; made for cron."""

from django.core.management.base import BaseCommand, CommandError

from assessments.models.reminder import ReminderKind
from portal import reminders


class Command(BaseCommand):
    help = (
        "Sends the reminders that are due, each of them once. Run it every hour; what a mail "
        "server did not take is tried again by the next run, and makes the exit status 1."
    )

    def handle(self, *args, **options):
        """Send, and say how many of each kind."""
        run = reminders.send_all()
        if run is None:
            self.stdout.write("Another run is under way. Nothing was sent by this one.")
            return
        for kind in ReminderKind:
            self.stdout.write(f"{run.sent[kind]} reminder(s) sent: {kind.value}.")
        if run.failed:
            raise CommandError(f"{run.failed} reminder(s) were not sent. The next run tries again.")
