"""Several people at the same moment: deeds in threads, each on a database connection of its own."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.db import connection, connections


class Threads:
    """Runs deeds at once. SQLite's tests live in memory, which threads share: there a file is made.

    What the deeds did is to be looked at by `alone`, because it may stand in that file. For tests
    with `django_db(transaction=True)`: only what is committed is seen.
    """

    def __init__(self, folder):
        self._elsewhere = None
        if connection.vendor == "sqlite":
            path = str(folder / "threads.sqlite3")
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [path])
            self._elsewhere = {**connection.settings_dict, "NAME": path}
            self.alone(self._keep_a_write_ahead_log)

    @staticmethod
    def _keep_a_write_ahead_log() -> None:
        """As the migration does to a file; a copy of what was in memory has none yet."""
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode=WAL")

    def at_once(self, *deeds: Callable) -> list:
        """What each deed returned, or the exception it raised."""
        ready = threading.Barrier(len(deeds))

        def run(deed):
            ready.wait(timeout=20)
            try:
                return self._on_own_connection(deed)
            except Exception as error:
                return error

        with ThreadPoolExecutor(len(deeds)) as pool:
            return list(pool.map(run, deeds))

    def alone(self, deed: Callable):
        """What one deed returned."""
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(self._on_own_connection, deed).result()

    def _on_own_connection(self, deed: Callable):
        if self._elsewhere is not None:
            connections["default"].settings_dict = self._elsewhere
        try:
            return deed()
        finally:
            connection.close()
