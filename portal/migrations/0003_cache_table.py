"""The table behind Django's cache: tries at signing in and used codes, counted over all processes."""

from django.core.management import call_command
from django.db import migrations


def make(_apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


def remove(_apps, schema_editor):
    schema_editor.execute("DROP TABLE IF EXISTS portal_cache")


class Migration(migrations.Migration):
    dependencies = [("portal", "0002_write_ahead_log")]

    operations = [migrations.RunPython(make, remove)]
