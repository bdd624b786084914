"""`manage.py forget_imports`: erases uploaded files that are older than a day; run it daily."""

from django.core.management.base import BaseCommand

from patients.actions import importing


class Command(BaseCommand):
    help = "Erases what was uploaded to be imported and is older than a day."

    def handle(self, *args, **options):
        self.stdout.write(f"{importing.forget_outdated(by=None)} upload(s) erased.")
