"""`manage.py create_clinic`: the first clinic and its administrator on a real installation."""

import getpass
import sys

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from patients.actions import clinics
from patients.permissions import Role
from patients.refusals import Invalid


class Command(BaseCommand):
    help = (
        "Creates a clinic and its first administrator, who then invites everybody else. "
        "The password is asked for, or read from standard input with --password-stdin."
    )

    def add_arguments(self, parser):
        parser.add_argument("name", help="the clinic's name, as patients read it")
        parser.add_argument("--slug", required=True, help="its short name, for instance spine-lodz")
        parser.add_argument("--time-zone", default="UTC", help="for instance Europe/Warsaw")
        parser.add_argument("--emergency-number", default="112")
        parser.add_argument("--phone", default="")
        parser.add_argument("--admin-email", required=True)
        parser.add_argument("--admin-name", required=True)
        parser.add_argument(
            "--clinician",
            choices=[Role.ORTHOPAEDIST.value, Role.NEUROSURGEON.value],
            help="the administrator also treats patients, in this role",
        )
        parser.add_argument(
            "--platform",
            action="store_true",
            help="the administrator also sets up further clinics, in the administration",
        )
        parser.add_argument(
            "--password-stdin",
            action="store_true",
            help="read the password from standard input instead of asking for it",
        )

    def handle(self, *args, **options):
        password = self._password(options)
        try:
            with transaction.atomic():
                clinic = clinics.create_clinic(
                    by=None,
                    name=options["name"],
                    slug=options["slug"],
                    time_zone=options["time_zone"],
                    emergency_number=options["emergency_number"],
                    phone=options["phone"],
                )
                user = clinics.create_user(
                    by=None,
                    email=options["admin_email"],
                    name=options["admin_name"],
                    password=password,
                    is_platform_admin=options["platform"],
                )
                clinics.add_member(clinic, user, by=None, role=Role.CLINIC_ADMIN)
                if options["clinician"]:
                    clinics.add_member(clinic, user, by=None, role=options["clinician"])
        except Invalid as refusal:
            for field, sentence in refusal.errors.items():
                self.stderr.write(f"{field}: {sentence}")
            raise CommandError("Nothing was created.") from refusal
        self.stdout.write(f"Created {clinic.name}. {user.email} can sign in and invite the others.")

    def _password(self, options) -> str:
        if options["password_stdin"]:
            password = sys.stdin.readline().rstrip("\n")
        else:
            password = getpass.getpass("Password of the administrator: ")
        try:
            validate_password(password)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        return password
