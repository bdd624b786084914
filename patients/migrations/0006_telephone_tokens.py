"""Everybody who is on a register already is found by the telephone too."""

from django.db import migrations

from patients import telephone


def add_tokens(apps, schema_editor):
    Patient = apps.get_model("patients", "Patient")
    SearchToken = apps.get_model("patients", "SearchToken")
    called = Patient.objects.exclude(phone="").values_list("pk", "clinic_id", "phone")
    tokens = [
        SearchToken(clinic_id=clinic, patient_id=patient, word=key)
        for patient, clinic, phone in called.iterator()
        if (key := telephone.key(phone))
    ]
    SearchToken.objects.bulk_create(tokens, batch_size=500, ignore_conflicts=True)


def remove_tokens(apps, schema_editor):
    apps.get_model("patients", "SearchToken").objects.filter(word__startswith="#").delete()


class Migration(migrations.Migration):

    dependencies = [
        ("patients", "0005_joining"),
    ]

    operations = [migrations.RunPython(add_tokens, remove_tokens)]
