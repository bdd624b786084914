"""The mark that a demonstration leaves in its database, and that no real installation starts on.

A row of the audit trail, which nobody takes away. Where a demonstration is older than the mark, its
platform administrator gives it away: no address ends in `.example` on a real installation.
"""

from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import Error
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from patients import audit
from patients.models import AuditEvent
from portal.demo.people import PLATFORM_ADDRESS

EVENT = "demonstration.loaded"
REFUSAL = (
    "This database holds the demonstration, whose password is printed for everybody. PRODUCTION=1 "
    "needs a database of its own: point DATABASE_URL to an empty one."
)


def leave() -> None:
    """Write the mark."""
    with audit.trail():
        audit.record(EVENT, by=None)


def is_there() -> bool:
    """Whether the database holds the demonstration, or held it; an empty one does not."""
    tables = connection.introspection.table_names()
    if not {AuditEvent._meta.db_table, get_user_model()._meta.db_table} <= set(tables):
        return False
    marks = AuditEvent.objects.filter(chain=audit.PLATFORM, event=EVENT)
    return marks.exists() or get_user_model().objects.filter(email=PLATFORM_ADDRESS).exists()


def not_on_a_real_installation(app_configs, databases, **kwargs) -> list[Error]:
    """For `manage.py migrate` and `manage.py check --database default`."""
    is_asked = databases is not None and connection.alias in databases
    if settings.PRODUCTION and is_asked and is_there():
        return [Error(REFUSAL, id="portal.E002")]
    return []


def refuse() -> None:
    """Before a server takes its first request: raise ImproperlyConfigured where the mark is."""
    if not settings.PRODUCTION:
        return
    # A thread of its own: some servers load the application where the database may not be asked.
    with ThreadPoolExecutor(max_workers=1) as apart:
        if apart.submit(_is_there_alone).result():
            raise ImproperlyConfigured(REFUSAL)


def _is_there_alone() -> bool:
    try:
        return is_there()
    finally:
        connection.close()
