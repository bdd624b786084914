"""The demonstration, told once for many journeys: every journey begins with it as if just loaded.

Telling it takes seconds, putting a copy back hundredths of one. A copy serves for the hour in which
it was told, because the stories are dated from the day on which they are told.
"""

import sqlite3
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import connection

from portal.demo import loading


class Told:
    """Loads the demonstration into an empty database, and knows it by heart afterwards."""

    def __init__(self):
        self.copy = sqlite3.connect(":memory:")
        self.hour = None

    def again(self) -> None:
        """Fill the database. Other databases than SQLite hear the whole story every time."""
        if connection.vendor != "sqlite":
            loading.load()
            return
        hour = datetime.now().strftime("%Y-%m-%d %H")
        if self.hour == hour:
            connection.ensure_connection()
            self.copy.backup(connection.connection)
            ContentType.objects.clear_cache()  # their rows have the numbers of the copy again
        else:
            loading.load()
            connection.connection.backup(self.copy)
            self.hour = hour

    def close(self) -> None:
        """Forget it."""
        self.copy.close()
