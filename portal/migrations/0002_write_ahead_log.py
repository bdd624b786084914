"""SQLite keeps a write-ahead log, so that readers do not wait for a writer.

The mode stays with the file, and is set here once: set by every new connection, it failed at once
with "database is locked" where another connection was just closing, without waiting its turn.
"""

from django.db import migrations


def keep_a_write_ahead_log(_apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode=WAL")


class Migration(migrations.Migration):
    atomic = False  # the mode cannot change within a transaction
    dependencies = [("portal", "0001_initial")]
    operations = [migrations.RunPython(keep_a_write_ahead_log, migrations.RunPython.noop)]
