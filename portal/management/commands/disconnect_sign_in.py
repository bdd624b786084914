"""`manage.py disconnect_sign_in`: after the hospital gave somebody a new account."""

from django.core.management.base import BaseCommand, CommandError

from portal.actions import hospital
from portal.models import User


class Command(BaseCommand):
    help = (
        "Forgets which account at the hospital's provider somebody signs in with, so that the next "
        "sign-in there connects again by the verified address. Make sure first who is asking."
    )

    def add_arguments(self, parser):
        parser.add_argument("email", help="the address under which the portal knows the person")

    def handle(self, *args, **options):
        user = User.objects.signing_in_with(options["email"])
        if user is None:
            raise CommandError("Nobody signs in with this address. Look for a misspelling.")
        hospital.disconnect(user, by=None)
        self.stdout.write("Forgotten. The next sign-in through the hospital connects again.")
