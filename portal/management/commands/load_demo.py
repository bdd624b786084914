"""`manage.py load_demo`: the demonstration, once; a second run keeps what is there."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from portal.demo import loading
from portal.demo.people import PHRASE


class Command(BaseCommand):
    help = (
        "Fills an empty database with two clinics, their staff and fifteen fictional patients, "
        "and prints who can sign in. What is there already is kept. Refuses on production settings."
    )

    def handle(self, *args, **options):
        if settings.PRODUCTION or not settings.DEMO:
            raise CommandError(
                "The demonstration is never loaded beside real patients. "
                "Create the first clinic with: manage.py create_clinic"
            )
        if loading.is_loaded():
            self.stdout.write("Demonstration data is there already; it was kept as it is.")
        else:
            self.stdout.write("Loading the demonstration ...")
            with transaction.atomic():
                loading.load()
        self.stdout.write(f"\nSign in with the password: {PHRASE}\n")
        for email, name, about in loading.sign_ins():
            self.stdout.write(f"  {email:<30} {name:<20} {about}")
        if not settings.STAFF_SECOND_FACTOR:
            self.stdout.write(
                "\nStaff sign in without a second factor here. To see it asked for, start with "
                "STAFF_SECOND_FACTOR=1."
            )
        self.stdout.write("")
