"""`manage.py forget_second_factors`: for whoever has nobody else to ask, such as the first one."""

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from portal.actions.second_factors import forget_second_factors


class Command(BaseCommand):
    help = (
        "Removes the apps, passkeys and recovery codes of somebody, ends the sessions "
        "and revokes the own access keys. They sign in with the password alone once, and set up "
        "another second factor. Make sure first that it is really this person who asks."
    )

    def add_arguments(self, parser):
        parser.add_argument("sign_in", help="the email address or the sign-in name")

    def handle(self, *args, **options):
        user = get_user_model().objects.signing_in_with(options["sign_in"])
        if user is None:
            raise CommandError("Nobody signs in with that.")
        forget_second_factors(user, by=None)
        self.stdout.write(f"{user.name} sets up a second factor at the next sign-in.")
