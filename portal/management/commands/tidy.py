"""`manage.py tidy`: erases what was kept for a while only; run it daily."""

from django.core.management.base import BaseCommand

from assessments.actions import kept
from patients.actions import importing
from portal.actions import erasing


class Command(BaseCommand):
    help = (
        "Erases uploads to be imported that are older than a day, and answers that were never "
        "saved or sent and are older than a week. Erases the clinical records of patients who were "
        "erased, when they need not be kept any longer. Run it daily; twice does no harm."
    )

    def handle(self, *args, **options):
        self.stdout.write(f"{importing.forget_outdated(by=None)} upload(s) erased.")
        self.stdout.write(f"{kept.forget_outdated(by=None)} page(s) of answers erased.")
        self.stdout.write(f"{erasing.erase_all_due(by=None)} record(s) of erased patients erased.")
