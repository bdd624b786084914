"""`manage.py kept_record`: hands out the kept record of an erased patient, by its number."""

import json

from django.core.management.base import BaseCommand, CommandError
from django.core.serializers.json import DjangoJSONEncoder

from patients import audit
from patients.models import Patient
from portal.mine import own_data


class Command(BaseCommand):
    help = "Prints what is still kept of a patient who was erased, as JSON. It stands in the trail."

    def add_arguments(self, parser):
        """The number under which the record is kept."""
        parser.add_argument("number", help="the number on the clinic's page of erased patients")

    def handle(self, *args, number, **options):
        """Print it, once it stands in the trail."""
        kept = Patient.objects.filter(record_number=number, erased_at__isnull=False).first()
        if kept is None:
            raise CommandError(f"No record is kept under {number}.")
        audit.read("record.handed_out", by=None, patient=kept)
        told = own_data.as_json(kept)
        self.stdout.write(json.dumps(told, cls=DjangoJSONEncoder, indent=2, ensure_ascii=False))
